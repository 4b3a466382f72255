"""On a live card: what a guard rail says, limits that were raised, the canary; and the alerts."""

from operator import attrgetter
from typing import Any, Final

from domain.canaries import CanarySoFar, canary_size, decides_at
from domain.guards import CANARY, RULE_WORDS, Rule, opt_out_share, passes, shown
from domain.lifecycle import CampaignState
from domain.slacktext import date_token
from domain.views import CampaignView
from gateways.slack.blocks import kit
from gateways.slack.blocks.ids import Press
from gateways.slack.blocks.phrases import by, count
from gateways.slack.blocks.questions import INPUT, Field
from gateways.slack.facts import Block, Rendered

CONTINUE: Final = "Continue anyway …"


def lines(view: CampaignView) -> list[Block]:
    """What an approver has to decide, which limits were raised, and how the canary fares."""
    return [*_tripped(view), *_raised(view), *_canary(view)]


def is_stopped(view: CampaignView) -> bool:
    """Whether a guard rail paused it: then it is an approver who lets it go on."""
    return view.state is CampaignState.PAUSED and view.guard.paused_by is not None


def continue_button(view: CampaignView) -> list[dict[str, Any]]:
    """Instead of *Resume*; the press carries what it said the limit is raised to."""
    rule, limit = view.guard.paused_by, view.guard.raises_to
    if rule is None or limit is None:
        return []
    amount = shown(rule, limit, view.workspace.currency)
    asks = kit.confirm(
        "Continue anyway?",
        f"{kit.words(view.state_reason, 150)} For this campaign the limit of {RULE_WORDS[rule]}"
        f" becomes {amount}, and sending goes on.",
        yes="Continue anyway",
    )
    value = f"{view.public_id}:{rule}:{limit}"
    return [kit.button(CONTINUE, Press.CONTINUE_ANYWAY, value, asks=asks)]


def went_on(view: CampaignView) -> str:
    """What *Continue anyway* came to, for whoever pressed it: the limit that it raised just now."""
    newest = max(view.guard.raised, key=attrgetter("at"))
    amount = shown(newest.rule, newest.limit, view.workspace.currency)
    name = kit.bold(view.title)
    return f"{name} goes on; the limit of {RULE_WORDS[newest.rule]} is {amount} for it."


def release_button(view: CampaignView) -> list[dict[str, Any]]:
    """Once the canary is out: the rest follows at a press, which carries whose text it tried."""
    canary = view.canary
    if view.state is not CampaignState.SENDING or canary is None or not canary.is_full:
        return []
    rest = count(view.ledger.waiting, "text")
    asks = kit.confirm("Send the rest?", f"{rest} will leave.", yes="Send the rest")
    value = f"{view.public_id}:{canary.wording_id}"
    return [kit.button("Send the rest …", Press.RELEASE_CANARY, value, style="primary", asks=asks)]


def before(view: CampaignView) -> list[Block]:
    """In the launch question: its canary, and whether its price passes the budget."""
    limits, recipients = view.workspace.guards, view.estimate.recipients if view.estimate else 0
    blocks: list[Block] = []
    if limits.budget is not None and view.price is not None and view.price > limits.budget:
        most = shown(Rule.BUDGET, limits.budget, view.workspace.currency)
        blocks.append(
            kit.section(f":warning: It costs more than the {most} for a campaign: it pauses there.")
        )
    told = canary_before(view)
    blocks += told
    if canary_size(limits, recipients, by_press=True) and (not told or limits.canary.by_rule):
        words = f"Send {limits.canary.first:,} first, then wait for a press"
        box = kit.checkbox(INPUT, words, Field.CANARY)
        blocks.append(kit.asked(Field.CANARY, "Canary", box, optional=True))
    return blocks


def canary_before(view: CampaignView, *, by_press: bool = False) -> list[Block]:
    """That the first texts leave alone, and what lets the rest go; `by_press` somebody asked so."""
    limits, recipients = view.workspace.guards, view.estimate.recipients if view.estimate else 0
    size = canary_size(limits, recipients, by_press=by_press)
    if size is None:
        return []
    rest = (
        f"{limits.canary.minutes} minutes later the rest follows by itself if its figures are"
        " fine; otherwise a person sends it."
        if limits.canary.by_rule and not by_press
        else "The rest follows when a person sends it."
    )
    return [kit.section(f":hatching_chick: *Canary*: {size:,} leave first. {rest}")]


