"""Keys of other software: the list with its buttons, the form, and the key itself, shown once."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from domain.apikeys import SCOPE_WORDS, SHOWN_NAME, KeyView, Scope
from domain.kinds import KIND_WORDS
from domain.slacktext import date_token
from domain.windows import Kind
from gateways.slack.blocks import kit
from gateways.slack.blocks.choices import radio
from gateways.slack.blocks.ids import Form, Press
from gateways.slack.blocks.phrases import by, count
from gateways.slack.blocks.questions import INPUT, Field
from gateways.slack.facts import Block, Rendered, View

LIVE: Final = "live"
TEST: Final = "test"
KEY_LENGTH: Final = 80
REVOKED_SHOWN: Final = 5
SHOWN: Final = 20
"""So many keys in one list; `rollcall keys list` shows them all."""
ONCE: Final = (
    "This is the only time that it is shown: copy it now into your software's settings, and nowhere"
    " else. Whoever has it can do what it is for."
)
ATTEST_HINT: Final = (
    "Kept with each campaign of this key. Without it, whoever has no recorded consent gets no"
    " marketing."
)
REVOKE: Final = (
    "Its next request is refused. Campaigns that it has handed in go on: pause or cancel those"
    " yourself. It cannot be taken back."
)

_SHORT: Final[Mapping[Scope, str]] = {Scope.OPTOUTS: "opt-outs"}


def listed(keys: Sequence[KeyView], zone: str, *, may_make: bool) -> Rendered:
    """The keys in use with what can be done to each, and the last ones that were revoked."""
    live = [key for key in keys if key.revoked_at is None]
    gone = [key for key in keys if key.revoked_at is not None][:REVOKED_SHOWN]
    text = f"{count(len(live), 'key')} in use" if live else "There is no key yet."
    if not live and not may_make:
        text = "No key waits for your approval."
    blocks: list[Block] = [kit.section(f"*{text}*" if live else text)]
    for key in live[:SHOWN]:
        blocks += _one(key, zone, may_make=may_make)
    if gone:
        blocks.append(kit.context("Revoked: " + " · ".join(_gone(key, zone) for key in gone)))
    if may_make:
        new = kit.button("Make a key …", Press.KEY_NEW, style=None if live else "primary")
        blocks.append(kit.actions("keys", new))
    return Rendered(text=text, blocks=blocks)


def keys_form(here: str, memory: str) -> View:
    """What is asked of whoever makes a key; `here` is the channel that stands there at first."""
    blocks = [
        kit.asked(
            Field.NAME,
            "Name",
            kit.text_input(INPUT, hint="web shop", limit=SHOWN_NAME),
            hint="People see it on cards and in the audit.",
        ),
        _channel(here),
        kit.asked(Field.SCOPES, "What it is for", _scopes()),
        kit.asked(Field.KEY_TYPE, "Live or test", _types()),
        kit.asked(
            Field.CAMPAIGN_KIND,
            "What kind of texts it sends",
            kit.select(INPUT, _kinds(), chosen=Kind.MARKETING),
            hint="Decides the hours, and which consent people must have given.",
        ),
        kit.asked(
            Field.ATTEST,
            "Where the people it texts agreed",
            kit.text_input(INPUT, hint="They ticked the box at the checkout.", limit=300),
            hint=ATTEST_HINT,
            optional=True,
        ),
    ]
    return kit.modal(
        "Make a key", blocks, callback=Form.KEY, submit="Make it", close="Cancel", memory=memory
    )


def made(key: KeyView, secret: str) -> View:
    """The key itself, in a window that only its maker sees, once."""
    blocks = [
        kit.section(f"{kit.bold(key.name)} is made: {_facts(key)}."),
        kit.section(kit.code(secret, KEY_LENGTH)),
        kit.section(f":warning: {ONCE}"),
    ]
    if key.waits_for_approval:
        blocks.append(
            kit.section(
                ":hourglass_flowing_sand: Your team wants a second person, so its single texts"
                " (`/v2`) wait until somebody else approves it. Campaigns are approved one by one."
            )
        )
    return kit.modal("The new key", blocks, close="I have copied it")


def request(key: KeyView) -> Rendered:
    """In the key's channel: a second person is asked to approve it."""
    text = (
        f"{by(key.made_by)} made the key {kit.bold(key.name)} for this channel. Its single texts"
        " wait until an approver who did not make it approves it."
    )
    return Rendered(text=text, blocks=[kit.section(text), kit.actions("key", _approve(key))])


