"""From an upload to an audience: fetch, look, read in slices, and hand the draft over.

waiting → fetching → reading → done | refused | asking. Each slice of about three seconds is a job
of its own, so that card and receipts get their turn; rows and offset commit together, so a job
that is killed, or run twice, neither doubles nor loses a row. A refused upload leaves nothing
behind: its rows are deleted and its campaign becomes a draft without an audience. One that should
replace an audience is checked whole before a row of that goes (checking → clearing → reading);
refused until then, it is declined, and the draft keeps the audience that it had.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

import structlog

from domain.errors import Refused
from domain.lifecycle import CampaignState
from domain.templates import BlankPolicy
from gateways.slack.client import SlackAway, SlackRefused
from jobs import card
from jobs.context import runtime
from jobs.imports import handed
from jobs.imports.checking import check
from jobs.imports.clearing import clear, forget_former_files
from jobs.imports.ending import decline, finish, hand_over
from jobs.imports.fetch import bring, canonical, canonical_path, delete_files
from jobs.imports.keeping import keep, layout_of
from jobs.imports.layout import columns
from jobs.imports.reading import Slice, read_slice
from jobs.imports.walking import has_begun
from jobs.queues import QueueName, enqueue
from models import audiences, campaigns, imports, payloads, workspaces
from models.tables import Campaign, CsvImport
from runtime import Runtime

GIVE_UP: Final = timedelta(hours=1)
"""An upload that Slack does not hand out for that long is refused."""

log = structlog.get_logger(__name__)


def enqueue_import(rt: Runtime, import_id: int) -> None:
    """Put the next slice on the queue; called after the commit that made it due."""
    enqueue(rt, QueueName.WORK, run_import, import_id)


def at_once(rt: Runtime, import_id: int) -> None:
    """The same for a person, whom live campaigns and others' lists would hold up for minutes.

    Only the first slice of each stage overtakes them: a long list then takes its turns.
    """
    enqueue(rt, QueueName.WORK, run_import, import_id, at_front=True)


def _begin(rt: Runtime, upload: CsvImport) -> None:
    """The first slice of the next stage."""
    (enqueue_import if handed.is_handed_in(upload) else at_once)(rt, upload.id)


def _show(rt: Runtime, upload: CsvImport) -> None:
    """On the card, a question or a refusal among it."""
    (card.nudge if handed.is_handed_in(upload) else card.at_once)(rt, upload.campaign_id)


def run_import(import_id: int) -> None:
    """Do the next slice of an import and enqueue the one after it; safe to run twice."""
    rt = runtime()
    with rt.db.read() as session:
        upload = imports.get(session, import_id)
        if upload is None:
            return
        campaign = session.get_one(Campaign, upload.campaign_id)
    try:
        _step(rt, upload, campaign)
    except Refused as refused:
        _refuse(rt, upload, refused.sentence)
    except SlackRefused as refused:
        _refuse(rt, upload, refused.words)
    except SlackAway as away:
        _wait_for_slack(rt, upload, away)
    except FileNotFoundError:
        if _is_open(rt, import_id):
            raise
        # Another job of this import came to its end and tidied up under our hands.


def _is_open(rt: Runtime, import_id: int) -> bool:
    with rt.db.read() as session:
        upload = imports.get(session, import_id)
    return upload is not None and upload.state in imports.OPEN_STATES


def _step(rt: Runtime, upload: CsvImport, campaign: Campaign) -> None:
    if campaign.state != CampaignState.IMPORTING:
        return  # Discarded meanwhile; if it is restored, the import goes on from its offset.
    if upload.state == "refused":
        _clean_up(rt, upload)
    elif upload.state not in imports.OPEN_STATES:
        return
    elif upload.state == "reading":
        _read(rt, upload, campaign)
    elif upload.state == "checking":
        _check(rt, upload)
    elif upload.state == "clearing":
        _make_room(rt, upload)
    else:
        _look(rt, upload)


def _look(rt: Runtime, upload: CsvImport) -> None:
    """Fetch the bytes and find out what stands where in them."""
    with rt.db.write() as session:
        imports.move(
            session, upload.id, origins=imports.LOOKING, state="fetching", beat_at=rt.clock()
        )
    card.touch(rt, upload.campaign_id)
    forget_former_files(rt, upload)
    path = canonical_path(rt, upload.id)
    encoding = bring(rt, upload, path)
    with rt.db.read() as session:
        region = workspaces.get(session, upload.workspace_id).region
    layout = layout_of(upload, path, region)
    with rt.db.write() as session:
        keep(session, upload, layout, path=path, encoding=encoding)
        campaigns.touch_card(session, upload.campaign_id, rt.clock())
    _show(rt, upload)
    _begin(rt, upload)


def _check(rt: Runtime, upload: CsvImport) -> None:
    """Let a former audience go only for a list that can take its place."""
    with rt.db.read() as session:
        replaces = audiences.any_rows(session, upload.campaign_id)
        workspace = workspaces.get(session, upload.workspace_id)
    ended = check(rt, upload, workspace, canonical(rt, upload)) if replaces else Slice.ALL
    if ended is Slice.MORE:
        card.touch(rt, upload.campaign_id)
        enqueue_import(rt, upload.id)
    if ended is not Slice.ALL:
        return
    with rt.db.write() as session:
        campaign = campaigns.locked(session, upload.campaign_id)
        if campaign.state != CampaignState.IMPORTING:
            return
        after = "clearing" if replaces else "reading"
        if imports.move(session, upload.id, origins=["checking"], state=after) and replaces:
            campaign.columns, campaign.estimate = [], None
            campaign.blank_policy, campaign.blank_word = BlankPolicy.ASK, ""
    _begin(rt, upload)


def _make_room(rt: Runtime, upload: CsvImport) -> None:
    """Delete the former audience, a slice at a time."""
    if not _cleared(rt, upload, ["clearing"]):
        return
    with rt.db.write() as session:
        imports.move(session, upload.id, origins=["clearing"], state="reading")
    _begin(rt, upload)


def _cleared(rt: Runtime, upload: CsvImport, origins: Sequence[str]) -> bool:
    """Whether the former audience is gone; if there is more of it, another slice goes on."""
    ended = clear(rt, upload, origins)
    if ended is Slice.MORE:
        enqueue_import(rt, upload.id)
    return ended is Slice.ALL


def _read(rt: Runtime, upload: CsvImport, campaign: Campaign) -> None:
    """One slice; at the end of the file the draft is handed over."""
    ended = Slice.ALL if has_begun(upload) else _read_on(rt, upload, campaign)
    if ended is Slice.ALL:
        ended = finish(rt, upload, campaign)
    if ended is Slice.MORE:
        card.touch(rt, upload.campaign_id)
        enqueue_import(rt, upload.id)


def _read_on(rt: Runtime, upload: CsvImport, campaign: Campaign) -> Slice:
    path = canonical(rt, upload)
    _name_columns(rt, upload, campaign)
    with rt.db.read() as session:
        workspace = workspaces.get(session, upload.workspace_id)
    return read_slice(rt, upload, workspace, path)


def _name_columns(rt: Runtime, upload: CsvImport, campaign: Campaign) -> None:
    assert upload.headers is not None
    assert upload.number_column is not None
    names = columns(upload.headers, upload.number_column)
    if campaign.columns != names:
        with rt.db.write() as session:
            session.get_one(Campaign, campaign.id).columns = names


def _refuse(rt: Runtime, upload: CsvImport, words: str) -> None:
    if decline(rt, upload, words):
        return
    with rt.db.write() as session:
        refused = imports.move(
            session, upload.id, origins=imports.OPEN_STATES, state="refused", refusal=words
        )
    if refused:
        log.info("import_refused", import_id=upload.id, campaign_id=upload.campaign_id)
        _clean_up(rt, upload)


def _clean_up(rt: Runtime, upload: CsvImport) -> None:
    """Nothing half-done stays: no rows, no files; the draft shows the refusal."""
    if not _cleared(rt, upload, ["refused"]):
        return
    with rt.db.write() as session:
        kept = imports.get(session, upload.id)
        reason = (kept and kept.refusal) or "refused"
        hand_over(session, rt, upload, rows=0, reason=reason, refused=True)
        payloads.forget(session, upload.id)
        imports.beat(session, upload.id, rt.clock(), rows_done=0)
        campaigns.touch_card(session, upload.campaign_id, rt.clock())
    delete_files(rt, upload)
    _show(rt, upload)


def _wait_for_slack(rt: Runtime, upload: CsvImport, away: SlackAway) -> None:
    """Try again later: the clock finds imports without a beat."""
    if rt.clock() - upload.created_at > GIVE_UP:
        _refuse(rt, upload, "Slack did not hand out the file for an hour. Upload it again.")
        return
    log.warning("slack_away", import_id=upload.id, retry_after=away.retry_after)
    with rt.db.write() as session:
        imports.beat(session, upload.id, rt.clock())
