"""Setting up: the team's settings, its senders, and what is still missing before a launch."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from campaigns import access, beforehand, fields, hours, reaching, readiness, senders
from campaigns.forms import SenderForm, WorkspaceForm
from domain import approvalrule, undo, verifying
from domain.actors import Actor
from domain.deeds import Subject, Verb
from domain.frequency import STANDARD
from domain.guardsettings import changed, from_data, to_data
from domain.masks import told_apart
from domain.roles import ANYWHERE
from domain.views import SenderView, WorkspaceView
from jobs import apart
from models import cards, chain, gathering, processes, test_numbers, views, workspaces
from models.tables import Workspace
from runtime import Runtime


def workspace_of_team(rt: Runtime, team_id: str) -> WorkspaceView | None:
    """The workspace of a Slack team, or None before anybody set it up."""
    with rt.db.read() as session:
        found = workspaces.by_team(session, team_id)
        return None if found is None else views.workspace_view(session, found.id)


def save_workspace(
    rt: Runtime,
    who: Actor,
    form: WorkspaceForm,
    *,
    still: Callable[[WorkspaceView], None] | None = None,
) -> WorkspaceView:
    """Create or change the team's settings; what the form leaves out stays as it is.

    A workspace that was made at the command line is taken over by the first Slack team. `still`
    sees a known team under its lock, and raises Refused where it is not as its person saw it.
    """
    return save_both(rt, who, form, None, still=still)[0]


def save_both(
    rt: Runtime,
    who: Actor,
    form: WorkspaceForm,
    number: SenderForm | None,
    *,
    still: Callable[[WorkspaceView], None] | None = None,
) -> tuple[WorkspaceView, SenderView | None]:
    """The team's settings and a sender, or neither where something is wrong with one of them."""
    access.require_admin(rt, who)

    def work(session: Session) -> tuple[WorkspaceView, SenderView | None, Sequence[int]]:
        workspace = _workspace_for(rt, session, who, form)
        if still is not None and workspace.id and workspace.slack_team_id is not None:
            still(views.workspace_view(session, workspace.id))
        before = beforehand.told(workspace)
        _fill_workspace(workspace, form)
        session.flush()
        actor = replace(who, workspace_id=workspace.id)
        changed = [name for name in WorkspaceForm.__slots__ if getattr(form, name) is not None]
        detail: dict[str, object] = {"changed": changed}
        detail |= beforehand.change(before, workspace)
        if hours.concerns(form):
            detail["hours"] = workspace.hours
        if form.guards is not None:
            detail["guards"] = workspace.guards
        if form.most_a_day is not None or form.most_a_week is not None:
            detail["most"] = {"a day": workspace.most_a_day, "a week": workspace.most_a_week}
        if form.undo_seconds is not None or form.approval is not None:
            detail["launches"] = {
                "undo_seconds": workspace.undo_seconds,
                "approval": workspace.approval,
            }
        access.record(rt, session, actor, Verb.SET_UP, Subject.WORKSPACE, workspace.id, **detail)
        moved = hours.work_out(session, workspace.id, rt.clock()) if hours.concerns(form) else ()
        sender = senders.save(rt, session, actor, number) if number is not None else None
        view = views.workspace_view(session, workspace.id)
        kept = None if sender is None else senders.shown(view, sender)
        return view, kept, moved

    # Texts of a program hold their campaign before the team: made again after a deadlock.
    view, kept, moved = rt.db.write_again(work)
    hours.tell(rt, moved)
    return view, kept


