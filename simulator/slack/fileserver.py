"""Bytes in and out: upload addresses, and downloads that want the bearer token.

Bytes go straight between the socket and the disk; a file is never held in memory.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from aiohttp import StreamReader, web

from simulator.slack.conversations import Conversation
from simulator.slack.events import tell
from simulator.slack.faults import suffer
from simulator.slack.files import StoredFile
from simulator.slack.gestures import message_event
from simulator.slack.messages import post
from simulator.slack.people import person
from simulator.slack.shapes import JSON, ControlError
from simulator.slack.webapi.files import may_see
from simulator.slack.world import SlackWorld

CHUNK = 1 << 18
LOGIN_PAGE = "<!DOCTYPE html><html><head><title>Slack</title></head><body>Sign in</body></html>"


def file_routes(world: SlackWorld) -> list[web.RouteDef]:
    """`/files/…`: step two of an upload, and downloads."""

    async def take(request: web.Request) -> web.Response:
        file = world.files.slots.pop(request.match_info["secret"], None)
        if file is None:
            return web.Response(status=404, text="upload url unknown or used")
        await _store(request.content, file.path)
        world.ledger.record("slack.upload", file=file.id, size=file.size)
        return web.Response(text=f"OK - {file.size}")

    async def serve(request: web.Request) -> web.StreamResponse:
        return await _download(world, request)

    return [
        web.post("/files/upload/{secret}", take),
        web.get("/files/{key}/{name}", serve),
        web.get("/files/{key}/download/{name}", serve),
    ]


async def _store(content: StreamReader, path: Path) -> None:
    with path.open("wb") as out:
        async for chunk in content.iter_chunked(CHUNK):
            out.write(chunk)


async def _download(world: SlackWorld, request: web.Request) -> web.StreamResponse:
    fault = world.faults.take("files")
    if fault is not None:
        await suffer(fault)
        if fault.kind != "slow":
            return web.Response(status=fault.status)
    file = world.files.by_id.get(request.match_info["key"].partition("-")[2])
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    allowed = token == world.config.bot_token and "files:read" in world.config.scopes
    known = file is not None and not file.deleted and may_see(world, file)
    world.ledger.record("slack.download", file=file and file.id, allowed=allowed and known)
    if not allowed or (file is not None and not file.deleted and not known):
        return web.Response(text=LOGIN_PAGE, content_type="text/html")
    if file is None or file.deleted:
        return web.Response(status=404, text=LOGIN_PAGE, content_type="text/html")
    return web.FileResponse(file.path, headers={"Content-Type": world.file(file)["mimetype"]})


async def upload(world: SlackWorld, request: web.Request) -> JSON:
    """A person uploads a file: raw bytes with the rest in the query, or JSON with a `path`.

    Without a channel the file is only put aside for a modal's file input.
    """
    asked: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        asked |= await request.json()
    user = person(world.config, asked["user"])
    place = None
    if asked.get("channel"):
        place = world.conversations.place(asked["channel"], user.id)
    name = asked["filename"]
    title = asked.get("title") or name
    file = world.files.create(user.id, name, title=title, created=world.clock.now())
    if "path" in asked:
        _copy(Path(asked["path"]), file.path)
    else:
        await _store(request.content, file.path)
    file.done = True
    if place is None:
        return {"ok": True, "file": world.file(file), "ts": None, "acks": []}
    return await share(world, file, place, text=asked.get("text", ""))


def _copy(source: Path, target: Path) -> None:
    if not source.is_file():
        raise ControlError(f"no file at {source}")
    shutil.copyfile(source, target)


async def share(world: SlackWorld, file: StoredFile, place: Conversation, *, text: str) -> JSON:
    """Posts a person's file and tells the app of it."""
    message: JSON = {
        "type": "message",
        "subtype": "file_share",
        "user": file.user,
        "text": text,
        "upload": False,
        "display_as_bot": False,
    }
    post(world, place, message)
    file.shares[place.id] = [message["ts"]]
    message["files"] = [world.file_in(file, place)]
    event = {
        "type": "file_shared",
        "file_id": file.id,
        "user_id": file.user,
        "file": {"id": file.id},
        "channel_id": place.id,
        "event_ts": message["ts"],
    }
    acks = [
        await tell(world, event, place),
        await tell(world, message_event(place, message), place),
    ]
    return {
        "ok": True,
        "file": world.file(file),
        "ts": message["ts"],
        "channel": place.id,
        "acks": [ack.json() for ack in acks if ack],
    }
