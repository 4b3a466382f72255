"""Opt-outs that the team records and lifts, and what binds a number.

What somebody recorded here holds at once and everywhere: whoever waits in a campaign is skipped in
the same transaction, and a text that is about to leave is held back as after a STOP.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from campaigns import access
from campaigns.forms import OptOutForm
from campaigns.optout_scopes import require_topic, scope_of
from domain.actors import Actor, Door
from domain.counting import count
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.inbound import ConsentSource
from domain.optouts import BY_THE_PERSON
from domain.optoutwords import Said, topic_words
from domain.phones import PROBLEM_WORDS, Problem, mask
from domain.roles import Role
from domain.scopes import ALL, topic_of
from jobs import card
from jobs.opt_out_files import number_reader
from models import (
    campaigns,
    consent,
    erased,
    opt_out_records,
    opt_outs,
    senders,
    workspaces,
)
from models.consent_events import Told
from models.tables import Workspace
from runtime import Runtime

MOST: Final = 500
"""Numbers that are typed at once; more are a list."""
REASON_LENGTH: Final = 300


@dataclass(frozen=True, slots=True)
class Added:
    """Masked numbers: those that are out from now on, and those that were before."""

    new: tuple[str, ...]
    already: tuple[str, ...]
    scope: str
    senders: Mapping[int, str]
    touched: tuple[int, ...] = ()
    """Campaigns that lost somebody."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A masked number, and what still binds it, whoever said so."""

    number: str
    stands: tuple[Said, ...]
    senders: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Checked:
    """A masked number, what binds it, and what happened, the latest first.

    `senders` are the workspace's names by id, for the words of a scope.
    """

    number: str
    stands: tuple[Said, ...]
    history: tuple[Said, ...]
    senders: Mapping[int, str]
    is_erased: bool = False
    """The number was erased since, and what binds it is known by its digest alone."""


def add(rt: Runtime, who: Actor, form: OptOutForm) -> Added:
    """Opt these numbers out from now on, all of them or none; a reason is kept with each."""
    access.require_opt_outs(rt, who, Role.LAUNCHER, to="record opt-outs")
    require_topic(rt, who, form)
    reason = given_reason(form.reason, "Say why they are opted out; it is kept with each number.")
    source = ConsentSource.COMPLAINT if form.complaint else _source(who)
    told = Told(source, by=who.name, reason=reason)
    added = rt.db.write_again(lambda session: _add(rt, session, who, form, told=told))
    for campaign_id in added.touched:
        card.nudge(rt, campaign_id)
    return added


def _add(rt: Runtime, session: Session, who: Actor, form: OptOutForm, *, told: Told) -> Added:
    """One transaction, made again after a deadlock: receipts hold rows and then these numbers."""
    now = rt.clock()
    phones = _numbers(workspaces.get(session, who.workspace_id), form.numbers)
    scope = scope_of(session, who.workspace_id, form)
    new = consent.opt_out_all(
        session, told, workspace_id=who.workspace_id, phones=phones, now=now, scope=scope
    )
    names = _names(session, who.workspace_id)
    touched = sorted(opt_outs.skip_waiting(session, [who.workspace_id], phones, scope))
    for campaign_id in touched:
        campaigns.touch_card(session, campaign_id, now)
    access.record(
        rt,
        session,
        who,
        Verb.ADD_OPT_OUT,
        Subject.WORKSPACE,
        who.workspace_id,
        numbers=len(phones),
        new=len(new),
        scope=scope,
        source=str(told.source),
        reason=told.reason,
    )
    old = [phone for phone in phones if phone not in new]
    return Added(tuple(map(mask, new)), tuple(map(mask, old)), scope, names, tuple(touched))


def _source(who: Actor) -> ConsentSource:
    return ConsentSource.API if who.door is Door.API else ConsentSource.MANUAL


