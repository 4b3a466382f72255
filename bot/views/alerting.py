"""The submitted summary channel and alerts: what was changed in the form, and no more."""

from bot.ask import Ask
from bot.commands.alerting import alerting_view
from bot.fields import Values
from bot.views.outcome import Outcome
from campaigns.alerting import AlertingForm, AlertingView, current, save
from domain.alerting import AlertKind, channel_field, people_field
from domain.errors import Refused
from gateways.slack.blocks.alerting_form import initial
from gateways.slack.blocks.questions import Field
from gateways.slack.blocks.setup_form import SAVED, UNCHANGED

CHANGED = "Somebody else changed this meanwhile. Open the form again to change it."


def alerting(ask: Ask) -> Outcome:
    """Save what was changed, and show it all."""
    values = Values(ask.view)
    shown = _shown(ask)
    chosen = {
        kind: (*values.chosen(people_field(kind)), *values.chosen(channel_field(kind)))
        for kind in AlertKind
    }
    routes = {kind: it for kind, it in chosen.items() if set(it) != set(shown.routes[kind])}
    summary = next(iter(values.chosen(Field.SUMMARY)), "")
    form = AlertingForm(summary if summary != shown.summary else None, routes)
    if form == AlertingForm():
        return Outcome(view=alerting_view(ask, current(ask.rt, ask.who), UNCHANGED))
    saved = save(ask.rt, ask.who, form, still=lambda it: _require_still(form, shown, it))
    return Outcome(view=alerting_view(ask, saved, SAVED))


def _shown(ask: Ask) -> AlertingView:
    """What the form showed when it was opened."""
    routes = {
        kind: (*initial(ask.view, people_field(kind)), *initial(ask.view, channel_field(kind)))
        for kind in AlertKind
    }
    return AlertingView(next(iter(initial(ask.view, Field.SUMMARY)), ""), routes)


def _require_still(form: AlertingForm, shown: AlertingView, now: AlertingView) -> None:
    """Refuse what another one changed since the form was opened."""
    if form.summary is not None and now.summary not in (shown.summary, form.summary):
        raise Refused(CHANGED, field=Field.SUMMARY)
    for kind, wanted in form.routes.items():
        standing = set(now.routes.get(kind, ()))
        if standing not in (set(shown.routes[kind]), set(wanted)):
            raise Refused(CHANGED, field=people_field(kind))
