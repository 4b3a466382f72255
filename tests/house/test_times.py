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
