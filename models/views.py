"""The read models that cards, lists and the command line show, built in one read transaction.

So the figures of one card belong to one moment: they add up.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from domain import approvalrule, forecast
from domain.braking import Brake
from domain.conversing import Showing
from domain.dayplan import DayPlan, Load, day_plan
from domain.guardsettings import from_data as guards_from_data
from domain.ledger import Bucket, Ledger
from domain.lifecycle import NEVER_SENT, OVER, CampaignState
from domain.picked import Picked, PickedFrom
from domain.retries import SecondAttempts
from domain.teamhours import from_data
from domain.views import CampaignView, Estimate, WorkspaceView
from domain.windows import Kind
from models import (
    approvals,
    campaigns,
    canaries,
    checks,
    comparisons,
    daily,
    figures,
    guards,
    holds,
    hours,
    keys,
    reminding,
    schedules,
    senders,
    test_sends,
    unknowns,
    versions,
)
from models.imports import READ, estimate_of, import_view
from models.senders import sender_view
from models.tables import Campaign, Sender, Wording, Workspace

_ON_ITS_WAY = frozenset({CampaignState.SENDING, CampaignState.PAUSED})


def workspace_view(session: Session, workspace_id: int) -> WorkspaceView:
    """A workspace with its senders; raises NoResultFound."""
    workspace = session.get_one(Workspace, workspace_id)
    return WorkspaceView(
        id=workspace.id,
        public_id=workspace.public_id,
        slack_team_id=workspace.slack_team_id,
        business_name=workspace.business_name,
        help_contact=workspace.help_contact,
        region=workspace.region,
        countries=tuple(workspace.countries) or (workspace.region,),
        zone=workspace.zone,
        price_per_segment=workspace.price_per_segment,
        currency=workspace.currency,
        channel_id=workspace.channel_id,
        senders=tuple(
            sender_view(sender) for sender in senders.of_workspace(session, workspace_id)
        ),
        brake=brake_view(workspace),
        stop_words=tuple(workspace.stop_words),
        hours=from_data(workspace.hours),
        most_a_day=workspace.most_a_day,
        most_a_week=workspace.most_a_week,
        approval=approvalrule.from_data(workspace.approval),
        undo_seconds=workspace.undo_seconds,
        guards=guards_from_data(workspace.guards),
        showing=Showing(workspace.replies_shown),
    )


def brake_view(workspace: Workspace) -> Brake | None:
    """Whether stop-all is on, and who pressed it."""
    if workspace.brake_at is None:
        return None
    return Brake(workspace.brake_by or "system", workspace.brake_at, workspace.brake_reason)


_OWN_FIELDS: Final = (
    *("id", "public_id", "name", "title", "note", "channel_id", "card_ts", "wording_id"),
    *("state_by", "state_at", "state_reason", "launch_reason", "blank_policy", "blank_word"),
    *("attestation", "attested_by", "attested_at"),
    *("created_by", "created_at", "launched_by", "launched_at", "finished_at", "resumes_at"),
    *("use_by", "topic", "day_ends_at"),
)


def campaign_view(session: Session, campaign_id: int, now: datetime) -> CampaignView:
    """One campaign with all its figures at `now` (UTC); raises NoResultFound."""
    campaign = session.get_one(Campaign, campaign_id)
    wording = session.get(Wording, campaign.wording_id) if campaign.wording_id else None
    workspace = workspace_view(session, campaign.workspace_id)
    sender = sender_view(session.get_one(Sender, campaign.sender_id))
    # While another list is read, the former audience's estimate is nobody's.
    importing = campaign.state == CampaignState.IMPORTING
    estimate = None if importing else estimate_of(campaign)
    counted = _figures(session, campaign, estimate, now)
    return CampaignView(
        workspace=workspace,
        sender=sender,
        template=wording.template if wording else "",
        wording_version=wording.version if wording else 0,
        asks=wording.asks if wording else "nothing",
        acknowledgement=wording.acknowledgement if wording else "",
        estimate=estimate,
        warnings=(
            *checks.consent_warnings(
                session,
                campaign,
                ledger=counted["ledger"],
                zone=workspace.zone,
                estimate=estimate,
                sender=sender,
                plan=counted["day_plan"],
                now=now,
            ),
            *checks.draft_warnings(
                session,
                campaign,
                wording,
                workspace=workspace,
                sender=sender,
                estimate=estimate,
                plan=counted["day_plan"],
                now=now,
            ),
        ),
        at=now,
        of_test_key=keys.is_test(session, campaign.api_key_id),
        comparison=comparisons.view(session, campaign_id),
        schedule=schedules.view(session, campaign_id),
        approval=approvals.view(session, campaign_id),
        **_own(campaign),
        **_tested(session, campaign),
        **counted,
    )


def _own(campaign: Campaign) -> dict[str, Any]:
    """What the campaign's own row says, as the view's fields of the same names."""
    fields = {name: getattr(campaign, name) for name in _OWN_FIELDS}
    return fields | {
        "state": CampaignState(campaign.state),
        "columns": tuple(campaign.columns),
        "kind": Kind(campaign.kind),
        "second_attempts": SecondAttempts(campaign.second_attempts),
    }


def _tested(session: Session, campaign: Campaign) -> dict[str, Any]:
    """Who saw a text of it on a phone, when they asked for it, and whether it was this one."""
    test = test_sends.latest_tested(session, campaign.id)
    return {
        "tested_by": test.asked_by if test else None,
        "tested_at": test.created_at if test else None,
        "tested_current": test is not None and test.wording_id == campaign.wording_id,
    }


def _figures(
    session: Session, campaign: Campaign, estimate: Estimate | None, now: datetime
) -> dict[str, Any]:
    """What is counted from the campaign's rows."""
    newest = campaigns.latest_import(session, campaign.id)
    upload = import_view(session, newest) if newest else None
    unread = upload is not None and upload.state not in READ
    declined = campaigns.declined_import(session, campaign.id)
    rows = upload.rows_done if upload else None
    ledger = Ledger() if unread else figures.ledger(session, campaign.id, rows)
    sent_ever = campaign.state not in NEVER_SENT
    sending = campaign.state == CampaignState.SENDING
    over = campaign.state in OVER
    canary = canaries.so_far(session, campaign) if campaign.state in _ON_ITS_WAY else None
    is_out = canary is not None and canary.is_full
    moves = sending and not ledger.is_held
    speed = figures.speed(session, campaign.id, now, campaign.state_at) if moves else None
    failed = figures.failures(session, campaign.id) if sent_ever else ()
    answers = figures.answers(session, campaign.id)
    if over:
        answers = replace(answers, silent=reminding.silent(session, campaign, now))
    return {
        "upload": upload,
        "picked": _picked(session, campaign) if upload is None else None,
        "declined": import_view(session, declined) if declined else None,
        "ledger": ledger,
        "failures": failed,
        "answers": answers,
        "guard": guards.view(
            session, campaign, ledger=ledger, failures=failed, opt_outs=answers.opt_outs
        ),
        "versions": () if sending else versions.figures(session, campaign),
        "canary": canary,
        "unconfirmed": figures.unconfirmed(session, campaign.id) if sent_ever else 0,
        "daily": daily.reached(session, campaign.sender_id, now) if sending else None,
        "day_plan": DayPlan() if sent_ever else _day_plan(session, campaign, estimate, now),
        # A pass over all texts, so not for every edit of a card that shows a campaign under way.
        "sent_segments": figures.sent_segments(session, campaign.id) if over else None,
        "undecided": unknowns.undecided(session, campaign.id) if sent_ever else 0,
        "held": hours.held(session, campaign) if sent_ever else (),
        "tried_again": holds.tried_again(session, campaign.id) if sent_ever else 0,
        "speed": speed,
        "ends_at": None if is_out else _ends_at(speed, ledger, estimate, now),
    }


def _picked(session: Session, campaign: Campaign) -> PickedFrom | None:
    if campaign.picked is None or campaign.copied_from_id is None:
        return None
    original = session.get_one(Campaign, campaign.copied_from_id)
    return PickedFrom(Picked(campaign.picked), original.title)


def _day_plan(
    session: Session, campaign: Campaign, estimate: Estimate | None, now: datetime
) -> DayPlan:
    if estimate is None:
        return DayPlan()
    sender = senders.get(session, campaign.sender_id)
    load = Load(estimate.recipients, estimate.segments, sender.throughput)
    return day_plan(daily.rooms(session, sender.id, now), load, now)


def _ends_at(
    speed: float | None, ledger: Ledger, estimate: Estimate | None, now: datetime
) -> datetime | None:
    """When the last text leaves at the speed that was seen; None while nothing moves.

    Nor is there an end to forecast while somebody is held: the hold ends it, not the speed.
    """
    if not speed or not ledger.waiting or ledger[Bucket.HELD]:
        return None
    each = estimate.segments / estimate.recipients if estimate and estimate.recipients else 1.0
    return forecast.end(now, round(ledger.waiting * each), speed)
