"""The mark beside the key: how far the chain was sealed on this machine, as no database can say.

Whoever can change the database can take all links out and set its end back; what is sealed afresh
then would be whole. So each machine that seals notes the end in a file, with a keyed digest. An
older mark does no harm: others seal too. One ahead of the chain means that links are gone.
"""

import os
import secrets

from config import Settings
from domain.chain import Place, is_sealed, place_seal
from domain.errors import Refused

FILE = "audit.mark"


def read(settings: Settings, key: bytes) -> Place | None:
    """The mark of this machine; None where it has none. Raises Refused for one that is no mark."""
    path = settings.rollcall_var / FILE
    try:
        position, digest, seal = path.read_text().split()
        place = Place(int(position), digest)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise Refused(f"The mark in {path} cannot be read ({type(error).__name__}).") from error
    if not is_sealed(key, place, seal):
        raise Refused(f"The mark in {path} was not written with the chain's key.")
    return place


def write(settings: Settings, key: bytes, place: Place) -> None:
    """Note the end; whole or not at all. Raises OSError."""
    path = settings.rollcall_var / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(f"{place.position} {place.digest} {place_seal(key, place)}\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
