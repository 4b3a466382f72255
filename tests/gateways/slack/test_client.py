"""Our voice in Slack, over real HTTP: where the token goes, and what errors become."""

import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from config import Settings
from gateways.slack import client, line
from gateways.slack.blocks.notices import said
from gateways.slack.client import Slack
from gateways.slack.errors import SlackAway, SlackRefused
from gateways.slack.wire import may_get_token
from simulator.client import Simulator
from simulator.slack.client import SlackControl, text_of
from tests.conftest import make_settings

TOKEN = "xoxb-simulated-bot-token"
CHANNEL = "C01CAMPAIGNS"


@pytest.fixture
def server(simulator: Simulator) -> SlackControl:
    return simulator.slack


@pytest.fixture
def settings(simulator: Simulator, tmp_path: Path) -> Settings:
    return make_settings(base=simulator.base_url, rollcall_var=tmp_path / "var")


@pytest.fixture
def slack(settings: Settings) -> Slack:
    return Slack(settings)


class Elsewhere(http.server.BaseHTTPRequestHandler):
    """Another host: remembers the headers of whatever reaches it."""

    seen: list[dict[str, str]] = []  # noqa: RUF012
    redirect_to = ""

    def _answer(self) -> None:
        self.seen.append(dict(self.headers))
        self.send_response(302 if self.redirect_to else 200)
        if self.redirect_to:
            self.send_header("Location", self.redirect_to)
        self.end_headers()

    do_GET = do_POST = _answer  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def serve() -> Iterator[Callable[..., tuple[str, list[dict[str, str]]]]]:
    """Start another host; gives its address and the headers it saw."""
    running: list[http.server.HTTPServer] = []

    def start(redirect_to: str = "") -> tuple[str, list[dict[str, str]]]:
        seen: list[dict[str, str]] = []
        handler = type("There", (Elsewhere,), {"seen": seen, "redirect_to": redirect_to})
        made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=made.serve_forever, daemon=True).start()
        running.append(made)
        return f"http://127.0.0.1:{made.server_port}", seen

    yield start
    for made in running:
        made.shutdown()
        made.server_close()


# The token ---------------------------------------------------------------------------------------


def test_the_token_does_not_follow_a_redirect(
    serve: Callable[..., tuple[str, list[dict[str, str]]]],
) -> None:
    thief, stolen = serve()
    base, seen = serve(redirect_to=f"{thief}/api/chat.postMessage")

    with pytest.raises(SlackRefused):
        Slack(make_settings(base=base)).post(CHANNEL, said("hello"))
    assert seen[0]["Authorization"] == f"Bearer {TOKEN}"
    assert stolen == []


def test_the_token_does_not_go_through_a_proxy_of_the_environment(
    serve: Callable[..., tuple[str, list[dict[str, str]]]],
    server: SlackControl,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    proxy, seen = serve()
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, proxy)

    Slack(settings).post(CHANNEL, said("hello"))
    assert seen == []
    assert len(server.messages(CHANNEL)) == 1


@pytest.mark.parametrize(
    ("url", "api", "may"),
    [
        ("https://files.slack.com/files-pri/x", "https://slack.com/api/", True),
        ("https://slack.com/x", "https://slack.com/api/", True),
        ("http://files.slack.com/x", "https://slack.com/api/", False),
        ("https://files.slack.com.evil.example/x", "https://slack.com/api/", False),
        ("https://evil.example/files.slack.com", "https://slack.com/api/", False),
        ("https://slack.com:8443/x", "https://slack.com/api/", False),
        ("http://127.0.0.1:8801/files/x", "http://127.0.0.1:8801/api/", True),
        ("https://files.slack.com/x", "http://127.0.0.1:8801/api/", False),
        ("http://127.0.0.1:9999/x", "http://127.0.0.1:8801/api/", False),
    ],
)
def test_the_token_goes_to_slack_alone(url: str, api: str, may: bool) -> None:
    assert may_get_token(url, api) is may


def test_building_it_connects_to_nothing() -> None:
    Slack(make_settings(base="http://127.0.0.1:9"))


# Messages and errors -----------------------------------------------------------------------------


def test_a_message_is_posted_and_edited_in_place(slack: Slack, server: SlackControl) -> None:
    posted = slack.post(CHANNEL, said("first"))
    slack.update(posted.channel, posted.ts, said("second"))

    (message,) = server.messages(CHANNEL)
    assert text_of(message) == "second"


def test_a_no_of_slack_comes_with_words(slack: Slack) -> None:
    with pytest.raises(SlackRefused) as refused:
        slack.post("C01NOBOT", said("hello"))

    assert refused.value.error == "not_in_channel"
    assert "/invite @Rollcall" in refused.value.words


def test_an_unknown_no_is_shown_with_its_name(slack: Slack, server: SlackControl) -> None:
    server.fault("error", "chat.postMessage", error="some_new_error", times=1)

    with pytest.raises(SlackRefused, match="some_new_error"):
        slack.post(CHANNEL, said("hello"))


