"""Certificates made in a test: a CA of its own, and names that it vouches for (P-256, RFC 5280).

Nothing that is installed makes any, and a key that lies in a repository looks like a secret.
"""

import base64
import secrets
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha1, sha256

_P = 2**256 - 2**224 + 2**192 + 2**96 - 1
_N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_G = (
    0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
)
_EC, _P256, _ECDSA = "2a8648ce3d0201", "2a8648ce3d030107", "2a8648ce3d040302"
_NAME, _BASIC, _USAGE = "550403", "551d13", "551d0f"
_SUBJECT_KEY, _ISSUER_KEY, _NAMES = "551d0e", "551d23", "551d11"
_VALID = (b"200101000000Z", b"491231235959Z")
Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Issuer:
    """A CA: its certificate as PEM, and what it signs with."""

    name: str
    secret: int
    pem: str

    def vouches_for(self, host: str) -> str:
        """A key and a certificate for that name, as PEM."""
        secret, point = _key()
        made = _certificate(self, host, point, hosts=[host])
        sequence = _seq(
            _tlv(0x02, b"\x01"),
            _tlv(0x04, secret.to_bytes(32)),
            _tlv(0xA0, _oid(_P256)),
            _tlv(0xA1, _bits(_octets(point))),
        )
        return _pem("EC PRIVATE KEY", sequence) + _pem("CERTIFICATE", made)


def issuer(name: str = "A test's own CA") -> Issuer:
    """A new CA, which nobody trusts yet."""
    secret, point = _key()
    made = _certificate(Issuer(name, secret, ""), name, point)
    return Issuer(name, secret, _pem("CERTIFICATE", made))


def _certificate(by: Issuer, subject: str, point: Point, *, hosts: Sequence[str] = ()) -> bytes:
    names = b"".join(_tlv(0x82, host.encode()) for host in hosts)
    issuer_id = _tlv(0x80, _key_id(_times(by.secret, _G)))
    extensions = [
        _extension(_ISSUER_KEY, _seq(issuer_id)),
        _extension(_SUBJECT_KEY, _tlv(0x04, _key_id(point))),
        *([_extension(_NAMES, _tlv(0x30, names))] if hosts else _of_ca()),
    ]
    algorithm = _seq(_oid(_ECDSA))
    said = _seq(
        _tlv(0xA0, _tlv(0x02, b"\x02")),
        _number(secrets.randbits(63) | 1),
        algorithm,
        _named(by.name),
        _seq(*(_tlv(0x17, at) for at in _VALID)),
        _named(subject),
        _seq(_seq(_oid(_EC), _oid(_P256)), _bits(_octets(point))),
        _tlv(0xA3, _seq(*extensions)),
    )
    return _seq(said, algorithm, _bits(_signed(by.secret, said)))


def _of_ca() -> list[bytes]:
    """It is a CA, and signs certificates."""
    basic, usage = _seq(_tlv(0x01, b"\xff")), _tlv(0x03, b"\x02\x04")
    return [_extension(_BASIC, basic, critical=True), _extension(_USAGE, usage, critical=True)]


def _extension(oid: str, value: bytes, *, critical: bool = False) -> bytes:
    return _seq(_oid(oid), *([_tlv(0x01, b"\xff")] if critical else []), _tlv(0x04, value))


def _named(name: str) -> bytes:
    return _seq(_tlv(0x31, _seq(_oid(_NAME), _tlv(0x0C, name.encode()))))


# DER ----------------------------------------------------------------------------------------------


def _tlv(tag: int, value: bytes) -> bytes:
    size = len(value)
    if size < 0x80:
        return bytes((tag, size)) + value
    length = size.to_bytes((size.bit_length() + 7) // 8)
    return bytes((tag, 0x80 | len(length))) + length + value


def _seq(*parts: bytes) -> bytes:
    return _tlv(0x30, b"".join(parts))


def _oid(dotted: str) -> bytes:
    return _tlv(0x06, bytes.fromhex(dotted))


def _number(value: int) -> bytes:
    return _tlv(0x02, value.to_bytes(value.bit_length() // 8 + 1))


def _bits(value: bytes) -> bytes:
    return _tlv(0x03, b"\x00" + value)


def _pem(kind: str, value: bytes) -> str:
    lines = "\n".join(textwrap.wrap(base64.b64encode(value).decode(), 64))
    return f"-----BEGIN {kind}-----\n{lines}\n-----END {kind}-----\n"


# P-256 --------------------------------------------------------------------------------------------


def _key() -> tuple[int, Point]:
    secret = secrets.randbelow(_N - 1) + 1
    return secret, _times(secret, _G)


def _octets(point: Point) -> bytes:
    return b"\x04" + point[0].to_bytes(32) + point[1].to_bytes(32)


def _key_id(point: Point) -> bytes:
    return sha1(_octets(point), usedforsecurity=False).digest()


def _signed(secret: int, said: bytes) -> bytes:
    once = secrets.randbelow(_N - 1) + 1
    r = _times(once, _G)[0] % _N
    s = pow(once, -1, _N) * (int.from_bytes(sha256(said).digest()) + r * secret) % _N
    return _seq(_number(r), _number(s))


def _times(factor: int, point: Point) -> Point:
    found: Point | None = None
    while factor:
        if factor & 1:
            found = _plus(found, point)
        point, factor = _plus(point, point), factor >> 1
    assert found is not None
    return found


def _plus(one: Point | None, other: Point) -> Point:
    if one is None:
        return other
    (x, y), (u, v) = one, other
    slope = (3 * x * x - 3) * pow(2 * y, -1, _P) if one == other else (v - y) * pow(u - x, -1, _P)
    across = (slope * slope - x - u) % _P
    return across, (slope * (x - across) - y) % _P
