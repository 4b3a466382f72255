"""Files both ways: the SDK's three-step upload, people's uploads, downloads with the token."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import requests
from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from simulator.slack.client import ControlRefused, SlackControl
from tests.simulator.slack.conftest import DEFAULTS, BoltApp

Bolt = Callable[[Callable[[App], None]], BoltApp]
BEARER = {"Authorization": f"Bearer {DEFAULTS.bot_token}"}


def get(url: str, **headers: str) -> requests.Response:
    return requests.get(url, headers=headers, timeout=30)


def test_the_sdk_uploads_in_three_steps(slack: SlackControl, web: WebClient) -> None:
    answer = web.files_upload_v2(
        channel="C01CAMPAIGNS",
        filename="report.csv",
        content="phone\n+1512555\n",
        initial_comment="Here",
    )
    file = answer["file"]
    assert slack.file_bytes(file["id"]) == b"phone\n+1512555\n"
    message = slack.messages("#campaigns")[0]
    assert (message["text"], message["files"][0]["id"]) == ("Here", file["id"])
    assert web.files_info(file=file["id"])["file"]["channels"] == ["C01CAMPAIGNS"]


def test_raw_bytes_survive_the_upload(slack: SlackControl, web: WebClient) -> None:
    raw = bytes(range(256)) + b"a=1&b=%41+c\r\n"
    file = web.files_upload_v2(channel="C01CAMPAIGNS", filename="x.bin", file=raw)["file"]
    assert slack.file_bytes(file["id"]) == raw


def test_an_upload_needs_the_bot_in_the_channel(web: WebClient) -> None:
    with pytest.raises(SlackApiError) as caught:
        web.files_upload_v2(channel="C01NOBOT", filename="x.csv", content="x")
    assert caught.value.response["error"] == "not_in_channel"


def test_an_upload_goes_privately_to_a_direct_message(slack: SlackControl, web: WebClient) -> None:
    channel = web.conversations_open(users="U01ADA")["channel"]["id"]
    web.files_upload_v2(channel=channel, filename="outcome.csv", content="x")
    assert slack.dms("ada")[0]["files"][0]["name"] == "outcome.csv"
    assert slack.messages("#campaigns") == []


def test_a_download_wants_the_token_else_it_is_a_login_page(slack: SlackControl) -> None:
    file = slack.upload("ada", "#campaigns", "list.csv", "phone\n")["file"]
    url = file["url_private_download"]
    good = get(url, **BEARER)
    assert (good.status_code, good.content) == (200, b"phone\n")
    assert good.headers["Content-Type"] == "text/csv"
    for headers in ({}, {"Authorization": "Bearer wrong"}):
        page = get(url, **headers)
        assert page.status_code == 200
        assert page.headers["Content-Type"].startswith("text/html")
    slack.configure(scopes=["chat:write"])
    assert get(url, **BEARER).headers["Content-Type"].startswith("text/html")


def test_a_file_where_the_bot_is_not_stays_hidden(slack: SlackControl, web: WebClient) -> None:
    file = slack.upload("ada", "#no-bot-here", "list.csv", "phone\n")["file"]
    with pytest.raises(SlackApiError) as caught:
        web.files_info(file=file["id"])
    assert caught.value.response["error"] == "file_not_found"
    page = get(file["url_private_download"], **BEARER)
    assert page.headers["Content-Type"].startswith("text/html")


def test_a_shared_file_reaches_the_app_as_an_event(slack: SlackControl, bolt: Bolt) -> None:
    seen: list[dict[str, Any]] = []

    def register(app: App) -> None:
        @app.event("file_shared")
        def handle(event: dict[str, Any]) -> None:
            seen.append(event)

    bolt(register)
    answer = slack.upload("ada", "dm", "list.csv", "phone\n")
    assert [ack["status"] for ack in answer["acks"]] == [200]
    slack.wait_for(lambda: seen)
    assert seen[0]["file_id"] == answer["file"]["id"]
    assert slack.dms("ada")[0]["files"][0]["url_private_download"]
    assert slack.upload("ada", "#no-bot-here", "list.csv", "x")["acks"] == []


def test_a_message_shortcut_brings_the_message_with_its_files(
    slack: SlackControl, bolt: Bolt
) -> None:
    seen: list[dict[str, Any]] = []

    def register(app: App) -> None:
        @app.shortcut("draft_from_file")
        def handle(ack: Any, body: dict[str, Any]) -> None:
            ack()
            seen.append(body)

    bolt(register)
    slack.configure(events=[])
    shared = slack.upload("ada", "#campaigns", "list.csv", "phone\n")
    slack.shortcut("ada", "draft_from_file", channel="#campaigns", ts=shared["ts"])
    slack.shortcut("ada", "draft_from_file")
    assert seen[0]["message"]["files"][0]["id"] == shared["file"]["id"]
    assert [body["type"] for body in seen] == ["message_action", "shortcut"]


def test_in_a_shared_channel_the_file_must_be_asked_for(
    slack: SlackControl, web: WebClient
) -> None:
    slack.configure(events=[])
    shared = slack.upload("ada", "#partners", "list.csv", "phone\n")
    shown = slack.message("#partners", shared["ts"])["files"][0]
    assert shown["file_access"] == "check_file_info"
    assert "url_private_download" not in shown
    assert web.files_info(file=shown["id"])["file"]["url_private_download"]


def test_the_bot_deletes_its_own_files_and_others_only_where_allowed(
    slack: SlackControl, web: WebClient
) -> None:
    slack.configure(events=[])
    file = slack.upload("ada", "#campaigns", "list.csv", "phone\n")["file"]
    with pytest.raises(SlackApiError) as caught:
        web.files_delete(file=file["id"])
    assert caught.value.response["error"] == "cant_delete_file"
    slack.configure(bot_may_delete_files=True)
    web.files_delete(file=file["id"])
    assert get(file["url_private_download"], **BEARER).status_code == 404
    with pytest.raises(SlackApiError) as caught:
        web.files_delete(file=file["id"])
    assert caught.value.response["error"] == "file_deleted"
    assert slack.messages("#campaigns")[0]["files"][0]["mode"] == "tombstone"


def test_people_delete_their_own_files_and_nobody_elses(
    slack: SlackControl, web: WebClient
) -> None:
    slack.configure(events=[])
    file = slack.upload("ada", "#campaigns", "list.csv", "phone\n")["file"]
    with pytest.raises(ControlRefused):
        slack.delete_file("ben", file["id"])
    slack.delete_file("ada", file["id"])
    with pytest.raises(SlackApiError) as caught:
        web.files_info(file=file["id"])
    assert caught.value.response["error"] == "file_deleted"


def test_a_large_file_streams_from_disk(slack: SlackControl, tmp_path: Path) -> None:
    big = tmp_path / "big.csv"
    with big.open("wb") as out:
        out.truncate(50_000_000)
    slack.configure(events=[])
    file = slack.upload("ada", "#campaigns", "big.csv", big)["file"]
    assert file["size"] == 50_000_000
    with requests.get(
        file["url_private_download"], headers=BEARER, stream=True, timeout=30
    ) as answer:
        assert sum(len(part) for part in answer.iter_content(1 << 20)) == 50_000_000


def test_the_last_files_of_a_person_are_listed_newest_first(
    slack: SlackControl, web: WebClient
) -> None:
    slack.configure(events=[])
    for name in ("one.csv", "two.csv"):
        slack.upload("ada", "dm", name, "x")
    slack.upload("ben", "dm", "three.csv", "x")
    names = [file["name"] for file in web.files_list(user="U01ADA")["files"]]
    assert names == ["two.csv", "one.csv"]
