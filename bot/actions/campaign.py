"""The buttons of a live card and of a final one."""

from bot.ask import Ask, remember
from bot.commands import copy as copy_verb
from bot.commands import retry as retry_verb
from campaigns import canarying, controlling, correcting, exporting, guarding, releasing
from campaigns.showing import status
from campaigns.useby import Late
from gateways.slack.blocks import correction, notices
from gateways.slack.blocks import details as details_blocks
from gateways.slack.blocks.guards import went_on


def pause(ask: Ask) -> None:
    """Send nothing more until somebody resumes."""
    controlling.pause(ask.rt, ask.who, ask.value)


def resume(ask: Ask) -> None:
    """Go on."""
    controlling.resume(ask.rt, ask.who, ask.value)


def resume_late(ask: Ask) -> None:
    """Go on, and send late what a pause held past the use-by; the button asked before."""
    controlling.resume(ask.rt, ask.who, ask.value, Late.SEND)


def resume_drop(ask: Ask) -> None:
    """Go on without those whose use-by went by; the button asked before."""
    controlling.resume(ask.rt, ask.who, ask.value, Late.DROP)


def cancel(ask: Ask) -> None:
    """End it for good; the button asked before."""
    controlling.cancel(ask.rt, ask.who, ask.value)


def release_sender(ask: Ask) -> None:
    """Let texts leave from its sender again; the button asked before."""
    sender = releasing.release_of(ask.rt, ask.who, ask.value)
    ask.say(f"The sender “{sender.name}” is released. Resume each campaign that shall go on.")


def continue_anyway(ask: Ask) -> None:
    """Past a guard rail, whose limit is raised to what the button said; it asked before."""
    public_id, _, rest = ask.value.partition(":")
    rule, _, limit = rest.partition(":")
    view = guarding.continue_anyway(ask.rt, ask.who, public_id, rule, limit)
    ask.say(went_on(view))


def release_canary(ask: Ask) -> None:
    """The rest follows the first texts; the button asked before."""
    public_id, _, wording = ask.value.partition(":")
    canarying.release(ask.rt, ask.who, public_id, int(wording) if wording.isdecimal() else 0)


def correct(ask: Ask) -> None:
    """Open the form with the text of those who are left."""
    view = correcting.correctable(ask.rt, ask.who, ask.value)
    memory = remember(campaign=view.public_id, wording=view.wording_id or 0, channel=ask.channel_id)
    ask.open(correction.form(view, memory))


def send_correction(ask: Ask) -> None:
    """A draft of whom the former text reached; the button asked before."""
    ask.tell(notices.draft_made(correcting.send_correction(ask.rt, ask.who, ask.value)))


def details(ask: Ask) -> None:
    """Exact buckets and codes, privately."""
    ask.open(details_blocks.details(status(ask.rt, ask.who, ask.value)))


def results(ask: Ask) -> None:
    """The outcome of every recipient, as a file in a direct message."""
    name = exporting.ask_results(ask.rt, ask.who, ask.value)
    ask.say(f"The results of `{name}` come to you as a direct message.")


def copy(ask: Ask) -> None:
    """A new draft with the same text."""
    copy_verb.open_form(ask, ask.value)


def retry(ask: Ask) -> None:
    """A new draft of those whose text failed and can be tried once more."""
    retry_verb.press(ask, ask.value)
