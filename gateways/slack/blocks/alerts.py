"""What people are alerted of beside guard rails and canaries; and why somebody else is told."""

from dataclasses import dataclass

from domain.actors import mention
from domain.alerting import AlertKind
from domain.views import CampaignView
from gateways.slack.blocks import kit
from gateways.slack.blocks.guards import alert as of_a_guard
from gateways.slack.blocks.ids import COMMAND
from gateways.slack.blocks.live_card import finished
from gateways.slack.blocks.phrases import count
from gateways.slack.facts import Rendered


@dataclass(frozen=True, slots=True)
class Assigned:
    """Who asks (an actor's stored name) to take care of what that number (masked) wrote."""

    by: str
    number: str


def assigned(what: Assigned, view: CampaignView | None, link: str) -> Rendered:
    """For whoever is to take care of it."""
    about = f" about {kit.bold(view.title)}" if view is not None else ""
    look = kit.link(link, "Open the card") + ": it stands in the thread." if link else ""
    text = (
        f":bust_in_silhouette: {mention(what.by)} asks you to take care of what"
        f" {kit.words(what.number)} wrote{about}. {look}"
    ).rstrip()
    return Rendered(text=text, blocks=[kit.section(text)])


def of_campaign(
    view: CampaignView, words: str, *, rule: str, until: str, link: str, opt_outs: int = 0
) -> Rendered:
    """What happened to a campaign; `opt_outs` are the provisional ones that wait for a person."""
    if rule == AlertKind.FINISHED:
        done = finished(view, link)
        return done if link else Rendered(done.text, [kit.section(done.text)])
    if rule == AlertKind.OPT_OUTS:
        return _opt_outs(view, opt_outs, link)
    if rule == AlertKind.SENDER:
        return _paused(view, words, link)
    return of_a_guard(view, words, rule=rule, until=until, link=link)


def _paused(view: CampaignView, words: str, link: str) -> Rendered:
    """Every further text would fail alike, by Twilio or by us; its sender is not stopped."""
    card = f" {kit.link(link, 'Open the card')}" if link else ""
    text = (
        f":octagonal_sign: {kit.bold(view.title)} is paused: {kit.words(words, 400)}, then press"
        f" *Resume* on its card.{card}"
    )
    return Rendered(text=text, blocks=[kit.section(text)])


def _opt_outs(view: CampaignView, number: int, link: str) -> Rendered:
    people = count(number, "person", "people")
    verb = "waits" if number == 1 else "wait"
    card = f" {kit.link(link, 'Open the card')}" if link else ""
    text = (
        f":grey_question: {kit.bold(view.title)}: {people} may have opted out and {verb} for a"
        " decision. Nobody texts them meanwhile. Their words, and those of whoever follows, stand"
        f" in the card’s thread.{card}"
    )
    return Rendered(text=text, blocks=[kit.section(text)])


def of_no_campaign(rule: str, words: str) -> Rendered:
    """A sender that stopped; or what an admin has to know."""
    mark = ":octagonal_sign:" if rule == AlertKind.SENDER else ":warning:"
    text = f"{mark} {kit.words(words, 400)}"
    return Rendered(text=text, blocks=[kit.section(text)])


def instead(message: Rendered, because: str) -> Rendered:
    """The same, for somebody who is told since the one that an admin named could not be."""
    if not because:
        return message
    note = f"{because} You are told instead; an admin can change it: `{COMMAND} setup alerts`."
    return Rendered(message.text, [*message.blocks, kit.context(note)])
