"""Is it Slack who speaks? Looked at before anything of a request is read.

Bolt checks the same, but only after it has parsed the body, and a stranger's body may be anything.
"""

from collections.abc import Mapping

from slack_sdk.signature import SignatureVerifier

from config import Settings


def valid(settings: Settings, body: bytes, headers: Mapping[str, str]) -> bool:
    """Whether this raw body was signed with our secret within 300 s, compared in constant time.

    Without a secret nobody is Slack.
    """
    try:
        verifier = SignatureVerifier(settings.slack_signing_secret.get_secret_value())
        return verifier.is_valid_request(body, dict(headers))
    except ValueError:
        # No secret, a timestamp that is no number, or a body that is no UTF-8.
        return False
