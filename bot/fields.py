"""What people put into a form, with what Slack did to their words undone."""

from collections.abc import Mapping
from typing import Any

from campaigns.forms import Upload
from domain.errors import Refused
from domain.slacktext import undo
from gateways.slack.blocks.questions import INPUT, Field

_TEXTED = frozenset(
    {
        Field.MESSAGE,
        Field.ACKNOWLEDGE,
        Field.ANSWER_STOP,
        Field.ANSWER_START,
        Field.ANSWER_HELP,
        Field.ANSWER_JOIN,
        Field.AWAY_TEXT,
        Field.REPLY_TEXT,
        Field.REVIEWED,
    }
)
"""What is sent as a text, as it stands."""


class Values:
    """The answers of a submitted modal, by field."""

    def __init__(self, view: Mapping[str, Any]) -> None:
        self._values = (view.get("state") or {}).get("values") or {}

    def _of(self, field: Field) -> Mapping[str, Any]:
        answer: Mapping[str, Any] = (self._values.get(field) or {}).get(INPUT) or {}
        return answer

    def text(self, field: Field) -> str:
        """The words of a text input as they were typed; raises Refused for a mention in them."""
        try:
            into = "a text" if field in _TEXTED else "this field"
            return undo(str(self._of(field).get("value") or ""), into=into)
        except Refused as refused:
            raise Refused(refused.sentence, field=field) from None

    def optional(self, field: Field) -> str | None:
        """The same, or None where it was left empty."""
        return self.text(field).strip() or None

    def choice(self, field: Field) -> str:
        """The value chosen in a menu, or nothing."""
        answer = self._of(field)
        chosen = answer.get("selected_option") or {}
        return str(chosen.get("value") or answer.get("selected_conversation") or "")

    def person(self, field: Field) -> str:
        """The Slack id of the person chosen, or nothing."""
        return str(self._of(field).get("selected_user") or "")

    def moment(self, field: Field) -> int | None:
        """What was chosen in a picker of dates and times, in seconds since 1970."""
        chosen = self._of(field).get("selected_date_time")
        return None if chosen is None else int(chosen)

    def ticked(self, field: Field) -> bool:
        """Whether a box is ticked."""
        return bool(self._of(field).get("selected_options"))

    def chosen(self, block: str) -> list[str]:
        """The people, or the values, chosen in a menu of several."""
        answer: Mapping[str, Any] = (self._values.get(block) or {}).get(INPUT) or {}
        options = answer.get("selected_options") or ()
        named = answer.get("selected_users") or answer.get("selected_conversations")
        return [*(named or [str(it["value"]) for it in options])]

    def upload(self, memory: Mapping[str, Any] | None = None) -> Upload | None:
        """The audience: a file of this form, pasted numbers, or the file chosen before."""
        files = self._of(Field.SOURCE).get("files") or []
        pasted = self.text(Field.NUMBERS).strip()
        if files and pasted:
            raise Refused("Give a file or paste numbers, not both.", field=Field.NUMBERS)
        if files:
            file = files[0]
            return Upload.slack_file(str(file["id"]), str(file.get("name") or ""), _size(file))
        if pasted:
            return Upload.pasted(pasted)
        if memory and memory.get("file"):
            return Upload.slack_file(
                str(memory["file"]), str(memory.get("name") or ""), _size(memory)
            )
        return None


def _size(file: Mapping[str, Any]) -> int:
    return int(file.get("size") or 0)
