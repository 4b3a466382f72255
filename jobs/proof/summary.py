"""The summary of a proof pack: what a lawyer reads first, in plain sentences."""

from collections.abc import Iterator, Mapping
from typing import Final

from domain.actors import mention
from domain.counting import count
from domain.deeds import Subject, Verb
from domain.story import Story
from domain.telling import standing, tell
from jobs.proof.tables import Scope
from models import chain as links
from models import proofs, stories, workspaces
from models.tables import AuditRow, Campaign, Witness
from runtime import Runtime

PARTS: Final[Mapping[str, str]] = {
    "texts.csv": "every text with its exact words, its SID and what became of it",
    "receipts.csv": "every delivery receipt as Twilio sent it",
    "answers.csv": "what people wrote, and what was made of it",
    "wordings.csv": "the exact text of each version",
    "opt-outs.csv": "every opt-out and opt-in, and the first text after it that it forbade",
    "consent.csv": "what is recorded of each number's consent",
    "audit.csv": "who did what, when, and from where",
    "approvals.csv": "who was asked to let it go, for exactly what, and who did",
    "links.jsonl": "the links of the hash chain, with what their digests were made of",
    "chain.csv": "the hash chain itself, digests only",
}
HOW: Final = """\
HOW TO CHECK IT
Every row of wordings.csv, opt-outs.csv, consent.csv and audit.csv was sealed into a hash chain
within seconds. `python3 check.py DIGEST`, in this folder, with a digest that was posted in the
team's channel, makes the digests of links.jsonl again, compares them with those four files, and
follows chain.csv to its end. It needs Python 3.9 and nothing else. Without a posted digest it shows
only that the pack agrees with itself.

Texts (texts.csv), receipts (receipts.csv), answers (answers.csv), approvals (approvals.csv, whose
deeds are in audit.csv) and this summary are not sealed.
A pack cannot show that a row was left out of it: ask for it again, or have `rollcall audit verify`
run where it was made. What was not sealed when it was begun is not in it.

By hand: the digest of a link is SHA-256 over the JSON list [digest of the link before, position,
table, row, sealed, facts, personal]; the first link follows 64 zeros. Its `facts` are HMAC-SHA256
of "facts:" and facts_text, its `personal` of "personal:" and personal_text, both with `key`, which
is of that link alone. A number stands in facts_text as "#" and the first 14 bytes, in URL-safe
base64, of SHA-256 over number_key and the number.

The end of each day was posted in the team's Slack channel, where it cannot be taken back unseen.
The digests below must be in chain.csv at their position, and in that channel on their day.
"""


def of(rt: Runtime, scope: Scope, rows: Mapping[str, int]) -> str:
    """The whole summary."""
    return "\n".join([*_head(rt, scope), *_parts(rows), "", HOW, *_posted(rt, scope)]) + "\n"


def _head(rt: Runtime, scope: Scope) -> Iterator[str]:
    about = scope.about
    with rt.db.read() as session:
        team = workspaces.get(session, about.workspace_id).business_name
        story = stories.of_number(session, about.workspace_id, about.phone) if about.phone else None
    what = about.phone or ", ".join(f"“{one.title}”" for one in scope.campaigns)
    yield f"PROOF PACK OF {team}: {what}"
    yield f"Made {scope.at(rt.clock())}. Times are in the zone {scope.zone.key}, with their offset."
    yield ""
    if story is not None:
        yield from _story(rt, scope, story)
    for campaign in () if about.phone else scope.campaigns:
        yield from _campaign(rt, scope, campaign)
    yield from _opt_outs(scope)


def _opt_outs(scope: Scope) -> Iterator[str]:
    """Said plainly, whichever way it is."""
    yield "TEXTS AFTER AN OPT-OUT"
    outs = sum(scope.opt_outs)
    compared = f"{count(outs, 'opt-out')} compared with every text that Twilio took."
    if not scope.wrong:
        yield f"None: {compared}"
    else:
        yield f"{count(len(scope.wrong), 'opt-out')} NOT HEEDED, of {compared}"
        yield from scope.wrong[:SHOWN]
        if len(scope.wrong) > SHOWN:
            yield f"And {len(scope.wrong) - SHOWN:,} more: see opt-outs.csv."
    yield ""


def _story(rt: Runtime, scope: Scope, story: Story) -> Iterator[str]:
    yield "WHAT HAPPENED"
    yield from standing(story, rt.clock())
    for line in tell(story, rt.clock(), sids=True):
        yield f"{scope.at(line.at)}  {line.words}"
    yield ""


def _campaign(rt: Runtime, scope: Scope, campaign: Campaign) -> Iterator[str]:
    yield f"CAMPAIGN {campaign.name} ({campaign.kind})"
    yield f"Drafted {scope.at(campaign.created_at)} by {mention(campaign.created_by)}."
    for wording in scope.wordings.values():
        if wording.campaign_id == campaign.id:
            made = f"{scope.at(wording.created_at)} by {mention(wording.created_by)}"
            yield f"Version {wording.version} of its text, {made}:"
            yield f"    {wording.template}"
    if campaign.attestation:
        who = mention(campaign.attested_by or "")
        yield f"Consent attested {scope.at(campaign.attested_at)} by {who}: {campaign.attestation}"
    if campaign.launch_reason:
        yield f"It could not wait, said whoever launched it: {campaign.launch_reason}"
    with rt.db.read() as session:
        deeds = proofs.deeds(session, Subject.CAMPAIGN, [campaign.id])
    yield from (_launch(scope, deed) for deed in deeds if deed.verb in _SHOWN)
    yield f"It is {campaign.state} since {scope.at(campaign.state_at)}."
    yield ""


_SHOWN: Final = frozenset(
    {
        *(Verb.LAUNCH, Verb.SCHEDULE, Verb.UNSCHEDULE, Verb.DECIDE_LATE, Verb.RETRY),
        *(Verb.PAUSE, Verb.RESUME, Verb.CANCEL, Verb.STOP, Verb.STOP_ALL, Verb.FINISH),
        *(Verb.SEND_UNKNOWN_AGAIN, Verb.CLOSE_UNKNOWN, Verb.BLANK),
    }
) | {verb for verb in Verb if "approv" in verb.value}
SHOWN: Final = 100
"""Opt-outs that were not heeded are told one by one; of more, how many."""


def _launch(scope: Scope, deed: AuditRow) -> str:
    seen = ", ".join(f"{name}: {value}" for name, value in deed.detail.items())
    shown = f" ({seen})" if seen else ""
    return f"{scope.at(deed.at)}  {deed.verb} by {mention(deed.actor)}{shown}"


def _parts(rows: Mapping[str, int]) -> Iterator[str]:
    yield "WHAT IS IN HERE"
    for name, words in PARTS.items():
        yield f"{name}: {words} ({rows.get(name, 0):,} rows)"


def _posted(rt: Runtime, scope: Scope) -> Iterator[str]:
    with rt.db.read() as session:
        found = links.witnesses(session)
        begun = links.begun(session)
    yield "POSTED"
    yield from (_witness(one) for one in found if one.workspace_id == scope.about.workspace_id)
    if begun is not None:
        yield f"Now: link {begun.position:,}  {begun.digest}"


def _witness(one: Witness) -> str:
    posted = f"posted in {one.channel_id} ({one.ts})" if one.ts else "not posted yet"
    return f"{one.day.isoformat()}: link {one.position:,}  {one.digest}  {posted}"
