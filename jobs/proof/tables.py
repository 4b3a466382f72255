"""The tables of a proof pack: one row of cells at a time, read in pages."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from domain import templates
from domain.actors import mention
from domain.chain import is_erased
from domain.deeds import Subject
from domain.heeding import Took
from domain.inbound import Change
from domain.templates import BlankPolicy, Template
from jobs.proof import heeding
from models import proofs, stories
from models.base import Database
from models.proofs import About, Proven
from models.retention import ALL
from models.tables import Campaign, Wording

Cells = Sequence[object]
Render = Callable[[Sequence[str]], str]
NONE: Final = "none"
GONE: Final = "(made with values that are not kept any more; see its version in summary.txt)"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a pack is about, with what all of its tables need."""

    db: Database
    about: About
    campaigns: Sequence[Campaign]
    wordings: Mapping[int, Wording]
    zone: ZoneInfo
    sealed: Mapping[str, int]
    """The newest sealed row of each table when the pack was begun; newer ones are not in it."""
    opt_outs: list[bool] = field(default_factory=list)
    """Of each opt-out or opt-in that was written, whether it was an opt-out."""
    wrong: list[str] = field(default_factory=list)
    """Sentences of opt-outs that were not heeded."""

    def known(self, kind: str, rows: Sequence[Any]) -> list[Any]:
        """Those of a table's rows that were sealed when the pack was begun."""
        return [row for row in rows if row.id <= self.sealed[kind]]

    def campaign_deeds(self, session: Session) -> list[Any]:
        """Who did what with the campaign; of a number's campaigns that concerns others as well."""
        if self.about.phone:
            return []
        ids = [campaign.id for campaign in self.campaigns]
        return self.known("audit", proofs.deeds(session, Subject.CAMPAIGN, ids))

    def at(self, moment: datetime | None) -> str:
        """A time in the team's zone, with its offset."""
        return "" if moment is None else moment.astimezone(self.zone).isoformat(" ", "seconds")


TEXTS: Final = (
    *("number", "kind", "campaign", "version", "text", "sender", "claimed", "taken by Twilio"),
    *("SID", "state", "since", "code", "segments"),
)


def texts(scope: Scope) -> Iterator[Cells]:
    """Every text with its exact words."""
    render = _renderers(scope)
    for page in proofs.texts(scope.db, scope.about):
        yield from (_text(scope, one, render) for one in page)


def _text(scope: Scope, one: Proven, render: Mapping[int, Render]) -> Cells:
    text = one.text
    wording = scope.wordings.get(text.wording_id or 0)
    body = text.body
    if body is None and wording is not None:
        body = GONE if _is_gone(scope, one, wording) else render[wording.id](one.fields)
    return (
        one.phone,
        text.kind,
        text.campaign,
        wording.version if wording else "",
        body or "",
        text.sender,
        scope.at(text.at),
        scope.at(text.taken_at),
        text.sid or "",
        text.state,
        scope.at(text.state_at),
        text.error_code or "",
        text.segments,
    )


def _is_gone(scope: Scope, one: Proven, wording: Wording) -> bool:
    """Whether the values that this text was made with are not kept any more."""
    if not Template.parse(wording.template).fields:
        return False
    [campaign] = [it for it in scope.campaigns if it.id == wording.campaign_id]
    to = campaign.blanked_to or 0
    return is_erased(one.phone) or to == ALL or (one.text.recipient_id or 0) <= to


def _renderers(scope: Scope) -> dict[int, Render]:
    """What makes the text of a row, for each version of each campaign."""
    of = {campaign.id: campaign for campaign in scope.campaigns}
    made = {}
    for wording in scope.wordings.values():
        campaign = of[wording.campaign_id]
        fills = campaign.blank_policy == BlankPolicy.WORD
        word = campaign.blank_word if fills else ""
        parsed = Template.parse(wording.template)
        made[wording.id] = templates.compile(parsed, campaign.columns, word=word)
    return made


RECEIPTS: Final = ("SID", "status", "code", "received")


