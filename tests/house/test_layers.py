"""Imports go strictly downward; each library is behind one door; nothing goes in circles."""

import ast
import subprocess
import sys
from collections.abc import Iterable

from tests.house.source import Module, production, simulator

RANKS = {
    "config": 0,
    "domain": 1,
    "logs": 2,
    "models": 2,
    "gateways": 2,
    "migrations": 3,
    "runtime": 3,
    "jobs": 4,
    "campaigns": 5,
    "bot": 6,
    "webhooks": 6,
    "console": 7,
    "wsgi": 8,
    "cli": 8,
}
SIBLINGS = ({"models", "gateways"}, {"bot", "webhooks"}, {"models", "logs"}, {"gateways", "logs"})

FENCES = {
    "rq": ("jobs",),
    "redis": ("gateways", "jobs", "runtime", "webhooks.health", "webhooks.metrics"),
    "twilio": ("gateways.twilio",),
    "slack_sdk": ("gateways.slack",),
    "slack_bolt": ("bot", "wsgi"),
    "sqlalchemy": ("models", "migrations"),
    "alembic": ("models.schema", "migrations", "console", "cli"),
    "flask": ("webhooks",),
    "werkzeug": ("webhooks",),
    "gunicorn": ("webhooks.worker",),
    "flask_openapi3": ("webhooks",),
    "limits": ("webhooks",),
    "httpx": ("gateways.subscribers",),
    "standardwebhooks": ("gateways.subscribers",),
    "prometheus_client": ("webhooks",),
    "typer": ("cli", "console"),
    "rich": ("cli", "console"),
    "aiohttp": ("gateways", "jobs.send"),
    "PIL": ("jobs.drawing",),
    "simulator": ("console.demo",),
}
PURE = {"phonenumbers", "emoji", "humanize", "zoneinfo", "orjson"}
"""What `domain/` may use beside the standard library: no I/O in any of them."""


def within(name: str, fences: Iterable[str]) -> bool:
    """Whether a module is one of these, or stands in one of these folders."""
    return any(name == fence or name.startswith(f"{fence}.") for fence in fences)


def upward(module: Module) -> list[str]:
    """Imports of ours that do not go down."""
    rank = RANKS[module.layer]
    wrong = []
    for imported in module.imports():
        layer = imported.partition(".")[0]
        if layer not in RANKS or layer == module.layer:
            continue
        sideways = any({layer, module.layer} == pair for pair in SIBLINGS)
        if RANKS[layer] > rank or sideways:
            wrong.append(f"{module.where} imports {imported}")
    return wrong


def over_the_fence(module: Module) -> list[str]:
    """Imports of libraries that belong elsewhere; type hints of sessions are no use of them."""
    hints = {
        f"{node.module}.{alias.name}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.module == "sqlalchemy.orm"
        for alias in node.names
        if alias.name == "Session"
    }
    return [
        f"{module.where} imports {imported}"
        for imported in module.imports()
        if (library := imported.partition(".")[0]) in FENCES
        and not within(module.name, FENCES[library])
        and imported not in hints
    ]


def test_imports_go_down() -> None:
    assert [wrong for module in production() for wrong in upward(module)] == []


def test_libraries_stay_behind_their_doors() -> None:
    assert [wrong for module in production() for wrong in over_the_fence(module)] == []


def test_only_the_web_process_loads_what_the_api_stands_on() -> None:
    wrong = [
        f"{module.where} imports {imported}"
        for module in production()
        if module.layer not in {"webhooks", "wsgi"}
        for imported in module.imports()
        if within(imported, ("webhooks",))
    ]

    assert wrong == []  # Workers and senders would start later, and hold megabytes for nothing.


def test_only_the_courier_loads_what_speaks_to_subscribers() -> None:
    names = {module.name for module in production()}
    loads = {module.name: _targets(module, names) for module in production()}
    found: set[str] = set()
    new = {"gateways.subscribers.line"}
    while new:
        found |= new
        new = {name for name, targets in loads.items() if targets & found} - found

    assert found == {"gateways.subscribers.line", "jobs.delivering"}


