"""Slack's escaping undone, and our own words made safe to show."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Refused
from domain.slacktext import address, date_token, escape, undo, undo_typed, without_mentions


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("Fish &amp; chips &lt;3 &gt; 2", "Fish & chips <3 > 2"),
        ("&amp;lt;", "&lt;"),
        ("<https://example.com>", "https://example.com"),
        ("<https://example.com/>", "https://example.com/"),
        ("<http://example.com|example.com>", "example.com"),
        ("<https://example.com/a?b=1&amp;c=2>", "https://example.com/a?b=1&c=2"),
        ("<https://example.com/a|our site>", "https://example.com/a"),
        ("<mailto:ana@example.com|ana@example.com>", "ana@example.com"),
        ("<mailto:ana@example.com>", "ana@example.com"),
        ("Call <tel:+15125551234|(512) 555-1234>!", "Call (512) 555-1234!"),
        ("<tel:5125551234>", "5125551234"),
        ("pay <in total: 5 USD>", "pay <in total: 5 USD>"),
        ("now <only: 5 USD>", "now <only: 5 USD>"),
        (":tada: :+1: :-1: :slightly_smiling_face:", "🎉 👍 👎 🙂"),
        (":+1::skin-tone-3:", "👍🏼"),
        (":heart::simple_smile:", "❤️🙂"),
        (":flag-us: :us:", "🇺🇸 🇺🇸"),
        ("10:30:45", "10:30:45"),
        ("a:b:c", "a:b:c"),
        ("Hours:9:00:17:00", "Hours:9:00:17:00"),
        ("16:9: wide", "16:9: wide"),
        ("“Hi” — it’s me", "“Hi” — it’s me"),
        ("{{first_name|there}}", "{{first_name|there}}"),
        ("", ""),
    ],
)
def test_what_slack_did_is_undone(sent: str, typed: str) -> None:
    assert undo(sent) == typed


@pytest.mark.parametrize(
    ("sent", "named"),
    [
        ("Ask <@U123ABC|maria>", "@maria"),
        ("Ask <@U123ABC>", "@U123ABC"),
        ("See <#C123|sales>", "#sales"),
        ("<!channel> hi", "@channel"),
        ("<!here>", "@here"),
        ("<!subteam^S123|@team>", "@team"),
    ],
)
def test_what_only_slack_knows_is_refused_by_name(sent: str, named: str) -> None:
    with pytest.raises(Refused) as refused:
        undo(sent)
    assert str(refused.value).startswith(named + " is")


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("<https://example.com/h?a=1&amp;b=2>", "https://example.com/h?a=1&b=2"),
        ("https://example.com/h?a=1&amp;b=2", "https://example.com/h?a=1&b=2"),
        ("<https://example.com/h|example.com/h>", "https://example.com/h"),
        ("https://example.com:8443/:nobody:", "https://example.com:8443/:nobody:"),
        ("https://example.com/&amp;amp;", "https://example.com/&amp;"),
    ],
)
def test_an_address_is_the_one_that_was_typed(sent: str, typed: str) -> None:
    assert address(sent) == typed


def test_an_unknown_emoji_is_refused_by_name() -> None:
    with pytest.raises(Refused, match=":party_parrot:, :our-logo: cannot be texted"):
        undo("Hi :party_parrot: :tada: :our-logo: :party_parrot:")


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("draft “Spring offer” —message “It’s on”", 'draft "Spring offer" --message "It’s on"'),
        ("draft x –message hi", "draft x --message hi"),
        ("draft x —message “We — you and I — said “yes”.”", None),
        ("pages 3–5 well—made", "pages 3–5 well—made"),
        ('draft "Fish &amp; chips"', 'draft "Fish & chips"'),
    ],
)
def test_a_typed_command_gets_its_quotes_and_dashes_back(sent: str, typed: str | None) -> None:
    undone = undo_typed(sent)
    if typed is None:
        assert "We — you and I — said" in undone
    else:
        assert undone == typed


@given(st.text(alphabet="zq &<>:;|@!\n", max_size=40))
def test_escaping_entities_and_undoing_them_gives_the_text_back(text: str) -> None:
    sent = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    try:
        assert undo(sent) == text
    except Refused as refused:
        assert "cannot be texted" in str(refused)


@pytest.mark.parametrize("text", ["<!channel>", "<@U1>", "*b*", "_i_", "~s~", "&", ":tada:", "> q"])
def test_shown_words_do_nothing_in_slack(text: str) -> None:
    shown = escape(text)
    assert "<" not in shown and ">" not in shown
    assert shown != text
    assert (
        shown.replace("\u200b", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        == text
    )


@pytest.mark.parametrize("mark", ["*", "_", "~"])
def test_a_mark_stands_between_blanks_that_nobody_sees_and_neither_opens_nor_closes(
    mark: str,
) -> None:
    assert escape(f"{mark}x{mark} y") == f"\u200b{mark}\u200bx\u200b{mark}\u200b y"


def test_a_backtick_becomes_its_look_alike() -> None:
    assert escape("`rm` and ```") == "\u02cbrm\u02cb and \u02cb\u02cb\u02cb"


def test_plain_words_are_shown_as_they_are() -> None:
    assert escape("Hi Ana, it's 10:30 at 5 (really)!") == "Hi Ana, it's 10:30 at 5 (really)!"
    assert escape("{{first_name}}") == "{{first_name}}"


def test_words_cannot_turn_round_what_stands_behind_them() -> None:
    assert escape("\u202etfel\u2066 x\u2069\u202c") == "tfel x"
    assert escape("שלום and مرحبا\u200f") == "שלום and مرحبا\u200f"


def test_a_date_token_spells_out_its_zone() -> None:
    when = datetime(2026, 11, 21, 15, 5, tzinfo=UTC)
    assert date_token(when, "America/Chicago") == (
        f"<!date^{int(when.timestamp())}^{{date_short_pretty}} at {{time}}"
        "|Nov 21, 2026 at 9:05 AM CST>"
    )


def test_a_time_without_a_zone_is_an_error() -> None:
    with pytest.raises(ValueError, match="zone"):
        date_token(datetime(2026, 1, 1), "UTC")


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Ask <@U01ADA> or <@U09EVE>.", "Ask @Ada or that person."),
        ("Ask <!subteam^S01OPS|ops> in <#C01X|launches>.", "Ask @ops in #launches."),
        ("Ask <!subteam^S01OPS> in <#C01X>.", "Ask that group in that channel."),
        ("Type `/campaign` <now>.", "Type `/campaign` <now>."),
    ],
)
def test_mentions_become_names_where_slack_shows_plain_text(sentence: str, shown: str) -> None:
    names = {"U01ADA": " Ada\u202e "}

    assert without_mentions(sentence, lambda user_id: names.get(user_id, "")) == shown


@pytest.mark.parametrize("typed", ["For <@U01BEN|ben>", "<#C01CAMPAIGNS|campaigns>"])
def test_a_mention_is_refused_in_the_words_of_where_it_was_typed(typed: str) -> None:
    with pytest.raises(Refused, match="which a text cannot mention"):
        undo(typed)
    with pytest.raises(Refused, match="which this field cannot mention"):
        undo(typed, into="this field")
