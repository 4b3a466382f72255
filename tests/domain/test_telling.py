"""The story of one number in sentences: each fact says its own, and nothing else is said."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest

from domain.story import Agreement, Answer, Change, Listing, OnList, Report, Story, Text, Useless
from domain.telling import standing, tell

NOW: Final = datetime(2026, 11, 22, 15, tzinfo=UTC)
EARLIER: Final = NOW - timedelta(hours=2)
PHONE: Final = "+15125550123"


def story(**parts: Any) -> Story:
    return Story(phone=PHONE, zones=("America/Chicago",), **parts)


def listing(**columns: Any) -> Listing:
    given: dict[str, Any] = {
        "campaign": "spring",
        "row": 12,
        "at": EARLIER,
        "by": "cli:maria",
        "bucket": "delivered",
        "reason": None,
        "until": None,
        "zones": ("America/Los_Angeles",),
        "launched_at": NOW,
        "launched_by": "slack:U01ADA",
        "kind": "marketing",
    }
    return Listing(**(given | columns))


def text(**columns: Any) -> Text:
    given: dict[str, Any] = {
        "id": 1,
        "public_id": "p1",
        "kind": "campaign",
        "campaign": "spring",
        "sender": "main",
        "at": EARLIER,
        "taken_at": NOW,
        "state": "delivered",
        "state_at": NOW,
        "sid": "SM1",
        "error_code": None,
        "segments": 1,
    }
    return Text(**(given | columns))


def change(**columns: Any) -> Change:
    given: dict[str, Any] = {
        "id": 1,
        "at": NOW,
        "change": "out",
        "scope": "all",
        "source": "reply",
        "words": "STOP",
        "reason": "",
        "by": "",
    }
    return Change(**(given | columns))


def answer(**columns: Any) -> Answer:
    given: dict[str, Any] = {
        "at": NOW,
        "sid": "SM9",
        "body": "stop it",
        "meaning": "provisional",
        "words": "stop it",
        "campaign": "spring",
    }
    return Answer(**(given | columns))


def agreement(**columns: Any) -> Agreement:
    given: dict[str, Any] = {
        "id": 1,
        "at": EARLIER,
        "status": "given",
        "kind": "written",
        "origin": "web_form",
        "source": "the shop’s form",
        "wording": "v2",
        "evidence": "",
        "expires_at": None,
        "recorded_by": "cli:maria",
        "recorded_at": NOW,
    }
    return Agreement(**(given | columns))


def words(**parts: Any) -> list[str]:
    return [line.words for line in tell(story(**parts), NOW)]


def test_what_happened_is_told_in_the_order_of_time() -> None:
    told = tell(
        story(
            listings=[listing()],
            texts=[text(taken_at=NOW + timedelta(minutes=1))],
            reports=[Report(NOW + timedelta(minutes=2), "p1", "SM1", "delivered", 0)],
            changes=[change(at=NOW + timedelta(minutes=3))],
        ),
        NOW,
    )

    assert [line.at for line in told] == sorted(line.at for line in told)
    assert [line.words for line in told] == [
        "On the list of “spring” (marketing), row 12; drafted by maria (command line).",
        "“spring” was launched by <@U01ADA>.",
        "The campaign's text of “spring” from main was sent; Twilio took it.",
        "Receipt: delivered.",
        "Opted out of everything by a text (“STOP”).",
    ]


def test_where_people_agreed_is_told_with_the_launch_that_somebody_attested() -> None:
    said = listing(attested="They asked at the desk.", attested_by="slack:U01ADA")

    assert words(listings=[said])[1] == (
        "“spring” was launched by <@U01ADA>. <@U01ADA> attested where people agreed"
        " (“They asked at the desk.”)."
    )
    assert not any("attested" in line for line in words(listings=[listing()]))


@pytest.mark.parametrize(
    ("before", "order"), [(59, ["text", "receipt"]), (61, ["receipt", "text"])]
)
def test_a_receipt_that_overtook_the_answer_by_up_to_a_minute_is_told_after_it(
    before: int, order: list[str]
) -> None:
    told = words(
        texts=[text(taken_at=NOW)],
        reports=[Report(NOW - timedelta(seconds=before), "p1", "SM1", "delivered", 0)],
    )

    assert ["receipt" if "Receipt" in line else "text" for line in told] == order


@pytest.mark.parametrize(
    ("before", "claimed", "order"),
    [
        *((59, 60, ["text", "STOP", "out"]), (61, 90, ["STOP", "out", "text"])),
        (30, 20, ["STOP", "out", "text"]),
    ],
)
def test_an_answer_that_overtook_twilios_word_on_its_text_is_told_behind_that_text(
    before: int, claimed: int, order: list[str]
) -> None:
    then = NOW - timedelta(seconds=before)
    told = words(
        texts=[text(at=NOW - timedelta(seconds=claimed), taken_at=NOW)],
        answers=[answer(at=then, body="STOP")],
        changes=[change(at=then)],
    )

    kinds = {"The campaign": "text", "The person": "STOP", "Opted out": "out"}
    assert [kind for line in told for start, kind in kinds.items() if line.startswith(start)] == (
        order
    )


def test_what_twilio_calls_a_text_is_told_only_where_it_is_asked_for() -> None:
    known = story(texts=[text(taken_at=NOW)], reports=[Report(NOW, "p1", "SM1", "delivered", 0)])

    assert [line.words for line in tell(known, NOW, sids=True)] == [
        "The campaign's text of “spring” from main was sent; Twilio took it as SM1.",
        "Receipt of SM1: delivered.",
    ]
    assert "SM1" not in str([line.words for line in tell(known, NOW)])


@pytest.mark.parametrize(
    ("columns", "ending"),
    [
        (
            {"bucket": "held", "reason": "quiet_hours", "until": NOW + timedelta(hours=1)},
            "held until Sun 8:00 AM PST (Pacific): it is too early or too late where this number"
            " may be.",
        ),
        ({"bucket": "skipped", "reason": "opted_out"}, "skipped: this person opted out."),
        ({"bucket": "skipped", "reason": None}, "skipped."),
        ({"bucket": "cancelled"}, "cancelled before its text left."),
        ({"bucket": "pending"}, "waits for its turn."),
        ({"bucket": "pending", "launched_at": None}, "would be texted at the launch."),
    ],
)
def test_a_listing_says_where_it_stands(columns: dict[str, Any], ending: str) -> None:
    assert words(listings=[listing(**columns)])[-1] == f"In “spring”: {ending}"


def test_what_was_sent_is_told_by_its_text_and_not_by_the_list() -> None:
    assert len(words(listings=[listing(bucket="delivered")])) == 2


@pytest.mark.parametrize(
    ("columns", "ending"),
    [
        ({"state": "unknown"}, "may have left or not: Twilio's answer was lost."),
        ({"state": "refused", "error_code": 21610}, "was refused by Twilio (code 21610)."),
        ({"state": "claimed"}, "is being sent."),
    ],
)
def test_a_text_that_twilio_did_not_take_is_not_told_as_sent(
    columns: dict[str, Any], ending: str
) -> None:
    (told,) = words(texts=[text(taken_at=None, **columns)])

    assert told.endswith(ending)
    assert "was sent" not in told


def test_an_answer_says_what_was_made_of_it_and_who_decided() -> None:
    decided = answer(decision="lifted", decided_by="slack:U01ADA", decided_at=NOW)

    assert words(answers=[answer()]) == [
        "The person wrote “stop it” after “spring”: perhaps an opt-out, so no text goes there until"
        " somebody decides."
    ]
    assert words(answers=[decided])[1] == "<@U01ADA> decided that this was no opt-out."


def test_an_erased_answer_says_that_it_is() -> None:
    assert words(answers=[answer(body="", meaning="reply")]) == [
        "The person wrote something that was erased after “spring”: a reply for a person to read."
    ]


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"scope": "topic:tuesday"}, "Opted out of the topic “tuesday” by a text (“STOP”)."),
        ({"scope": "sender:7"}, "Opted out of the sender “main” by a text (“STOP”)."),
        (
            {"change": "in", "source": "manual", "words": "", "by": "cli:maria", "reason": "asked"},
            "Opted in to everything again as somebody of the team noted, by maria (command line):"
            " asked.",
        ),
    ],
)
def test_an_opt_out_says_what_it_binds_and_who_said_so(
    columns: dict[str, Any], sentence: str
) -> None:
    assert words(changes=[change(**columns)], senders={7: "main"}) == [sentence]


def test_a_consent_says_how_and_where() -> None:
    assert words(agreements=[agreement()]) == [
        "Agreed in writing to get texts (the shop’s form, v2); recorded by maria (command line)."
    ]


def test_a_consent_that_nobody_dated_is_told_when_it_was_recorded() -> None:
    (told,) = tell(story(agreements=[agreement(at=datetime(1970, 1, 1, tzinfo=UTC))]), NOW)

    assert told.at == NOW
    assert "nobody noted when" in told.words


def test_what_keeps_marketing_or_all_texts_away_is_told() -> None:
    told = words(
        useless=[Useless(EARLIER, "said_landline", 30006)],
        lists=[OnList("do_not_call", "dnc.csv", NOW.date(), NOW)],
    )

    assert told == [
        "Left out from then on: a carrier said earlier: landline (code 30006).",
        "On the do-not-call list “dnc.csv” of Nov 22, 2026: no marketing goes there.",
    ]


def test_what_holds_now_comes_first_and_is_masked() -> None:
    said = " ".join(standing(story(out=("all",), texts=[text()]), NOW))

    assert "is opted out of everything." in said
    assert "It may be in these zones: Central." in said
    many = replace(story(texts=[text()]), zones=("America/Chicago",) * 8)
    assert "or Central or 2 more." in standing(many, NOW)[1]
    assert "1 campaign text in the last 24 hours." in said
    assert PHONE not in said


def test_tests_and_older_texts_do_not_count_for_the_day() -> None:
    said = " ".join(
        standing(story(texts=[text(kind="test"), text(at=NOW - timedelta(days=2))]), NOW)
    )

    assert "24 hours" not in said
    assert "1 campaign text in the last 7 days." in said


def test_a_number_that_nobody_knows_has_no_story() -> None:
    (said,) = standing(story(), NOW)

    assert said.startswith("Nothing is known of ")
    assert words() == []