def warns_of_opt_outs(view: CampaignView) -> bool:
    """Whether the opt-outs pass the limit that pauses the campaign: the same rule says so."""
    limits = view.guard.guards
    limit, seen = limits.opt_outs, opt_out_share(view.ledger, view.answers.opt_outs, limits.sample)
    return limit is not None and seen is not None and passes(Rule.OPT_OUTS, seen, limit)


def _tripped(view: CampaignView) -> list[Block]:
    rule, limit = view.guard.paused_by, view.guard.raises_to
    if not is_stopped(view) or rule is None or limit is None:
        return []
    amount = shown(rule, limit, view.workspace.currency)
    return [
        kit.section(
            ":rotating_light: *A guard rail paused it.* An approver can press *Continue anyway*,"
            f" which raises the limit of {RULE_WORDS[rule]} to {amount} for this campaign."
        )
    ]


def _raised(view: CampaignView) -> list[Block]:
    zone, currency = view.workspace.zone, view.workspace.currency
    told = [
        f"Limit of {RULE_WORDS[it.rule]} raised to {shown(it.rule, it.limit, currency)} by"
        f" {by(it.by)}, {date_token(it.at, zone)}"
        for it in view.guard.raised
    ]
    return [kit.context(":unlock: " + " · ".join(told))] if told else []


def _canary(view: CampaignView) -> list[Block]:
    if view.canary is None:
        return []
    return [
        kit.section(f":hatching_chick: {canary_words(view.canary)} {_what_next(view, view.canary)}")
    ]


def canary_words(canary: CanarySoFar) -> str:
    """`*Canary*: 50 of 50 sent, 48 delivered, 1 failed.`; what is none is left out."""
    seen = canary.figures
    told = (
        (seen.delivered, "delivered"),
        (seen.failed - seen.filtered, "failed"),
        (seen.filtered, "filtered"),
        (seen.unknown, "we don’t know yet"),
        (seen.opt_outs, "opted out"),
    )
    parts = [f"{number:,} {name}" for number, name in told if number]
    return ", ".join([f"*Canary*: {seen.sent:,} of {canary.size:,} sent", *parts]) + "."


def _what_next(view: CampaignView, canary: CanarySoFar) -> str:
    if view.state is CampaignState.PAUSED:
        return "The rest waits, and it is paused."
    if canary.told:
        return f"{kit.words(canary.told, 300)} Press *Send the rest* or *Cancel*."
    if not canary.is_full:
        who = "by itself if its figures are fine" if canary.by_rule else "when somebody says so"
        return f"The rest follows {who}."
    at = decides_at(canary, view.guard.guards)
    if at is None:
        return "The rest waits: press *Send the rest* or *Cancel*."
    when = date_token(at, view.workspace.zone)
    return f"If its figures are fine, the rest follows by itself {when}."


def released(view: CampaignView) -> str:
    """What a release of the rest came to, for whoever asked for it."""
    name = f"{kit.bold(view.title)} (`{view.name}`)"
    if view.state is CampaignState.PAUSED:
        return (
            f"The rest of {name} is released, but it stays paused: nothing leaves until it goes on."
        )
    return f"The rest of {name} follows."


def alert(view: CampaignView, words: str, *, rule: str, until: str, link: str) -> Rendered:
    """What happened by that rule, until when it matters, and where it is decided."""
    name = f"{kit.bold(view.title)}"
    if rule != CANARY:
        first = f":rotating_light: {name} paused by itself: {kit.words(words, 400)}"
        way = "An approver can let it continue; whoever may launch it can cancel it."
    else:
        first = f":hatching_chick: {name}: {kit.words(words, 400)}"
        way = "Send the rest, or cancel it."
    card = f" {kit.link(link, 'Open the card')}" if link else ""
    text = " ".join(part for part in (first, kit.words(until), way) if part) + card
    return Rendered(text=text, blocks=[kit.section(text)])
