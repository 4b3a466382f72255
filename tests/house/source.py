"""The repository as data: our own modules, parsed, and what each of them imports."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PRODUCTION = (
    "bot",
    "webhooks",
    "campaigns",
    "jobs",
    "models",
    "gateways",
    "domain",
    "console",
    "migrations",
)
TOP_MODULES = ("wsgi", "cli", "runtime", "config", "logs")


@dataclass(frozen=True)
class Module:
    """One source file of ours; `name` is dotted, `layer` its first part."""

    name: str
    path: Path
    source: str

    @cached_property
    def tree(self) -> ast.Module:
        """Parsed when a test asks: every process collects all tests, and runs a few."""
        return ast.parse(self.source)

    @property
    def layer(self) -> str:
        """The folder at the top, or the module itself."""
        return self.name.partition(".")[0]

    @property
    def where(self) -> str:
        """The path as people write it."""
        return str(self.path.relative_to(ROOT))

    def imports(self) -> Iterator[str]:
        """Dotted names that it imports, wherever in the file."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                assert node.level == 0, f"{self.where}: relative import"
                for alias in node.names:
                    yield f"{node.module}.{alias.name}"


def load(path: Path) -> Module:
    """Read one file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    return Module(name, path, path.read_text())


@cache
def production() -> tuple[Module, ...]:
    """Every module that runs in production, the demo among them."""
    paths = [ROOT / f"{name}.py" for name in TOP_MODULES]
    for folder in PRODUCTION:
        paths += sorted((ROOT / folder).rglob("*.py"))
    return tuple(load(path) for path in paths if path.exists())


@cache
def simulator() -> tuple[Module, ...]:
    """The separate program."""
    return tuple(load(path) for path in sorted((ROOT / "simulator").rglob("*.py")))


def functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a module, methods and inner ones too."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(node: ast.stmt) -> int:
    """Lines from the `def` to the end."""
    return (node.end_lineno or node.lineno) - node.lineno + 1
