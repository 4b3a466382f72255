"""Single texts of other software: judged one by one, kept together, sent from the next moment on.

What is answered as queued is committed: the texts, the campaign of the day that they belong to,
and the answer itself where the request has a name. Whatever speaks against a text later (an
opt-out, the hours, a cap) is asked by the claim, as for every other text.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from sqlalchemy.orm import Session

from campaigns import access, days, readiness
from campaigns.readiness import Missing
from domain.actors import Actor
from domain.apicodes import Code, Declined
from domain.idempotency import Kept, Once
from domain.lifecycle import CampaignState
from domain.phones import Normaliser
from domain.singles import (
    MOST,
    Asked,
    Fault,
    Single,
    Wrong,
    day_of,
    fault,
    number_of,
    read,
    single,
)
from domain.views import SenderView, WorkspaceView
from domain.windows import Kind
from jobs import card
from jobs.send.lanes import wake_lanes
from models import erased, idempotency, installation, keys, singles, views, workspaces
from models.base import new_public_id
from models.singles import Opening
from models.tables import ApiKey, Sender
from runtime import Runtime


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a request: the texts that are queued, and what is wrong with the others."""

    queued: tuple[Single, ...]
    faults: tuple[Fault, ...]


@dataclass(slots=True)
class _Judged:
    """The texts of a request by their sender's id, and the faults so far."""

    of: dict[int, list[Single]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


@dataclass(slots=True)
class _Woken:
    """What is to be done after the commit: texts by campaign, and cards that are new."""

    texts: dict[int, int] = field(default_factory=dict)
    made: list[int] = field(default_factory=list)


def send(
    rt: Runtime,
    who: Actor,
    messages: object,
    asked: Once | None = None,
    *,
    shown: Callable[[Outcome], Kept],
) -> Kept:
    """Queue the texts that are right; `shown` words what became of each for the program.

    Raises Declined for the request as a whole: no messages, too many, a key without its approval.
    """
    access.require_launcher(rt, who, who.channel_id, to="send texts")
    texts = _listed(messages)
    with rt.db.read() as session:
        known = idempotency.answered(session, asked, rt.clock())
        if known is not None:
            return known
        key = _approved(session, who)
        workspace = views.workspace_view(session, who.workspace_id)
    judged = _judged(rt, texts, workspace)
    woken = _Woken()

    def work(session: Session) -> Kept:
        woken.texts, woken.made = {}, []
        return idempotency.once(
            session, asked, rt.clock(), lambda: shown(_kept(rt, session, who, key, judged, woken))
        )

    kept = rt.db.write_again(work)
    for campaign_id, count in woken.texts.items():
        wake_lanes(rt, campaign_id, texts=count)
    for campaign_id in woken.made:
        card.nudge(rt, campaign_id)
    return kept


def _listed(messages: object) -> Sequence[object]:
    if not isinstance(messages, list) or not messages:
        raise Declined(
            Code.MISSING_MESSAGES, "Send messages: a list of 1 to 1,000 of them.", field="messages"
        )
    if len(messages) > MOST:
        raise Declined(
            Code.TOO_MANY_MESSAGES,
            f"A request takes {MOST:,} messages; this one has {len(messages):,}.",
            field="messages",
        )
    return messages


def _approved(session: Session, who: Actor) -> ApiKey:
    key = keys.by_public_id(session, who.user_id)
    if key is None or key.workspace_id != who.workspace_id:
        raise Declined(Code.INVALID_KEY, "There is no such key.")
    if keys.waits_for_approval(session, key):
        raise Declined(
            Code.KEY_NOT_APPROVED,
            f"The key “{key.name}” waits for a second person of the team to approve it.",
        )
    if key.kind != Kind.MARKETING and not key.attestation:
        raise Declined(
            Code.ATTESTATION_REQUIRED,
            f"Nobody said where those agreed whom “{key.name}” texts. Make a key that says it.",
        )
    return key


def _judged(rt: Runtime, texts: Sequence[object], workspace: WorkspaceView) -> _Judged:
    """Each text by itself; the sender and what it lacks are looked up once for all of them."""
    normalise = _normaliser(workspace.region, frozenset(workspace.countries))
    senders = {number: it for it in workspace.senders for number in _numbers(it)}
    lacking = {it.id: _lacks(rt, workspace, it) for it in set(senders.values())}
    judged = _Judged()
    for index, raw in enumerate(texts):
        found = read(index, raw, normalise)
        wrong = _from(found, senders, lacking, judged) if isinstance(found, Asked) else found
        if wrong is not None:
            judged.faults.append(wrong)
    return judged


def _from(
    asked: Asked,
    senders: Mapping[str, SenderView],
    lacking: Mapping[int, str],
    judged: _Judged,
) -> Fault | None:
    """Put the text to those of its sender, or say what is wrong with it."""
    sender = senders.get(asked.number)
    if sender is None:
        return fault(asked.index, Wrong.LIST_NOT_FOUND, "list_number")
    if lacking[sender.id]:
        return fault(asked.index, Wrong.SENDER_NOT_READY, "list_number", words=lacking[sender.id])
    made = single(asked, new_public_id(), smart_encoding=sender.smart_encoding)
    if isinstance(made, Fault):
        return made
    judged.of.setdefault(sender.id, []).append(made)
    return None


@lru_cache(maxsize=32)
def _normaliser(region: str, countries: frozenset[str]) -> Normaliser:
    """Its patterns are compiled once for a process, and not for every request."""
    return Normaliser(region, countries)


def _numbers(sender: SenderView) -> Iterator[str]:
    for address in (sender.address, *sender.numbers):
        if number := number_of(address):
            yield number


def _lacks(rt: Runtime, workspace: WorkspaceView, sender: SenderView) -> str:
    """What no text may leave without, in a sentence; empty where nothing is lacking.

    Texts of a sender that was stopped wait until somebody releases it, as while one pauses.
    """
    gaps = (
        *readiness.workspace_gaps(rt.settings, workspace),
        *readiness.sender_gaps(sender, workspace.region),
    )
    stops = (gap for gap in gaps if gap.stops and gap.what is not Missing.SENDER_STOPPED)
    return next((gap.words for gap in stops), "")


def _kept(
    rt: Runtime, session: Session, who: Actor, key: ApiKey, judged: _Judged, woken: _Woken
) -> Outcome:
    """Keep the texts of each sender, in the caller's transaction; senders in one order for all.

    A claim knows opt-outs by their number alone, so whoever was erased is recognised before. Raises
    Refused where nobody can tell.
    """
    now = rt.clock()
    phones = {text.phone for texts in judged.of.values() for text in texts}
    erased.recognise(session, rt.settings, [who.workspace_id], phones, now=now)
    here = installation.sign(session, rt.settings, now)
    team = workspaces.get(session, who.workspace_id)
    opening = Opening(
        key=key, by=who.name, day=day_of(now, team.zone), zone=team.zone, now=now, here=here
    )
    queued, faults = list[Single](), list(judged.faults)
    for sender_id, texts in sorted(judged.of.items()):
        sender = session.get_one(Sender, sender_id)
        campaign, is_new = singles.held(session, opening, sender)
        ended = days.ended(session, campaign, opening)
        if ended is not None:
            faults += [fault(text.index, ended) for text in texts]
            continue
        if not is_new:
            days.look_back(rt, session, campaign, now)
        singles.take_in(session, campaign, texts, opening)
        queued += texts
        if campaign.state == CampaignState.SENDING and not key.is_test:
            woken.texts[campaign.id] = len(texts)
        if is_new:
            woken.made.append(campaign.id)
            days.begun(rt, session, who, campaign)
    return Outcome(
        tuple(sorted(queued, key=lambda text: text.index)),
        tuple(sorted(faults, key=lambda one: one.index)),
    )
