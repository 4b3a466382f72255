"""The forms of a draft: new, edited, copied."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import humanize

from domain.asking import AS_THE_TEXT_SAYS
from domain.kinds import KIND_WORDS, kind_hint
from domain.retries import SecondAttempts
from domain.scopes import TOPIC_LENGTH
from domain.slacktext import date_token
from domain.views import CampaignView, SenderView, WorkspaceView
from domain.windows import Kind, TeamHours
from gateways.slack.blocks import asking, kit
from gateways.slack.blocks.choices import radio
from gateways.slack.blocks.ids import Form
from gateways.slack.blocks.phrases import by
from gateways.slack.blocks.questions import INPUT, Field
from gateways.slack.facts import LIST_TYPES, Block, FileFacts, View

SECOND_WORDS: Final = {
    SecondAttempts.LIMITS: "Once more after a carrier’s limit or congestion",
    SecondAttempts.UNREACHED: "Also once more, 1 hour later, if the phone was off",
    SecondAttempts.NEVER: "Never a second text",
}
TITLE_LIMIT, MESSAGE_LIMIT, NOTE_LIMIT, PASTED_LIMIT = 80, 1600, 500, 3000


@dataclass(frozen=True, slots=True)
class Prefill:
    """What a form shows at first. `file` is a list that was chosen already."""

    title: str = ""
    message: str = ""
    sender: str = ""
    note: str = ""
    asks: str = AS_THE_TEXT_SAYS
    acknowledgement: str = ""
    file: FileFacts | None = None
    kind: Kind | None = None
    second: SecondAttempts = SecondAttempts.LIMITS
    topic: str = ""


def draft_form(workspace: WorkspaceView, memory: str, given: Prefill | None = None) -> View:
    """A new draft: name, text, list, sender, note."""
    prefill = given or Prefill()
    return kit.modal(
        "New draft",
        [
            *_words(prefill),
            *_list(_chosen(prefill.file, workspace.zone)),
            _kind(prefill.kind, workspace.hours),
            *_sender(workspace.senders, prefill),
            asking.question(prefill.asks),
            *_rest(prefill),
        ],
        callback=Form.DRAFT,
        submit="Make the draft",
        memory=memory,
    )


def edit_form(view: CampaignView, memory: str, posted: FileFacts | None = None) -> View:
    """Change a draft; an empty list keeps the audience, a tick takes the one that was posted."""
    prefill = Prefill(
        title=view.title,
        message=view.template,
        asks=view.asked,
        acknowledgement=view.acknowledgement,
        sender=view.sender.name,
        note=view.note,
        kind=view.kind,
        second=view.second_attempts,
        topic=view.topic,
    )
    blocks = [
        *_words(prefill, fields=view.columns),
        *_offered(posted, view.workspace.zone),
        *_list(keeps=True),
        _kind(prefill.kind, view.workspace.hours),
        *_sender(view.workspace.senders, prefill),
        asking.question(prefill.asks, view.template),
        *_rest(prefill),
    ]
    return kit.modal("Edit the draft", blocks, callback=Form.EDIT, submit="Save", memory=memory)


def copy_form(view: CampaignView, memory: str) -> View:
    """The same text, sender and settings for another audience."""
    when = date_token(view.created_at, view.workspace.zone)
    blocks: list[Block] = [
        kit.section(
            f"A new draft with the text and the sender of {kit.bold(view.title)}"
            f" (by {by(view.created_by)}, {when}). Who shall get it this time?"
        ),
        kit.asked(
            Field.TITLE,
            "Name",
            kit.text_input(INPUT, value=f"{view.title[:70]} again", limit=TITLE_LIMIT),
        ),
        *_list(),
    ]
    return kit.modal("Copy", blocks, callback=Form.COPY, submit="Make the draft", memory=memory)


def _words(prefill: Prefill, fields: tuple[str, ...] = ()) -> list[Block]:
    known = ", ".join("{{" + name + "}}" for name in fields[:15])
    hint = (
        f"Fields of this list: {known}."
        if known
        else "{{first_name}} stands for the list’s column; {{first_name|there}} has a default."
    )
    return [
        kit.asked(
            Field.TITLE,
            "Name",
            kit.text_input(
                INPUT, value=prefill.title, hint="Spring offer", limit=TITLE_LIMIT, focus=True
            ),
        ),
        kit.asked(
            Field.MESSAGE,
            "Message",
            kit.text_input(
                INPUT,
                value=prefill.message,
                hint="Hi {{first_name}}, … Reply STOP to opt out.",
                lines=True,
                limit=MESSAGE_LIMIT,
            ),
            hint=hint,
        ),
    ]


def _kind(chosen: Kind | None, team: TeamHours) -> Block:
    choices = [(KIND_WORDS[kind], kind.value, kind_hint(kind, team)) for kind in Kind]
    element = radio(INPUT, choices, chosen=chosen.value if chosen else "")
    return kit.asked(Field.CAMPAIGN_KIND, "What is it to its readers?", element)


def _chosen(file: FileFacts | None, zone: str) -> str:
    """Which list the press will take."""
    return "" if file is None else f"The list is {_named(file, zone)}. A file here replaces it:"


def _offered(file: FileFacts | None, zone: str) -> list[Block]:
    """A list that was posted and that a tick takes: the only way for one of more than 10 MB."""
    if file is None:
        return []
    box = kit.checkbox(INPUT, "Take it in place of the audience", Field.POSTED)
    return [
        kit.section(f"You posted {_named(file, zone)}."),
        kit.asked(Field.POSTED, "The list that you posted", box, optional=True),
    ]


def _named(file: FileFacts, zone: str) -> str:
    """A list's name, its size, and when it was posted."""
    facts = [humanize.naturalsize(file.size)] if file.size else []
    if file.posted_at:
        posted = datetime.fromtimestamp(file.posted_at, UTC)
        facts.append(f"posted {date_token(posted, zone)}")
    more = f" ({', '.join(facts)})" if facts else ""
    return f"{kit.bold(file.name)}{more}"


