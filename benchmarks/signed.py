"""A server that answers signed requests and does nothing else: the floor of `benchmarks.receipts`.

Served by gunicorn with Rollcall's own configuration: `gunicorn benchmarks.signed:app`. It is the
web process' Flask app with the signature check of Twilio's door, and behind it a 204.
"""

from flask import Blueprint, Flask, Response, abort, request

from config import load_settings
from gateways.twilio import signature
from webhooks import errors
from webhooks.gathering import MAX_BODY

settings = load_settings()
door = Blueprint("twilio", __name__, url_prefix="/twilio")


@door.before_request
def check_signature() -> None:
    """Twilio's door's own check."""
    given = request.headers.get("X-Twilio-Signature", "")
    if not signature.valid(settings, settings.public_url + request.path, request.form, given):
        abort(403)


@door.post("/status/<message_id>")
def status(message_id: str) -> Response:
    """Nothing."""
    assert message_id
    return Response(status=204)


app = Flask(__name__, static_folder=None)
app.config.update(MAX_CONTENT_LENGTH=MAX_BODY, MAX_FORM_MEMORY_SIZE=MAX_BODY)
app.register_blueprint(door)
errors.register(app)
