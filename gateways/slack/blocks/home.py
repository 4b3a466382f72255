"""The App Home: what waits for this person, what runs, and whether the senders are well.

It shows one moment, says which, and has *Refresh*. Slack takes a hundred blocks: each list is cut
by whoever made it, and says how many there are beyond.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

from domain.home import HomeView, SenderHealth, Top
from domain.slacktext import date_token
from gateways.slack.blocks import home_rows, kit
from gateways.slack.blocks.brake import banner, stop_button
from gateways.slack.blocks.home_rows import T
from gateways.slack.blocks.ids import COMMAND, Press
from gateways.slack.blocks.phrases import moment, rate, sender_words
from gateways.slack.facts import Block, View

NOTHING: Final = "Nothing runs, waits or is drafted by you. *New draft* begins a campaign."
WELCOME: Final = "*Welcome.* Rollcall sends text campaigns from Slack. Nothing is set up yet."


def home(view: HomeView, news: str = "") -> View:
    """All of it; `news` stands on top: what a press came to."""
    blocks = [kit.header(_title(view)), kit.context(_as_of(view))]
    blocks += [kit.section(news)] if news else []
    if view.refusal is not None:
        blocks.append(kit.section(f":lock: {kit.refusal(view.refusal)}"))
    elif view.workspace is None:
        blocks += [kit.section(WELCOME), _buttons(view)]
    else:
        blocks += [_buttons(view), *banner(view.workspace), *_campaigns(view), *_senders(view)]
    return {"type": "home", "blocks": blocks[: kit.MODAL_BLOCKS]}


def _title(view: HomeView) -> str:
    return (view.workspace.business_name if view.workspace else "") or "Rollcall"


def _as_of(view: HomeView) -> str:
    return f"As of {date_token(view.at, view.zone)}. Cards in their channels are always current."


def _buttons(view: HomeView) -> Block:
    elements: list[dict[str, Any]] = []
    if view.may_draft:
        elements.append(kit.button("New draft", Press.NEW_DRAFT, style="primary"))
    elements.append(kit.button("Refresh", Press.HOME_REFRESH))
    if view.may_draft:
        elements.append(kit.button("Prove my phone", Press.PHONE))
    if view.may_set_up:
        press = Press.SETUP if view.workspace is None else Press.SETTINGS
        elements.append(kit.button("Settings …", press))
    if view.may_stop and view.workspace is not None and view.workspace.brake is None:
        elements.append(stop_button())
    return kit.actions("home", *elements)


def _campaigns(view: HomeView) -> list[Block]:
    row = home_rows
    blocks = [
        *_list("Waits for your approval", view.approvals, row.approval, "approvals"),
        *_list("Under way", view.running, row.running, "list"),
        *_list("Not started yet", view.upcoming, row.upcoming, "list"),
        *_list("My drafts", view.drafts, row.draft, "list"),
        *_list("Finished in the last seven days", view.finished, row.finished, "list"),
    ]
    return blocks or [kit.section(NOTHING if view.may_draft else "No campaign runs or waits.")]


def _list(title: str, top: Top[T], draw: Callable[[T], Sequence[Block]], verb: str) -> list[Block]:
    """A title, a row each, and how many more there are; nothing where there is none."""
    if not top.shown:
        return []
    number = len(top.shown) + top.more
    blocks = [kit.DIVIDER, kit.section(f"*{title}* ({number:,})")]
    blocks += [block for each in top.shown for block in draw(each)]
    if top.more:
        blocks.append(kit.context(f"… and {top.more:,} more: `{COMMAND} {verb}`"))
    return blocks


def _senders(view: HomeView) -> list[Block]:
    if not view.senders.shown:
        return []
    lines = [_health(it, view.zone) for it in view.senders.shown]
    if view.senders.more:
        lines.append(f"… and {view.senders.more:,} more: `{COMMAND} setup`")
    return [kit.DIVIDER, kit.section("*Senders*"), *(kit.section(line) for line in lines)]


def _health(it: SenderHealth, zone: str) -> str:
    """Whether texts leave from it, how fast, and what is used of what a day allows."""
    sender = it.sender
    name = sender_words(sender) + (" (default)" if sender.is_default else "")
    if sender.stopped_reason is not None:
        since = f" since {date_token(sender.stopped_at, zone)}" if sender.stopped_at else ""
        return f":octagonal_sign: {name} is stopped{since}: {kit.words(sender.stopped_reason, 300)}"
    used = [
        f"{max(0, room.limit.most - room.left):,} of {room.limit.most:,} {room.limit.unit} used"
        f" today ({kit.words(room.limit.whose, 60)}),"
        f" anew {moment(room.ends_at, room.limit.zone, team=zone)}"
        for room in it.rooms
    ]
    full = any(room.left <= 0 for room in it.rooms)
    mark = ":warning:" if full else ":white_check_mark:"
    return " · ".join([f"{mark} {name}, {rate(sender.throughput)}", *used])