def test_the_terminal_loads_no_command_before_it_is_asked_for() -> None:
    names = {module.name for module in production()}
    loads = {module.name: _targets(module, names) for module in production()}
    found, new = set[str](), {"cli"}
    while new:
        found |= new
        new = {target for name in new for target in loads[name]} - found

    # The rest takes seconds, and the processes of the Procfile would hold it for nothing.
    small = {"console.commands", "console.loading", "console.wanted", "domain.errors"}
    assert found == {"cli"} | small


def test_an_emergency_brakes_before_it_loads_what_the_rest_stands_on() -> None:
    shown = "import cli, console.stopping, sys; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())

    libraries = {*FENCES, "phonenumbers", "emoji", "structlog", "simulator", "requests"}
    assert libraries & loaded == {"sqlalchemy", "typer"}
    assert {"runtime", "jobs", "gateways", "logs", "models.tables"} & loaded == set()


def test_modules_are_loaded_by_name_where_the_console_does_it() -> None:
    imports = {module.name: [*module.imports()] for module in production()}

    by_name = {name for name, found in imports.items() if "importlib.import_module" in found}
    assert by_name == {"console.loading"}


def test_an_import_that_goes_up_is_seen() -> None:
    module = next(module for module in production() if module.layer == "domain")
    bad = Module(module.name, module.path, "from jobs import card\nimport bot.app")

    assert len(upward(bad)) == 2


def test_a_library_outside_its_door_is_seen() -> None:
    module = next(module for module in production() if module.layer == "campaigns")
    bad = Module(module.name, module.path, "import rq\nfrom twilio import rest")

    assert len(over_the_fence(bad)) == 2


def test_domain_is_pure() -> None:
    allowed = PURE | sys.stdlib_module_names | {"domain"}
    io = {"os", "socket", "subprocess", "pathlib", "asyncio", "threading", "random", "secrets"}
    wrong = [
        f"{module.where} imports {imported}"
        for module in production()
        if module.layer == "domain"
        for imported in module.imports()
        if (first := imported.partition(".")[0]) not in allowed or first in io
    ]

    assert wrong == []


def test_the_simulator_imports_nothing_of_ours() -> None:
    ours = set(RANKS) - {"simulator"}
    wrong = [
        f"{module.where} imports {imported}"
        for module in simulator()
        for imported in module.imports()
        if imported.partition(".")[0] in ours
    ]

    assert wrong == []


def test_no_import_stands_inside_a_function() -> None:
    wrong = [
        f"{module.where}:{inner.lineno}"
        for module in (*production(), *simulator())
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]

    assert wrong == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circle((*production(), *simulator())) == []


def test_a_circle_is_seen() -> None:
    first, second = production()[:2]
    one = Module("one", first.path, "import two")
    two = Module("two", second.path, "from one import thing")

    assert circle((one, two)) != []


def circle(modules: tuple[Module, ...]) -> list[str]:
    """One circle of imports as the names along it, or nothing."""
    names = {module.name for module in modules}
    graph = {module.name: _targets(module, names) for module in modules}
    done: set[str] = set()

    def walk(name: str, path: list[str]) -> list[str]:
        if name in path:
            return [*path[path.index(name) :], name]
        if name in done:
            return []
        for target in graph[name]:
            found = walk(target, [*path, name])
            if found:
                return found
        done.add(name)
        return []

    return next((found for name in graph if (found := walk(name, []))), [])


def _targets(module: Module, names: set[str]) -> set[str]:
    """The modules that an import really loads: the longest name that is one."""
    targets = set()
    for imported in module.imports():
        parent = imported.rpartition(".")[0]
        if imported in names:
            targets.add(imported)
        elif parent in names:
            targets.add(parent)
    return targets - {module.name}


def test_every_module_has_a_rank() -> None:
    assert {module.layer for module in production()} <= set(RANKS)
