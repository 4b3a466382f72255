"""The columns of a list that tell who agreed, and the cells that nobody can read."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.consent import UNDATED, ConsentKind, Origin, Status
from domain.consentcells import Setting, Unreadable, read_period
from domain.consentcolumns import Told, find_columns, listed_one
from domain.headers import normalise_header

NOW = datetime(2026, 11, 22, 15, tzinfo=UTC)
HERE = Setting("US", ZoneInfo("America/Chicago"), NOW)
MIDNIGHT = datetime(2026, 3, 1, 6, tzinfo=UTC)
"""Of 1 March in Chicago."""


def read(header: str, row: str, setting: Setting = HERE) -> Told | None:
    return find_columns(header.split(",")).read(row.split(","), setting)


@pytest.mark.parametrize("name", ["consent", "sms_consent", "opt_in", "agreed_to_texts"])
def test_a_column_is_found_by_its_name(name: str) -> None:
    assert find_columns(["first_name", name]).consent == (1,)


@pytest.mark.parametrize("name", ["first_name", "accepts_marketing", "consenting_adults", "source"])
def test_a_column_of_something_else_is_not(name: str) -> None:
    assert not find_columns([name])


@pytest.mark.parametrize("cell", ["yes", "Y", " TRUE ", "1", "opted in", "✓", "Granted"])
def test_a_yes_is_given_and_undated_as_long_as_nobody_dates_it(cell: str) -> None:
    told = read("consent", cell)

    assert told == Told(Status.GIVEN, ConsentKind.EXPRESS, Origin.OTHER, at=UNDATED)


@pytest.mark.parametrize("cell", ["no", "N", "False", "0", "declined", "unsubscribed", "✗"])
def test_a_no_is_a_no_from_now_on(cell: str) -> None:
    told = read("consent", cell)

    assert told is not None
    assert (told.status, told.at) == (Status.WITHDRAWN, NOW)


def test_a_blank_cell_tells_nothing() -> None:
    assert read("consent,consent_date", " ,2026-03-01") is None


@pytest.mark.parametrize("cell", ["2026-03-01", "3/1/2026", "1 Mar 2026", "2026-03-01T00:00-06:00"])
def test_a_date_is_a_yes_of_that_day_in_the_team_s_zone(cell: str) -> None:
    told = read("consent", cell)

    assert told is not None
    assert (told.status, told.at) == (Status.GIVEN, MIDNIGHT)
    assert read("consent,consent_date", f"yes,{cell}") == told


@pytest.mark.parametrize(
    ("header", "row", "why"),
    [
        ("consent", "maybe", "neither yes, no nor a date"),
        ("consent,consent_date", "yes,soon", "no date"),
        ("consent,consent_date", "yes,2026-11-30", "in the future"),
        ("consent,consent_date", "yes,2026-02-30", "no date"),
        ("consent,consent_kind", "yes,both", "neither written nor express"),
        ("consent,opt_out", "yes,perhaps", "neither yes nor no"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(header: str, row: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read(header, row)


@pytest.mark.parametrize(
    ("header", "row", "kind"),
    [
        ("consent,consent_source", "yes,web form", "written"),
        ("consent,consent_source", "yes,on the phone", "express"),
        ("marketing_consent", "yes", "written"),
        ("consent,consent_kind", "yes,express", "express"),
        ("consent", "written", "written"),
    ],
)
def test_only_what_the_list_says_is_in_writing_is(header: str, row: str, kind: str) -> None:
    told = read(header, row)

    assert told is not None
    assert told.kind == kind


def test_an_opt_out_column_says_no_and_its_no_says_nothing() -> None:
    told = read("consent,opted_out", "yes,yes")
    assert told is not None
    assert told.status is Status.WITHDRAWN

    told = read("consent,opted_out", "yes,no")
    assert told is not None
    assert told.status is Status.GIVEN


OUT = [
    "Opt-out",
    "opt out",
    "OUT",
    "revoked",
    "withdrawn",
    "unsubscribed",
    "STOP",
    "DNC",
    "yes",
    "x",
]
IN = ["opted in", "Opt-in", "subscribed", "in", "no", "false", "0", ""]


@pytest.mark.parametrize("name", ["opted_out", "opt_out_status", "unsubscribed", "STOP", "dnc_2"])
def test_a_column_of_refusals_has_words_of_its_own(name: str) -> None:
    header = f"consent,{normalise_header(name)}"

    for cell in OUT:
        told = read(header, f"yes,{cell}")
        assert told is not None, cell
        assert told.status is Status.WITHDRAWN, cell
    for cell in IN:
        told = read(header, f"yes,{cell}")
        assert told is not None, cell
        assert told.status is Status.GIVEN, cell


@pytest.mark.parametrize("cell", ["active", "never", "given", "✗", "2026-03-01", "inactive"])
def test_a_refusal_that_could_mean_either_is_not_guessed(cell: str) -> None:
    with pytest.raises(Unreadable, match="neither yes nor no"):
        read("consent,opted_out", f"yes,{cell}")


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("opt_in,opt_in_2", "yes,no"),
        ("marketing_consent,sms_consent", "yes,no"),
        ("consent,opt_out,unsubscribed", "yes,no,yes"),
        ("consent,opt_out,unsubscribed", "yes,perhaps,yes"),
        ("opt_in,opt_in_2", "perhaps,no"),
        ("subscribed", "no"),
        ("subscription_status", "Unsubscribed"),
        ("do_not_text", "yes"),
        ("consent,status", "yes,Opted out"),
    ],
)
def test_of_several_columns_any_no_wins(header: str, row: str) -> None:
    told = read(header, row)

    assert told is not None
    assert told.status is Status.WITHDRAWN


@pytest.mark.parametrize("row", ["yes,yes", "yes,", ",yes"])
def test_of_several_columns_yeses_are_one_yes(row: str) -> None:
    told = read("marketing_consent,sms_consent", row)

    assert told is not None
    assert told.status is Status.GIVEN
    assert (told.kind is ConsentKind.WRITTEN) is row.startswith("yes")


def test_a_refusal_counts_from_now_and_not_from_the_day_of_the_consent() -> None:
    told = read("consent,consent_date,opted_out", "yes,2026-03-01,yes")

    assert told is not None
    assert (told.status, told.at) == (Status.WITHDRAWN, NOW)


def test_of_two_answers_one_that_nobody_can_read_leaves_no_yes() -> None:
    with pytest.raises(Unreadable):
        read("opt_in,opt_in_2", "yes,perhaps")


def test_a_status_of_something_else_says_nothing() -> None:
    assert read("status", "shipped") is None
    told = read("consent,status", "yes,gold member")
    assert told is not None
    assert told.status is Status.GIVEN


def test_a_consent_that_lasts_so_long_wants_its_day() -> None:
    half = Setting("CA", ZoneInfo("America/Chicago"), NOW, lasts=timedelta(days=180))
    told = read("consent", "2026-03-01", half)

    assert told is not None
    assert told.expires_at == MIDNIGHT + timedelta(days=180)
    with pytest.raises(Unreadable, match="no date"):
        read("consent", "yes", half)


def test_a_list_without_such_a_column_says_that_everybody_in_it_agreed() -> None:
    whole = Setting("US", ZoneInfo("UTC"), NOW, kind=ConsentKind.WRITTEN, source="paper", at=NOW)

    assert listed_one(whole) == Told(
        Status.GIVEN, ConsentKind.WRITTEN, Origin.PAPER, source="paper", at=NOW
    )


def test_a_period_is_read_and_anything_else_is_not() -> None:
    assert [read_period(it) for it in ("6m", "2y", "10 days", "soon", "", "21y", "9999y")] == [
        timedelta(days=180),
        timedelta(days=730),
        timedelta(days=10),
        None,
        None,
        None,
        None,
    ]
