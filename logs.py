"""How every process logs: one event a line, with fields, and no phone number in full.

The masking stands at the end of the chain, behind whatever ours or a library logged: a number in
a log is personal data that nobody deletes. Message bodies and secrets are dropped by their
field's name. Processes call `configure` once.
"""

import logging
import re
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any, Final

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from config import Settings
from domain.phones import mask

HIDDEN: Final = "[hidden]"
HIDDEN_FIELDS: Final = frozenset(
    {"body", "text", "message_body", "token", "secret", "password", "authorization", "signature"}
)
_NUMBER: Final = re.compile(r"(?:\+|%2[Bb])(\d{7,15})(?!\d)")
# Libraries that report every request or job in the words of their own.
_QUIET: Final = (
    *("rq", "slack_bolt", "slack_sdk", "twilio", "urllib3", "aiohttp", "alembic"),
    *("httpx", "httpcore"),
)


def configure(settings: Settings, *, silent: bool = False) -> None:
    """Set up structlog, and the standard library's logging through the same chain.

    With `silent` nothing is written: a command answers its person in a sentence.
    """
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        structlog.processors.format_exc_info,
        hide_personal_data,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    formatter = structlog.stdlib.ProcessorFormatter
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        formatter(
            foreign_pre_chain=shared,
            processors=[formatter.remove_processors_meta, _last(settings)],
        )
    )
    handler.addFilter(_worth_reading)
    root = logging.getLogger()
    root.handlers = [logging.NullHandler() if silent else handler]
    root.setLevel(logging.INFO)


def _worth_reading(record: logging.LogRecord) -> bool:
    """Not the chatter of libraries: Bolt logs the whole body of a request that it refuses."""
    library = record.name.partition(".")[0]
    return record.levelno >= logging.WARNING or library not in _QUIET


def _last(settings: Settings) -> Processor:
    if settings.rollcall_log_format == "console":
        return structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    return structlog.processors.JSONRenderer()


def hide_personal_data(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Mask every number in every field, however deep; drop what must never be logged."""
    hidden = _hidden(event)
    assert isinstance(hidden, MutableMapping)
    return hidden


def _hidden(value: Any) -> Any:
    if isinstance(value, str):
        return _NUMBER.sub(lambda found: mask("+" + found.group(1)), value)
    if isinstance(value, Mapping):
        return {
            key: HIDDEN if str(key).lower() in HIDDEN_FIELDS else _hidden(item)
            for key, item in value.items()
        }
    if isinstance(value, list | tuple | set | frozenset):
        return [_hidden(item) for item in value]
    return value
