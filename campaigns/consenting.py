"""A team's consents and lists: told of one number, or read from a list that it has already."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from campaigns import access, optouts, texting, uploads
from campaigns.forms import Upload, UploadKind
from domain.actors import Actor
from domain.consent import (
    STANDING_WORDS,
    ConsentKind,
    Purpose,
    Standing,
    Status,
    origin_of,
    standing,
)
from domain.consentcells import Setting, Unreadable, read_moment, read_period
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.optoutwords import outweighs
from domain.phones import mask
from jobs import card
from jobs.contactlists import enqueue_list
from jobs.estimating import enqueue_estimate
from models import agreements, contactlists, opt_outs, withdrawals, workspaces
from models.tables import ConsentFact, ContactList
from runtime import Runtime

FACTS_SHOWN: Final = 10


@dataclass(frozen=True, slots=True)
class Said:
    """What is told of a consent, as typed; `on` is its day, `lasts` such as `6m` or `2y`."""

    kind: str = ""
    source: str = ""
    wording: str = ""
    evidence: str = ""
    on: str = ""
    lasts: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """How a number (masked) stands, in words, and the latest facts that say so."""

    phone: str
    standing: Standing
    words: str
    opted_out: bool
    facts: tuple[ConsentFact, ...]


def check(rt: Runtime, who: Actor, phone: str) -> Checked:
    """What is known of a number's consent."""
    access.require_author(rt, who)
    with rt.db.read() as session:
        number = texting.normalise(workspaces.get(session, who.workspace_id), phone)
        facts = agreements.facts_of(session, who.workspace_id, number)
        stands = standing(map(agreements.fact, facts), rt.clock())
        out = opt_outs.is_out(session, who.workspace_id, number, 0)
    return Checked(mask(number), stands, STANDING_WORDS[stands], out, tuple(facts[:FACTS_SHOWN]))


def add(rt: Runtime, who: Actor, phone: str, said: Said) -> str:
    """Record that somebody agreed; the number, masked, and how it stands then.

    It lifts no opt-out, and says who does: an approver what the team recorded, only the person
    their own word and what Twilio blocks.
    """
    access.require_launcher(rt, who, to="record consents")
    masked = _tell(rt, who, phone, Status.GIVEN, said)
    found = check(rt, who, phone)
    if found.standing is Standing.WITHDRAWN:
        return f"{masked}: recorded, but {found.words}, later than that. No campaign texts it."
    out = f" {outweighs(optouts.check(rt, who, phone).stands)}" if found.opted_out else ""
    return f"{masked}: recorded; {found.words}.{out}"


def withdraw(rt: Runtime, who: Actor, phone: str, source: str) -> str:
    """Record that somebody took it back, from now on and wherever they wait; masked."""
    access.require_author(rt, who)
    return _tell(rt, who, phone, Status.WITHDRAWN, Said(source=source))


def import_list(
    rt: Runtime, who: Actor, upload: Upload, purpose: Purpose, *, said: Said, as_of: str = ""
) -> int:
    """Take in a list; its id. A list of consents says where they agreed, others of which day it is.

    Raises Refused for what is missing. A new do-not-call or reassigned-numbers list replaces the
    former one when it is read.
    """
    access.require_launcher(rt, who, to="record consents")
    with rt.db.read() as session:
        setting = _setting(rt, who, workspaces.get(session, who.workspace_id).region)
    kept = _of_consent(said, setting) if purpose is Purpose.CONSENT else {}
    day = _day(as_of, setting) if purpose is not Purpose.CONSENT else None
    with uploads.prepared(rt.settings, upload) as copied, rt.db.write() as session:
        listed = ContactList(
            workspace_id=who.workspace_id,
            purpose=purpose.value,
            said=kept,
            as_of=day,
            upload="slack" if upload.kind is UploadKind.SLACK_FILE else "file",
            upload_ref=upload.ref if copied is None else str(copied.absolute()),
            filename=upload.filename[:255],
            channel_id=who.channel_id,
            asked_by=who.name,
            created_at=rt.clock(),
        )
        contactlists.require_newer(session, who.workspace_id, purpose, day)
        session.add(listed)
        session.flush()
        list_id = listed.id
    enqueue_list(rt, list_id)
    return list_id


