"""Checks a proof pack by itself: `python3 check.py DIGEST` in the unpacked folder (Python 3.9+).

It needs nothing of Rollcall. DIGEST is one that was posted in the team's channel, 16 characters of
it or more. Without it a pack can only be shown to agree with itself: anybody can write such a one.
"""

import base64
import csv
import hashlib
import hmac
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

START = "0" * 64
SHORTEST = 16
ROWS, LINKS = Path("links.jsonl"), Path("chain.csv")
Columns = dict[str, str]
SHEETS: dict[str, tuple[str, Columns]] = {
    "wordings": (
        "wordings.csv",
        {"version": "version", "text": "template", "written by": "@created_by"},
    ),
    "consent_events": (
        "opt-outs.csv",
        {"number": "phone", "recorded": "at", "what": "change", "of": "scope"}
        | {"source": "source", "words": "words", "by": "by", "reason": "reason"},
    ),
    "consent_facts": (
        "consent.csv",
        {"number": "phone", "status": "status", "kind": "kind", "where": "origin"}
        | {"source": "source", "wording": "wording", "evidence": "evidence", "agreed": "at"}
        | {"expires": "expires_at", "recorded by": "recorded_by", "recorded": "recorded_at"},
    ),
    "audit": (
        "audit.csv",
        {"when": "at", "who": "@actor", "what": "verb", "on": "subject", "which": "subject_id"}
        | {"from": "origin", "detail": "detail"},
    ),
}
"""Where a sealed row is shown, and which of its values each column holds; `@`: a person."""
TIMES = ("at", "expires_at", "recorded_at")


class Check:
    """What was read so far, and what is wrong."""

    def __init__(self, posted: str) -> None:
        """Read the chain and the sheets; `posted` is looked for on the way."""
        self.found: list[str] = []
        self.last = self.erased = self.posted_at = 0
        self.end = START
        self.positions = {int(row["position"]) for row in rows_shown()}
        self.digests: dict[int, str] = {}
        self.in_chain = Counter[str]()
        self.follow(posted)
        self.shown = {table: dict(self.sheet(table)) for table in SHEETS}

    def follow(self, posted: str) -> None:
        """Follow the chain from link to link; kept are the digests of the rows that are shown."""
        for link in lines(LINKS):
            position = int(link["position"])
            if self.last and position != self.last + 1:
                self.found.append(f"Links between {self.last} and {position} are missing.")
            elif (self.last or position == 1) and digest_of(self.end, link) != link["digest"]:
                self.found.append(f"Link {position} does not follow the one before it.")
            if position in self.positions:
                self.digests[position] = link["digest"]
            if not self.posted_at and posted and link["digest"].startswith(posted):
                self.posted_at = position
            self.in_chain[link["table"]] += 1
            self.end, self.last = link["digest"], position

    def sheet(self, table: str) -> Iterator[tuple[int, bytes]]:
        """Each row that a sheet shows, with a digest of its cells."""
        name, columns = SHEETS[table]
        seen: set[int] = set()
        for cells in lines(Path(name)):
            row = int(cells["id"])
            if row in seen:
                self.found.append(f"{name} shows row {row} twice.")
            seen.add(row)
            yield row, short([plain(of, cells[column]) for column, of in columns.items()])

    def row(self, row: dict[str, Any]) -> None:
        """One row against its link, its link against the chain, and what a sheet shows of it."""
        key, position = bytes.fromhex(row["key"]), int(row["position"])
        name = f"Link {position} ({row['table']} {row['row']})"
        facts, personal = row["facts_text"], row["personal_text"]
        wrong = {
            "has another digest": digest_of(row["before"], row) != row["digest"],
            "is another one in the chain": self.digests.get(position) != row["digest"],
            "has other facts than were sealed": keyed(key, "facts:" + facts) != row["facts"],
            "has other words than were sealed": self.has_other_words(key, row, personal),
            "is about another number": is_of_another(row),
            "is not what its sheet shows": self.is_shown_otherwise(row),
        }
        self.found += [f"{name} {words}." for words, is_wrong in wrong.items() if is_wrong]

    def has_other_words(self, key: bytes, row: dict[str, Any], personal: Any) -> bool:
        """Whether what can be erased is another; it is gone only where no number is left either."""
        if personal is None:
            self.erased += 1
            return "number" in row
        sealed = "" if personal == "{}" else keyed(key, "personal:" + personal)
        return bool(sealed != row["personal"])

    def is_shown_otherwise(self, row: dict[str, Any]) -> bool:
        """Whether its sheet has other cells, or does not have it; each row counts once."""
        columns = SHEETS[row["table"]][1]
        values = {**json.loads(row["facts_text"]), **json.loads(row["personal_text"] or "{}")}
        if "phone" in values:
            values["phone"] = row.get("number", values["phone"])
        if row["table"] == "audit" and values.get("words"):
            values["detail"] = {**values["detail"], "words": values["words"]}
        cells = [
            person(values[of[1:]]) if of.startswith("@") else plain(of, written(values.get(of)))
            for of in columns.values()
        ]
        return self.shown[row["table"]].pop(int(row["row"]), b"") != short(cells)

    def unsealed(self) -> None:
        """What a sheet shows and no link proves."""
        for table, rows in self.shown.items():
            for row in rows:
                self.found.append(f"{SHEETS[table][0]}, row {row}, has no line in links.jsonl.")


