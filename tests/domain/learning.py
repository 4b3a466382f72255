"""Works out the weights of `domain/meaning/leaning.py` from the labelled texts: `make weights`.

Logistic regression by gradient steps, in the order of a fixed shuffle, so that the same texts give
the same tables. Of all features those that matter most are kept, and weighed once more alone.
"""

import math
import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import wrap
from typing import Final

from domain.meaning.folding import tokens
from domain.meaning.leaning import features
from domain.meaning.verdicts import SILENCING
from domain.meaning.vocabulary import unified
from tests.domain import corpora

KEPT: Final = 8_000
"""Features; of texts that were held back, all of them find no more."""
ROUNDS: Final = 14
STEP: Final = 0.1
SURE: Final = 0.02
"""What is known so well teaches nothing more."""
MOST: Final = 8
"""Texts from which on a feature is no more telling for being in more of them."""
OUT: Final = Path(__file__).parents[2] / "domain" / "meaning" / "weights"
TABLES: Final = {
    "Single words": "words",
    "Two words side by side": "pairs",
    "Three words side by side": "threes",
    "Two words around a third": "around",
    "Words by their letters": "bones",
}


def seen(text: str) -> list[str]:
    """The features of a text, each once, in their order."""
    return list(dict.fromkeys(name for name, _, _ in features(unified(tokens(text)))))


def texts() -> list[tuple[list[str], int]]:
    """Everything that is labelled, as features, with 1 for a revocation."""
    labelled = [(one.text, int(one.meaning in SILENCING)) for one in corpora.labelled()]
    labelled += [(text, 1) for text in corpora.learnt("revocations")]
    for name in ("ordinary", "private", "chatter"):
        labelled += [(text, 0) for text in corpora.learnt(name)]
    labelled += [(text, 0) for text in corpora.ordinary()]
    return [(seen(text), is_one) for text, is_one in sorted(set(labelled))]


def learn(given: Sequence[tuple[list[str], int]]) -> tuple[dict[str, float], float]:
    """The weight of each feature, and where every text begins."""
    weights, steps = defaultdict[str, float](float), defaultdict[str, float](float)
    start, order, chance = 0.0, list(given), random.Random(1)
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for names, is_one in order:
            total = start + sum(weights[name] for name in names)
            wrong = is_one - 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
            if abs(wrong) < SURE:
                continue
            for name in names:
                weights[name] += STEP * wrong / math.sqrt(1 + 0.3 * steps[name])
                steps[name] += wrong * wrong
            start += STEP / 2 * wrong
    return dict(weights), start


def chosen(given: Sequence[tuple[list[str], int]]) -> tuple[dict[str, float], float]:
    """The weights of the features that matter most, learned without the others."""
    weights, _ = learn(given)
    met = Counter(name for names, _ in given for name in names)
    matter = {name: abs(w) * math.sqrt(min(met[name], MOST)) for name, w in weights.items()}
    kept = set(sorted(matter, key=lambda name: (-matter[name], name))[:KEPT])
    return learn([([name for name in names if name in kept], one) for names, one in given])


def table(weights: Mapping[str, int]) -> str:
    """Each weight with what weighs so much, the heaviest first."""
    by_weight: dict[int, list[str]] = defaultdict(list)
    for name, weight in weights.items():
        by_weight[weight].append(name)
    said = (
        f"={weight} {' '.join(sorted(by_weight[weight]))}" for weight in sorted(by_weight)[::-1]
    )
    return "\n".join(wrap(" ".join(said), 99, break_long_words=False, break_on_hyphens=False))


def of_table(name: str) -> str:
    """In which table a feature stands."""
    if name.startswith("~"):
        return "bones"
    if "__" in name:
        return "around"
    return ("words", "pairs", "threes")[name.count("_")]


def source(title: str, weights: Mapping[str, int], begins: str) -> str:
    """A table as Python; with where every text begins, if it is said here."""
    return (
        f'"""{title}, by how far they lean, in tenths: made by `make weights`."""\n\n'
        f'from typing import Final\n\n{begins}TABLE: Final = """\n{table(weights)}\n"""\n'
    )


def write() -> None:
    """Learn, and write the tables."""
    weights, start = chosen(texts())
    tenths = {name: round(10 * weight) for name, weight in weights.items()}
    for title, file in TABLES.items():
        told = {name: it for name, it in tenths.items() if it and of_table(name) == file}
        begins = f"START: Final = {round(10 * start)}\n" if file == "words" else ""
        (OUT / f"{file}.py").write_text(source(title, told, begins), encoding="utf-8")


if __name__ == "__main__":
    write()
