"""What an opt-out binds: everything of a workspace, one of its senders, or one topic."""

from typing import Final

from domain.names import slug

ALL: Final = "all"
_SENDER: Final = "sender:"
_TOPIC: Final = "topic:"
TOPIC_LENGTH: Final = 60


def sender_scope(sender_id: int) -> str:
    """The scope of an opt-out that binds one sender or messaging service only."""
    return f"{_SENDER}{sender_id}"


def topic_scope(topic: str) -> str:
    """The scope of an opt-out that binds the campaigns of one topic only."""
    return f"{_TOPIC}{topic}"


def sender_of(scope: str) -> int | None:
    """The id of the sender that a scope names, or None."""
    return int(scope.removeprefix(_SENDER)) if scope.startswith(_SENDER) else None


def topic_of(scope: str) -> str | None:
    """The topic that a scope names, or None."""
    return scope.removeprefix(_TOPIC) if scope.startswith(_TOPIC) else None


def binding(sender_id: int, topic: str = "") -> tuple[str, ...]:
    """The scopes that forbid a text from this sender, of a campaign of this topic, if of one."""
    scopes = (ALL, sender_scope(sender_id))
    return (*scopes, topic_scope(topic)) if topic else scopes


def topic_slug(words: str) -> str:
    """A topic as it is kept: `Tuesday tips` is `tuesday-tips`; empty for none."""
    return slug(words)[:TOPIC_LENGTH] if words.strip() else ""
