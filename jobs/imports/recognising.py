"""Who was erased and stands on a list again: an opt-out outlives the erasure.

It comes after those who are out in clear were skipped: whoever is erased between the two is found
here. A team that never erased anybody pays one look.
"""

from domain.chain import number_digest
from domain.ledger import SkipReason
from domain.scopes import binding
from models import audiences, erased
from models.chain import own_key
from models.opt_outs import out_of
from models.tables import Campaign, CsvImport
from runtime import Runtime


def recognise_erased(rt: Runtime, upload: CsvImport, campaign: Campaign) -> None:
    """Skip whoever opted out before they were erased; safe to run twice.

    Raises Refused without the key of the digests: nobody can tell then whom not to text.
    """
    with rt.db.read() as session:
        digests = erased.digests(session, upload.workspace_id)
        key = own_key(session, rt.settings) if digests else b""
    if not digests:
        return
    for page in audiences.phones(rt.db, upload.campaign_id):
        known = {
            phone: row_id
            for row_id, phone in page
            if phone is not None and number_digest(key, phone) in digests
        }
        if known:
            _skip(rt, campaign, known)


def _skip(rt: Runtime, campaign: Campaign, rows: dict[str, int]) -> None:
    scopes = binding(campaign.sender_id, campaign.topic)
    with rt.db.write() as session:
        teams = [campaign.workspace_id]
        erased.recognise(session, rt.settings, teams, rows.keys(), now=rt.clock())
        out = out_of(session, campaign.workspace_id, rows.keys(), scopes)
        audiences.skip_rows(session, [rows[phone] for phone in out], SkipReason.OPTED_OUT)
