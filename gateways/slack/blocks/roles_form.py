"""Who holds which role: the form that sets it, and the private list."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from domain.roles import ACTS, Grant, Role, mention, place
from gateways.slack.blocks import kit
from gateways.slack.blocks.ids import Form
from gateways.slack.blocks.phrases import count
from gateways.slack.blocks.questions import INPUT
from gateways.slack.facts import Block, Rendered, UserGroup, View

INTRO: Final = (
    "Each role may do all that the ones below it in this list may. It counts from the next press"
    " on. For one channel only, type `/campaign roles add launcher @maria #channel`."
)


def people_field(role: Role) -> str:
    """The block that asks which people hold the role."""
    return f"people_{role}"


def groups_field(role: Role) -> str:
    """The block that asks which user groups hold it."""
    return f"groups_{role}"


def roles_form(
    grants: Sequence[Grant], always: Sequence[str], groups: Sequence[UserGroup], *, memory: str
) -> View:
    """Everybody's role in the whole team; those of one channel are listed below."""
    blocks: list[Block] = [kit.section(INTRO)]
    for role in reversed(Role):
        holders = [it.holder for it in grants if it.role is role and not it.channel_id]
        blocks.append(_people(role, [it for it in holders if not it.startswith("S")]))
        if groups:
            blocks.append(_groups(role, [it for it in holders if it.startswith("S")], groups))
    if always:
        named = ", ".join(mention(holder) for holder in always)
        blocks.append(kit.context(f"Always admins, set on the host: {named}"))
    limited = [line(grant) for grant in grants if grant.channel_id]
    if limited:
        blocks.append(kit.section("*In one channel only*\n" + "\n".join(limited)))
    return kit.modal(
        "Roles", blocks, callback=Form.ROLES, submit="Save", close="Cancel", memory=memory
    )


def _people(role: Role, holders: Sequence[str]) -> Block:
    element: dict[str, Any] = {
        "type": "multi_users_select",
        "action_id": INPUT,
        "placeholder": {"type": "plain_text", "text": "Nobody", "emoji": True},
    }
    if holders:
        element["initial_users"] = list(holders)
    return kit.asked(
        people_field(role), f"{role.capitalize()}s", element, hint=_hint(role), optional=True
    )


def _groups(role: Role, holders: Sequence[str], groups: Sequence[UserGroup]) -> Block:
    options = [kit.option(f"@{group.handle}", group.id) for group in groups[: kit.OPTIONS]]
    element: dict[str, Any] = {
        "type": "multi_static_select",
        "action_id": INPUT,
        "options": options,
        "placeholder": {"type": "plain_text", "text": "No group", "emoji": True},
    }
    chosen = [option for option in options if option["value"] in holders]
    if chosen:
        element["initial_options"] = chosen
    return kit.asked(groups_field(role), f"{role.capitalize()} groups", element, optional=True)


def _hint(role: Role) -> str:
    return f"May {ACTS[role]}."


def listed(grants: Sequence[Grant], always: Sequence[str]) -> Rendered:
    """Who holds what, the most powerful first."""
    lines = [line(grant) for role in reversed(Role) for grant in grants if grant.role is role]
    if always:
        named = ", ".join(mention(holder) for holder in always)
        lines.insert(0, f"*{Role.ADMIN}*, set on the host: {named}")
    if not grants:
        lines.append("No role is set: only admins act, and every full member may look.")
    text = f"{count(len(grants), 'role')} set"
    blocks = [kit.section("\n".join(lines[at : at + 20])) for at in range(0, len(lines), 20)]
    return Rendered(text=text, blocks=blocks[: kit.MESSAGE_BLOCKS])


def changed(given: Sequence[Grant], taken: Sequence[Grant]) -> Rendered:
    """What a change did, for whoever made it."""
    lines = [f":white_check_mark: {_now(grant, 'is now')}" for grant in given]
    lines += [f":heavy_minus_sign: {_now(grant, 'is no longer')}" for grant in taken]
    text = "\n".join(lines) or "Nothing was changed: it stood so already."
    return Rendered(text=text, blocks=[kit.section(text)])


def _now(grant: Grant, verb: str) -> str:
    where = place(grant.channel_id) or " in the whole team"
    return f"{mention(grant.holder)} {verb} *{grant.role}*{where}."


def line(grant: Grant) -> str:
    """One role of one holder."""
    return f"*{grant.role}*: {mention(grant.holder)}{place(grant.channel_id)}"


def initial(view: Mapping[str, Any], block_id: str) -> list[str]:
    """Whom a form showed as holders when it was opened."""
    for block in view.get("blocks") or ():
        if block.get("block_id") == block_id:
            element = block.get("element") or {}
            options = element.get("initial_options") or ()
            return [*(element.get("initial_users") or [str(it["value"]) for it in options])]
    return []
