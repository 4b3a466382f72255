"""The buttons of the start view and of the settings."""

from bot.ask import Ask
from bot.commands import draft as draft_verb
from bot.commands import phone as phone_verb
from bot.commands import setup as setup_verb
from campaigns.access import require_author, require_member
from domain.roles import ANYWHERE
from gateways.slack.blocks.draft_form import Prefill
from gateways.slack.blocks.start import EXAMPLE, EXAMPLE_NAME


def new_draft(ask: Ask) -> None:
    """Open an empty draft for the channel where the start view was opened."""
    require_author(ask.rt, ask.who, ANYWHERE)
    draft_verb.open_form(ask, Prefill(), None)


def settings(ask: Ask) -> None:
    """The team's settings."""
    setup_verb.open_form(ask)


def sender(ask: Ask) -> None:
    """One sender, or a new one."""
    setup_verb.open_sender(ask, ask.value)


def phone(ask: Ask) -> None:
    """Prove one's own phone."""
    phone_verb.open_form(ask)


def group(ask: Ask) -> None:
    """Who is in the test group."""
    phone_verb.open_group(ask)


def example(ask: Ask) -> None:
    """An example list, as a direct message."""
    require_member(ask.who)
    ask.rt.slack.dm_file(
        ask.user_id,
        EXAMPLE_NAME,
        EXAMPLE.encode(),
        comment="An example list: one row for each person.",
    )
