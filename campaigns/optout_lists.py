"""Anybody's list of opt-outs brought in, and all of ours taken out."""

from campaigns import access, uploads
from campaigns.forms import OptOutForm, Upload
from campaigns.optout_scopes import require_topic, scope_of
from campaigns.optouts import given_reason
from domain.actors import Actor, Door
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.inbound import ConsentSource
from jobs.opt_out_export import export_opt_outs
from jobs.opt_out_lists import enqueue_list
from jobs.queues import QueueName, enqueue
from models import opt_out_lists
from models.tables import OptOutList
from runtime import Runtime


def bring_in(
    rt: Runtime, who: Actor, form: OptOutForm, source: Upload, *, column: int | None = None
) -> OptOutList:
    """Opt out whoever stands in this list; a job reads it, and each row holds once it is read.

    `column` is the place of the numbers, counted from zero, where the list does not say.
    """
    access.require_launcher(rt, who, to="record opt-outs")
    require_topic(rt, who, form)
    reason = given_reason(form.reason, "Say where the list is from; it is kept with each number.")
    with uploads.prepared(rt.settings, source) as copied, rt.db.write() as session:
        made = OptOutList(
            workspace_id=who.workspace_id,
            upload=source.kind,
            upload_ref=source.ref if copied is None else str(copied.absolute()),
            filename=source.filename[:255],
            number_column=column,
            scope=scope_of(session, who.workspace_id, form),
            source=ConsentSource.COMPLAINT if form.complaint else ConsentSource.IMPORT,
            reason=reason,
            asked_by=who.name,
            created_at=rt.clock(),
        )
        session.add(made)
        session.flush()
        access.record(
            rt,
            session,
            who,
            Verb.IMPORT_OPT_OUTS,
            Subject.WORKSPACE,
            who.workspace_id,
            list=made.id,
            filename=made.filename,
            scope=made.scope,
            reason=reason,
        )
    enqueue_list(rt, made.id)
    return made


def progress(rt: Runtime, who: Actor, list_id: int | None = None) -> OptOutList | None:
    """How far a list is, or the one that was brought in last."""
    access.require_launcher(rt, who, to="record opt-outs")
    with rt.db.read() as session:
        if list_id is None:
            return opt_out_lists.latest(session, who.workspace_id)
        found = opt_out_lists.get(session, list_id)
        return found if found is not None and found.workspace_id == who.workspace_id else None


def ask_export(rt: Runtime, who: Actor) -> None:
    """All opt-outs with full numbers as CSV, by direct message to the asker."""
    if who.door is not Door.SLACK:
        raise Refused("Files go by direct message; from the command line name a file.")
    allow_export(rt, who)
    enqueue(rt, QueueName.WORK, export_opt_outs, who.workspace_id, who.user_id)


def allow_export(rt: Runtime, who: Actor) -> int:
    """Let the command line write them to a file of its own; gives the workspace's id."""
    access.require_launcher(rt, who, to="fetch the opt-outs")
    with rt.db.write() as session:
        deed = (Verb.EXPORT_OPT_OUTS, Subject.WORKSPACE, who.workspace_id)
        access.record(rt, session, who, *deed)
    return who.workspace_id
