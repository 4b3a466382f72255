"""Engines that read the statements which the ones before them compiled.

Each test has engines of its own, and so has each process that the forge forks: compiling again what
all of them ask took a third of the time of the tests.
"""

from sqlalchemy import Connection, Engine

from models import base as databases


class Sharing:
    """Makes the product's engines; all of one server's have one set of compiled statements."""

    def __init__(self) -> None:
        self.make = databases._engine
        self._first: dict[str, Engine] = {}

    def __call__(self, url: str) -> Engine:
        """An engine as the product makes it; whatever it compiles the others know, too."""
        engine = self.make(url)
        first = self._first.setdefault(engine.dialect.name, engine)
        if first.dialect.server_version_info is None:  # It has never been connected.
            self._first[engine.dialect.name] = engine
        else:
            engine.dialect.initialize = _already_known  # type: ignore[assignment, method-assign]
            engine.dialect, engine._compiled_cache = first.dialect, first._compiled_cache
        return engine


def _already_known(_connection: Connection) -> None:
    """What an engine asks its server at first, another one has asked it."""
