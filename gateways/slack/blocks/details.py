"""What stands behind *Details*: exact buckets, and failures with their codes."""

from domain.costs import costs
from domain.kinds import hours_words
from domain.ledger import Bucket
from domain.views import CampaignView
from gateways.slack.blocks import agreements, correction, kit, singles
from gateways.slack.blocks import draft_parts as parts
from gateways.slack.blocks.ids import Press
from gateways.slack.blocks.phrases import (
    rate,
    sender_words,
    skip_words,
)
from gateways.slack.facts import Block, View

_BUCKETS = (
    (Bucket.PENDING, "waiting to be sent"),
    (Bucket.HELD, "held"),
    (Bucket.CLAIMED, "being handed to Twilio now"),
    (Bucket.UNKNOWN, "handed over, answer lost (unknown)"),
    (Bucket.QUEUED, "queued at Twilio"),
    (Bucket.SENT, "sent, no receipt yet"),
    (Bucket.DELIVERED, "delivered"),
    (Bucket.UNDELIVERED, "undelivered"),
    (Bucket.FAILED, "failed"),
    (Bucket.CANCELLED, "cancelled"),
)


def details(view: CampaignView) -> View:
    """All figures of a campaign in a private modal."""
    blocks: list[Block] = [
        kit.header(view.title),
        kit.context(f"`{view.name}` · from {sender_words(view.sender)}"),
        kit.section(f"*Every row*\n{singles.sums(view)}\n{_buckets(view)}"),
    ]
    if skipped := _skipped(view):
        blocks.append(kit.section(f"*Skipped*\n{skipped}"))
    if failed := _failures(view):
        blocks.append(kit.section(f"*Could not be delivered*\n{failed}"))
    blocks += correction.by_version(view)
    if warned := parts.all_warnings(view):
        blocks += [kit.section("*Before it leaves*"), *warned]
    blocks.append(kit.section(f"*Sending*\n{_sending(view)}"))
    if attested := agreements.attested(view):
        blocks.append(kit.section(f"*Where they agreed*\n{attested}"))
    blocks += _text(view)
    blocks.append(
        kit.actions("details", kit.button("Every message …", Press.MESSAGES, view.public_id))
    )
    return kit.modal("Details", blocks)


def _text(view: CampaignView) -> list[Block]:
    if singles.are_of(view):
        return [kit.section("*The text*\nEach has words of its own, as the program wrote it.")]
    version = kit.section(f"*The text* (version {view.wording_version})")
    return [version, kit.verbatim(view.template)]


def _buckets(view: CampaignView) -> str:
    lines = [
        f"• {view.ledger[bucket]:,} {name}" for bucket, name in _BUCKETS if view.ledger[bucket]
    ]
    if view.unconfirmed:
        lines.append(f"• {view.unconfirmed:,} of the sent have no receipt after the stated time")
    return "\n".join(lines)


def _skipped(view: CampaignView) -> str:
    ordered = sorted(view.ledger.skipped.items(), key=lambda item: -item[1])
    return "\n".join(f"• {skip_words(reason, number)}" for reason, number in ordered if number)


def _failures(view: CampaignView) -> str:
    return "\n".join(
        f"• {failure.count:,} × {kit.words(failure.words)}"
        + (f" (Twilio error {failure.code})" if failure.code else "")
        for failure in view.failures
    )


def _sending(view: CampaignView) -> str:
    lines = [f"Hours: {hours_words(view.kind, view.workspace.hours)}"]
    lines.append(f"Throughput: {rate(view.sender.throughput)}")
    if words := costs(view):
        lines.append(f"{words}.")
    return "\n".join(lines)
