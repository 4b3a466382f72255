"""The questions of `rollcall setup`: each answer is checked at once, and asked for again if wrong.

Nothing is saved before the last answer, so Ctrl-C leaves everything as it was.
"""

import sys
from collections.abc import Callable
from typing import TypeVar

import typer

from campaigns import fields
from campaigns import setup as use_cases
from campaigns.forms import SenderForm, WorkspaceForm
from campaigns.readiness import NEEDS_REGISTRATION
from console.context import Desk
from domain.errors import Refused
from domain.senders import DEFAULT_KEYWORDS_BY, KeywordsBy, SenderKind, default_throughput
from domain.views import WorkspaceView

T = TypeVar("T")


def listed(text: str) -> tuple[str, ...]:
    """Words apart by commas or spaces."""
    return tuple(text.replace(",", " ").split())


def ask(desk: Desk) -> tuple[WorkspaceForm, SenderForm | None]:
    """The team's settings, and a sender if one is wanted."""
    if not sys.stdin.isatty():
        raise Refused("Nothing to set up. Give flags (rollcall setup --help) or use a terminal.")
    now = use_cases.overview(desk.rt, desk.who).workspace if desk.who.workspace_id else None
    settings = _ask_settings(now, f"{desk.rt.settings.rollcall_default_price:f}")
    if now is not None and now.senders and not typer.confirm("Add or change a sender?"):
        return settings, None
    return settings, _ask_sender(settings.region or "US")


def _ask_settings(now: WorkspaceView | None, price: str) -> WorkspaceForm:
    known = now.price_per_segment if now else None
    name = _ask("Business name", _name, now.business_name if now else None)
    contact = _ask(
        "Help contact (HELP answers state it)", _contact, now.help_contact if now else None
    )
    region = _ask(
        "Country whose local numbers are read (US, GB, …)", _region, now.region if now else "US"
    )
    countries = " ".join(now.countries) if now and now.countries else region
    return WorkspaceForm(
        business_name=name,
        help_contact=contact,
        region=region,
        countries=_ask("Countries that may be texted", _regions, countries),
        zone=_ask("Time zone", fields.zone, now.zone if now else "America/New_York"),
        price_per_segment=_ask(
            "Price per segment", fields.price, f"{known.normalize():f}" if known else price
        ),
        currency=_ask("Currency", fields.currency, now.currency if now else "USD"),
        channel_id=_ask(
            "Slack channel id for cards (empty: none yet)", _channel, now.channel_id if now else ""
        )
        or None,
    )


def _ask_sender(region: str) -> SenderForm:
    kinds = ", ".join(kind.replace("_", "-") for kind in SenderKind)
    name = _ask("Sender's name", lambda text: fields.short(text, "name", 60), "main")
    kind = _ask(f"Kind ({kinds})", fields.kind, "long-code")
    address = _ask("Its number, name or MG… SID", lambda text: fields.address(text.strip(), kind))
    service = kind is SenderKind.MESSAGING_SERVICE
    rate = f"{default_throughput(kind, region):g}"
    answers = f"Who answers STOP and HELP ({', '.join(KeywordsBy)})"
    registered = region in ("US", "CA") and kind in NEEDS_REGISTRATION
    return SenderForm(
        name=name,
        kind=kind,
        address=address,
        numbers=_ask("Numbers in its pool", _pool) if service else None,
        throughput=_ask("Segments per second", fields.throughput, rate),
        keywords_by=_ask(answers, fields.keywords_by, DEFAULT_KEYWORDS_BY[kind].value),
        registration=_ask_registered() if registered else None,
    )


def _ask_registered() -> str:
    question = "Is it registered with the carriers (10DLC campaign, toll-free verification)?"
    return "registered" if typer.confirm(question) else "unknown"


def _ask(words: str, check: Callable[[str], T], default: str | None = None) -> T:
    """Ask until the answer passes; an empty one is the default."""

    def checked(text: str) -> T:
        try:
            return check(text)
        except Refused as refused:
            raise typer.BadParameter(refused.sentence) from None

    answer: T = typer.prompt(words, default, value_proc=checked, show_default=bool(default))
    return answer


def _name(text: str) -> str:
    return fields.short(text, "business_name", 120)


def _contact(text: str) -> str:
    return fields.short(text, "help_contact", 200)


def _region(text: str) -> str:
    return fields.region(text, "region")


def _regions(text: str) -> tuple[str, ...]:
    return tuple(fields.region(code, "countries") for code in listed(text))


def _channel(text: str) -> str:
    return fields.channel(text) if text.strip() else ""


def _pool(text: str) -> tuple[str, ...]:
    return tuple(fields.pool_number(number) for number in listed(text))
