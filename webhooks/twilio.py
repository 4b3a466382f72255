"""Twilio's doors: texts that people sent us, and what became of those that we sent.

Signed over the configured PUBLIC_URL and the path (never over a Host header, which anybody can
write). Twilio does not retry a 5xx by default, so the URLs that we give it carry `#rc=5&rp=all`.
"""

import re
from typing import Final

from flask import Blueprint, Response, abort, request

from campaigns import receipts, replies
from domain.inbound import CameBy, InboundText, bare
from gateways.twilio import signature
from runtime import Runtime

MAX_BODY: Final = 64_000
"""Bytes; a text has at most 1,600 characters, which ten media URLs and geography cannot fill."""

NO_REPLY: Final = '<?xml version="1.0" encoding="UTF-8"?><Response />'
_SID: Final = re.compile(r"[A-Z]{2}[0-9A-Za-z]{8,38}")
_STATE: Final = re.compile(r"[a-z_]{1,24}")
_CODE: Final = re.compile(r"[0-9]{1,6}")
_MESSAGE_ID: Final = re.compile(r"[\w-]{1,24}", re.ASCII)
_ADDRESS: Final = re.compile(r"\+?[\w .&'-]{1,64}")
_PHONE_LENGTH: Final = 20


def blueprint(rt: Runtime) -> Blueprint:
    """`POST /twilio/inbound` and `POST /twilio/status/<message id>`."""
    door = Blueprint("twilio", __name__, url_prefix="/twilio")

    @door.before_request
    def check_signature() -> None:
        request.max_content_length = MAX_BODY
        given = request.headers.get("X-Twilio-Signature", "")
        if not signature.valid(rt.settings, _signed_url(rt), request.form, given):
            abort(403)

    @door.post("/inbound")
    def inbound() -> Response:
        """`From=+1415…&To=+1510…&Body=Stop&MessageSid=SM…`; answered when it is committed."""
        replies.receive(rt, _inbound_text(rt))
        return Response(NO_REPLY, mimetype="text/xml")

    @door.post("/status/<message_id>")
    def status(message_id: str) -> Response:
        """`MessageSid=SM…&MessageStatus=delivered&ErrorCode=…`, once, twice or out of order."""
        sid, state = request.form.get("MessageSid", ""), request.form.get("MessageStatus", "")
        code = request.form.get("ErrorCode") or "0"
        if not _MESSAGE_ID.fullmatch(message_id):
            abort(404)
        if not (_SID.fullmatch(sid) and _STATE.fullmatch(state) and _CODE.fullmatch(code)):
            abort(400)
        receipts.receive(rt, message_id, sid=sid, status=state, error_code=int(code))
        return Response(status=204)

    return door


def _signed_url(rt: Runtime) -> str:
    query = request.query_string.decode("ascii", "replace")
    return f"{rt.settings.public_url}{request.path}" + (f"?{query}" if query else "")


def _inbound_text(rt: Runtime) -> InboundText:
    """The form as a value; 400 where Twilio would never send such a one."""
    form = request.form
    text = InboundText(
        sid=form.get("MessageSid") or form.get("SmsSid", ""),
        from_=form.get("From", ""),
        to=bare(form.get("To", "")),
        body=form.get("Body", "").replace("\x00", ""),
        received_at=rt.clock(),
        came_by=CameBy.WEBHOOK,
        service_sid=form.get("MessagingServiceSid", ""),
        opt_out_type=form.get("OptOutType") or None,
    )
    fits = _SID.fullmatch(text.sid) and _ADDRESS.fullmatch(text.to)
    if not fits or not _ADDRESS.fullmatch(text.phone) or len(text.phone) > _PHONE_LENGTH:
        abort(400)
    return text
