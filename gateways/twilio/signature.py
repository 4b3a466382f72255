"""Whether a webhook really comes from Twilio.

`X-Twilio-Signature` is base64(HMAC-SHA1(auth token, URL + sorted parameters)), over the URL that
Twilio called, without its fragment. During a rotation both tokens are accepted.
"""

import hmac
from collections.abc import Callable, Mapping
from urllib.parse import urlparse

from twilio.request_validator import RequestValidator, add_port, remove_port

from config import Settings


def valid(settings: Settings, url: str, params: Mapping[str, object], signature: str) -> bool:
    """Whether `signature` fits the public `url` (with its query) and the form's `params`.

    `params` may be a multi dict; its repeated names are signed as Twilio does. Compared in
    constant time, against the primary and the secondary token. False where no token is set.
    """
    if not signature:
        return False
    given = signature.encode("utf-8", "replace")
    tokens = [
        token
        for secret in (settings.twilio_auth_token, settings.twilio_auth_token_secondary)
        if (token := secret.get_secret_value())
    ]
    return any(_fits(token, url, params, given) for token in tokens)


def _fits(token: str, url: str, params: Mapping[str, object], given: bytes) -> bool:
    sign: Callable[..., str] = RequestValidator(token).compute_signature
    if hmac.compare_digest(sign(url, params).encode(), given):
        return True
    parsed = urlparse(url)
    # Twilio signs the default port on some paths and leaves it out on others.
    return any(
        hmac.compare_digest(sign(other, params).encode(), given)
        for other in {remove_port(parsed), add_port(parsed)} - {url}
    )