def closed(key: KeyView) -> Rendered:
    """The post that asked, once it asks no more: what came of it, and no button."""
    name = kit.bold(key.name)
    if key.revoked_by:
        said = f":no_entry_sign: The key {name} was revoked by {by(key.revoked_by)}."
    else:
        who = by(key.approved_by or "")
        said = f":white_check_mark: The key {name}: {who} approved it for its single texts."
    return Rendered(text=said, blocks=[kit.section(said)])


def approved(key: KeyView) -> str:
    """What an approval did."""
    return f"The key “{key.name}” may send single texts from now on."


def revoked(key: KeyView) -> str:
    """What a revocation did."""
    return f"The key “{key.name}” is revoked. Campaigns that it handed in go on."


def _one(key: KeyView, zone: str, *, may_make: bool) -> list[Block]:
    used = f"last used {date_token(key.used_at, zone)}" if key.used_at else "never used"
    lines = [
        f"{kit.bold(key.name)} · {_facts(key)}",
        f"Made by {by(key.made_by)} {date_token(key.made_at, zone)} · {used}",
    ]
    if key.approved_by:
        lines.append(f"Approved by {by(key.approved_by)}")
    if key.waits_for_approval:
        lines.append(":hourglass_flowing_sand: Its single texts wait for an approval")
    if key.attestation:
        lines.append(f"People agreed: {kit.words(key.attestation, 300)}")
    buttons = [_approve(key)] if key.waits_for_approval else []
    if may_make:
        buttons.append(_revoke(key))
    return [kit.section("\n".join(lines)), kit.actions(f"key_{key.public_id}", *buttons)]


def _facts(key: KeyView) -> str:
    kind = "test, reaches nobody" if key.is_test else "live"
    scopes = ", ".join(_SHORT.get(scope, scope) for scope in key.scopes)
    return f"{kind} · <#{key.channel_id}> · {scopes} · {KIND_WORDS[key.kind].lower()}"


def _gone(key: KeyView, zone: str) -> str:
    at = date_token(key.revoked_at, zone) if key.revoked_at else ""
    return f"{kit.words(key.name)} by {by(key.revoked_by or '')} {at}"


def _approve(key: KeyView) -> dict[str, Any]:
    return kit.button("Approve", Press.KEY_APPROVE, key.public_id, style="primary")


def _revoke(key: KeyView) -> dict[str, Any]:
    asks = kit.confirm("Revoke this key?", REVOKE, yes="Revoke it", style="danger")
    return kit.button("Revoke", Press.KEY_REVOKE, key.public_id, asks=asks)


def _channel(here: str) -> Block:
    element: dict[str, Any] = {
        "type": "conversations_select",
        "action_id": INPUT,
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    if here.startswith(("C", "G")):
        element["initial_conversation"] = here
    hint = "It acts and sees there alone; the cards of its campaigns are there."
    return kit.asked(Field.CHANNEL, "Channel", element, hint=hint)


def _scopes() -> dict[str, Any]:
    options = [kit.option(words, scope) for scope, words in SCOPE_WORDS.items()]
    first = [option for option in options if option["value"] == Scope.READ]
    return {
        "type": "checkboxes",
        "action_id": INPUT,
        "options": options,
        "initial_options": first,
    }


def _types() -> dict[str, Any]:
    choices = [
        ("Test", TEST, "Goes the whole way and reaches nobody: for trying things out."),
        ("Live", LIVE, "Its texts reach people."),
    ]
    return radio(INPUT, choices, chosen=TEST)


def _kinds() -> list[dict[str, Any]]:
    return [kit.option(KIND_WORDS[kind], kind) for kind in (Kind.MARKETING, Kind.INFORMATIONAL)]
