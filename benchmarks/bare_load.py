"""The floor of `benchmarks.importing`: the driver alone, with rows made beforehand."""

import sqlite3
import time
from collections.abc import Sequence
from datetime import UTC, datetime

import psycopg

from models.base import Database
from models.recipients_load import COPY_STATEMENT, LoadRow, Target, copy_text
from models.tables import CsvImport


def prepared(db: Database, upload: CsvImport) -> list[LoadRow]:
    """The rows that the import made, ready for the driver."""
    with db.engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT row, phone, value, CAST(fields AS TEXT), bucket, reason FROM recipients"
            f" WHERE campaign_id = {upload.campaign_id} ORDER BY id"
        )
        return [tuple(row) for row in rows]


def bare_load(url: str, target: Target, rows: Sequence[LoadRow]) -> tuple[float, float]:
    """Seconds, and CPU seconds, of the driver alone for these rows."""
    if url.startswith("sqlite"):
        connection = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA foreign_keys=ON")
        began, cpu = time.perf_counter(), time.process_time()
        connection.execute("BEGIN IMMEDIATE")
        place = f"{target.workspace_id}, {target.campaign_id}"
        connection.executemany(
            "INSERT INTO recipients (workspace_id, campaign_id, row, phone, value, fields, bucket,"
            f" reason) VALUES ({place}, ?, ?, ?, ?, ?, ?)",
            rows,
        )
        connection.execute("COMMIT")
    else:
        text = copy_text(target, rows, datetime.now(UTC)).encode()
        with psycopg.connect(url.replace("+psycopg", "")) as post:
            began, cpu = time.perf_counter(), time.process_time()
            with post.cursor().copy(COPY_STATEMENT) as copy:
                copy.write(text)
            post.commit()
    return time.perf_counter() - began, time.process_time() - cpu
