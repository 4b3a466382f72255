"""What stands beside the chart of a campaign that is over: the usual, and what to do."""

from domain import report
from domain.advice import advised
from domain.kinds import KIND_WORDS
from domain.ledger import Bucket
from domain.report import Usual
from domain.views import CampaignView
from gateways.slack.blocks import correction, kit
from gateways.slack.blocks.phrases import count, share

SHOWN = 5


def after_words(view: CampaignView, usual: Usual | None) -> str:
    """The words of the post in the card's thread (mrkdwn)."""
    parts = [f"{kit.bold(view.title, 120)} (`{view.name}`), now that it is over:"]
    parts += _compared(view, usual)
    parts += [correction.version_words(view)] if len(view.versions) > 1 else []
    parts += _advice(view)
    return "\n".join(parts)


def _compared(view: CampaignView, usual: Usual | None) -> list[str]:
    ledger, answers = view.ledger, view.answers
    rates = (
        ("delivered", report.part(ledger[Bucket.DELIVERED], ledger.sent), "delivery"),
        ("opted out", report.part(answers.opt_outs, ledger.sent), "opt_out"),
        (
            "confirmed",
            report.part(answers.confirmations, ledger[Bucket.DELIVERED])
            if view.asks in ("confirmation", "confirm_decline")
            else None,
            "confirmation",
        ),
    )
    told = [
        f"*{share(rate)}* {words}" + _usually(usual, name)
        for words, rate, name in rates
        if rate is not None
    ]
    if not told:
        return []
    line = ", ".join(told)
    if usual is None:
        return [f"{line}."]
    kind = KIND_WORDS[view.kind].lower()
    return [
        f"{line}. Usual is the middle of the last {count(usual.campaigns, f'{kind} campaign')}."
    ]


def _usually(usual: Usual | None, name: str) -> str:
    rate: float | None = getattr(usual, name) if usual else None
    return "" if rate is None else f" (usually {share(rate)})"


def _advice(view: CampaignView) -> list[str]:
    found = advised(view.failures)
    if not found:
        return []
    lines = ["*What did not arrive, and what to do*"]
    lines += [f"• {it.count:,} × {kit.words(it.why)}. {it.act}" for it in found[:SHOWN]]
    if len(found) > SHOWN:
        lines.append(f"• {count(len(found) - SHOWN, 'further reason')} in *Details* on the card")
    return lines
