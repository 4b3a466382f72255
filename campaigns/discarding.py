"""Throwing drafts away and fetching them back, and deleting the uploaded original."""

from sqlalchemy.orm import Session

from campaigns import drafts, reaching
from campaigns.finding import find, held
from campaigns.forms import UploadKind
from domain.actors import Actor
from domain.braking import reason_of
from domain.deeds import Verb
from domain.errors import Refused
from domain.lifecycle import Move
from domain.views import CampaignView
from gateways.slack.client import SlackAway, SlackRefused
from jobs import card, importing
from models import campaigns, views
from models.tables import CsvImport
from runtime import Runtime

FILE_DELETED = "file_deleted"
FILE_NOT_OURS = "cant_delete_file"


class NotOurs(Refused):
    """Slack lets no app delete what a person uploaded: `owner` (a Slack user id) does it there."""

    def __init__(self, owner: str, permalink: str) -> None:
        super().__init__(
            f"Slack lets only <@{owner}>, who uploaded the file, delete it. Open {permalink} and"
            " choose “Delete file” in its menu."
        )
        self.owner = owner
        self.permalink = permalink


def discard(rt: Runtime, who: Actor, ref: str, reason: str = "") -> CampaignView:
    """Throw a draft away; `restore` fetches it back. A `reason` stands with its state."""
    why = reason_of(reason)
    return _move(rt, who, ref, move=Move.DISCARD, verb=Verb.DISCARD, why=why)


def restore(rt: Runtime, who: Actor, ref: str) -> CampaignView:
    """Fetch a discarded draft back; an import that it interrupted goes on."""
    return _move(rt, who, ref, move=Move.RESTORE, verb=Verb.RESTORE)


def _move(
    rt: Runtime, who: Actor, ref: str, *, move: Move, verb: Verb, why: str = ""
) -> CampaignView:
    ref = reaching.author_of(rt, who, ref)
    unfinished: CsvImport | None = None
    with rt.db.write() as session:
        campaign = find(session, who.workspace_id, ref)
        now = rt.clock()
        if move is Move.RESTORE and campaign.blanked_to is not None:
            raise Refused(
                f"“{campaign.name}” is too old: the values of its rows are not kept any more."
                " Draft it anew with a list."
            )
        if not campaigns.move(session, campaign.id, move, by=who.name, now=now, reason=why):
            raise Refused(drafts.not_now(campaign, verb))
        if move is Move.RESTORE:
            unfinished = _unfinished(session, campaign.id)
            if unfinished is not None:
                campaigns.move(session, campaign.id, Move.REIMPORT, by=who.name, now=now)
        drafts.record(rt, session, who, verb, campaign)
        session.flush()
        view = views.campaign_view(session, campaign.id, now)
    if unfinished is not None:
        importing.at_once(rt, unfinished.id)
    card.at_once(rt, view.id)
    return view


def _unfinished(session: Session, campaign_id: int) -> CsvImport | None:
    """The import that the discarding interrupted; it goes on where it was."""
    upload = campaigns.latest_import(session, campaign_id)
    return None if upload is None or upload.state == "done" else upload


def delete_original(rt: Runtime, who: Actor, public_id: str) -> CampaignView:
    """Delete the uploaded file from Slack; the audience stays. Recorded once Slack did it."""
    public_id = reaching.author_of(rt, who, public_id)
    with rt.db.read() as session:
        campaign = find(session, who.workspace_id, public_id)
        upload = campaigns.latest_import(session, campaign.id)
        _require_deletable(upload)
    try:
        _delete_in_slack(rt, upload.source_ref if upload else "")
    except SlackRefused as refused:
        raise Refused(refused.words) from refused
    except SlackAway as away:
        raise Refused("Slack does not answer at the moment. Try again in a minute.") from away
    with rt.db.write() as session:
        campaign = held(session, who, public_id)
        kept = campaigns.latest_import(session, campaign.id)
        if kept is not None and upload is not None and kept.id == upload.id:
            kept.original_deleted_at = rt.clock()
        drafts.record(rt, session, who, Verb.DELETE_ORIGINAL, campaign)
        campaigns.touch_card(session, campaign.id, rt.clock())
        session.flush()
        view = views.campaign_view(session, campaign.id, rt.clock())
    card.at_once(rt, view.id)
    return view


def _delete_in_slack(rt: Runtime, file_id: str) -> None:
    """Delete it; one that its owner deleted already is deleted. Raises NotOurs for theirs."""
    try:
        rt.slack.delete_file(file_id)
    except SlackRefused as refused:
        if refused.error == FILE_DELETED:
            return
        if refused.error != FILE_NOT_OURS:
            raise
        _find_owner(rt, file_id)


def _find_owner(rt: Runtime, file_id: str) -> None:
    try:
        file = rt.slack.file(file_id)
    except SlackRefused as refused:
        if refused.error == FILE_DELETED:
            return
        raise
    raise NotOurs(file.user_id, file.permalink)


def _require_deletable(upload: CsvImport | None) -> None:
    if upload is None or upload.source != UploadKind.SLACK_FILE:
        raise Refused("This audience did not come from a file in Slack.")
    if upload.original_deleted_at is not None:
        raise Refused("The original was deleted already.")
    if upload.state in ("waiting", "fetching"):
        raise Refused("The file is still being fetched. Delete it when the import is done.")