def receipts(scope: Scope) -> Iterator[Cells]:
    """Every delivery receipt as it came."""
    for page in proofs.texts(scope.db, scope.about):
        with scope.db.read() as session:
            found = stories.reports(session, [one.text for one in page])
        for one in found:
            yield (one.sid, one.status, one.error_code or "", scope.at(one.at))


ANSWERS: Final = (
    "number",
    "received",
    "SID",
    "words",
    "meaning",
    "decided by",
    "decided",
    "came by",
)


def answers(scope: Scope) -> Iterator[Cells]:
    """What people wrote, and what was made of it."""
    for numbers in proofs.phones(scope.db, scope.about):
        with scope.db.read() as session:
            found = proofs.inbound(session, scope.about, numbers)
        for one in found:
            who = mention(one.decided_by) if one.decided_by else ""
            decided = f"{one.decision}: {who}" if one.decision else ""
            yield (
                *(one.phone, scope.at(one.received_at), one.sid, one.body, one.meaning),
                *(decided, scope.at(one.decided_at), one.came_by),
            )


WORDINGS: Final = ("id", "campaign", "version", "text", "written by", "written")


def wordings(scope: Scope) -> Iterator[Cells]:
    """The exact text of every version."""
    of = {campaign.id: campaign.name for campaign in scope.campaigns}
    for one in scope.known("wordings", list(scope.wordings.values())):
        who, when = mention(one.created_by), scope.at(one.created_at)
        yield (one.id, of[one.campaign_id], one.version, one.template, who, when)


OPT_OUTS: Final = (
    *("id", "number", "recorded", "what", "of", "source", "words", "by", "reason"),
    *("last text before", "lifted", "first text after that it forbade"),
)


def opt_outs(scope: Scope) -> Iterator[Cells]:
    """Every opt-out and opt-in, with the last text before it and the first one that it forbade."""
    for compared in heeding.compared(scope.db, scope.about):
        one, found = compared.event, compared.heeded
        if not scope.known("consent_events", [one]):
            continue
        scope.opt_outs.append(one.change == Change.OUT)
        if found.wrong is not None:
            scope.wrong.append(
                f"{one.phone} opted out {scope.at(one.at)}, and Twilio took {found.wrong.sid}"
                f" ({found.wrong.kind}) for it {scope.at(found.wrong.at)}."
            )
        yield (
            *(one.id, one.phone, scope.at(one.at), one.change, one.scope, one.source),
            *(one.words, one.by, one.reason, _took(scope, found.before), scope.at(found.until)),
            _took(scope, found.wrong),
        )


def _took(scope: Scope, text: Took | None) -> str:
    return NONE if text is None else f"{scope.at(text.at)} {text.sid} ({text.kind})"


CONSENTS: Final = (
    *("id", "number", "status", "kind", "where", "source", "wording", "evidence", "agreed"),
    *("expires", "recorded by", "recorded"),
)


def consents(scope: Scope) -> Iterator[Cells]:
    """What is recorded of each number's consent."""
    for numbers in proofs.phones(scope.db, scope.about):
        with scope.db.read() as session:
            found = proofs.agreements(session, scope.about, numbers)
        for one in scope.known("consent_facts", found):
            yield (
                *(one.id, one.phone, one.status, one.kind, one.origin, one.source, one.wording),
                *(one.evidence, scope.at(one.at), scope.at(one.expires_at), one.recorded_by),
                scope.at(one.recorded_at),
            )


DEEDS: Final = ("id", "when", "who", "what", "on", "which", "from", "detail")


def deeds(scope: Scope) -> Iterator[Cells]:
    """What people did with the campaigns, and decided about the answers."""
    with scope.db.read() as session:
        rows = scope.campaign_deeds(session)
    yield from (_deed(scope, row) for row in rows)
    for numbers in proofs.phones(scope.db, scope.about):
        with scope.db.read() as session:
            replies = [one.id for one in proofs.inbound(session, scope.about, numbers)]
            decided = proofs.deeds(session, Subject.REPLY, replies) if replies else ()
        yield from (_deed(scope, row) for row in scope.known("audit", decided))


def _deed(scope: Scope, row: Any) -> Cells:
    return (
        *(row.id, scope.at(row.at), mention(row.actor), row.verb, row.subject),
        *(row.subject_id or "", row.origin, row.detail),
    )
