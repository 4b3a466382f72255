"""A typed command: `/campaign draft "Spring offer" --message "Hi {{first_name}}"`.

Read forgivingly, because people type on phones: curly quotes and a dash made long have been undone
(`slacktext.undo_typed`), an apostrophe is not a quote, a quote left open ends with the text, and
an option's words run up to the next option. Nothing is dropped silently.
"""

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from domain.errors import Refused

_TOKEN: Final = re.compile(
    r"""\s*(?:
        --(?P<option>[A-Za-z][\w-]*)(?:=(?=\S)|(?=\s|$))
        | "(?P<quoted>(?:\\.|[^"\\])*)(?:"(?=\s|$)|$)
        | '(?P<single>[^']*)'(?=\s|$)
        | (?P<word>\S+)
    )""",
    re.VERBOSE | re.DOTALL,
)

# An option's text may hold quotes of its own: it ends with the last one before the next option.
_OPTION_TEXT: Final = re.compile(
    r"""\s*"(?:
        (?P<clean>(?:\\.|[^"\\])*)
        | (?P<loose>(?:(?!\s--[A-Za-z]).)*)
    )"(?=\s+--[A-Za-z]|\s*$)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Command:
    """A verb (lower case, empty when nothing was typed), its arguments, and its options.

    Option names are lower case with underscores (`--Test-Group` is `test_group`); an option
    without a value has the empty string.
    """

    verb: str
    args: tuple[str, ...] = ()
    options: dict[str, str] = field(default_factory=dict)


def parse(text: str) -> Command:
    """Reads what follows the slash command; raises Refused for an option given twice."""
    verb = ""
    args: list[str] = []
    options: dict[str, list[str]] = {}
    current: list[str] | None = None
    for kind, value in _tokens(text):
        if kind == "option":
            name = value.casefold().replace("-", "_")
            if name in options:
                raise Refused(f"--{value} is given twice. Please give it once.")
            current = options[name] = []
        elif current is not None and _takes(current, kind):
            current.append(value)
            if kind == "quoted":
                current = None
        elif not verb:
            verb = value.casefold()
        else:
            args.append(value)
    return Command(verb, tuple(args), {name: " ".join(words) for name, words in options.items()})


def nearest_verb(word: str, verbs: Iterable[str]) -> str | None:
    """The verb that was probably meant by an unknown word, or None."""
    wanted, known = _bare(word), {_bare(verb): verb for verb in verbs}
    if not wanted:
        return None
    starts = [verb for bare, verb in known.items() if bare.startswith(wanted)]
    if len(starts) == 1:
        return starts[0]
    close = difflib.get_close_matches(wanted, known, n=1, cutoff=0.6)
    return known[close[0]] if close else None


def _takes(words: list[str], kind: str) -> bool:
    """An option takes one quoted text, or all the unquoted words up to the next option."""
    return not words or kind == "word"


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    place, end = 0, len(text.rstrip())
    while found := _TOKEN.match(text, place, end):
        kind, place = found.lastgroup or "word", found.end()
        yield ("quoted" if kind == "single" else kind), _unquoted(found[kind], kind)
        if kind == "option" and (value := _OPTION_TEXT.match(text, place, end)):
            place = value.end()
            yield "quoted", value["loose"] or _unquoted(value["clean"] or "", "quoted")


def _unquoted(text: str, kind: str) -> str:
    return re.sub(r'\\(["\\])', r"\1", text) if kind == "quoted" else text


def _bare(word: str) -> str:
    return re.sub(r"[\W_]+", "", word).casefold()
