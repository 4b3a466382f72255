"""The key of the hash chain: from the environment, or made once beside the SQLite file.

It is in no table: whoever can change the database must not be able to make links.
"""

import os
import secrets
from pathlib import Path
from typing import Final

from config import Settings
from domain.errors import Refused

FILE: Final = "audit.key"
SHORTEST: Final = 32


def read(settings: Settings, *, is_begun: bool = False) -> bytes:
    """The key; it is made where there is none, unless a chain was begun with one.

    Raises Refused for one that is too short, or lost, or a file that cannot be read or made.
    """
    given = settings.rollcall_audit_key.get_secret_value().strip()
    if given and len(given) < SHORTEST:
        raise Refused(f"ROLLCALL_AUDIT_KEY is too short: it needs {SHORTEST} characters or more.")
    try:
        return (
            given.encode() if given else _of_file(settings.rollcall_var / FILE, is_begun=is_begun)
        )
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Refused(
            f"The audit's key cannot be read from {settings.rollcall_var / FILE} ({why})."
        ) from error


def _of_file(path: Path, *, is_begun: bool) -> bytes:
    """The key in this file, which is made by whoever comes first, for nobody else to read."""
    if not path.exists():
        if is_begun:
            raise Refused(f"{path} is gone, and the chain was begun with it. Restore its backup.")
        _make(path)
    found = path.read_bytes().strip()
    if len(found) < SHORTEST:
        raise Refused(f"{path} holds no key of {SHORTEST} characters. Restore it from its backup.")
    return found


def _make(path: Path) -> None:
    """Written whole beside it and linked into place: two processes never see half a key."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(48))
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
