"""The shape of the code: small files, small functions, no junk drawers, nothing left to do."""

import ast
import re
import subprocess
from pathlib import Path

from tests.house.source import ROOT, Module, functions, length, production, simulator

FILE_LINES = 250
FUNCTION_LINES = 50
POSITIONAL = 3
FIRST = {"self", "cls", "rt", "session", "who", "db", "redis", "settings"}
THEIRS = {"request", "report_failure"}
"""Signatures that Twilio's and RQ's own code calls."""
DRAWERS = {"utils.py", "util.py", "helpers.py", "helper.py", "misc.py", "common.py", "manager.py"}
LEFT_TO_DO = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
DOORS = {
    *("webhooks/errors.py", "bot/errors.py", "bot/app.py", "jobs/workers.py", "jobs/door.py"),
    *("jobs/looking.py", "jobs/send/lane.py", "jobs/delivering.py"),
}
"""The outermost doors, which answer for whatever went wrong behind them: of requests and jobs, of
each look of the clock, of a lane, which pauses its campaign, and of each endpoint of a courier."""

TEXT = {".py", ".md", ".toml", ".lock", ".ini", ".yaml", ".yml", ".json", ".csv", ".mako", ""}


def tracked() -> list[Path]:
    """Every text file that belongs to the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    paths = [ROOT / name for name in listed if name]
    return [path for path in paths if path.is_file() and path.suffix in TEXT]


def measured() -> list[Module]:
    """What has to stay small; a migration is written once and is as long as its tables."""
    return [module for module in (*production(), *simulator()) if module.layer != "migrations"]


def test_files_stay_small() -> None:
    sizes = {module.where: len(module.source.splitlines()) for module in measured()}
    assert {where: lines for where, lines in sizes.items() if lines > FILE_LINES} == {}


def test_functions_stay_small() -> None:
    sizes = {
        f"{module.where}:{node.lineno} {node.name}": length(node)
        for module in measured()
        for node in functions(module)
    }
    assert {where: lines for where, lines in sizes.items() if lines > FUNCTION_LINES} == {}


def test_there_are_no_junk_drawers() -> None:
    assert [path for path in tracked() if path.name in DRAWERS] == []


def test_nothing_is_left_to_do() -> None:
    here = Path(__file__).resolve()
    wrong = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked()
        if path.suffix in {".py", ".md"} and path != here
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if LEFT_TO_DO.search(line) and "`TODO`" not in line
    ]

    assert wrong == []


def test_only_the_doors_catch_everything() -> None:
    wrong = [
        f"{module.where}:{node.lineno}"
        for module in production()
        if module.where not in DOORS
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler) and _is_broad(node.type)
    ]

    assert wrong == []


def _is_broad(caught: ast.expr | None) -> bool:
    names = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(
        name is None or (isinstance(name, ast.Name) and name.id in {"Exception", "BaseException"})
        for name in names
    )


def test_only_config_reads_the_environment() -> None:
    allowed = {"config.py", "console/demo"}
    wrong = [
        module.where
        for module in production()
        if not any(module.where.startswith(place) for place in allowed)
        and re.search(r"\bos\.(environ|getenv)\b", module.source)
    ]

    assert wrong == []


def test_no_log_line_is_an_f_string() -> None:
    wrong = [
        f"{module.where}:{node.lineno}"
        for module in production()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"debug", "info", "warning", "error", "exception", "critical"}
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in {"log", "logger"}
        and node.args
        and isinstance(node.args[0], ast.JoinedStr)
    ]

    assert wrong == []


def test_block_kit_is_built_in_one_folder() -> None:
    wrong = [
        f"{module.where}:{node.lineno}"
        for module in production()
        if not module.where.startswith("gateways/slack/")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Dict) and _is_block(node)
    ]

    assert wrong == []


BLOCKS = {"section", "actions", "header", "divider", "context", "input", "mrkdwn", "plain_text"}


def _is_block(node: ast.Dict) -> bool:
    return any(
        isinstance(key, ast.Constant)
        and key.value == "type"
        and isinstance(value, ast.Constant)
        and value.value in BLOCKS
        for key, value in zip(node.keys, node.values, strict=True)
    )


def test_every_public_function_says_what_it_does() -> None:
    wrong = [
        f"{module.where}:{node.lineno} {node.name}"
        for module in production()
        for node in module.tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and ast.get_docstring(node) is None
    ]

    assert wrong == []


def test_every_module_tells_its_story() -> None:
    wrong = [
        module.where
        for module in (*production(), *simulator())
        if module.source.strip() and ast.get_docstring(module.tree) is None
    ]

    assert wrong == []


def test_more_than_three_parameters_are_named() -> None:
    wrong = [
        f"{module.where}:{node.lineno} {node.name}"
        for module in production()
        if module.layer != "migrations"
        for node in functions(module)
        if len(_positional(node)) > POSITIONAL
        and not node.name.startswith("_")
        and node.name not in THEIRS
        and not node.decorator_list
    ]

    assert wrong == []


def _positional(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    """Parameters given by place, without those that every function of a layer takes first."""
    names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
    return [name for name in names if name not in FIRST]
