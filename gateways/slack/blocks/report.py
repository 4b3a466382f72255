"""Campaigns side by side: totals, rates, the best and the worst, and a line for each."""

from collections.abc import Sequence
from typing import Final

from domain import money, report
from domain.periods import Period
from domain.report import Figures
from gateways.slack.blocks import kit
from gateways.slack.blocks.ids import Press
from gateways.slack.blocks.phrases import count, share
from gateways.slack.facts import Block, Rendered

LISTED: Final = 15
TO_A_BLOCK: Final = 5


def shown(
    period: Period, campaigns: Sequence[Figures], currency: str, *, left_out: int = 0
) -> Rendered:
    """The private answer; the button sends all of it as a file."""
    rendered = _report(period, campaigns, currency, left_out)
    if not campaigns:
        return rendered
    button = kit.button("As CSV", Press.REPORT, period.typed)
    return Rendered(rendered.text, [*rendered.blocks, kit.actions("report", button)])


def digest(period: Period, campaigns: Sequence[Figures], currency: str) -> Rendered:
    """The week's report to a channel."""
    return _report(period, campaigns, currency, 0, title="The week’s report: ")


def _report(
    period: Period, campaigns: Sequence[Figures], currency: str, left_out: int, *, title: str = ""
) -> Rendered:
    when = f"{period.words} ({period.zone})"
    if not campaigns:
        text = f"{title}{'no' if title else 'No'} campaign was launched {when}."
        return Rendered(text=text, blocks=[kit.section(text)])
    text = f"{title}{count(len(campaigns), 'campaign')} launched {when}"
    lines = [line(one, currency) for one in campaigns[:LISTED]]
    blocks: list[Block] = [
        kit.section(f"*{text}*"),
        *kit.figures(_totals(campaigns, currency)),
        *_extremes(campaigns),
        *(
            kit.section("\n".join(lines[at : at + TO_A_BLOCK]))
            for at in range(0, len(lines), TO_A_BLOCK)
        ),
        kit.context(_small_print(campaigns, left_out)),
    ]
    return Rendered(text=text, blocks=blocks)


def _totals(campaigns: Sequence[Figures], currency: str) -> list[tuple[str, str]]:
    sent = report.total(campaigns, lambda one: one.sent)
    recipients = report.total(campaigns, lambda one: one.recipients)
    segments = report.total(campaigns, lambda one: one.segments)
    asked = [one for one in campaigns if one.asked]
    confirmed = report.total(asked, lambda one: one.confirmed)
    reached = report.total(asked, lambda one: one.delivered)
    candidates = (
        ("Sent", sent, f"{sent:,} of {recipients:,}"),
        _part("Delivered", report.total(campaigns, lambda one: one.delivered), sent),
        _part("Could not be delivered", report.total(campaigns, lambda one: one.failed), sent),
        _part("Opted out", report.total(campaigns, lambda one: one.opt_outs), sent),
        _part("Confirmed", confirmed, reached),
        _part("Replies", report.total(campaigns, lambda one: one.replies), 0),
        ("Spent", segments, _spent(campaigns, segments, currency)),
    )
    return [(name, words) for name, number, words in candidates if number]


def _part(name: str, number: int, whole: int) -> tuple[str, int, str]:
    rate = report.part(number, whole)
    return name, number, f"{number:,}" if rate is None else f"{number:,} ({share(min(rate, 1.0))})"


def _spent(campaigns: Sequence[Figures], segments: int, currency: str) -> str:
    if report.unpriced(campaigns) == sum(1 for one in campaigns if one.segments):
        return f"unknown ({count(segments, 'segment')})"
    amount = money.show(report.spent(campaigns), currency)
    return f"{amount} ({count(segments, 'segment')})"


def _extremes(campaigns: Sequence[Figures]) -> list[Block]:
    lines = []
    if ends := report.best_and_worst(campaigns):
        best, worst = ends
        lines.append(f"*Arrived best*: {_named(best)}, {_share(report.delivery(best))} delivered")
        lines.append(f"*Worst*: {_named(worst)}, {_share(report.delivery(worst))} delivered")
    if left := report.most_opt_outs(campaigns):
        lines.append(f"*Most opt-outs*: {_named(left)}, {_share(report.opt_out(left))} opted out")
    return [kit.section("\n".join(lines))] if lines else []


def line(one: Figures, currency: str) -> str:
    """One campaign."""
    words = [f"{one.sent:,} of {one.recipients:,} sent"]
    if one.delivered:
        words.append(f"{_share(report.delivery(one))} delivered")
    if one.opt_outs:
        words.append(f"{_share(report.opt_out(one))} opted out")
    if one.asked and one.confirmed:
        words.append(f"{_share(report.confirmation(one))} confirmed")
    if one.spent:
        words.append(money.show(one.spent, currency))
    return f"• {_named(one)}: {', '.join(words)}"


def _named(one: Figures) -> str:
    return f"{kit.bold(one.title, 80)} `{one.name}`"


def _share(rate: float | None) -> str:
    return share(min(rate or 0.0, 1.0))


def _small_print(campaigns: Sequence[Figures], left_out: int) -> str:
    parts = ["Money is segments × the price at each launch."]
    if unpriced := report.unpriced(campaigns):
        parts.append(f"{count(unpriced, 'campaign')} had no price and is not in it.")
    if len(campaigns) > LISTED:
        parts.append(f"The newest {LISTED} are listed.")
    if left_out:
        parts.append(
            f"{count(left_out, 'older campaign')} beyond the newest {len(campaigns)}: left out."
        )
    return " ".join(parts)
