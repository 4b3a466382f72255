"""Read models of an upload: how its import stands, and which rows get no text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RowError:
    """One row that gets no text: where, and why in words; `value` is masked."""

    row: int
    column: str
    value: str
    reason: str
    words: str


@dataclass(frozen=True, slots=True)
class ImportView:
    """How an import stands; `errors` holds the first twenty of `error_rows`."""

    id: int
    state: str
    filename: str
    bytes_total: int
    bytes_done: int
    rows_done: int
    refusal: str | None = None
    headers: tuple[str, ...] = ()
    errors: tuple[RowError, ...] = ()
    error_rows: int = 0
    from_slack: bool = False
    file_id: str = ""
    """Slack's id of the file, if it came from there."""
    original_deleted: bool = False