def overview(rt: Runtime, who: Actor) -> readiness.Overview:
    """What is set up, what is missing, which processes live, and the asker's own phones."""
    access.require_member(who)
    url = readiness.inbound_url(rt.settings)
    refusal = access.refusal(rt, who, where=ANYWHERE)
    if not who.workspace_id:
        first = readiness.Gap(
            readiness.Missing.WORKSPACE, "Nothing is set up yet. Open the settings first.", True
        )
        with rt.db.read() as session:
            alive = _alive(rt, session)
        gaps = [first, *readiness.twilio_gaps(rt.settings), *readiness.process_gaps(alive)]
        return readiness.Overview(None, tuple(gaps), url, alive=alive, refusal=refusal)
    with rt.db.read() as session:
        workspace = views.workspace_view(session, who.workspace_id)
        alive = _alive(rt, session)
        mine = test_numbers.proven(session, workspace.id, owner=who.name)
        group = test_numbers.proven(session, workspace.id, in_group=True)
        seen = workspaces.last_inbound_at(session, workspace.id)
        given_up = gathering.given_up(session, workspace.id)
        cardless = cards.given_up(session, workspace.id)
        unposted = chain.head_given_up(session, workspace.id)
        unsealed = verifying.waited(chain.waiting_since(session), rt.clock())
    opens = reaching.surely(reaching.opener(rt, who))
    unseen = [(title, code) for title, code, channel in given_up if opens(channel)]
    unshown = [(title, code) for title, code, channel in cardless if opens(channel)]
    gaps = [*readiness.settings_gaps(rt.settings, workspace), *readiness.process_gaps(alive)]
    gaps += [*readiness.post_gaps(unseen), *readiness.card_gaps(unshown)]
    gaps += [*readiness.head_gaps(unposted), *readiness.sealing_gaps(unsealed)]
    gaps += readiness.clock_gaps(apart.seconds(rt))
    if not mine:
        gaps.append(
            readiness.Gap(
                readiness.Missing.PHONE, "Your phone is not proven yet; test-sends need it."
            )
        )
    return readiness.Overview(
        workspace=workspace,
        gaps=tuple(gaps),
        inbound_url=url,
        inbound_seen_at=seen,
        phones=tuple(told_apart(number.phone for number in mine).values()),
        group=tuple(told_apart(number.phone for number in group).values()),
        alive=alive,
        refusal=refusal,
    )


def _alive(rt: Runtime, session: Session) -> dict[str, int]:
    return {role: processes.count_alive(session, role, rt.clock()) for role in readiness.ROLES}


def _workspace_for(rt: Runtime, session: Session, who: Actor, form: WorkspaceForm) -> Workspace:
    if who.workspace_id:
        return workspaces.locked(session, who.workspace_id)
    team = form.slack_team_id
    known = workspaces.every(session)
    same_team = next((one for one in known if team and one.slack_team_id == team), None)
    teamless = next((one for one in known if one.slack_team_id is None), None)
    found = same_team or teamless
    if found is None:
        found = Workspace(
            slack_team_id=team,
            region="US",
            zone=who.zone,
            price_per_segment=rt.settings.rollcall_default_price,
            channel_id="",
            business_name="",
            help_contact="",
            countries=[],
            stop_words=[],
            currency="USD",
            created_at=rt.clock(),
        )
        session.add(found)
    return found


def _fill_workspace(workspace: Workspace, form: WorkspaceForm) -> None:
    if form.slack_team_id:
        workspace.slack_team_id = form.slack_team_id
    if form.business_name is not None:
        workspace.business_name = fields.short(form.business_name, "business_name", 120)
    if form.help_contact is not None:
        workspace.help_contact = fields.short(form.help_contact, "help_contact", 200)
    if form.region is not None:
        workspace.region = fields.region(form.region, "region")
    if form.countries is not None:
        workspace.countries = sorted({fields.region(code, "countries") for code in form.countries})
    if form.stop_words is not None:
        workspace.stop_words = fields.stop_words(form.stop_words)
    if form.zone is not None:
        workspace.zone = fields.zone(form.zone)
    if form.price_per_segment is not None:
        workspace.price_per_segment = fields.price(form.price_per_segment)
    if form.currency is not None:
        workspace.currency = fields.currency(form.currency)
    if form.channel_id is not None:
        workspace.channel_id = fields.channel(form.channel_id)
    if form.undo_seconds is not None:
        workspace.undo_seconds = undo.read_undo(form.undo_seconds)
    if form.approval is not None:
        rule = approvalrule.read_rule(form.approval, workspace.currency)
        workspace.approval = approvalrule.to_data(rule)
    if form.most_a_day is not None:
        workspace.most_a_day = fields.most(form.most_a_day, "most_a_day") or STANDARD[0].most
    if form.most_a_week is not None:
        workspace.most_a_week = fields.most(form.most_a_week, "most_a_week")
    if form.guards is not None:
        workspace.guards = to_data(changed(from_data(workspace.guards), form.guards))
    if hours.concerns(form):
        workspace.hours = hours.team_hours(workspace.hours, form)
