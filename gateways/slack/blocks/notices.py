"""Short private answers: refusals, confirmations, and what to do next."""

from datetime import date
from typing import Final

from domain.errors import Refused
from domain.views import CampaignView
from domain.wallclock import day as written_day
from gateways.slack.blocks import kit
from gateways.slack.blocks.phrases import count
from gateways.slack.facts import Rendered, View

INVITE: Final = (
    "Rollcall is not in this channel yet, so it could not show you the card."
    " Type `/invite @Rollcall` here, then try again."
)


ELSEWHERE: Final = (
    "Rollcall cannot be invited into a direct message between people, so it could not show you the"
    " card. Type this in a channel that Rollcall is in, or in your direct message with Rollcall."
)


def cannot_post_in(channel_id: str) -> str:
    """The team's channel, in which a draft from a direct message would appear, will not do."""
    return (
        f"The card would be posted in the team's channel, <#{channel_id}>, but Rollcall is not in"
        " it, or it is shared with another organisation. Type `/campaign draft` in another channel."
    )


OLD_BUTTON: Final = "That button is from an older card. Look at the newest card."

TWICE: Final = "You sent this form twice. It counts once: what it asked for is under way."


DISK_FULL: Final = (
    ":warning: *The disk of Rollcall’s database is full.* Nothing can be stored, so no text is sent"
    " and cards stand still. Nothing is lost. Free space on it; sending goes on by itself."
)

DISK_HAS_SPACE: Final = ":white_check_mark: The database has space again. Sending goes on."


def head(day: date, position: int, digest: str) -> Rendered:
    """The end of the hash chain on that day: what others keep for us."""
    return said(
        f":link: The record of what was done ends with link {position:,} on {written_day(day)}:"
        f" `{digest}`. Nobody can change anything before it unnoticed:"
        f" `rollcall audit verify --head {digest[:12]}` finds it in the chain."
    )


def refusal(refused: Refused) -> Rendered:
    """Why it was not done."""
    text = f":no_entry_sign: {kit.refusal(refused.sentence)}"
    return Rendered(text=text, blocks=[kit.section(text)])


def said(text: str) -> Rendered:
    """One sentence of our own wording."""
    return Rendered(text=text, blocks=[kit.section(text)])


def failed(reference: str) -> Rendered:
    """Something broke on our side; the reference finds it in the log."""
    return said(
        ":warning: That did not work, and it is our fault. Nothing was sent or changed twice."
        f" Try again in a moment; if it stays, tell your admin the reference `{reference}`."
    )


def message(title: str, text: str) -> View:
    """A modal that only says something."""
    return kit.modal(title, [kit.section(text)])


def loading(title: str) -> View:
    """A modal that stands open while the work for it is done: a trigger lives 3 seconds only."""
    return kit.modal(title, [kit.section(":hourglass_flowing_sand: One moment …")])


def delete_it_yourself(owner: str, permalink: str) -> Rendered:
    """Slack lets no app delete a file that a person uploaded; where they do it themselves."""
    return said(
        f"Slack lets only <@{owner}>, who uploaded the file, delete it:"
        f" {kit.link(permalink, 'open the file')} and choose “Delete file” in its menu."
        " The audience stays."
    )


def draft_made(view: CampaignView) -> Rendered:
    """The draft is there and its list is being read."""
    return said(
        f"The draft {kit.bold(view.title)} (`{view.name}`) is made; its card is in"
        f" <#{view.channel_id}>."
    )


def late_words(late: int) -> str:
    """Who still waits at the use-by, and is skipped; nothing for nobody."""
    if not late:
        return ""
    theirs = "still waits for its hours" if late == 1 else "still wait for their hours"
    are = "is" if late == 1 else "are"
    return f" {count(late, 'other')} {theirs} at its use-by, and {are} skipped then."


def _gone_words(opted_out: int, suppressed: int, ended: int) -> str:
    """Who was skipped since the question was asked, and why; nothing for nobody."""
    told = (
        (opted_out, "opted out meanwhile"),
        (suppressed, "cannot receive texts, as we learnt meanwhile"),
        (ended, "agreed only until a while ago"),
    )
    said = [f"{number:,} {words}" for number, words in told if number]
    return f" Skipped: {', '.join(said)}." if said else ""


def launched(
    title: str,
    channel_id: str,
    recipients: int,
    *,
    waiting: int,
    dropped: int = 0,
    late: int = 0,
    gone: tuple[int, int, int] = (0, 0, 0),
) -> str:
    """The launch happened; so many recipients wait for their hours, others are dropped for them.

    So many are too late for its use-by, at which they are skipped. So many are `gone` since the
    question: opted out, unable to receive texts, or with a consent that ended.
    """
    others = _gone_words(*gone)
    if dropped:
        are, get = ("is", "gets") if dropped == 1 else ("are", "get")
        others += f" {count(dropped, 'other')} {are} skipped for the hours and never {get} it."
    others += late_words(late)
    if waiting:
        wait = "All of them wait" if waiting >= recipients else f"{waiting:,} of them wait"
        return (
            f":outbox_tray: {kit.bold(title)} is launched to {count(recipients, 'recipient')}."
            f" {wait} for their hours and then get it without a press.{others} The card in"
            f" <#{channel_id}> shows how it goes."
        )
    return (
        f":outbox_tray: {kit.bold(title)} is on its way to {count(recipients, 'recipient')}."
        f"{others} The card in <#{channel_id}> shows how it goes."
    )
