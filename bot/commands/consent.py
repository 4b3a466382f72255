"""`/campaign consent …` and `/campaign dnc …`: who agreed, and whom marketing must not reach."""

from bot.ask import Ask
from bot.commands.draft import newest_list
from bot.commands.verb import Verb
from campaigns import consenting
from campaigns.access import require_author
from campaigns.consenting import Said
from campaigns.forms import Upload
from domain.commandline import Command
from domain.consent import LIST_WORDS, Purpose
from domain.errors import Refused

WAYS = "`consent check +15125550123`, `consent add`, `consent withdraw`, or `consent import`"


def run(ask: Ask, command: Command) -> None:
    """Check, add, withdraw, or import the list that the person posted last."""
    require_author(ask.rt, ask.who)
    what, number = _parts(command)
    if what == "import":
        _import(ask, Purpose.CONSENT, said=_said(command))
        return
    if what not in ("check", "add", "withdraw") or not number:
        raise Refused(f"Type {WAYS}.")
    if what == "check":
        found = consenting.check(ask.rt, ask.who, number)
        out = " It opted out, which outweighs all else." if found.opted_out else ""
        ask.say(f"{found.phone}: {found.words}.{out}")
    elif what == "add":
        ask.say(consenting.add(ask.rt, ask.who, number, _said(command)))
    else:
        source = command.options.get("source", "")
        masked = consenting.withdraw(ask.rt, ask.who, number, source)
        ask.say(f"{masked}: withdrawn. No campaign texts it until it agrees anew.")


def run_dnc(ask: Ask, command: Command) -> None:
    """Import the list that the person posted last, or show which lists count."""
    require_author(ask.rt, ask.who)
    what, _ = _parts(command)
    if what == "import":
        reassigned = "reassigned" in command.options
        purpose = Purpose.REASSIGNED if reassigned else Purpose.DO_NOT_CALL
        _import(ask, purpose, said=Said(), as_of=command.options.get("as_of", ""))
        return
    found = consenting.lists(ask.rt, ask.who)
    lines = [
        f"The {LIST_WORDS[purpose]} of {it.as_of}: {it.taken:,} numbers."
        for purpose, it in found.items()
    ]
    hint = "Post a list and type `/campaign dnc import --as-of 2026-11-01` to replace it."
    ask.say("\n".join([*(lines or ["Marketing is checked against no list."]), hint]))


def _import(ask: Ask, purpose: Purpose, *, said: Said, as_of: str = "") -> None:
    file = newest_list(ask)
    if file is None:
        raise Refused("Post the list here first, as a CSV file, then type this again.")
    upload = Upload.slack_file(file.id, file.name, file.size)
    consenting.import_list(ask.rt, ask.who, upload, purpose, said=said, as_of=as_of)
    ask.say(f"Reading “{file.name}”. You get a direct message when it is done.")


def _parts(command: Command) -> tuple[str, str]:
    what = command.args[0].casefold() if command.args else ""
    return what, " ".join(command.args[1:])


def _said(command: Command) -> Said:
    options = command.options
    names = ("kind", "source", "wording", "evidence", "on", "expires_after")
    return Said(*(options.get(name, "") for name in names))


VERB = Verb(
    "consent",
    'consent import --kind written --source "web form 2026"',
    "Who agreed to get texts: check, add, withdraw, or import the list that you posted last.",
    run,
)
DNC = Verb(
    "dnc",
    "dnc import --as-of 2026-11-01",
    "Replaces the do-not-call list (or --reassigned) by the list that you posted last.",
    run_dnc,
)