def _list(chosen: str = "", *, keeps: bool = False) -> list[Block]:
    blocks: list[Block] = [kit.section(chosen)] if chosen else []
    upload: dict[str, Any] = {
        "type": "file_input",
        "action_id": INPUT,
        "filetypes": list(LIST_TYPES),
        "max_files": 1,
    }
    hint = (
        "Leave it empty to keep the audience. Up to 10 MB. Post a larger file in the channel, or to"
        " Rollcall, and press Edit again."
        if keeps
        else "Up to 10 MB. Post larger files in the channel and choose"
        " “Draft a campaign from this file” in the message’s menu."
    )
    blocks.append(kit.asked(Field.SOURCE, "List (CSV)", upload, hint=hint, optional=True))
    numbers = kit.text_input(INPUT, hint="+1 415 555 2671 …", lines=True, limit=PASTED_LIMIT)
    blocks.append(kit.asked(Field.NUMBERS, "… or paste numbers", numbers, optional=True))
    return blocks


def _sender(senders: tuple[SenderView, ...], prefill: Prefill) -> list[Block]:
    if not senders:
        return []
    default = next((one.name for one in senders if one.is_default), senders[0].name)
    options = [kit.option(one.name, one.name) for one in senders]
    menu = kit.select(INPUT, options, chosen=prefill.sender or default)
    return [kit.asked(Field.SENDER, "Sender", menu)]


def _rest(prefill: Prefill) -> list[Block]:
    """What most drafts leave as it is."""
    blocks = [kit.DIVIDER, kit.section("*More*"), asking.acknowledgement(prefill.acknowledgement)]
    options = [kit.option(words, choice.value) for choice, words in SECOND_WORDS.items()]
    second = kit.select(INPUT, options, chosen=prefill.second.value)
    blocks.append(kit.asked(Field.SECOND, "Where a text cannot be delivered", second))
    topic = kit.text_input(INPUT, value=prefill.topic, hint="Tuesday tips", limit=TOPIC_LENGTH)
    hint = "What people can stop by itself. Leave it empty where there is only one."
    blocks.append(kit.asked(Field.TOPIC, "Topic", topic, hint=hint, optional=True))
    note = kit.text_input(INPUT, value=prefill.note, limit=NOTE_LIMIT)
    blocks.append(kit.asked(Field.NOTE, "Note for the team", note, optional=True))
    return blocks