def test_a_rate_limit_is_slack_away_with_its_seconds(slack: Slack, server: SlackControl) -> None:
    server.fault("ratelimited", "chat.postMessage", seconds=17, times=1)

    with pytest.raises(SlackAway) as away:
        slack.post(CHANNEL, said("hello"))
    assert away.value.retry_after == 17
    assert not away.value.is_unknown


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_broken_slack_is_slack_away_and_may_have_posted(
    slack: Slack, server: SlackControl, status: int
) -> None:
    server.fault("status", "chat.postMessage", status=status, times=1)

    with pytest.raises(SlackAway) as away:
        slack.post(CHANNEL, said("hello"))
    assert away.value.is_unknown


@pytest.mark.parametrize(
    ("code", "is_unknown"),
    [("fatal_error", True), ("internal_error", True), ("service_unavailable", False)],
)
def test_a_code_tells_whether_slack_may_have_posted(
    slack: Slack, server: SlackControl, code: str, is_unknown: bool
) -> None:
    server.fault("error", "chat.postMessage", error=code, times=1)

    with pytest.raises(SlackAway) as away:
        slack.post(CHANNEL, said("hello"))
    assert away.value.is_unknown is is_unknown


def test_a_cut_line_is_slack_away_and_nothing_is_posted_twice(
    slack: Slack, server: SlackControl
) -> None:
    server.fault("reset", "chat.postMessage", times=1)

    with pytest.raises(SlackAway):
        slack.post(CHANNEL, said("hello"))
    assert server.messages(CHANNEL) == []


def test_no_slack_at_all_is_slack_away() -> None:
    with pytest.raises(SlackAway):
        Slack(make_settings(base="http://127.0.0.1:9")).post(CHANNEL, said("hello"))


# People and channels -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("user", "guest", "stranger", "bot"),
    [
        ("U01ADA", False, False, False),
        ("U01GUS", True, False, False),
        ("U01GIA", True, False, False),
        ("U02SAM", False, True, False),
        ("U01ROB", False, False, True),
    ],
)
def test_who_somebody_is(slack: Slack, user: str, guest: bool, stranger: bool, bot: bool) -> None:
    person = slack.person(user)

    assert (person.is_guest, person.is_stranger, person.is_bot) == (guest, stranger, bot)


@pytest.mark.parametrize(("user", "deactivated"), [("U01LEA", True), ("U01ADA", False)])
def test_who_left_the_team_is_known_as_deactivated(
    slack: Slack, user: str, deactivated: bool
) -> None:
    assert slack.person(user).is_deactivated is deactivated


def test_who_became_a_guest_is_one_at_the_next_question(slack: Slack, server: SlackControl) -> None:
    assert not slack.person("U01BEN").is_guest
    server.user("U01BEN", is_restricted=True)

    assert slack.person("U01BEN").is_guest
    assert slack.person("U01BEN").zone == "America/Los_Angeles"


def test_while_slack_is_away_what_was_just_known_about_people_counts(
    slack: Slack, server: SlackControl
) -> None:
    known = slack.person("U01BEN"), slack.channel("C01PARTNERS")
    server.fault("ratelimited", seconds=20)

    assert (slack.person("U01BEN"), slack.channel("C01PARTNERS")) == known
    with pytest.raises(SlackAway):
        slack.person("U01ADA")


