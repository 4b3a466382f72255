"""The part of a proof pack that says who was asked to let a campaign go, and who did."""

from collections.abc import Iterator
from typing import Final

from domain.actors import mention
from jobs.proof.tables import Cells, Scope
from models import approvals

APPROVALS: Final = (
    *("id", "campaign", "state", "why", "version", "fingerprint", "asked by", "asked"),
    *("to start", "decided by", "decided", "reason", "what was asked for"),
)


def rows(scope: Scope) -> Iterator[Cells]:
    """Every request with what was asked for, exactly; a number's pack has none."""
    if scope.about.phone:
        return
    names = {campaign.id: campaign.name for campaign in scope.campaigns}
    versions = {wording.id: wording.version for wording in scope.wordings.values()}
    with scope.db.read() as session:
        found = approvals.of_campaigns(session, [*names])
    for one in found:
        decided = mention(one.decided_by) if one.decided_by else ""
        yield (
            *(one.id, names[one.campaign_id], one.state, one.why),
            *(versions.get(one.wording_id, ""), one.fingerprint),
            *(mention(one.asked_by), scope.at(one.asked_at), scope.at(one.due_at)),
            *(decided, scope.at(one.decided_at), one.reason, one.asked),
        )
