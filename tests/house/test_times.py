"""One rule for times that people see: Slack's date tokens, and `domain/wallclock.py` elsewhere."""

import re

from tests.house.source import production

WRITERS = {"domain/wallclock.py", "domain/slacktext.py"}
FOR_PEOPLE = re.compile(r"(?<!T)%H:%M|%I|%p|%R|:%d %[bB]|<!date\^")
"""A clock or a day spelled out by hand; `T%H:%M` is what a form remembers, which nobody reads."""


def test_no_other_file_spells_out_a_time() -> None:
    found = [
        f"{module.where}: {line.strip()}"
        for module in production()
        if module.where not in WRITERS
        for line in module.source.splitlines()
        if FOR_PEOPLE.search(line)
    ]
    assert found == []


def test_a_time_by_hand_would_be_seen_and_a_remembered_one_is_not() -> None:
    assert FOR_PEOPLE.search('f"at {at:%Y-%m-%d %H:%M} UTC"')
    assert not FOR_PEOPLE.search('f"{at:%Y-%m-%dT%H:%M}"')


UPDATE = re.compile(r"UPDATE recipients\s+SET (?P<set>.*?)\s(?:FROM|WHERE)\b", re.DOTALL)


def test_every_statement_written_out_says_when_a_recipient_changed() -> None:
    written = [found for module in production() for found in UPDATE.finditer(module.source)]

    assert written
    assert [found[0] for found in written if "changed_at =" not in found["set"]] == []
    assert sum(module.source.count("UPDATE recipients") for module in production()) == len(written)
