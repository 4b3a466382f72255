"""The yes before something that cannot be undone."""

import sys

import typer

from domain.errors import Refused
from domain.names import slug


def confirm(sentence: str, *, yes: bool) -> None:
    """Ask, unless `--yes` said so; raises Refused where nobody says so, or can be asked."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise Refused(f"{sentence} Add --yes to say so.")
    if not typer.confirm(sentence):
        raise Refused("Nothing was done.")


def confirm_named(sentence: str, *, typed: str, name: str, yes: bool) -> None:
    """The same of a campaign: `--yes` shows nobody which one, so it wants its whole name."""
    if yes and slug(typed) != name:
        raise Refused(f"With --yes type the whole name. Did you mean {name}?")
    confirm(sentence, yes=yes)
