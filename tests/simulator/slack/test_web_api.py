"""The Web API through the real WebClient: posting, editing, reading, refusing, limiting."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from simulator.client import Simulator
from simulator.slack.client import SlackControl

CAMPAIGNS = "C01CAMPAIGNS"
DIVIDER = {"type": "divider"}


def refused(call: Any, **arguments: Any) -> str:
    """The error code of a call that Slack refuses."""
    with pytest.raises(SlackApiError) as caught:
        call(**arguments)
    return str(caught.value.response["error"])


def test_a_posted_message_is_edited_in_place(slack: SlackControl, web: WebClient) -> None:
    posted = web.chat_postMessage(channel=CAMPAIGNS, text="one")
    assert posted["channel"] == CAMPAIGNS
    web.chat_update(channel=CAMPAIGNS, ts=posted["ts"], text="two")
    shown = slack.messages("#campaigns")
    assert [(m["text"], m["ts"]) for m in shown] == [("two", posted["ts"])]
    assert shown[0]["edited"]["user"] == "U01ROLLBOT"


def test_text_alone_removes_old_blocks_and_blocks_alone_keep_the_text(
    slack: SlackControl, web: WebClient
) -> None:
    block = {"type": "section", "text": {"type": "mrkdwn", "text": "a *card*"}}
    ts = web.chat_postMessage(channel=CAMPAIGNS, text="card", blocks=[block])["ts"]
    assert slack.text_of(slack.message("#campaigns", ts)) == "a *card*"
    web.api_call("chat.update", json={"channel": CAMPAIGNS, "ts": ts, "blocks": [DIVIDER]})
    assert slack.message("#campaigns", ts)["text"] == "card"
    web.chat_update(channel=CAMPAIGNS, ts=ts, text="plain")
    assert "blocks" not in slack.message("#campaigns", ts)


def test_replies_stay_in_their_thread(slack: SlackControl, web: WebClient) -> None:
    ts = web.chat_postMessage(channel=CAMPAIGNS, text="card")["ts"]
    web.chat_postMessage(channel=CAMPAIGNS, text="reply", thread_ts=ts)
    assert [m["text"] for m in slack.messages("#campaigns")] == ["card"]
    assert [m["text"] for m in slack.messages("#campaigns", thread_ts=ts)] == ["reply"]
    replies = web.conversations_replies(channel=CAMPAIGNS, ts=ts)["messages"]
    assert [m["text"] for m in replies] == ["card", "reply"]
    assert replies[0]["reply_count"] == 1
    assert len(web.conversations_history(channel=CAMPAIGNS)["messages"]) == 1


def test_an_ephemeral_message_is_for_one_person_and_cannot_be_edited(
    slack: SlackControl, web: WebClient
) -> None:
    ts = web.chat_postEphemeral(channel=CAMPAIGNS, user="U01BEN", text="psst")["message_ts"]
    assert [m["text"] for m in slack.ephemerals("#campaigns", "ben")] == ["psst"]
    assert refused(web.chat_update, channel=CAMPAIGNS, ts=ts, text="x") == "message_not_found"
    code = refused(web.chat_postEphemeral, channel="C01LAUNCHES", user="U01GUS", text="x")
    assert code == "user_not_in_channel"


def test_a_direct_message_goes_by_user_id_or_by_its_channel(
    slack: SlackControl, web: WebClient
) -> None:
    channel = web.conversations_open(users="U01ADA")["channel"]["id"]
    web.chat_postMessage(channel=channel, text="one")
    web.chat_postMessage(channel="U01ADA", text="two")
    assert [m["text"] for m in slack.dms("ada")] == ["one", "two"]
    assert slack.dms("ben") == []


@pytest.mark.filterwarnings("ignore:The top-level `text`")
def test_where_the_bot_may_not_post_it_is_told_why(web: WebClient) -> None:
    post = web.chat_postMessage
    assert refused(post, channel="C01NOBOT", text="x") == "not_in_channel"
    assert refused(post, channel="C01SECRET", text="x") == "channel_not_found"
    assert refused(post, channel="C999", text="x") == "channel_not_found"
    assert refused(post, channel="C01ARCHIVE", text="x") == "is_archived"
    assert refused(post, channel=CAMPAIGNS, text="") == "no_text"


def test_what_cannot_be_edited_or_deleted_says_so(slack: SlackControl, web: WebClient) -> None:
    ts = slack.say("ada", "#campaigns", "mine")["ts"]
    assert refused(web.chat_update, channel=CAMPAIGNS, ts=ts, text="x") == "cant_update_message"
    assert refused(web.chat_delete, channel=CAMPAIGNS, ts=ts) == "cant_delete_message"
    assert refused(web.chat_update, channel=CAMPAIGNS, ts="1.2", text="x") == "message_not_found"
    own = web.chat_postMessage(channel=CAMPAIGNS, text="own")["ts"]
    code = refused(web.chat_update, channel=CAMPAIGNS, ts=own, text="x" * 4001)
    assert code == "msg_too_long"
    web.chat_delete(channel=CAMPAIGNS, ts=own)
    assert [m["text"] for m in slack.messages("#campaigns")] == ["mine"]


def test_a_very_long_text_is_cut_without_an_error(slack: SlackControl, web: WebClient) -> None:
    ts = web.chat_postMessage(channel=CAMPAIGNS, text="x" * 40_001)["ts"]
    assert len(slack.message("#campaigns", ts)["text"]) == 40_000


def test_a_permalink_leads_to_the_message(web: WebClient) -> None:
    ts = web.chat_postMessage(channel=CAMPAIGNS, text="card")["ts"]
    link = web.chat_getPermalink(channel=CAMPAIGNS, message_ts=ts)["permalink"]
    assert link == f"https://rollcall-test.slack.com/archives/{CAMPAIGNS}/p{ts.replace('.', '')}"


def test_people_are_shown_with_what_decides_their_rights(web: WebClient) -> None:
    def person(user: str) -> dict[str, Any]:
        found: dict[str, Any] = web.users_info(user=user)["user"]
        return found

    assert person("U01ADA")["is_admin"] is True
    assert person("U01GUS")["is_restricted"] is True
    assert person("U01GIA")["is_ultra_restricted"] is True
    assert person("U02SAM")["is_stranger"] is True
    assert person("U02SAM")["team_id"] != person("U01ADA")["team_id"]
    assert person("U01ROB")["is_bot"] is True
    assert (person("U01LEA")["deleted"], person("U01ADA")["deleted"]) == (True, False)
    assert person("U01BEN")["tz"] == "America/Los_Angeles"
    assert refused(web.users_info, user="U999") == "user_not_found"
    assert web.users_lookupByEmail(email="ben@example.com")["user"]["id"] == "U01BEN"
    assert refused(web.users_lookupByEmail, email="no@example.com") == "users_not_found"


def test_lists_come_in_pages(web: WebClient) -> None:
    ids = [u["id"] for page in web.users_list(limit=3) for u in page["members"]]
    assert len(ids) == len(set(ids)) == 9
    assert "U02SAM" not in ids
    members = web.conversations_members(channel=CAMPAIGNS, limit=999)["members"]
    assert "U01ROLLBOT" in members


def test_channels_tell_what_they_are(web: WebClient) -> None:
    names = {c["name"]: c for c in web.conversations_list(exclude_archived=True)["channels"]}
    assert names["partners"]["is_ext_shared"] is True
    assert names["no-bot-here"]["is_member"] is False
    assert "old-campaigns" not in names
    assert "private-plans" not in names
    private = web.conversations_list(types="private_channel")["channels"]
    assert [c["name"] for c in private] == ["private-plans"]
    assert web.conversations_info(channel="C01PRIVATE")["channel"]["is_private"] is True


def test_user_groups_have_their_people(web: WebClient) -> None:
    group = web.usergroups_list()["usergroups"][0]
    users = web.usergroups_users_list(usergroup=group["id"])["users"]
    assert users == ["U01ADA", "U01BEN"]
    assert refused(web.usergroups_users_list, usergroup="S0") == "no_such_subteam"


def test_tokens_scopes_and_methods_are_checked(
    simulator: Simulator, slack: SlackControl, web: WebClient
) -> None:
    wrong = WebClient("xoxb-wrong", base_url=f"{simulator.base_url}/api/")
    assert refused(wrong.auth_test) == "invalid_auth"
    assert refused(WebClient(base_url=web.base_url).auth_test) == "not_authed"
    assert refused(web.api_call, api_method="chat.nonsense") == "unknown_method"
    slack.configure(scopes=["chat:write"])
    with pytest.raises(SlackApiError) as caught:
        web.users_info(user="U01ADA")
    answer = caught.value.response
    assert (answer["error"], answer["needed"]) == ("missing_scope", "users:read")
    assert answer["provided"] == "chat:write"


def test_posting_too_fast_is_limited_per_channel(slack: SlackControl, web: WebClient) -> None:
    for _ in range(4):
        web.chat_postMessage(channel=CAMPAIGNS, text="x")
    with pytest.raises(SlackApiError) as caught:
        web.chat_postMessage(channel=CAMPAIGNS, text="x")
    answer = caught.value.response
    assert (answer.status_code, answer["error"]) == (429, "ratelimited")
    assert int(answer.headers["Retry-After"]) == 1
    web.chat_postMessage(channel="C01LAUNCHES", text="x")
    slack.advance(1)
    web.chat_postMessage(channel=CAMPAIGNS, text="x")


def test_a_tier_holds_its_calls_a_minute(slack: SlackControl, web: WebClient) -> None:
    slack.limits(tiers={3: 2})
    ts = web.chat_postMessage(channel=CAMPAIGNS, text="x")["ts"]
    for _ in range(2):
        web.chat_update(channel=CAMPAIGNS, ts=ts, text="y")
    with pytest.raises(SlackApiError) as caught:
        web.chat_update(channel=CAMPAIGNS, ts=ts, text="z")
    assert int(caught.value.response.headers["Retry-After"]) == 30
    slack.limits(enabled=False)
    web.chat_update(channel=CAMPAIGNS, ts=ts, text="z")


def test_trouble_comes_when_asked_and_goes(slack: SlackControl, web: WebClient) -> None:
    slack.down()
    with pytest.raises(SlackApiError) as caught:
        web.auth_test()
    assert caught.value.response.status_code == 503
    slack.all_well()
    assert web.auth_test()["user_id"] == "U01ROLLBOT"
    slack.fault("error", "chat.*", error="internal_error", times=1)
    assert refused(web.chat_postMessage, channel=CAMPAIGNS, text="x") == "internal_error"
    web.chat_postMessage(channel=CAMPAIGNS, text="x")


def test_an_answer_can_be_lost_after_the_work_is_done(slack: SlackControl, web: WebClient) -> None:
    slack.fault("reset", "chat.postMessage", after=True, times=1)
    once = WebClient(web.token, base_url=web.base_url, retry_handlers=[])
    with pytest.raises(OSError):
        once.chat_postMessage(channel=CAMPAIGNS, text="x")
    assert [m["text"] for m in slack.messages("#campaigns")] == ["x"]


def test_slack_can_be_slow_or_limiting_for_one_method(slack: SlackControl, web: WebClient) -> None:
    slack.fault("ratelimited", "chat.update", seconds=7)
    ts = web.chat_postMessage(channel=CAMPAIGNS, text="x")["ts"]
    with pytest.raises(SlackApiError) as caught:
        web.chat_update(channel=CAMPAIGNS, ts=ts, text="y")
    assert caught.value.response.headers["Retry-After"] == "7"
    slack.all_well()
    slack.fault("slow", seconds=60, after=True)
    impatient = WebClient(web.token, base_url=web.base_url, timeout=0.1, retry_handlers=[])  # type: ignore[arg-type]
    with pytest.raises(OSError):
        impatient.chat_update(channel=CAMPAIGNS, ts=ts, text="done all the same")
    done = "done all the same"
    slack.wait_for(lambda: slack.message("#campaigns", ts)["text"] == done, what=done)


def test_whoever_slack_keeps_waiting_is_answered_when_all_is_well(
    slack: SlackControl, web: WebClient
) -> None:
    slack.fault("slow", seconds=60)
    with ThreadPoolExecutor(1) as other:
        asked = other.submit(web.chat_postMessage, channel=CAMPAIGNS, text="x")
        with pytest.raises(TimeoutError):
            asked.result(timeout=0.2)
        slack.all_well()
        assert asked.result(timeout=30)["ok"]


def test_a_reset_brings_the_first_workspace_back(
    simulator: Simulator, slack: SlackControl, web: WebClient
) -> None:
    web.chat_postMessage(channel=CAMPAIGNS, text="x")
    slack.upload("ada", None, "x.csv", "x")
    slack.configure(scopes=[], request_url="http://127.0.0.1:9/kept")
    slack.down()
    slack.channel("C01NEW", name="new", members=["U01ADA"])
    simulator.reset()
    state = slack.state()
    assert slack.messages("#campaigns") == state["files"] == []
    assert "C01NEW" not in {c["id"] for c in state["channels"]}
    assert state["request_url"] == "http://127.0.0.1:9/kept"
    web.chat_postMessage(channel=CAMPAIGNS, text="x")


def test_people_and_channels_can_be_changed(slack: SlackControl, web: WebClient) -> None:
    slack.user("U01BEN", is_restricted=True)
    slack.user("U01NEW", name="new", tz="Europe/Berlin")
    assert web.users_info(user="U01BEN")["user"]["is_restricted"] is True
    assert web.users_info(user="U01NEW")["user"]["tz"] == "Europe/Berlin"
    slack.channel("C01NOBOT", add=["U01ROLLBOT"])
    web.chat_postMessage(channel="C01NOBOT", text="x")
    slack.channel("C01NOBOT", is_archived=True)
    assert refused(web.chat_postMessage, channel="C01NOBOT", text="x") == "is_archived"


def test_the_ledger_holds_every_call_without_the_token(
    simulator: Simulator, web: WebClient
) -> None:
    ts = web.chat_postMessage(channel=CAMPAIGNS, text="x")["ts"]
    refused(web.chat_postMessage, channel="C01NOBOT", text="x")
    first, second = simulator.ledger(kind="slack.api")
    assert (first["method"], first["ok"], first["ts"]) == ("chat.postMessage", True, ts)
    assert (second["error"], second["channel"]) == ("not_in_channel", "C01NOBOT")
    assert "token" not in first["args"]


def test_forms_and_json_are_both_read(simulator: Simulator, slack: SlackControl) -> None:
    token = "xoxb-simulated-bot-token"
    url = f"{simulator.base_url}/api/chat.postMessage"
    form = {"channel": CAMPAIGNS, "blocks": '[{"type":"divider"}]', "token": token}
    assert requests.post(url, data=form, timeout=30).json()["ok"] is True
    headers = {"Authorization": f"Bearer {token}"}
    plain = requests.post(
        url, json={"channel": CAMPAIGNS, "text": "x"}, headers=headers, timeout=30
    )
    assert plain.json()["ok"] is True
    bad = requests.post(url, data={"channel": CAMPAIGNS, "blocks": "{", "token": token}, timeout=30)
    assert bad.json()["error"] == "invalid_blocks_format"
    broken = {**headers, "Content-Type": "application/json"}
    answer = requests.post(url, data="{", headers=broken, timeout=30).json()
    assert answer["error"] == "invalid_json"
    assert len(slack.messages("#campaigns")) == 2
    assert token not in str(simulator.ledger(kind="slack.api"))
