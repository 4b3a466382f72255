"""Whom a launch leaves out that its question may still have counted.

In pages, before the launch and behind no lock of its own: a hundred thousand opt-outs in the
launch's transaction would hold up whoever sends. Who is skipped here may be texted in no case, so
it does no harm where the launch is refused after all; who comes later is skipped by the launch
itself, or by the claim, as whoever is left where somebody waits for a press (`PRESSED`).
"""

from dataclasses import dataclass
from typing import Final

from domain.lifecycle import LOOKED_AT_ANEW, CampaignState
from domain.windows import Kind
from models import audiences, campaigns, imports, opt_outs, suppressions, withdrawals
from models.tables import Campaign
from runtime import Runtime

PAGE: Final = 5_000
"""Ids at a time, as where consents are looked through (`jobs.agreeing`)."""
PRESSED: Final = 4_000
"""Opt-outs, and suppressions, that are looked at while somebody waits: a second or so."""
UNLAUNCHED: Final = LOOKED_AT_ANEW | {CampaignState.COUNTING_DOWN}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """So many were skipped: they opted out, or their consent `ended`, since the list was counted.

    Or they are `suppressed`: a code said that they cannot receive texts. Opt-outs with an id up to
    `upto` were looked at, suppressions with one up to `suppressed_upto`.
    """

    opted_out: int = 0
    ended: int = 0
    upto: int = 0
    suppressed: int = 0
    suppressed_upto: int = 0


NOBODY: Final = LeftOut()


def leave_out(
    rt: Runtime, workspace_id: int, public_id: str, attest: str, *, most: int | None = None
) -> LeftOut:
    """Skip them; with an attestation consents that were recorded and ended count no more.

    Of new opt-outs, and of new suppressions, so many at `most` are looked at, or all; the claim
    skips whoever is left of them.
    """
    with rt.db.read() as session:
        campaign = campaigns.by_public_id(session, workspace_id, public_id)
    if campaign is None or campaign.state not in UNLAUNCHED:
        return NOBODY
    opted_out, upto = _opted_out(rt, campaign, most)
    suppressed, looked_at = _suppressed(rt, campaign, most)
    rests_on_it = campaign.kind != Kind.MARKETING and bool(attest.strip())
    ended = 0 if rests_on_it else _ended(rt, campaign)
    return LeftOut(opted_out, ended, upto, suppressed, looked_at)


def _opted_out(rt: Runtime, campaign: Campaign, most: int | None) -> tuple[int, int]:
    """How many, and up to which opt-out; nothing where the launch can do it all in a moment."""
    skipped, upto, looked_at = 0, 0, 0
    while True:
        with rt.db.read() as session:
            page = opt_outs.news_page(session, campaign, after=upto)
            found = audiences.waiting_of(session, campaign.id, [phone for _, phone in page])
            last = opt_outs.last_id(session)
        if len(page) < opt_outs.PAGE:
            return skipped, upto
        if most is not None and looked_at >= most:
            return skipped, max(upto, last)
        if found:
            with rt.db.write() as session:
                if campaigns.locked(session, campaign.id).state not in UNLAUNCHED:
                    return skipped, upto
                skipped += opt_outs.skip_rows(session, found)
        upto = page[-1][0]
        looked_at += len(page)


def _suppressed(rt: Runtime, campaign: Campaign, most: int | None) -> tuple[int, int]:
    """How many, and up to which suppression; the launch itself need not look at the old ones."""
    skipped, upto, looked_at = 0, 0, 0
    while True:
        with rt.db.read() as session:
            page = suppressions.news_page(session, campaign, after=upto)
            found = audiences.waiting_of(session, campaign.id, [phone for _, phone in page])
            last = suppressions.last_id(session)
        if not page or (most is not None and looked_at >= most):
            return skipped, max(upto, last)
        if len(page) < suppressions.PAGE:
            return skipped, page[0][0] - 1
        if found:
            with rt.db.write() as session:
                if campaigns.locked(session, campaign.id).state not in UNLAUNCHED:
                    return skipped, upto
                skipped += suppressions.skip_rows(session, found, campaign.workspace_id)
        upto = page[-1][0]
        looked_at += len(page)


def _ended(rt: Runtime, campaign: Campaign) -> int:
    """A look through the audience, where a consent ended since the last one."""
    estimate, today = imports.estimate_of(campaign), rt.clock().date().isoformat()
    if estimate is None or all(day > today for day in estimate.expiring):
        return 0
    with rt.db.read() as session:
        whole = audiences.bounds(session, campaign.id)
    skipped = 0
    for after in range(whole.first - 1, whole.last, PAGE):
        with rt.db.write() as session:
            if campaigns.locked(session, campaign.id).state not in UNLAUNCHED:
                return skipped
            skipped += withdrawals.skip_ended(
                session, campaign.id, after=after, upto=after + PAGE, now=rt.clock()
            )
    return skipped
