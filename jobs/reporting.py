"""The report over campaigns: its file, and reports too long to be counted while somebody waits.

Who may see which campaign was asked before; a job gets their ids. It goes by direct message, which
says meanwhile how far the counting is.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from domain import report as rates
from domain.kinds import KIND_WORDS
from domain.periods import Period, read_period
from domain.report import Figures
from gateways.slack.blocks import notices
from gateways.slack.blocks.report import shown
from gateways.slack.errors import SlackAway, SlackRefused
from gateways.slack.facts import Posted
from jobs import exporting
from jobs.context import runtime
from models import reports, workspaces
from runtime import Runtime

HEADER: Final = (
    *("campaign", "title", "kind", "state", "launched", "recipients", "sent", "delivered"),
    *("not delivered", "delivery rate", "opted out", "opt-out rate", "confirmed"),
    *("confirmation rate", "replies", "segments", "price per segment", "spent", "currency"),
)
SLICE: Final = 10
"""Campaigns counted in one transaction."""
FAILED: Final = "The campaigns of {} could not be counted. Ask again, or for a shorter time."
EVERY_SECONDS: Final = 5.0
"""Between two edits of the message that says how far it is."""


def told(asked: Period, campaign_ids: Sequence[int], left_out: int) -> str:
    """What a job is to count, in one word after the other: the period, how many more, and ids."""
    return " ".join([asked.typed, *map(str, (left_out, *campaign_ids))])


def send_report(workspace_id: int, user_id: str, asked: str) -> None:
    """RQ job: count what was asked for (`told`), and send the report to whoever asked."""
    rt = runtime()
    made = _Made(rt, workspace_id, user_id, asked=asked)
    drawn = shown(made.period, made.figures, made.currency, left_out=made.left_out)
    posted = made.posted
    exporting.send(rt, lambda: rt.slack.update(posted.channel, posted.ts, drawn))


def send_as_file(workspace_id: int, user_id: str, asked: str) -> None:
    """RQ job: the same as a file."""
    rt = runtime()
    made = _Made(rt, workspace_id, user_id, asked=asked)
    send_file(rt, user_id, made.period, made.figures, currency=made.currency)
    words = f"The campaigns of {made.period.words} are counted: their file is below."
    _tell(rt, made.posted, words)


class _Made:
    """What was asked for, counted, and the message that said so meanwhile."""

    def __init__(self, rt: Runtime, workspace_id: int, user_id: str, *, asked: str) -> None:
        period, left_out, *ids = asked.split()
        with rt.db.read() as session:
            team = workspaces.get(session, workspace_id)
        self.currency = team.currency
        self.period = read_period(period, rt.clock(), team.zone)
        self.posted = _begin(rt, user_id, self.period)
        with ExitStack() as failed:
            failed.callback(_tell, rt, self.posted, FAILED.format(self.period.words))
            self.figures = _counted(rt, self.posted, [int(it) for it in ids])
            failed.pop_all()
        self.left_out = int(left_out)


def _begin(rt: Runtime, user_id: str, asked: Period) -> Posted:
    """The message that becomes the report."""
    words = (
        f"The campaigns of {asked.words} are being counted. Ask once more if this still stands here"
        " in 15 minutes."
    )
    return exporting.tried(lambda: rt.slack.dm(user_id, notices.said(words)))


def _counted(rt: Runtime, posted: Posted, campaign_ids: Sequence[int]) -> list[Figures]:
    """A few campaigns at a time: nobody waits for a transaction of minutes."""
    found: list[Figures] = []
    edited = time.monotonic()
    for at in range(0, len(campaign_ids), SLICE):
        with rt.db.read() as session:
            found += reports.figures(session, campaign_ids[at : at + SLICE])
        if time.monotonic() - edited > EVERY_SECONDS:
            edited = time.monotonic()
            _tell(rt, posted, f"{len(found):,} of {len(campaign_ids):,} campaigns are counted.")
    return found


def _tell(rt: Runtime, posted: Posted, words: str) -> None:
    """Progress alone: where Slack does not take it, the report still comes."""
    with suppress(SlackAway, SlackRefused):
        rt.slack.update(posted.channel, posted.ts, notices.said(words))


def send_file(
    rt: Runtime, user_id: str, asked: Period, figures: Sequence[Figures], *, currency: str
) -> None:
    """All figures as CSV, by direct message; nobody's data is in it."""
    name = f"campaigns-{asked.first.isoformat()}-{asked.last.isoformat()}.csv"
    comment = f"Campaigns launched {asked.words} ({asked.zone})."
    with exporting.private_file(rt) as path:
        write(path, asked, figures, currency=currency)
        exporting.send(rt, lambda: rt.slack.dm_file(user_id, name, path, comment=comment))


def write(path: Path, asked: Period, figures: Sequence[Figures], *, currency: str) -> None:
    """All figures as CSV into a file."""
    exporting.write_csv(path, header=HEADER, rows=_rows(asked, figures, currency))


def _rows(asked: Period, figures: Sequence[Figures], currency: str) -> Iterator[Sequence[str]]:
    clock = ZoneInfo(asked.zone)
    for one in figures:
        launched = one.launched_at.astimezone(clock).isoformat(" ", "seconds")
        counts = (one.recipients, one.sent, one.delivered, one.failed)
        yield (
            *(one.name, one.title, KIND_WORDS[one.kind].lower(), one.state, launched),
            *(str(figure) for figure in counts),
            *(_rate(rates.delivery(one)), str(one.opt_outs), _rate(rates.opt_out(one))),
            *(str(one.confirmed), _rate(rates.confirmation(one)), str(one.replies)),
            *(str(one.segments), "" if one.price is None else f"{one.price.normalize():f}"),
            *("" if one.spent is None else f"{one.spent:.2f}", currency),
        )


def _rate(rate: float | None) -> str:
    return "" if rate is None else f"{rate:.4f}"
