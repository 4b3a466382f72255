"""Roles: which covers which, where, and how people name them."""

import pytest

from domain.errors import Refused
from domain.roles import (
    ANYWHERE,
    EVERYWHERE,
    Grant,
    Role,
    anybody_looks,
    covering,
    read_channel,
    read_holder,
    read_role,
)


@pytest.mark.parametrize("role", Role)
def test_a_role_may_what_the_ones_before_it_may_and_not_what_the_ones_after_it_may(
    role: Role,
) -> None:
    order = list(Role)
    covered = [other for other in Role if Grant(role, "U01BEN").covers(other, EVERYWHERE)]

    assert covered == order[: order.index(role) + 1]


def test_a_role_of_one_channel_holds_there_and_neither_elsewhere_nor_everywhere() -> None:
    grant = Grant(Role.LAUNCHER, "U01BEN", "C01SPRING")

    assert grant.covers(Role.LAUNCHER, "C01SPRING")
    assert grant.covers(Role.LAUNCHER, ANYWHERE)
    assert not grant.covers(Role.LAUNCHER, "C01OTHER")
    assert not grant.covers(Role.LAUNCHER, EVERYWHERE)
    assert not grant.covers(Role.APPROVER, "C01SPRING")


def test_people_are_asked_about_before_groups_and_both_keep_their_order() -> None:
    grants = [Grant(Role.AUTHOR, it) for it in ("S01A", "U01A", "S01B", "U01B")]

    found = covering(grants, Role.AUTHOR, EVERYWHERE)

    assert [it.holder for it in found] == ["U01A", "U01B", "S01A", "S01B"]


def test_anybody_looks_until_a_viewer_is_named_and_not_afterwards() -> None:
    assert anybody_looks([Grant(Role.AUTHOR, "U01A")])
    assert not anybody_looks([Grant(Role.AUTHOR, "U01A"), Grant(Role.VIEWER, "U01B")])


@pytest.mark.parametrize(
    ("typed", "holder"),
    [
        ("U01BEN", "U01BEN"),
        ("W01BEN", "W01BEN"),
        ("<@U01BEN>", "U01BEN"),
        ("<@U01BEN|ben>", "U01BEN"),
        ("S01LEADS", "S01LEADS"),
        ("<!subteam^S01LEADS>", "S01LEADS"),
        ("<!subteam^S01LEADS|@leads>", "S01LEADS"),
    ],
)
def test_a_holder_is_read_from_a_mention_or_an_id(typed: str, holder: str) -> None:
    assert read_holder(typed) == holder


@pytest.mark.parametrize("typed", ["", "@ben", "ben", "<!channel>", "<#C01ABC|x>", "C01ABC", "<@>"])
def test_what_names_no_person_and_no_group_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="no person and no user group"):
        read_holder(typed)


def test_a_channel_is_read_from_a_mention_or_an_id_and_nothing_else() -> None:
    assert read_channel("<#C01ABC|spring>") == read_channel("C01ABC") == "C01ABC"
    with pytest.raises(Refused, match="no channel"):
        read_channel("#spring")


def test_a_role_is_read_in_one_and_in_many_and_another_word_is_refused_with_all_names() -> None:
    assert read_role("Approvers") == read_role("approver") == Role.APPROVER
    with pytest.raises(Refused, match="viewer, author, launcher, approver, admin"):
        read_role("boss")
