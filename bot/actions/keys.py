"""The buttons of the list of keys, and of the request to approve one."""

from bot.ask import Ask
from bot.commands import keys as verb


def make(ask: Ask) -> None:
    """Open the form."""
    verb.open_form(ask)


def approve(ask: Ask) -> None:
    """Let the key send single texts; the value is its id, and nothing else."""
    verb.approve(ask, ask.value, is_id=True)


def revoke(ask: Ask) -> None:
    """End the key; the value is its id, and nothing else."""
    verb.revoke(ask, ask.value, is_id=True)
