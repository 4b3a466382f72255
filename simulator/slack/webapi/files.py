"""files.*: the three-step upload, looking up, deleting."""

from __future__ import annotations

from simulator.slack.conversations import Conversation
from simulator.slack.files import StoredFile
from simulator.slack.messages import content, from_bot, post
from simulator.slack.shapes import JSON, SlackError
from simulator.slack.webapi.chat import visible
from simulator.slack.webapi.method import Method, need, page, parsed, text_of
from simulator.slack.world import SlackWorld

LONGEST_ALT = 1000


def may_see(world: SlackWorld, file: StoredFile) -> bool:
    """The bot sees its own files, those given to its inputs, and those in its channels."""
    bot = world.config.bot_user_id
    places = (world.conversations.by_id[ref] for ref in file.shares)
    return file.user == bot or file.by_input or any(bot in place.members for place in places)


def _file(world: SlackWorld, args: JSON) -> StoredFile:
    file = world.files.by_id.get(need(args, "file"))
    if file is None or not file.done or not may_see(world, file):
        raise SlackError("file_not_found")
    if file.deleted:
        raise SlackError("file_deleted")
    return file


def get_upload_url(world: SlackWorld, args: JSON) -> JSON:
    """Step one: an address for the bytes."""
    name = need(args, "filename")
    try:
        length = int(need(args, "length"))
    except ValueError:
        raise SlackError("invalid_arguments") from None
    if length < 1:
        raise SlackError("file_upload_size_restricted")
    file = world.files.create(world.config.bot_user_id, name, title=name, created=world.clock.now())
    file.alt_text = text_of(args, "alt_txt")
    if len(file.alt_text) > LONGEST_ALT:
        raise SlackError("invalid_arguments")
    secret = world.files.open_slot(file)
    url = f"{world.base_url}/files/upload/{secret}"
    return {"ok": True, "upload_url": url, "file_id": file.id}


def complete_upload(world: SlackWorld, args: JSON) -> JSON:
    """Step three: the files become visible, and are shared if a channel is named."""
    asked = parsed(args, "files", "invalid_arguments")
    if not isinstance(asked, list) or not asked:
        raise SlackError("invalid_arguments")
    places = _shared_with(world, args)
    files = [_uploaded(world, one) for one in asked]
    for place in places:
        _share(world, place, files=files, args=args)
    return {"ok": True, "files": [world.file(file) for file in files]}


def _uploaded(world: SlackWorld, asked: JSON) -> StoredFile:
    file = world.files.by_id.get(str(asked.get("id")))
    if file is None or file.done or not file.path.exists():
        raise SlackError("file_not_found")
    file.title = asked.get("title") or file.name
    file.done = True
    return file


def _shared_with(world: SlackWorld, args: JSON) -> list[Conversation]:
    names = text_of(args, "channel_id") or text_of(args, "channels")
    places = [visible(world, name) for name in names.split(",") if name]
    for place in places:
        if world.config.bot_user_id not in place.members:
            raise SlackError("not_in_channel")
    return places


def _share(world: SlackWorld, place: Conversation, *, files: list[StoredFile], args: JSON) -> None:
    blocks = parsed(args, "blocks", "invalid_blocks_format")
    made = content({"text": text_of(args, "initial_comment"), "blocks": blocks})
    if thread := text_of(args, "thread_ts"):
        made["thread_ts"] = thread
    made["files"] = [world.file_in(file, place) for file in files]
    message = post(world, place, from_bot(world, made) | {"upload": True})
    for file in files:
        file.shares.setdefault(place.id, []).append(message["ts"])


def info(world: SlackWorld, args: JSON) -> JSON:
    """One file."""
    return {"ok": True, "file": world.file(_file(world, args)), "comments": []}


def list_(world: SlackWorld, args: JSON) -> JSON:
    """The files that the bot sees, newest first, of one person or channel if asked."""
    user, channel = text_of(args, "user"), text_of(args, "channel")
    found = [
        world.file(file)
        for file in reversed(world.files.by_id.values())
        if file.done
        and not file.deleted
        and may_see(world, file)
        and user in ("", file.user)
        and (not channel or channel in file.shares)
    ]
    items, _ = page({"limit": args.get("count")}, found, default=100, most=1000)
    paging = {"count": len(items), "total": len(found), "page": 1, "pages": 1}
    return {"ok": True, "files": items, "paging": paging}


def delete(world: SlackWorld, args: JSON) -> JSON:
    """Deletes a file; somebody else's only if the workspace lets bots."""
    file = _file(world, args)
    own = file.user == world.config.bot_user_id
    if not own and not world.config.bot_may_delete_files:
        raise SlackError("cant_delete_file")
    world.delete_file(file)
    return {"ok": True}


METHODS = {
    "files.getUploadURLExternal": Method(get_upload_url, 4, ("files:write",)),
    "files.completeUploadExternal": Method(complete_upload, 4, ("files:write",)),
    "files.info": Method(info, 4, ("files:read",)),
    "files.list": Method(list_, 3, ("files:read",)),
    "files.delete": Method(delete, 3, ("files:write",)),
}
