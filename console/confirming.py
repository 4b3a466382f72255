"""The yes before something that cannot be undone."""

import sys

import typer

from domain.errors import Refused


def confirm(sentence: str, *, yes: bool) -> None:
    """Ask, unless `--yes` said so; raises Refused where nobody says so, or can be asked."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise Refused(f"{sentence} Add --yes to say so.")
    if not typer.confirm(sentence):
        raise Refused("Nothing was done.")
