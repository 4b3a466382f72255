"""Synchronous client of the local Twilio's controls, for tests and the demo."""

from typing import Any, cast

import orjson
import requests

from simulator.twilio.config import DEFAULT_ACCOUNT_SID, DEFAULT_AUTH_TOKEN

TIMEOUT_SECONDS = 60.0


class ControlError(Exception):
    """The simulator refused a control; the text says why."""


class TwilioControl:
    """Controls under ``/sim/twilio``; ``account_sid`` and ``auth_token`` are the default ones."""

    account_sid = DEFAULT_ACCOUNT_SID
    auth_token = DEFAULT_AUTH_TOKEN

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url.rstrip("/")
        self._http = requests.Session()
        self._http.trust_env = False

    def settings(self, **changes: object) -> None:
        """Change settings of ``TwilioConfig`` until the next reset (seconds)."""
        self._post("settings", changes)

    def account(self, **options: object) -> str:
        """Add or change an account (sid, auth_token, secondary_token, trial, verified,
        allowed_prefixes); returns its SID."""
        return cast("str", self._post("accounts", options)["sid"])

    def add_sender(self, address: str, **options: object) -> dict[str, Any]:
        """Add a sender: kind (long_code, toll_free, short_code, alphanumeric), mps (None:
        unlimited), keywords (twilio, advanced, network, none), inbound_url, fallback_url,
        registered."""
        return self._post("senders", {"address": address, **options})

    def add_service(self, senders: list[str], **options: object) -> dict[str, Any]:
        """Add a messaging service: sid, mps (shared), inbound_url, status_callback,
        smart_encoding, sticky, keywords, texts, words; the answer holds its ``sid``."""
        return self._post("services", {"senders": senders, **options})

    def handset(self, number: str | None = None, **options: object) -> None:
        """Give a number, or a pattern (prefix, suffix, share), a character and its options
        (reply_text, reply_after, replies, sent_after, delivered_after, error_code,
        final_status)."""
        named: dict[str, object] = {} if number is None else {"number": number}
        self._post("handsets", named | options)

    def text(
        self, sender: str, *, number: str, body: str, media: tuple[str, ...] = ()
    ) -> dict[str, Any]:
        """Let the handset ``number`` text our ``sender``; returns the inbound message."""
        return self._post(
            "inbound", {"from": number, "to": sender, "body": body, "media": list(media)}
        )

    def fault(self, kind: str, **options: object) -> None:
        """Ask for a fault: match ({to, from, path, method, status}), probability, times,
        seconds (of a delay), for_seconds (of its life), retry_after."""
        self._post("faults", {"kind": kind, **options})

    def clear_faults(self) -> None:
        """End all faults."""
        self._checked(
            self._http.delete(f"{self.base_url}/sim/twilio/faults", timeout=TIMEOUT_SECONDS)
        )

    def block(self, scope: str, number: str, *, lifted: bool = False) -> None:
        """Put an opt-out into Twilio's own list (scope: a sender's address or a service's SID)."""
        self._post("blocks", {"scope": scope, "number": number, "lifted": lifted})

    def messages(self) -> list[dict[str, Any]]:
        """Every message, oldest first; ``segments`` is what was counted, even while hidden."""
        answer = self._http.get(f"{self.base_url}/sim/twilio/messages", timeout=TIMEOUT_SECONDS)
        return cast("list[dict[str, Any]]", self._checked(answer))

    def _post(self, name: str, body: dict[str, Any]) -> dict[str, Any]:
        answer = self._http.post(
            f"{self.base_url}/sim/twilio/{name}", json=body, timeout=TIMEOUT_SECONDS
        )
        return cast("dict[str, Any]", self._checked(answer))

    @staticmethod
    def _checked(answer: requests.Response) -> object:
        if answer.status_code >= 400:
            raise ControlError(answer.text)
        return cast("object", orjson.loads(answer.content))
