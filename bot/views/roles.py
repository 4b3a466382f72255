"""Submitted roles: only what was changed in the form is changed, since others may set roles too."""

from bot.ask import Ask
from bot.fields import Values
from bot.views.outcome import Outcome
from campaigns import granting
from domain.roles import Grant, Role
from gateways.slack.blocks import notices, roles_form


def save(ask: Ask) -> Outcome:
    """Give and take what the form says, and tell what it did."""
    values = Values(ask.view)
    give: list[Grant] = []
    take: list[Grant] = []
    for role in Role:
        for block in (roles_form.people_field(role), roles_form.groups_field(role)):
            shown, chosen = roles_form.initial(ask.view, block), values.chosen(block)
            give += [Grant(role, holder) for holder in chosen if holder not in shown]
            take += [Grant(role, holder) for holder in shown if holder not in chosen]
    done = granting.change(ask.rt, ask.who, give=give, take=take)
    return Outcome(view=notices.message("Roles", roles_form.changed(done.given, done.taken).text))
