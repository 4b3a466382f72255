"""The inside of rich text: its paragraphs, lists, quotes, and the pieces that they hold."""

from __future__ import annotations

from simulator.slack.blockkit.objects import ADDRESS
from simulator.slack.blockkit.schema import (
    Check,
    Fields,
    anything,
    array,
    boolean,
    by_type,
    integer,
    obj,
    one_of,
    string,
)

_STYLE = obj(
    {},
    dict.fromkeys(
        (
            *("bold", "italic", "strike", "code", "underline"),
            *("highlight", "client_highlight", "unlink"),
        ),
        boolean,
    ),
)
_BORDER: Fields = {"border": integer(0, 1)}


def _leaf(needs: Fields, more: Fields | None = None) -> Check:
    return obj({"type": anything, **needs}, {"style": _STYLE, **(more or {})})


_LEAF = by_type(
    {
        "text": _leaf({"text": string()}),
        "link": _leaf({"url": ADDRESS}, {"text": string(), "unsafe": boolean}),
        "user": _leaf({"user_id": string()}),
        "channel": _leaf({"channel_id": string()}),
        "usergroup": _leaf({"usergroup_id": string()}),
        "broadcast": _leaf({"range": one_of("here", "channel", "everyone")}),
        "emoji": _leaf({"name": string()}, {"unicode": string(), "skin_tone": integer(1, 6)}),
        "color": _leaf({"value": string()}),
        "date": _leaf(
            {"timestamp": integer(0, 10**10), "format": string()},
            {"url": ADDRESS, "fallback": string()},
        ),
    }
)
_INSIDE: Fields = {"type": anything, "elements": array(_LEAF)}
_PARAGRAPH = {"rich_text_section": obj(_INSIDE)}
PART = by_type(
    {
        **_PARAGRAPH,
        "rich_text_preformatted": obj(_INSIDE, {**_BORDER, "language": string()}),
        "rich_text_quote": obj(_INSIDE, _BORDER),
        "rich_text_list": obj(
            {
                "type": anything,
                "style": one_of("bullet", "ordered"),
                "elements": array(by_type(_PARAGRAPH)),
            },
            {**_BORDER, "indent": integer(0, 8), "offset": integer(0, 10**6)},
        ),
    }
)
RICH_TEXT = obj({"type": one_of("rich_text"), "elements": array(PART)}, {"block_id": string(255)})
