"""The buttons of a draft card."""

import structlog

from bot.ask import Ask, remember
from bot.commands import draft as draft_verb
from bot.commands import launch as launch_verb
from bot.commands import schedule as schedule_verb
from bot.commands import send_test as test_verb
from campaigns import discarding, editing, exporting, mending, previewing, unscheduling
from domain.errors import Refused
from domain.templates import BlankPolicy
from domain.views import CampaignView
from gateways.slack.blocks import notices
from gateways.slack.blocks.decisions import word_form
from gateways.slack.blocks.draft_form import edit_form
from gateways.slack.blocks.preview import Shown
from gateways.slack.blocks.preview import preview as preview_view
from gateways.slack.errors import SlackAway, SlackRefused
from gateways.slack.facts import FileFacts

log = structlog.get_logger(__name__)


def preview(ask: Ask) -> None:
    """Real rows, privately."""
    seen = previewing.preview(ask.rt, ask.who, ask.value)
    rows = [
        Shown(
            why=row.why,
            row=row.row,
            phone=row.phone,
            body=row.body,
            segments=row.segments,
            encoding=row.encoding,
            culprits=row.culprits,
            missing=row.missing,
            skipped=row.skipped,
        )
        for row in seen.rows
    ]
    ask.open(preview_view(seen.name, rows))


def send_test(ask: Ask) -> None:
    """Ask to whom."""
    test_verb.open_form(ask, ask.value)


def edit(ask: Ask) -> None:
    """Open the form with what the draft holds now."""
    view = editing.editable(ask.rt, ask.who, ask.value)
    posted = _posted(ask, view)
    ids: dict[str, str | int] = {
        "campaign": view.public_id,
        "wording": view.wording_id or 0,
        "channel": ask.channel_id,
    }
    if posted is not None:
        ids |= {"file": posted.id, "name": posted.name, "size": posted.size}
    ask.open(edit_form(view, remember(**ids), posted))


def _posted(ask: Ask, view: CampaignView) -> FileFacts | None:
    """A list that the person posted and that this draft did not have yet."""
    try:
        file = draft_verb.newest_list(ask)
    except (SlackAway, SlackRefused) as error:
        log.info("posted_lists_unseen", error=type(error).__name__)
        return None
    had = {upload.file_id for upload in (view.upload, view.declined) if upload is not None}
    return None if file is None or file.id in had else file


def launch(ask: Ask) -> None:
    """Ask, stating everything."""
    launch_verb.open_form(ask, ask.value)


def schedule(ask: Ask) -> None:
    """Ask when."""
    schedule_verb.open_picker(ask, ask.value)


def unschedule(ask: Ask) -> None:
    """Call the start off."""
    unscheduling.unschedule(ask.rt, ask.who, ask.value)


def discard(ask: Ask) -> None:
    """Throw it away; the card offers the way back."""
    discarding.discard(ask.rt, ask.who, ask.value)


def restore(ask: Ask) -> None:
    """Fetch it back."""
    discarding.restore(ask.rt, ask.who, ask.value)


def errors(ask: Ask) -> None:
    """All rows with errors, as a file in a direct message."""
    name = exporting.ask_errors(ask.rt, ask.who, ask.value)
    ask.say(f"The errors of `{name}` come to you as a direct message.")


def delete_original(ask: Ask) -> None:
    """Delete the uploaded file from Slack; the audience stays."""
    try:
        view = discarding.delete_original(ask.rt, ask.who, ask.value)
    except discarding.NotOurs as theirs:
        ask.tell(notices.delete_it_yourself(theirs.owner, theirs.permalink))
        return
    ask.say(f"The file of `{view.name}` is deleted from Slack; its audience stays.")


def skip_blanks(ask: Ask) -> None:
    """Rows with a blank field get no text."""
    editing.decide_blanks(ask.rt, ask.who, ask.value, BlankPolicy.SKIP)


def send_blanks(ask: Ask) -> None:
    """Rows with a blank field are sent with nothing there."""
    editing.decide_blanks(ask.rt, ask.who, ask.value, BlankPolicy.BLANK)


def ask_word(ask: Ask) -> None:
    """Ask for the word that stands in."""
    view = editing.editable(ask.rt, ask.who, ask.value)
    memory = remember(campaign=view.public_id, channel=ask.channel_id)
    ask.open(word_form(view, memory))


def choose_column(ask: Ask) -> None:
    """Answer which column has the numbers; the menu's value is `<public id>:<column>`."""
    public_id, _, column = ask.value.rpartition(":")
    if not column.isdigit():
        raise Refused(notices.OLD_BUTTON)
    editing.choose_number_column(ask.rt, ask.who, public_id, int(column))


def mend(ask: Ask) -> None:
    """Take the text that a warning offers; the value is `<public id>:<wording>:<code>`."""
    public_id, _, rest = ask.value.partition(":")
    wording, _, code = rest.partition(":")
    if not wording.isdigit():
        raise Refused(notices.OLD_BUTTON)
    mending.mend(ask.rt, ask.who, public_id, code=code, seen_wording_id=int(wording))
