"""The uploads that fill audiences."""

from datetime import datetime

from sqlalchemy import JSON, BigInteger, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class CsvImport(Base):
    """One upload on its way into an audience; resumed by `bytes_done` after a crash."""

    __tablename__ = "imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"), index=True)
    source: Mapped[str] = mapped_column(String(16))
    """`slack` (a file id), `file` (copied under the var folder), `pasted` (numbers)."""
    source_ref: Mapped[str] = mapped_column(Text)
    filename: Mapped[str] = mapped_column(String(255), default="")
    path: Mapped[str | None] = mapped_column(String(500))
    """Where the bytes are under the var folder, once fetched."""
    state: Mapped[str] = mapped_column(String(16), default="waiting")
    """waiting → fetching → reading → done; asking, which column has the number; refused.

    With a former audience it is checked whole before that is deleted (checking → clearing), and
    declined instead of refused: then the former audience stays.
    """
    refusal: Mapped[str | None] = mapped_column(Text)
    encoding: Mapped[str | None] = mapped_column(String(16))
    delimiter: Mapped[str | None] = mapped_column(String(1))
    number_column: Mapped[int | None]
    headers: Mapped[list[str] | None] = mapped_column(JSON)
    has_header: Mapped[bool] = mapped_column(default=True)
    bytes_total: Mapped[int] = mapped_column(BigInteger, default=0)
    bytes_done: Mapped[int] = mapped_column(BigInteger, default=0)
    rows_done: Mapped[int] = mapped_column(default=0)
    """Rows in the audience so far; blank lines are none."""
    last_row: Mapped[int] = mapped_column(default=0)
    """Row number, as a spreadsheet counts, of the last line behind `bytes_done`."""
    checked: Mapped[dict[str, object] | None] = mapped_column(JSON)
    """How far a list was looked through: before it replaces another (`jobs.imports.checking`), and
    its rows once they were made (`jobs.imports.walking`).
    """
    original_deleted_at: Mapped[datetime | None]
    asked_by: Mapped[str] = mapped_column(String(80))
    created_at: Mapped[datetime]
    beat_at: Mapped[datetime | None]
