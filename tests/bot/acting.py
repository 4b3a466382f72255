"""What people do in these tests, in one line each."""

from typing import Any

from simulator.slack.client import SlackControl, text_of

CHANNEL = "#campaigns"
MESSAGE = "Hi {{first_name}}! Reply STOP to opt out."
CSV = (
    "phone,first_name\n"
    "+1 415 555 2671,Maya\n"
    "(415) 555-2672,José\n"
    "415-555-2673,Ann\n"
    "4155552671,Maya again\n"
    "nonsense,Bob\n"
)


def open_draft_form(slack: SlackControl, user: str = "ada", channel: str = CHANNEL) -> Any:
    """Types `/campaign draft` and waits for the form, not for what an earlier press left open."""
    if slack.view(user) is not None:
        slack.close(user, all=True)
    slack.command(user, channel, "/campaign", "draft")
    return the_form(slack, user)


def make_draft(
    slack: SlackControl,
    *,
    title: str = "Spring offer",
    message: str = MESSAGE,
    csv: str = CSV,
    kind: str = "Informational",
) -> None:
    """Fills the form and submits it."""
    open_draft_form(slack)
    file = slack.upload("ada", None, "spring.csv", csv)["file"]["id"]
    values = {"title": title, "message": message, "campaign_kind": kind, "source": [file]}
    answer = slack.submit("ada", values)
    assert answer["action"] == "clear", answer


def the_card(slack: SlackControl) -> Any:
    """The newest message of the channel."""
    return slack.wait_for(lambda: slack.messages(CHANNEL)[-1], what="the card")


def the_form(slack: SlackControl, user: str = "ada") -> Any:
    """The modal on top, once it says more than “one moment”."""

    def whole() -> Any:
        view = slack.view(user) or {}
        return view if "One moment" not in text_of(view) else {}

    return slack.wait_for(whole, what="a form")


def hears(slack: SlackControl, words: str, user: str = "ada", channel: str = CHANNEL) -> str:
    """Waits until the newest private answer has these words; gives its text."""

    def newest() -> str:
        text = text_of(slack.ephemerals(channel, user)[-1])
        if words not in text:
            raise LookupError(text)
        return text

    return slack.wait_for(newest, what=words)


def launch(slack: SlackControl, user: str = "ada") -> Any:
    """Presses Launch on the card and submits the question."""
    slack.press_on(user, the_card(slack), "Launch …")
    the_form(slack, user)
    return slack.submit(user)
