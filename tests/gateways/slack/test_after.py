"""What stands beside the chart: this campaign's rates, and beside them what is usual."""

from dataclasses import replace

from domain.report import Usual
from domain.versions import VersionFigures
from gateways.slack.blocks.after import after_words
from tests.gateways.slack.samples import LIVE

USUAL = Usual(campaigns=5, delivery=0.97, opt_out=0.004, confirmation=None)


def test_rates_stand_beside_the_usual_and_it_says_of_what() -> None:
    line = after_words(LIVE, USUAL).splitlines()[1]

    assert "delivered (usually 97 %), " in line
    assert "opted out (usually 0.4 %)" in line
    assert line.endswith("Usual is the middle of the last 5 marketing campaigns.")


def test_where_too_few_came_before_nothing_is_called_usual() -> None:
    told = after_words(LIVE, None)

    assert "delivered, " in told
    assert "sual" not in told


def test_a_rate_that_none_before_had_is_told_alone() -> None:
    line = after_words(replace(LIVE, asks="confirmation"), USUAL).splitlines()[1]

    assert "confirmed. Usual is" in line


def test_a_text_that_was_corrected_on_the_way_is_told_by_version() -> None:
    versions = (
        VersionFigures(1, sent=120, delivered=118, failed=2, confirmed=9, opted_out=1),
        VersionFigures(2, sent=180, delivered=180, failed=0, confirmed=30, opted_out=0),
    )

    told = after_words(replace(LIVE, versions=versions), USUAL)

    assert "• Version 1: 120 sent, 118 delivered, 2 not delivered, 9 confirmed" in told
    assert "• Version 2: 180 sent, 180 delivered, 30 confirmed" in told


def test_one_text_for_everybody_is_told_without_versions() -> None:
    assert "ersion" not in after_words(LIVE, USUAL)
