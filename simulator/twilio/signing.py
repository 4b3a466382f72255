"""How Twilio signs what it sends us (``X-Twilio-Signature``), written from its description."""

import base64
import hashlib
import hmac
from collections.abc import Iterable


def signature(token: str, url: str, params: Iterable[tuple[str, str]] = ()) -> str:
    """Base64 HMAC-SHA1 of the URL as called, then each POST parameter's name and value by name.

    A repeated name contributes its distinct values in order; an empty value its name alone.
    The URL is without fragment.
    """
    signed = url + "".join(name + value for name, value in sorted(set(params)))
    digest = hmac.new(token.encode(), signed.encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()