def remove(rt: Runtime, who: Actor, form: OptOutForm) -> Removed:
    """Lift what the team recorded for one number and scope; what the person said stays.

    Whom a campaign skipped because of it stays skipped: nobody is texted because of this.
    """
    access.require_opt_outs(rt, who, Role.APPROVER, to="lift opt-outs")
    require_topic(rt, who, form)
    reason = given_reason(form.reason, "Say why it is lifted; it is kept in the audit.")
    with rt.db.write() as session:
        phones = _numbers(workspaces.get(session, who.workspace_id), form.numbers)
        if len(phones) != 1:
            raise Refused("Lift the opt-out of one number at a time.", field="numbers")
        phone, scope = phones[0], scope_of(session, who.workspace_id, form)
        told = Told(_source(who), by=who.name, reason=reason)
        erased.recognise(session, rt.settings, [who.workspace_id], phones, now=rt.clock())
        lifted = consent.take_back(
            session,
            told,
            workspace_id=who.workspace_id,
            phone=phone,
            scope=scope,
            now=rt.clock(),
        )
        stands = opt_out_records.standing(session, who.workspace_id, phone)
        if not lifted:
            raise Refused(_not_ours(mask(phone), scope, stands))
        access.record(
            rt,
            session,
            who,
            Verb.REMOVE_OPT_OUT,
            Subject.WORKSPACE,
            who.workspace_id,
            scope=scope,
            sources=sorted(one.source for one in lifted),
            number=mask(phone),
            reason=reason,
        )
        return Removed(mask(phone), tuple(stands), _names(session, who.workspace_id))


def check(rt: Runtime, who: Actor, raw: str) -> Checked:
    """What binds a number, and its history."""
    access.require_opt_outs(rt, who, Role.AUTHOR)
    with rt.db.read() as session:
        [phone] = _numbers(workspaces.get(session, who.workspace_id), [raw])
        digest = erased.digest_of(session, rt.settings, who.workspace_id, phone)
        known = [phone, digest] if digest else [phone]
        stands = [opt_out_records.standing(session, who.workspace_id, one) for one in known]
        history = [opt_out_records.history(session, who.workspace_id, one) for one in known]
        return Checked(
            mask(phone),
            tuple(said for some in stands for said in some),
            tuple(said for some in history for said in some),
            _names(session, who.workspace_id),
            is_erased=bool(digest),
        )


def given_reason(text: str, sentence: str) -> str:
    """A reason on one line, or a refusal with that sentence."""
    reason = " ".join(text.split())[:REASON_LENGTH]
    if not reason:
        raise Refused(sentence, field="reason")
    return reason


def _numbers(workspace: Workspace, given: Sequence[str]) -> list[str]:
    raws = [raw for raw in given if raw.strip()]
    if not raws:
        raise Refused("Give a number, such as +15125550123.", field="numbers")
    if len(raws) > MOST:
        raise Refused(f"That is {count(len(raws), 'number')}. Import them as a list.")
    read = number_reader(workspace)
    found: dict[str, None] = {}
    for raw in raws:
        number = read(raw)
        if isinstance(number, Problem):
            raise Refused(
                f"“{raw.strip()}” is no number: {PROBLEM_WORDS[number]}. Nothing was changed.",
                field="numbers",
            )
        found[number] = None
    return list(found)


def _names(session: Session, workspace_id: int) -> dict[int, str]:
    return {one.id: one.name for one in senders.of_workspace(session, workspace_id)}


def _not_ours(number: str, scope: str, stands: Sequence[Said]) -> str:
    """Why nothing can be lifted, and who could."""
    here = [one for one in stands if one.scope == scope]
    if not here and stands:
        topics = [topic_words(topic) for one in stands if (topic := topic_of(one.scope))]
        named = f" the topic “{topics[0]}”" if topics else " one sender"
        return f"{number} is not out of that, but of{named if scope == ALL else ' something else'}."
    if not here:
        return f"{number} is not opted out; nothing was changed."
    assert all(one.source in BY_THE_PERSON for one in here)
    if any(one.source is ConsentSource.REPLY for one in here):
        return (
            f"{number} opted out by an own reply, “{here[0].words}”, which is nobody’s to lift but"
            " the person’s. They can text START."
        )
    return (
        f"Twilio itself blocks {number}, because the person said STOP to it, and would go on to"
        " block it. They can text START."
    )
