"""The guard rails as they are kept in the workspace's row, and as people type them."""

from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from domain.errors import Refused
from domain.guards import STANDARD, Canary, Guards, Rule

SWITCHED_OFF: Final = "off"
SHARES: Final = (Rule.OPT_OUTS, Rule.FILTERED, Rule.FAILURES, Rule.UNKNOWN)
_HIGHEST: Final = Decimal(1_000_000_000)
_MOST: Final = 1_000_000
_MINUTES: Final = 24 * 60
BY_RULE, BY_PRESS = "rule", "press"
NAMES: Final = (
    *(rule.value for rule in Rule),
    *("sample", "canary_first", "canary_above", "canary_release", "canary_minutes"),
    "canary_delivered",
)
"""Everything that can be set, as forms and commands name it."""


def to_data(guards: Guards) -> dict[str, object]:
    """As JSON; amounts as text, so that none is rounded."""
    return {name: _plain(value) for name, value in asdict(guards).items()}


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return str(value) if isinstance(value, Decimal) else value


def from_data(data: Mapping[str, Any] | None) -> Guards:
    """What was kept; the standard where nothing was, also for what an older version left out."""
    if not data:
        return STANDARD
    told: dict[str, Any] = {
        rule.value: None if data[rule.value] is None else Decimal(data[rule.value])
        for rule in Rule
        if rule.value in data
    }
    if "sample" in data:
        told["sample"] = int(data["sample"])
    kept = dict(data.get("canary") or {})
    if "delivered" in kept:
        kept["delivered"] = Decimal(kept["delivered"])
    known = {each.name for each in fields(Canary)}
    canary = Canary(**{name: value for name, value in kept.items() if name in known})
    return replace(STANDARD, canary=canary, **told)


def changed(guards: Guards, said: Mapping[str, str]) -> Guards:
    """The guards with what somebody typed; raises Refused naming the field.

    An empty entry is the standard again, `off` switches that one off.
    """
    for name, text in said.items():
        if name not in NAMES:
            raise Refused(f"“{name}” is no guard rail. There are {', '.join(NAMES)}.")
        if name.startswith("canary_"):
            canary = _canary(guards.canary, name.removeprefix("canary_"), text, field=name)
            guards = replace(guards, canary=canary)
        else:
            value: Any = _of_guard(name, text)
            guards = replace(guards, **{name: value})
    return guards


def _of_guard(name: str, text: str) -> Decimal | int | None:
    if not text.strip():
        standard: Decimal | int | None = getattr(STANDARD, name)
        return standard
    if name == "sample":
        return _whole(text, name, least=1, most=_MOST)
    if text.strip().casefold() == SWITCHED_OFF:
        return None
    return _amount(text, name, most=_HIGHEST if name == Rule.BUDGET else Decimal(100))


def _canary(canary: Canary, name: str, text: str, *, field: str) -> Canary:
    said = text.strip().casefold()
    if not said:
        return replace(canary, **_standard(name))
    if name == "above":
        above = None if said == SWITCHED_OFF else _whole(text, field, least=0, most=_MOST * 100)
        return replace(canary, above=above)
    if name == "release":
        if said not in (BY_RULE, BY_PRESS):
            raise Refused(f"A canary is released by {BY_RULE} or by {BY_PRESS}.", field=field)
        return replace(canary, by_rule=said == BY_RULE)
    if name == "delivered":
        return replace(canary, delivered=_amount(text, field, most=Decimal(100)))
    most = _MINUTES if name == "minutes" else _MOST
    number: Any = _whole(text, field, least=1, most=most)
    return replace(canary, **{name: number})


def _standard(name: str) -> dict[str, Any]:
    key = "by_rule" if name == "release" else name
    return {key: getattr(STANDARD.canary, key)}


def _amount(text: str, field: str, *, most: Decimal) -> Decimal:
    try:
        amount = Decimal(text.replace("%", "").replace(",", "").strip())
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or not 0 < amount <= most:
        raise Refused(
            f"“{text.strip()[:40]}” is no limit. Give a number above 0 up to {most:,}, or off.",
            field=field,
        )
    return amount


def _whole(text: str, field: str, *, least: int, most: int) -> int:
    kept = text.replace(",", "").strip()
    if not kept.isascii() or not kept.isdigit() or not least <= int(kept[:12]) <= most:
        raise Refused(
            f"“{text.strip()[:40]}” does not fit. Give a whole number from {least:,} to {most:,}.",
            field=field,
        )
    return int(kept)


def typed(guards: Guards) -> dict[str, str]:
    """What somebody would have to type for these, by name: what a form shows at first."""
    canary = guards.canary
    limits = {rule.value: _said(guards.limit(rule)) for rule in Rule}
    if guards.budget is None:
        limits[Rule.BUDGET.value] = ""
    return limits | {
        "sample": str(guards.sample),
        "canary_first": str(canary.first),
        "canary_above": SWITCHED_OFF if canary.above is None else str(canary.above),
        "canary_release": BY_RULE if canary.by_rule else BY_PRESS,
        "canary_minutes": str(canary.minutes),
        "canary_delivered": _said(canary.delivered),
    }


def _said(limit: Decimal | None) -> str:
    return SWITCHED_OFF if limit is None else f"{limit.normalize():f}"
