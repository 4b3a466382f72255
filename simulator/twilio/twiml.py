"""TwiML: what a customer's answer to an inbound message asks for."""

from dataclasses import dataclass
from xml.etree import ElementTree

XML_TYPES = frozenset({"text/xml", "application/xml", "text/html"})


class TwimlError(Exception):
    """An answer that Twilio cannot carry out; ``code`` is 12100, 12200 or 12300."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code


@dataclass(frozen=True, slots=True)
class Reply:
    """A ``<Message>``: body, media, and where the attributes send it."""

    body: str
    media: tuple[str, ...] = ()
    to: str | None = None
    sender: str | None = None
    action: str | None = None


@dataclass(frozen=True, slots=True)
class Instructions:
    """The replies in order, and the URL to go on with, if there is a ``<Redirect>``."""

    replies: tuple[Reply, ...]
    redirect: str | None = None


def parse(content_type: str, body: str) -> Instructions:
    """Read an answer; raises TwimlError.

    An empty body asks for nothing; ``text/plain`` is the text of one reply.
    """
    if not body.strip():
        return Instructions(())
    if content_type == "text/plain":
        return Instructions((Reply(body),))
    if content_type not in XML_TYPES:
        raise TwimlError(12300, f"Invalid Content-Type: {content_type}")
    try:
        root = ElementTree.fromstring(body)  # noqa: S314  our own customer, on loopback
    except ElementTree.ParseError as error:
        raise TwimlError(12100, f"Document parse failure: {error}") from error
    if root.tag != "Response":
        raise TwimlError(12200, f"Schema validation: root element {root.tag}")
    return _instructions(root)


def _instructions(root: ElementTree.Element) -> Instructions:
    replies: list[Reply] = []
    for verb in root:
        if verb.tag in ("Message", "Sms"):
            replies.append(_reply(verb))
        elif verb.tag == "Redirect":
            return Instructions(tuple(replies), (verb.text or "").strip())
        else:
            raise TwimlError(12200, f"Schema validation: verb {verb.tag}")
    return Instructions(tuple(replies))


def _reply(verb: ElementTree.Element) -> Reply:
    nested = verb.find("Body")
    text = (nested.text if nested is not None else verb.text) or ""
    return Reply(
        body=text if nested is not None else text.strip(),
        media=tuple((item.text or "").strip() for item in verb.findall("Media")),
        to=verb.get("to"),
        sender=verb.get("from"),
        action=verb.get("action") or verb.get("statusCallback"),
    )
