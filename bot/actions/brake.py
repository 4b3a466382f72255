"""The emergency brake as a button."""

from bot.ask import Ask
from bot.commands import stop_all as stop_all_verb


def stop_all(ask: Ask) -> None:
    """Stop every campaign of the workspace; the button asked before."""
    stop_all_verb.press(ask)
