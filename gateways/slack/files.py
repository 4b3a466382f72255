"""Files in Slack: shared, fetched, found, deleted; never a whole one in memory."""

from collections.abc import Callable
from pathlib import Path

from gateways.slack.errors import SlackRefused
from gateways.slack.facts import FileFacts
from gateways.slack.line import Line
from gateways.slack.people import file_of, lists_in
from gateways.slack.wire import may_get_token, send_bytes, stream_to

DOWNLOAD_TIMEOUT_SECONDS = 30
HISTORY = 100


class Files(Line):
    """What can be done with files, in channels and in direct messages."""

    def dm_channel(self, user: str) -> str:
        """The direct-message channel with a person."""
        return self._keep(
            ("dm", user),
            lambda: str(self._call(self._web.conversations_open, users=user)["channel"]["id"]),
        )

    def upload(
        self,
        channel: str,
        filename: str,
        content: Path | bytes,
        *,
        comment: str = "",
        thread_ts: str | None = None,
    ) -> str:
        """Share a file, streamed from the disk; gives its id."""
        file_id = self.bring(filename, content)
        self.share(file_id, channel, filename, comment=comment, thread_ts=thread_ts)
        return file_id

    def bring(self, filename: str, content: Path | bytes, *, alt_text: str = "") -> str:
        """Hand over the bytes of a file, which nobody sees before it is shared; gives its id.

        `alt_text` is what screen readers say of a picture.
        """
        length = content.stat().st_size if isinstance(content, Path) else len(content)
        slot = self._call(
            self._web.files_getUploadURLExternal,
            filename=filename,
            length=length,
            alt_txt=alt_text or None,
        )
        if isinstance(content, Path):
            with content.open("rb") as source:
                send_bytes(slot["upload_url"], source, length, timeout=DOWNLOAD_TIMEOUT_SECONDS)
        else:
            send_bytes(slot["upload_url"], content, length, timeout=DOWNLOAD_TIMEOUT_SECONDS)
        return str(slot["file_id"])

    def share(
        self,
        file_id: str,
        channel: str,
        title: str,
        *,
        comment: str = "",
        thread_ts: str | None = None,
    ) -> None:
        """Let a channel see a file that was brought; a file can be shared once."""
        self._call(
            self._web.files_completeUploadExternal,
            files=[{"id": file_id, "title": title}],
            channel_id=channel,
            initial_comment=comment or None,
            thread_ts=thread_ts,
        )

    def is_shared(self, file_id: str) -> bool:
        """Whether a file that was brought is seen anywhere; not one that Slack does not know."""
        try:
            file = self._call(self._web.files_info, file=file_id)["file"]
        except SlackRefused as refused:
            if refused.error not in ("file_not_found", "file_deleted"):
                raise
            return refused.error == "file_deleted"
        return any(file.get(places) for places in ("channels", "groups", "ims", "shares"))

    def dm_file(self, user: str, filename: str, content: Path | bytes, *, comment: str = "") -> str:
        """Share a file in a direct message; gives its id."""
        return self.upload(self.dm_channel(user), filename, content, comment=comment)

    def file(self, file_id: str) -> FileFacts:
        """What Slack knows about a file."""
        return file_of(self._call(self._web.files_info, file=file_id)["file"])

    def download(
        self, file_id: str, to_path: Path, on_progress: Callable[[int, int], None] | None = None
    ) -> FileFacts:
        """Stream a file to the disk; `on_progress(done, total)` in bytes.

        Raises SlackRefused for a file that is hidden, too large, or kept outside Slack.
        """
        facts = self.file(file_id)
        limit = self._settings.rollcall_import_max_bytes
        if not may_get_token(facts.url, self._settings.slack_api_url):
            raise SlackRefused("file_elsewhere")
        if facts.size > limit:
            raise SlackRefused("file_too_large")
        stream_to(
            to_path,
            facts.url,
            headers={"Authorization": f"Bearer {self._web.token}"},
            limit=limit,
            timeout=DOWNLOAD_TIMEOUT_SECONDS,
            on_progress=None if on_progress is None else lambda done: on_progress(done, facts.size),
        )
        return facts

    def delete_file(self, file_id: str) -> None:
        """Delete a file from Slack."""
        self._call(self._web.files_delete, file=file_id)

    def newest_csv(self, channel: str, user: str) -> FileFacts | None:
        """The newest list that a person posted in a channel, among its last 100 messages."""
        answer = self._call(self._web.conversations_history, channel=channel, limit=HISTORY)
        for message in answer.get("messages") or ():
            if message.get("user") == user and (lists := lists_in(message)):
                return lists[-1]
        return None
