"""The message of a summary channel: all live campaigns, a few lines each, within Slack's limits."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.slacktext import date_token
from domain.summaries import SummaryView, canary_waits, waits
from domain.views import CampaignView
from gateways.slack.blocks import guards, kit
from gateways.slack.blocks.brake import banner
from gateways.slack.blocks.held import state_emoji, state_words
from gateways.slack.blocks.ids import COMMAND
from gateways.slack.blocks.phrases import (
    STATE_WORDS,
    bar,
    by,
    count,
    ended,
    share,
)
from gateways.slack.blocks.schedule import when
from gateways.slack.facts import Block, Rendered

NOTHING: Final = "No campaign is under way."
LOOKING: Final = "Campaigns are being looked for."
PARTIAL: Final = (
    "Not all are counted yet: Slack is asked about few channels at a time, and campaigns of the"
    " others follow within minutes, if everybody may know of them."
    f" `{COMMAND} list` shows those that you may see."
)
ROOM: Final = 2800
"""Characters of a block, so that nothing of a campaign is cut off."""
WHOLE: Final = 10_500
"""Characters of all campaigns: Slack takes no message much longer than that."""
REASON: Final = 160


def summary(view: SummaryView) -> Rendered:
    """The whole message; the last block is the moment at which it was drawn."""
    moment_of = f"As of {date_token(view.at, view.workspace.zone)}. Cards are always current."
    number = len(view.campaigns) + sum(view.left_out.values())
    if not number and not view.is_partial:
        return Rendered(NOTHING, [kit.section(NOTHING), kit.context(moment_of)])
    text = f"{count(number, 'campaign')} under way or to come" if number else LOOKING
    if number and view.is_partial:
        text = f"At least {text}"  # How many it leaves out would tell of private channels.
    waiting = sum(1 for it in view.campaigns if waits(it)) + view.waits_beyond
    if waiting:
        verb = "waits" if waiting == 1 else "wait"
        text += f", {waiting:,} {verb} for a person"
    texts = _fitting(view.campaigns)
    blocks: list[Block] = [
        kit.section(f"*{text}*"),
        *banner(view.workspace),
        *(kit.section(part) for part in _packed(texts)),
    ]
    left_out = Counter(view.left_out) + Counter(it.state for it in view.campaigns[len(texts) :])
    if left_out:
        blocks.append(kit.context(_left_out(left_out)))
    if view.is_partial:
        blocks.append(kit.context(PARTIAL))
    shown = [*blocks[: kit.MESSAGE_BLOCKS - 1], kit.context(moment_of)]
    return Rendered(text=text, blocks=shown)


def _fitting(campaigns: Sequence[CampaignView]) -> list[str]:
    """Of as many as fit into one message, from the first on."""
    texts: list[str] = []
    room = WHOLE
    for view in campaigns:
        text = _campaign(view)
        room -= len(text) + 2
        if room < 0:
            break
        texts.append(text)
    return texts


def _packed(campaigns: Iterable[str]) -> Iterator[str]:
    """As many in a block as there is room for: a block each would be too many."""
    part = ""
    for text in campaigns:
        if part and len(part) + len(text) + 2 > ROOM:
            yield part
            part = ""
        part = f"{part}\n\n{text}" if part else text
    if part:
        yield part


def _campaign(view: CampaignView) -> str:
    lines = [_first(view)]
    if view.state not in (CampaignState.SCHEDULED, CampaignState.AWAITING_APPROVAL):
        lines.append(_progress(view))
    lines += [f":point_right: {words}" for words in _waiting(view)]
    return "\n".join(line for line in lines if line)


def _first(view: CampaignView) -> str:
    where = f" in <#{view.channel_id}>" if view.channel_id[:1] in ("C", "G") else ""
    return (
        f"{state_emoji(view)} {kit.bold(view.title, 80)} `{view.name}`{where}:"
        f" {state_words(view).lower()}{_starts(view)}"
    )


def _starts(view: CampaignView) -> str:
    if view.schedule is None:
        return ""
    if view.state is CampaignState.SCHEDULED:
        return f", starts {when(view.schedule)}"
    if view.state is CampaignState.COUNTING_DOWN:
        return f", its first text leaves {date_token(view.schedule.at, view.workspace.zone)}"
    return ""


def _progress(view: CampaignView) -> str:
    ledger = view.ledger
    if not ledger.recipients:
        return ""
    part = (ledger.recipients - ledger.waiting - ledger[Bucket.CANCELLED]) / ledger.recipients
    words = f"{bar(part)}  *{share(part)}* · {ledger.sent:,} of {ledger.recipients:,} sent"
    if view.state is CampaignState.SENDING and view.ends_at is not None:
        ends = view.ends_at.replace(second=0, microsecond=0)
        words += f" · the last text leaves {date_token(ends, view.workspace.zone)}"
    return words


def _waiting(view: CampaignView) -> list[str]:
    """What a person has to do about it."""
    answers, zone = view.answers.unanswered, view.workspace.zone
    told = []
    if view.state is CampaignState.PAUSED:
        told.append(_paused(view))
    if view.state is CampaignState.AWAITING_APPROVAL and view.approval is not None:
        asked = f"{by(view.approval.asked_by)} asked {date_token(view.approval.asked_at, zone)}"
        told.append(f"An approver has to look at it: {asked}")
    if canary_waits(view):
        told.append("Its canary is out: somebody sends the rest, or cancels it")
    if view.undecided:
        known = "whether it left" if view.undecided == 1 else "whether they left"
        told.append(f"{count(view.undecided, 'text')}: we don’t know {known}")
    if answers.count and answers.oldest is not None:
        what = count(answers.count, "unanswered reply", "unanswered replies")
        told.append(f"{what}, the oldest since {date_token(answers.oldest, zone)}")
    return told


def _paused(view: CampaignView) -> str:
    since = date_token(view.state_at, view.workspace.zone)
    why = f": {kit.words(view.state_reason, REASON)}" if view.state_reason else ""
    if guards.is_stopped(view):
        return ended(f"A guard rail paused it {since}{why}") + " An approver decides."
    return f"Paused by {by(view.state_by)} {since}{why}"


def _left_out(by_state: Mapping[CampaignState, int]) -> str:
    parts = [f"{number:,} {STATE_WORDS[state].lower()}" for state, number in by_state.items()]
    return f"… and {sum(by_state.values()):,} more ({', '.join(parts)}): `{COMMAND} list`"


def moved() -> Rendered:
    """Instead of a summary that an admin sent elsewhere, or ended."""
    text = "This summary is not kept here any more."
    return Rendered(text=text, blocks=[kit.section(text)])
