"""Checks a proof pack by itself: `python3 check.py` in the unpacked folder (Python 3.9 or newer).

It needs nothing of Rollcall. Compare the digest that it says with those posted in the channel.
"""

import base64
import csv
import hashlib
import hmac
import json
import sys
from pathlib import Path
from typing import Any

START = "0" * 64
ROWS, LINKS = Path("links.jsonl"), Path("chain.csv")


def main() -> None:
    """Say what is wrong, and exit with 1 if anything is."""
    found: list[str] = []
    digests, last = read_chain(found)
    rows = 0
    with ROWS.open(encoding="utf-8") as file:
        for line in file:
            check(json.loads(line), digests, found)
            rows += 1
    if not found:
        found_none = f"{rows} rows are as they were sealed. The chain ends with link {last}:"
        say(f"{found_none}\n{digests.get(last, START)}")
        return
    say("\n".join(found))
    sys.exit(1)


def say(words: str) -> None:
    """Write it out."""
    sys.stdout.write(words + "\n")


def read_chain(found: list[str]) -> tuple[dict[int, str], int]:
    """Follow the chain; the digest at each position, and the last position."""
    digests: dict[int, str] = {}
    last = 0
    with LINKS.open(encoding="utf-8-sig", newline="") as file:
        for link in csv.DictReader(file):
            position = int(link["position"])
            before = digests.get(last) if last else START
            if last and position != last + 1:
                found.append(f"Links between {last} and {position} are missing.")
            elif (last or position == 1) and digest_of(str(before), link) != link["digest"]:
                found.append(f"Link {position} does not follow the one before it.")
            digests[position], last = link["digest"], position
    return digests, last


def check(row: dict[str, Any], digests: dict[int, str], found: list[str]) -> None:
    """One row against its link, and its link against the chain."""
    key, name = bytes.fromhex(row["key"]), f"Link {row['position']} ({row['table']} {row['row']})"
    if digest_of(row["before"], row) != row["digest"]:
        found.append(f"{name} has another digest.")
    if digests.get(row["position"], row["digest"]) != row["digest"]:
        found.append(f"{name} is another one in the chain.")
    if keyed(key, "facts:" + row["facts_text"]) != row["facts"]:
        found.append(f"{name} has other facts than were sealed.")
    personal = row["personal_text"]
    if personal not in (None, "{}") and keyed(key, "personal:" + personal) != row["personal"]:
        found.append(f"{name} has other words than were sealed.")
    if "number" in row and shortened(row["number_key"], row["number"]) not in row["facts_text"]:
        found.append(f"{name} is about another number.")


def digest_of(before: str, link: dict[str, Any]) -> str:
    """SHA-256 over the link before and this one."""
    place = (before, int(link["position"]), link["table"], int(link["row"]), link["sealed"])
    whole = json.dumps((*place, link["facts"], link["personal"]))
    return hashlib.sha256(whole.encode()).hexdigest()


def keyed(key: bytes, text: str) -> str:
    """HMAC-SHA256, as hexadecimal digits."""
    return hmac.new(key, text.encode(), "sha256").hexdigest()


def shortened(key: str, number: str) -> str:
    """What stands for a number in the facts."""
    made = hashlib.sha256((key + number).encode()).digest()[:14]
    return "#" + base64.urlsafe_b64encode(made).decode().rstrip("=")


if __name__ == "__main__":
    main()
