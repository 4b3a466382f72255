"""From a recipient's values to the text that leaves, or the reason why none does."""

from collections.abc import Callable, Sequence

from domain import segments, templates
from domain.blanks import is_blank
from domain.headers import normalise_header
from domain.ledger import SkipReason
from domain.templates import BlankPolicy, Template
from models.claims import Prepared

Prepare = Callable[[Sequence[str]], Prepared | SkipReason]


def preparer(
    template: str,
    columns: Sequence[str],
    *,
    policy: BlankPolicy,
    word: str,
    smart_encoding: bool,
) -> Prepare:
    """Compile a wording once; the result makes one recipient's text.

    Rows with blank fields are skipped unless one press decided otherwise: under-sending beats
    "Hi ,". A text over Twilio's 1,600 characters is skipped (21617), and so is an empty one.
    """
    parsed = Template.parse(template)
    fills = policy is BlankPolicy.WORD
    render = templates.compile(parsed, columns, word=word if fills else "")
    places = {normalise_header(name): place for place, name in reversed([*enumerate(columns)])}
    required = [places.get(name, -1) for name in parsed.required]
    skips = policy in (BlankPolicy.SKIP, BlankPolicy.ASK)

    def prepare(values: Sequence[str]) -> Prepared | SkipReason:
        if skips and any(_gap(values, place) for place in required):
            return SkipReason.MISSING_FIELDS
        body = render(values)
        counted = segments.count(body, smart_encoding)
        if not body.strip():
            return SkipReason.MISSING_FIELDS
        if len(counted.sent_text) > segments.LIMIT:
            return SkipReason.TOO_LONG
        return Prepared(body, counted.segments)

    return prepare


def withheld(prepare: Prepare) -> Prepare:
    """The same as far as its judgement goes, and no text: what a test key sends never leaves."""

    def judged(values: Sequence[str]) -> Prepared | SkipReason:
        made = prepare(values)
        return made if isinstance(made, SkipReason) else SkipReason.TEST_KEY

    return judged


def _gap(values: Sequence[str], place: int) -> bool:
    return not 0 <= place < len(values) or is_blank(values[place])
