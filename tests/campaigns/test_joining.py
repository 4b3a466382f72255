"""A team's opt-in keywords."""

import pytest

from campaigns import joining
from domain.errors import Refused
from models import workspaces
from tests.campaigns.stage import Stage

pytestmark = pytest.mark.sqlite_only


def test_the_keywords_are_kept_and_the_answer_is_shown(stage: Stage) -> None:
    answer = joining.set_join(
        stage.rt, stage.who, words=["deals", " "], wording="Offers by text", frequency="2 msgs/week"
    )

    assert "You will get our texts. 2 msgs/week. Msg & data rates may apply." in answer
    with stage.rt.db.read() as session:
        team = workspaces.get(session, stage.who.workspace_id)
    assert (team.join_words, team.join_wording) == (["DEALS"], "Offers by text")


@pytest.mark.parametrize("word", ["STOP", "help", "START", "Arrêt", "two words", "C"])
def test_a_word_that_means_something_else_is_refused(stage: Stage, word: str) -> None:
    with pytest.raises(Refused, match="cannot be an opt-in keyword"):
        joining.set_join(stage.rt, stage.who, words=[word])


def test_what_is_left_out_stays(stage: Stage) -> None:
    joining.set_join(stage.rt, stage.who, words=["DEALS"], frequency="2 msgs/week", twice=True)

    answer = joining.set_join(stage.rt, stage.who, wording="Offers by text")

    assert "2 msgs/week" in answer
    with stage.rt.db.read() as session:
        team = workspaces.get(session, stage.who.workspace_id)
    assert (team.join_words, team.join_twice) == (["DEALS"], True)
    assert stage.audit()[-1].detail["join_words"] == ["DEALS"]
