"""Alive, ready, and what an operator may read."""

import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text

from domain.lifecycle import CampaignState
from jobs import disk
from models.tables import ConsentEvent, Sender
from runtime import Runtime
from runtime import build as compose
from tests.builders import Builder, now
from webhooks.app import build as build_app


def test_a_living_process_says_so(web: FlaskClient) -> None:
    assert web.get("/healthz").status_code == 200


def test_a_process_with_database_and_redis_is_ready(web: FlaskClient) -> None:
    answer = web.get("/readyz")

    assert answer.status_code == 200
    assert answer.get_json() == {"ready": True, "database": "ok", "redis": "ok"}


def test_an_old_schema_is_not_ready(web: FlaskClient, rt: Runtime) -> None:
    with rt.db.write() as session:
        session.execute(text("DELETE FROM alembic_version"))

    answer = web.get("/readyz")

    assert (answer.status_code, answer.get_json()["database"]) == (503, "not migrated")


@pytest.mark.sqlite_only
def test_a_process_whose_database_cannot_grow_is_not_ready(web: FlaskClient, rt: Runtime) -> None:
    disk.note(rt, OSError("database is locked"))
    assert web.get("/readyz").status_code == 200

    disk.note(rt, OSError("database or disk is full"))
    answer = web.get("/readyz")
    assert (answer.status_code, answer.get_json()["database"]) == (503, "full")


@pytest.mark.sqlite_only
def test_without_redis_the_process_lives_and_is_not_ready(web: FlaskClient, rt: Runtime) -> None:
    rt.redis.connection_pool.disconnect()
    rt.redis.connection_pool.connection_kwargs["path"] = "/nowhere"

    assert web.get("/readyz").get_json()["redis"] == "away"
    assert web.get("/readyz").status_code == 503
    assert web.get("/healthz").status_code == 200


@pytest.mark.sqlite_only
def test_without_a_database_the_process_lives_and_is_not_ready(rt: Runtime) -> None:
    nowhere = {"database_url": "postgresql://nobody@127.0.0.1:9/none"}
    away = compose(rt.settings.model_copy(update=nowhere))
    with build_app(away).test_client() as web:
        ready, alive = web.get("/readyz"), web.get("/healthz")

    assert ready.status_code == 503
    assert ready.get_json() == {"ready": False, "database": "away", "redis": "ok"}
    assert alive.status_code == 200


def test_metrics_count_what_is_there(web: FlaskClient, build: Builder, sender: Sender) -> None:
    campaign = build.campaign(sender, state=CampaignState.SENDING)
    build.recipient(campaign, "+14155550123")

    figures = web.get("/metrics").text

    assert 'rollcall_campaigns{state="sending"} 1.0' in figures
    assert 'rollcall_live_recipients{bucket="pending"} 1.0' in figures
    assert 'rollcall_queued_jobs{queue="send"} 0.0' in figures
    assert "\nrollcall_waiting_events 0.0\n" in figures
    assert "\nrollcall_oldest_event_seconds 0.0\n" in figures
    assert "+1415" not in figures


@pytest.mark.sqlite_only
def test_metrics_tell_how_long_rows_wait_for_the_hash_chain(
    web: FlaskClient, build: Builder, sender: Sender
) -> None:
    assert "\nrollcall_unsealed_seconds 0.0\n" in web.get("/metrics").text

    hour_ago = now() - timedelta(hours=1)
    made = {"change": "out", "source": "reply", "scope": "all", "at": hour_ago}
    build.add(ConsentEvent(workspace_id=sender.workspace_id, phone="+14155550123", **made))

    told = re.search(r"^rollcall_unsealed_seconds (\S+)$", web.get("/metrics").text, re.MULTILINE)
    assert told is not None
    assert float(told[1]) >= 3600


@pytest.mark.sqlite_only
def test_metrics_go_on_without_redis(web: FlaskClient, rt: Runtime) -> None:
    rt.redis.connection_pool.disconnect()
    rt.redis.connection_pool.connection_kwargs["path"] = "/nowhere"

    answer = web.get("/metrics")

    assert answer.status_code == 200
    assert "rollcall_opted_out 0.0" in answer.text


@pytest.mark.sqlite_only
@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded"])
def test_metrics_are_not_for_the_outside(web: FlaskClient, header: str) -> None:
    assert web.get("/metrics", headers={header: "203.0.113.9"}).status_code == 404


@pytest.mark.sqlite_only
def test_an_unknown_page_says_little(web: FlaskClient) -> None:
    answer = web.get("/admin.php")

    assert (answer.status_code, answer.text) == (404, "Not Found\n")
