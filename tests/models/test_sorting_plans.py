"""Sorting in a campaign of very many answers: how PostgreSQL looks for who gave a clear one."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from models import sorting
from models.base import Database

pytestmark = pytest.mark.postgres_only


@pytest.mark.parametrize("ask", [sorting.counts, sorting.unclear, sorting.next_texts])
def test_the_clear_answers_are_never_read_through_for_each_text(
    db: Database, ask: Callable[[Session, int], Any]
) -> None:
    """A list that outgrew the memory was: 200,000 answers then took longer than a write may."""
    said: list[tuple[str, Any]] = []
    with db.read() as session:
        connection = session.connection()
        event.listen(connection, "before_cursor_execute", lambda *it: said.append((it[2], it[3])))
        ask(session, 1)
        statement, values = said[0]
        plan = connection.exec_driver_sql(f"EXPLAIN {statement}", values).scalars().all()

    shown = "\n".join(plan)
    assert "SubPlan" not in shown
    assert "Anti Join" in shown