def test_who_left_a_group_or_a_private_channel_is_out_of_it_at_the_next_question(
    slack: Slack, server: SlackControl, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        assert slack.in_group("S01MARKETING", "U01BEN")
        assert slack.may_open("C01PRIVATE", "U01BEN")
    asked = [*server.calls("usergroups.users.list"), *server.calls("conversations.members")]
    assert len(asked) == 2

    monkeypatch.setattr(client, "MOMENT_SECONDS", 0)
    server.fault("ratelimited", times=2, seconds=0)
    assert slack.in_group("S01MARKETING", "U01BEN")
    assert slack.may_open("C01PRIVATE", "U01BEN")
    group = {"id": "S01MARKETING", "handle": "marketing", "name": "M", "users": ["U01ADA"]}
    server.configure(usergroups=[group])
    server.channel("C01PRIVATE", remove=["U01BEN"])
    assert not slack.in_group("S01MARKETING", "U01BEN")
    assert not slack.may_open("C01PRIVATE", "U01BEN")


def test_where_slack_takes_no_more_questions_about_groups_nobody_is_refused_a_press(
    slack: Slack, server: SlackControl, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert slack.in_group("S01MARKETING", "U01BEN")
    slack.person("U01BEN")
    monkeypatch.setattr(client, "MOMENT_SECONDS", 0)
    monkeypatch.setattr(line, "KEPT_SECONDS", 0)
    server.fault("ratelimited", seconds=60, times=1)
    for _ in range(5):
        assert slack.in_group("S01MARKETING", "U01BEN")
    assert len(server.calls("usergroups.users.list")) == 1

    server.fault("ratelimited", seconds=60)
    with pytest.raises(SlackAway):
        slack.person("U01BEN")
    server.all_well()
    server.fault("status", status=503)
    monkeypatch.setattr(slack, "_limited_until", {})
    with pytest.raises(SlackAway):
        slack.in_group("S01MARKETING", "U01BEN")


def test_a_persons_direct_messages_are_opened_once_a_minute(
    slack: Slack, server: SlackControl
) -> None:
    for _ in range(5):
        slack.dm_channel("U01ADA")

    assert len(server.calls("conversations.open")) == 1


@pytest.mark.parametrize(
    ("channel", "can_post", "shared"),
    [
        ("C01CAMPAIGNS", True, False),
        ("C01PARTNERS", True, True),
        ("C01NOBOT", False, False),
        ("C01SECRET", False, False),
        ("C01ARCHIVE", False, False),
    ],
)
def test_what_a_channel_is(slack: Slack, channel: str, can_post: bool, shared: bool) -> None:
    facts = slack.channel(channel)

    assert (facts.can_post, facts.is_shared) == (can_post, shared)


def test_a_channel_that_is_shared_now_is_seen_at_once(slack: Slack, server: SlackControl) -> None:
    assert not slack.channel("C01CAMPAIGNS").is_shared
    server.channel("C01CAMPAIGNS", is_ext_shared=True)

    assert slack.channel("C01CAMPAIGNS").is_shared


def test_a_channel_that_just_invited_us_is_seen_at_once(slack: Slack, server: SlackControl) -> None:
    assert not slack.channel("C01NOBOT").can_post
    server.channel("C01NOBOT", add=["U01ROLLBOT"])

    assert slack.channel("C01NOBOT").can_post


# Files -------------------------------------------------------------------------------------------


def test_a_file_is_streamed_to_the_disk_with_progress(
    slack: Slack, server: SlackControl, tmp_path: Path
) -> None:
    content = b"phone\n" + b"+14155552671\n" * 100_000
    file = server.upload("ada", CHANNEL, "big.csv", content)["file"]["id"]
    seen: list[tuple[int, int]] = []
    slack.download(file, tmp_path / "big.csv", lambda done, total: seen.append((done, total)))

    assert (tmp_path / "big.csv").read_bytes() == content
    assert len(seen) > 1
    assert seen[-1] == (len(content), len(content))


def test_a_file_over_the_limit_is_refused(
    server: SlackControl, simulator: Simulator, tmp_path: Path
) -> None:
    file = server.upload("ada", CHANNEL, "big.csv", b"x" * 2000)["file"]["id"]
    small = Slack(make_settings(base=simulator.base_url, rollcall_import_max_bytes=1000))

    with pytest.raises(SlackRefused, match="larger"):
        small.download(file, tmp_path / "big.csv")


def test_a_file_that_is_gone_is_refused_in_words(slack: Slack, tmp_path: Path) -> None:
    with pytest.raises(SlackRefused, match="Upload it again"):
        slack.download("F0NOSUCH", tmp_path / "x.csv")


@pytest.mark.parametrize("as_path", [True, False])
def test_a_file_goes_by_direct_message_byte_for_byte(
    slack: Slack, server: SlackControl, tmp_path: Path, as_path: bool
) -> None:
    content = "phone,name\n+14155552671,José\n".encode()
    (tmp_path / "out.csv").write_bytes(content)
    source = tmp_path / "out.csv" if as_path else content
    file = slack.dm_file("U01ADA", "out.csv", source, comment="Here")

    assert server.file_bytes(file) == content
    assert "Here" in text_of(server.dms("ada")[-1])


def test_the_newest_list_is_the_persons_own(slack: Slack, server: SlackControl) -> None:
    server.upload("ada", CHANNEL, "first.csv", "phone\n")
    server.upload("ada", CHANNEL, "second.csv", "phone\n")
    server.upload("ada", CHANNEL, "photo.png", b"\x89PNG")
    server.upload("ben", CHANNEL, "other.csv", "phone\n")
    found = slack.newest_csv(CHANNEL, "U01ADA")

    assert found is not None
    assert found.name == "second.csv"
    assert slack.newest_csv(CHANNEL, "U01CHI") is None


def test_all_pages_of_a_private_channels_members_are_read_and_nobody_elses(
    server: SlackControl, slack: Slack
) -> None:
    crowd = [f"U09A{number:04d}" for number in range(450)]
    server.channel("C01PRIVATE", add=crowd, remove=["U01BEN"])

    assert slack.may_open("C01PRIVATE", crowd[-1])
    assert not slack.may_open("C01PRIVATE", "U01BEN")


def test_anybody_may_open_a_public_channel_and_nobody_one_that_slack_hides(
    server: SlackControl, slack: Slack
) -> None:
    assert slack.may_open("C01NOBOT", "U01CHI")
    assert not slack.may_open("C01SECRET", "U01ADA")


def test_a_group_has_its_people_and_without_the_scope_it_has_nobody(
    server: SlackControl, slack: Slack, settings: Settings
) -> None:
    assert slack.in_group("S01MARKETING", "U01BEN")
    assert not slack.in_group("S01MARKETING", "U01CHI")
    assert [group.handle for group in slack.groups()] == ["marketing"]

    server.configure(scopes=["chat:write"])

    anew = Slack(settings)
    assert not anew.in_group("S01MARKETING", "U01BEN")
    assert list(anew.groups()) == []