def listed(rt: Runtime, who: Actor, list_id: int) -> ContactList:
    """One of the team's lists as it is now."""
    access.require_author(rt, who)
    with rt.db.read() as session:
        found = contactlists.get(session, list_id)
    if found is None or found.workspace_id != who.workspace_id:
        raise Refused("That list is not there any more.")
    return found


def lists(rt: Runtime, who: Actor) -> Mapping[Purpose, ContactList]:
    """The do-not-call and reassigned-numbers lists that count now."""
    access.require_author(rt, who)
    with rt.db.read() as session:
        return contactlists.current(session, who.workspace_id)


def _tell(rt: Runtime, who: Actor, phone: str, status: Status, said: Said) -> str:
    with rt.db.write() as session:
        team = workspaces.get(session, who.workspace_id)
        number = texting.normalise(team, phone)
        setting = _setting(rt, who, team.region)
        at = _moment(said.on, setting) or rt.clock()
        lasts = _lasts(said.lasts)
        kind = _kind(said.kind) if status is Status.GIVEN else ConsentKind.EXPRESS
        if status is Status.GIVEN and not said.source.strip():
            raise Refused("Say where they agreed: --source “web form of 2026”.", field="source")
        fact = {
            "workspace_id": who.workspace_id,
            "phone": number,
            "status": status.value,
            "kind": kind.value,
            "origin": origin_of(said.source).value,
            "source": said.source.strip()[:120],
            "wording": said.wording.strip()[:500],
            "evidence": said.evidence.strip()[:300],
            "at": at,
            "expires_at": at + lasts if lasts else None,
            "recorded_by": who.name,
            "recorded_at": rt.clock(),
            "inbound_id": None,
        }
        agreements.record(session, [fact])
        touched: set[int] = set()
        if status is Status.WITHDRAWN:
            touched = withdrawals.skip_waiting(session, [who.workspace_id], number)
        drafts = agreements.changed(session, who.workspace_id, number)
        verb = Verb.ADD_CONSENT if status is Status.GIVEN else Verb.WITHDRAW_CONSENT
        same = (status.value, kind.value, at)
        row_id = next(
            it.id
            for it in agreements.facts_of(session, who.workspace_id, number)
            if (it.status, it.kind, it.at) == same
        )
        access.record(rt, session, who, verb, Subject.NUMBER, row_id, kind=kind.value)
    for campaign_id in drafts:
        enqueue_estimate(rt, campaign_id)
    for campaign_id in touched:
        card.touch(rt, campaign_id)
    return mask(number)


def _of_consent(said: Said, setting: Setting) -> dict[str, Any]:
    if not said.source.strip():
        raise Refused("Say where they agreed: --source “web form of 2026”.", field="source")
    at, lasts = _moment(said.on, setting), _lasts(said.lasts)
    return {
        "kind": _kind(said.kind).value,
        "source": said.source.strip(),
        "wording": said.wording.strip(),
        "evidence": said.evidence.strip(),
        "at": at.isoformat() if at else "",
        "lasts_days": lasts.days if lasts else 0,
    }


def _setting(rt: Runtime, who: Actor, region: str) -> Setting:
    return Setting(region, ZoneInfo(who.zone), rt.clock())


def _kind(typed: str) -> ConsentKind:
    """Refused unless it is one of the two: nobody is to claim writing by leaving it out."""
    word = typed.strip().casefold()
    if word not in set(ConsentKind):
        raise Refused(
            "Say how they agreed: --kind written (they signed, ticked or typed to get marketing by"
            " text), or --kind express (in any other way).",
            field="kind",
        )
    return ConsentKind(word)


def _moment(typed: str, setting: Setting) -> datetime | None:
    if not typed.strip():
        return None
    try:
        return read_moment(typed, setting)
    except Unreadable as error:
        raise Refused(f"{error}.", field="on") from error


def _day(typed: str, setting: Setting) -> date:
    found = _moment(typed, setting)
    if found is None:
        raise Refused("Of which day is the list? Say it: --as-of 2026-11-01.", field="as_of")
    return found.astimezone(setting.zone).date()


def _lasts(typed: str) -> Any:
    if not typed.strip():
        return None
    found = read_period(typed)
    if not found:
        raise Refused(
            f"“{typed}” is no period up to 20 years. Write 6m, 2y or 180d.", field="expires_after"
        )
    return found
