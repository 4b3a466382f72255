"""All opt-outs that stand, as CSV: the record that a team keeps, or takes elsewhere."""

from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from domain.actors import mention
from domain.counting import count
from domain.optoutwords import Style, scope_words
from jobs.context import runtime
from jobs.exporting import private_file, send, write_csv
from models import opt_out_records, senders, workspaces
from runtime import Runtime


def export_opt_outs(workspace_id: int, asked_by_user_id: str) -> None:
    """Send all opt-outs of a workspace as a CSV to the Slack user who asked."""
    rt = runtime()
    with private_file(rt) as path:
        rows = write_opt_outs(rt, workspace_id, path)
        comment = f"All opt-outs that stand: {count(rows, 'row')}."
        send(rt, lambda: rt.slack.dm_file(asked_by_user_id, "opt-outs.csv", path, comment=comment))


def write_opt_outs(rt: Runtime, workspace_id: int, path: Path) -> int:
    """Write all opt-outs of a workspace to `path` as CSV; how many rows.

    Times are in the workspace's zone, with its offset.
    """
    with rt.db.read() as session:
        zone = workspaces.get(session, workspace_id).zone
    header = ("number", "out of", "source", "words", f"since {zone}", "by", "reason")
    return write_csv(path, header=header, rows=_rows(rt, workspace_id, ZoneInfo(zone)))


def _rows(rt: Runtime, workspace_id: int, zone: ZoneInfo) -> Iterator[tuple[str, ...]]:
    with rt.db.read() as session:
        names = {one.id: one.name for one in senders.of_workspace(session, workspace_id)}
    plain = Style(when=lambda at: at.astimezone(zone).isoformat(" ", "seconds"), who=str, quote=str)
    after = 0
    while True:
        with rt.db.read() as session:
            page = opt_out_records.page(session, workspace_id, after)
        if not page:
            return
        for record in page:
            it = record.said
            what = scope_words(it.scope, names, plain)
            who = mention(it.by) if it.by.startswith("cli") else it.by
            yield record.phone, what, str(it.source), it.words, plain.when(it.at), who, it.reason
        after = page[-1].id
