"""What we tell people is so: every verb and command is told, every link leads somewhere."""

import re
from importlib import import_module
from pathlib import Path

import pytest
import typer
from typer.main import get_group

from bot.commands import VERBS
from cli import app
from console.commands import ALONE, GROUPS
from tests.house.source import ROOT

PAGES = sorted(
    path
    for path in (
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "examples").glob("*.md"),
    )
)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"```.*?```", re.DOTALL)
COMMANDS = (ROOT / "docs" / "commands.md").read_text()
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text().casefold()
HEADS = re.findall(r"^\*\*([^*]+)\*\*", GLOSSARY, re.MULTILINE)
WORDS = [
    "campaign",
    "audience",
    "recipient",
    "message",
    "segment",
    "sender",
    "throughput",
    "bucket",
    "ledger",
    "claim",
    "lease",
    "lane",
    "unknown",
    "test-send",
    "card",
    "opt-out",
    "consent",
    "confirmation",
    "reply",
]


def where(path: Path) -> str:
    return str(path.relative_to(ROOT))


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub makes of the headings."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=where)
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = []
    for target in LINK.findall(FENCE.sub("", page.read_text())):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        linked = (page.parent / name).resolve() if name else page
        if not linked.exists() or (anchor and anchor not in anchors(linked)):
            broken.append(target)

    assert broken == []


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_verb_is_told(verb: str) -> None:
    assert f"`/campaign {verb}" in COMMANDS


def test_no_verb_is_told_that_is_not_there() -> None:
    told = set(re.findall(r"`/campaign ([a-z-]+)", COMMANDS))

    assert told <= set(VERBS)


def test_help_shows_an_example_of_every_verb() -> None:
    assert [verb.name for verb in VERBS.values() if not verb.example] == []


def commands() -> list[str]:
    """Every command of the terminal, with its group's name."""
    group = typer.main.get_command(app)
    found = []
    for name, command in getattr(group, "commands", {}).items():
        inner = getattr(command, "commands", None)
        found += [f"{name} {sub}" for sub in inner] if inner else [name]
    return found


@pytest.mark.parametrize("command", commands())
def test_every_command_is_told(command: str) -> None:
    assert f"`rollcall {command}" in COMMANDS


def test_every_command_that_is_written_can_be_asked_for() -> None:
    written = {
        f"{path.removesuffix('.py').replace('/', '.')}.{name}": {*get_group(found).commands}
        for path in map(where, (ROOT / "console").rglob("*.py"))
        for name, found in vars(import_module(path.removesuffix(".py").replace("/", "."))).items()
        if isinstance(found, typer.Typer)
    }

    alone = {place: {*names} for place, names in ALONE.items()}
    assert alone.keys() | {*GROUPS.values()} == written.keys()
    assert alone == {place: written[place] for place in alone}


def test_the_readme_names_only_commands_that_are_there() -> None:
    known = {command.split()[0] for command in commands()}
    readme = (ROOT / "README.md").read_text()

    assert set(re.findall(r"bin/rollcall ([a-z-]+)", readme)) <= known


@pytest.mark.parametrize("word", WORDS)
def test_every_word_of_ours_is_in_the_glossary(word: str) -> None:
    assert any(word in head for head in HEADS)


def test_the_manifest_and_the_doors_agree() -> None:
    manifest = (ROOT / "slack-manifest.yaml").read_text()

    assert "command: /campaign" in manifest
    assert set(re.findall(r"rollcall\.example\.com(/\S*)", manifest)) == {"/slack/events"}
