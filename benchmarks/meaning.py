"""How a file of messages is read: `python -m benchmarks.meaning FILE`.

One message a line; a line may begin with "ham" and a tab, as in the SMS Spam Collection, and lines
that begin with another label are left out. HTML entities are undone. Prints how many of each
meaning there are, of all and of distinct texts, what one text costs, and what is silenced.
"""

import sys
import time
from collections import Counter
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from typing import Final

from domain.meaning.reader import read
from domain.meaning.verdicts import SILENCING, Reading

_LABELS: Final = frozenset({"ham", "spam"})


def messages(text: str) -> list[str]:
    """The messages of a file's text, without what is labelled as spam."""
    found = []
    for line in text.split("\n"):
        label, tab, said = line.partition("\t")
        is_labelled = bool(tab) and label in _LABELS
        if is_labelled and label != "ham":
            continue
        body = unescape(said if is_labelled else line).strip()
        if body:
            found.append(body)
    return found


def counts(name: str, texts: Sequence[str], readings: dict[str, Reading]) -> str:
    """A line for people: how many of each meaning, and how many in a thousand are silenced."""
    met = Counter(readings[text].meaning for text in texts)
    silenced = sum(met[meaning] for meaning in SILENCING)
    each = ", ".join(f"{meaning} {many:,}" for meaning, many in met.most_common())
    share = 1_000 * silenced / max(1, len(texts))
    return f"{name} {len(texts):,}: {each}. Silenced: {silenced} ({share:.1f} in a thousand)"


def report(texts: Sequence[str]) -> list[str]:
    """What there is to say of them, and each distinct text that is silenced."""
    distinct = list(dict.fromkeys(texts))
    began = time.process_time()
    readings = {text: read(text) for text in distinct}
    cost = (time.process_time() - began) / max(1, len(distinct))
    return [
        counts("All", texts, readings),
        counts("Distinct", distinct, readings),
        f"CPU: {cost * 1e6:.0f} µs a text",
        *(
            f"{it.meaning}\t{it.words}\t{text}"
            for text, it in readings.items()
            if it.meaning in SILENCING
        ),
    ]


def main(arguments: Sequence[str]) -> int:
    """Report on the file that is named; 2 if none is, or it cannot be read."""
    if len(arguments) != 1:
        print("Say which file to read: python -m benchmarks.meaning FILE", file=sys.stderr)
        return 2
    try:
        text = Path(arguments[0]).read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        print(f"{arguments[0]} cannot be read: {error.strerror}", file=sys.stderr)
        return 2
    print("\n".join(report(messages(text))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
