"""Guard rails in words: what pauses any campaign, and how one stands."""

from dataclasses import replace
from decimal import Decimal

from domain.guards import OFF, STANDARD, Canary, Figures, Guards
from domain.guardwords import campaign_lines, canary_line, team_lines

SEEN = Figures(sent=1000, delivered=900, failed=50, filtered=10, unknown=5, opt_outs=9)


def test_the_team_reads_each_limit_and_when_shares_count() -> None:
    assert team_lines(replace(STANDARD, budget=Decimal(50)), "USD") == [
        "Opt-outs: pauses above 2 %",
        "Texts filtered by carriers: pauses above 5 %",
        "Texts that could not be delivered: pauses above 20 %",
        "Texts of which we don’t know whether they left: pauses above 2 %",
        "Money spent: pauses above $50.00",
        "Shares count only once 200 texts are delivered, or have a result",
        "Canary: above 5,000 recipients 50 leave first; 10 minutes later the rest follows by itself"
        " if 80 % are delivered and no share above is passed",
    ]


def test_what_is_off_says_so() -> None:
    lines = team_lines(OFF, "USD")
    assert lines[0] == "Opt-outs: switched off"
    assert "Money spent: no limit" in lines
    assert lines[-1] == "Canary: none, unless whoever launches asks for one"


def test_a_canary_that_a_person_releases_says_so() -> None:
    by_press = Guards(canary=Canary(by_rule=False))
    assert canary_line(by_press).endswith("50 leave first; a person sends the rest")


def test_a_campaign_stands_beside_its_limits() -> None:
    lines = campaign_lines(STANDARD, SEEN)
    assert lines[0] == "Opt-outs: 0.9 % now; pauses above 2 %"
    assert "Money spent: no limit" in lines
    assert not any("Shares count" in line for line in lines)


def test_of_too_few_texts_it_says_that_too_little_is_known() -> None:
    lines = campaign_lines(STANDARD, replace(SEEN, sent=20, delivered=19, failed=1, unknown=0))
    assert lines[0] == "Opt-outs: too little is known yet; pauses above 2 %"
    assert lines[-1] == "Shares count only once 200 texts are delivered, or have a result"