def main() -> None:
    """Say what is wrong, and exit with 1 if anything is."""
    digest = sys.argv[1].strip().lower() if len(sys.argv) > 1 else ""
    check, tables = Check(digest), Counter[str]()
    for row in rows_shown():
        check.row(row)
        tables[row["table"]] += 1
    check.unsealed()
    posted = compare_posted(check, digest)
    if check.found:
        say("\n".join(check.found))
        sys.exit(1)
    say(f"{sum(tables.values())} rows are as they were sealed, and the sheets show them so.")
    for table, (name, _) in SHEETS.items():
        say(f"{name}: {tables[table]} of the {check.in_chain[table]} that chain.csv has.")
    say("texts.csv, receipts.csv, answers.csv and summary.txt are not sealed.")
    if check.erased:
        say(f"{check.erased} of the rows were erased: nothing shows what stood there.")
    say(f"The chain ends with link {check.last}:\n{check.end}\n{posted}")


def compare_posted(check: Check, digest: str) -> str:
    """What the posted digest shows, in a sentence."""
    if not digest:
        return (
            "NO POSTED DIGEST WAS GIVEN: so far the pack only agrees with itself. Take a digest"
            " from the team's channel: python3 check.py 3f9a…"
        )
    if len(digest) < SHORTEST:
        check.found.append(f"The posted digest needs {SHORTEST} characters or more.")
        return ""
    if not check.posted_at:
        check.found.append("The posted digest is not in chain.csv.")
        return ""
    newer = sum(position > check.posted_at for position in check.positions)
    behind = f" {newer} of the rows were sealed after it: a later digest shows those." * bool(newer)
    return f"The posted digest is that of link {check.posted_at}.{behind}"


def say(words: str) -> None:
    """Write it out."""
    sys.stdout.write(words + "\n")


def rows_shown() -> Iterator[dict[str, Any]]:
    """The sealed rows of the pack, with what their digests were made of."""
    with ROWS.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def lines(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a sheet."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def written(value: object) -> str:
    """A sealed value as a cell has it."""
    if isinstance(value, dict):
        return json.dumps(value)
    return "" if value is None else str(value)


def person(name: str) -> str:
    """How a sheet shows who did it: `slack:U1`, `cli:maria` and `system` in the row."""
    door, _, user = name.partition(":")
    return f"<@{user}>" if door == "slack" else (f"{user} (command line)" if user else "Rollcall")


def plain(of: str, cell: str) -> str:
    """A cell or a sealed value in the one way in which both can be compared."""
    cell = cell.lstrip("'")
    if of in TIMES and cell:
        return str(int(datetime.fromisoformat(cell).timestamp()))
    if of == "detail":
        detail = {**json.loads(cell or "{}")}
        detail.pop("erased", None)
        kept = {name: one for name, one in detail.items() if name != "words" or one}
        return json.dumps(kept, sort_keys=True)
    return cell


def is_of_another(row: dict[str, Any]) -> bool:
    """Whether the number that a row names is not the one that was sealed."""
    if "number" not in row:
        return False
    made = shortened(row["number_key"], row["number"])
    return bool(made != json.loads(row["facts_text"]).get("phone"))


def digest_of(before: str, link: dict[str, Any]) -> str:
    """SHA-256 over the link before and this one."""
    place = (before, int(link["position"]), link["table"], int(link["row"]), link["sealed"])
    whole = json.dumps((*place, link["facts"], link["personal"]))
    return hashlib.sha256(whole.encode()).hexdigest()


def keyed(key: bytes, text: str) -> str:
    """HMAC-SHA256, as hexadecimal digits."""
    return hmac.new(key, text.encode(), "sha256").hexdigest()


def short(cells: list[str]) -> bytes:
    """What stands for the cells of a row: a million rows fit into memory."""
    return hashlib.sha256(json.dumps(cells).encode()).digest()


def shortened(key: str, number: str) -> str:
    """What stands for a number in the facts."""
    made = hashlib.sha256((key + number).encode()).digest()[:14]
    return "#" + base64.urlsafe_b64encode(made).decode().rstrip("=")


if __name__ == "__main__":
    main()
