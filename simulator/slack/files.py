"""Files: stored on disk, shown as Slack's file objects, shared into conversations."""

from __future__ import annotations

import mimetypes
import secrets
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from simulator.slack.clock import new_id
from simulator.slack.config import SlackConfig
from simulator.slack.shapes import JSON

PRETTY = {"csv": "CSV", "txt": "Plain Text", "xlsx": "Excel Spreadsheet", "pdf": "PDF"}
SLACK_TYPES = {"txt": "text", "htm": "html"}


@dataclass(slots=True)
class StoredFile:
    """One file: its bytes are at `path`; `done` once its upload was completed."""

    id: str
    user: str
    name: str
    title: str
    path: Path
    created: int
    done: bool = False
    deleted: bool = False
    by_input: bool = False
    alt_text: str = ""
    shares: dict[str, list[str]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes."""
        return self.path.stat().st_size if self.path.exists() else 0


class FileStore:
    """The workspace's files and the upload addresses that are still open."""

    def __init__(self, config: SlackConfig) -> None:
        self._own = not config.files_dir
        self._folder = Path(config.files_dir) if config.files_dir else None
        self.by_id: dict[str, StoredFile] = {}
        self.slots: dict[str, StoredFile] = {}

    def create(self, user: str, name: str, *, title: str, created: float) -> StoredFile:
        """A new file without bytes yet."""
        file_id = new_id("F")
        made = StoredFile(file_id, user, name, title, self._path(file_id), int(created))
        self.by_id[file_id] = made
        return made

    def open_slot(self, file: StoredFile) -> str:
        """A secret for the address that takes the file's bytes."""
        secret = secrets.token_urlsafe(24)
        self.slots[secret] = file
        return secret

    def delete(self, file: StoredFile) -> None:
        """Removes the bytes; the id stays known as deleted."""
        file.deleted = True
        file.path.unlink(missing_ok=True)

    def clear(self) -> None:
        """Forgets all files."""
        for file in self.by_id.values():
            file.path.unlink(missing_ok=True)
        self.by_id.clear()
        self.slots.clear()

    def close(self) -> None:
        """Removes the folder, if it was ours."""
        self.clear()
        if self._own and self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _path(self, file_id: str) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="slack-files-"))
        return self._folder / file_id


def file_json(config: SlackConfig, file: StoredFile, *, base_url: str, public: set[str]) -> JSON:
    """A file object; `public` names the channels whose shares count as public."""
    suffix = Path(file.name).suffix.removeprefix(".").lower()
    kind = SLACK_TYPES.get(suffix, suffix or "binary")
    private = f"{base_url}/files/{config.team_id}-{file.id}"
    shares = {
        scope: {c: [{"ts": ts} for ts in stamps] for c, stamps in chosen.items()}
        for scope, chosen in (
            ("public", {c: s for c, s in file.shares.items() if c in public}),
            ("private", {c: s for c, s in file.shares.items() if c not in public}),
        )
        if chosen
    }
    return {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title,
        "mimetype": mimetypes.guess_type(file.name)[0] or "application/octet-stream",
        "filetype": kind,
        "pretty_type": PRETTY.get(kind, kind.upper()),
        "user": file.user,
        "user_team": config.team_id,
        "editable": False,
        "size": file.size,
        "mode": "hosted",
        **({"alt_txt": file.alt_text} if file.alt_text else {}),
        "is_external": False,
        "external_type": "",
        "is_public": any(c in public for c in file.shares),
        "public_url_shared": False,
        "display_as_bot": False,
        "username": "",
        "url_private": f"{private}/{file.name}",
        "url_private_download": f"{private}/download/{file.name}",
        "permalink": f"https://{config.team_domain}.slack.com/files/{file.user}/{file.id}",
        "is_starred": False,
        "has_rich_preview": False,
        "file_access": "visible",
        "shares": shares,
        "channels": [c for c in file.shares if c in public],
        "groups": [c for c in file.shares if c not in public and not c.startswith("D")],
        "ims": [c for c in file.shares if c.startswith("D")],
        "comments_count": 0,
    }


def hidden_file_json(file: StoredFile) -> JSON:
    """What apps see in channels shared with another organisation: ask files.info for the rest."""
    return {
        "id": file.id,
        "created": 0,
        "timestamp": 0,
        "mode": "file_access",
        "file_access": "check_file_info",
        "user": file.user,
    }
