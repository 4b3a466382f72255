"""Links in a text: those that lead nowhere, to a trial site, or through a public shortener.

Nothing is fetched: a look at the page would need the network, tell its owner of the campaign before
it starts, and use up links that work once. What is wrong with an address can be read off it.
"""

import ipaddress
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from domain.proofreading.manuscript import GAP, Manuscript, table
from domain.proofreading.warning import DraftWarning, WarningCode
from domain.slacktext import quoted

SHORTENERS: Final = table(
    """
    bit.ly bitly.com bitly.ws j.mp tinyurl.com goo.gl ow.ly is.gd v.gd t.ly t.co tiny.cc cutt.ly
    rb.gy rebrand.ly shorturl.at shorturl.com buff.ly bit.do bc.vc budurl.com clicky.me s2r.co
    soo.gd alturl.com lnkd.in app.link shrtco.de tr.ee adf.ly shorte.st bl.ink short.io u.to qr.ae
    x.co snip.ly s.id urlz.fr 9qr.de linki.la lc.chat
    """
)
"""Public shorteners. Carriers refuse them: Twilio help, "How can I send shortened links" and
"Forbidden message categories"; the names are those that sending companies publish as blocked
(docs/checks.md)."""
_TRIAL_LABELS: Final = table(
    "staging stage stg test testing dev develop development qa uat preprod preview sandbox"
)
_TRIAL_HOSTS: Final = (
    *("ngrok.io", "ngrok.app", "ngrok-free.app", "ngrok-free.dev", "trycloudflare.com", "loca.lt"),
    *("localhost.run", "webhook.site", "gitpod.io", "githubpreview.dev"),
)
_NOWHERE: Final = table("example test invalid localhost local internal lan home corp")
"""Top-level names that no public page has: RFC 2606, RFC 6762, and what home networks use."""
_MISTYPED: Final = table("con cmo ocm comm vom xom cpm coom orgg ogr nett nte")
"""Ends that no registry has, for `com`, `org` and `net`."""
_EXAMPLES: Final = ("example.com", "example.org", "example.net")
_TLDS: Final = "|".join(
    sorted(
        {name.rpartition(".")[2] for name in SHORTENERS}
        | table(
            """com org net co uk ie eu fr de es it nl pt ch at be se no dk fi pl us ca au nz mx br
            shop store app dev info biz edu gov me health page site online xyz test local example"""
        )
    )
)
"""What ends an address that has no `https://`; a sentence without a space is none: `soon.See`."""
_LINK: Final = re.compile(
    rf"(?P<scheme>\b[a-z]{{2,6}}:?/{{1,3}}|\bhttps?[:;]/*)(?P<rest>[^\s{GAP}<>\"“”«»]*)"
    rf"|(?<![\w@./-])(?P<bare>www\.[^\s{GAP}<>\"“”«»]+|(?:[a-z0-9-]+\.)+(?:{_TLDS})(?::\d+)?(?![\w@-]|\.\w)"
    rf"(?:[/?#][^\s{GAP}<>\"“”«»]*)?|localhost(?::\d+)?(?:/[^\s{GAP}]*)?)",
    re.IGNORECASE,
)
_SCHEME: Final = re.compile(r"https?://", re.IGNORECASE)
_WEB: Final = re.compile(r"h?t?t?t?ps?|https?s?", re.IGNORECASE)
_MARKUP: Final = re.compile(r"\]\(\s*https?://|<https?://[^\s>]*[|>]", re.IGNORECASE)
_TAIL: Final = ".,;:!?'’)]}"


@dataclass(frozen=True, slots=True)
class Link:
    """An address as it stands in a text; `begins` says that a field follows right behind it."""

    text: str
    scheme: str
    host: str
    begins: bool = False


def links_in(text: str) -> list[Link]:
    """The addresses of pages in a text, in their order."""
    return [link for match in _LINK.finditer(text) if (link := _link(match, text)) is not None]


def outside_links(text: str) -> list[str]:
    """The pieces of a text: at even places its own words, at odd ones the addresses between."""
    pieces, end = [], 0
    for match in _LINK.finditer(text):
        pieces += [text[end : match.start()], match.group(0)]
        end = match.end()
    return [*pieces, text[end:]]


def without_links(text: str) -> str:
    """The text with a gap for each address."""
    return _LINK.sub(GAP, text)


def _link(match: re.Match[str], text: str) -> Link | None:
    scheme = match.group("scheme") or ""
    if scheme and not _WEB.fullmatch(scheme.rstrip(":;/")):
        return None
    rest = (match.group("rest") or "") if scheme else match.group("bare")
    followed = text[match.end() : match.end() + 1] == GAP
    shown = rest if followed else rest.rstrip(_TAIL)
    host = re.split(r"[/?#]", shown, maxsplit=1)[0].rpartition("@")[2]
    return Link(scheme + shown, scheme, host.rpartition("]")[0] or host, followed)


def broken(manuscript: Manuscript) -> Iterator[DraftWarning]:
    """Addresses that nobody can open: without a site, of this machine, on trial, or left open."""
    seen = dict.fromkeys(text for text in manuscript.texts)
    for text in seen:
        if found := _MARKUP.search(text):
            yield _dead(
                f"“{quoted(found.group(0))}” is markup, which a text shows as it is",
                "the bare link",
            )
        for link in links_in(text):
            if why := _wrong(link):
                yield _dead(f"“{_shown(link)}” {why}", "the link that people shall open")


def _dead(what: str, instead: str) -> DraftWarning:
    return DraftWarning(WarningCode.DEAD_LINK, f"{what}. Write {instead}.")


def _shown(link: Link) -> str:
    """Scheme and host: what follows may be somebody's own."""
    return quoted(f"{link.scheme}{link.host}"[:60])


def _wrong(link: Link) -> str | None:
    host = link.host.casefold().partition(":")[0].rstrip(".")
    if link.scheme and not _SCHEME.fullmatch(link.scheme):
        return "is no link: it begins with neither http:// nor https://"
    if GAP in link.host or (link.begins and link.text == link.scheme + link.host):
        return None
    if not host:
        return "names no site"
    return _wrong_address(host) or _wrong_name(host)


def _wrong_address(host: str) -> str | None:
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None
    return None if address.is_global else "is inside your own network"


def _wrong_name(host: str) -> str | None:
    labels = host.split(".")
    if host in _EXAMPLES or host.endswith(tuple(f".{name}" for name in _EXAMPLES)):
        return "is an example, which leads nowhere"
    if host == "localhost" or labels[-1] in _NOWHERE:
        return "leads nowhere outside your own network"
    if re.fullmatch(r"[\d.]+", host):
        return None
    if (
        len(labels) < 2
        or not all(labels)
        or not re.fullmatch(r"[^\W\d_]{2,}|xn--[\w-]+", labels[-1])
    ):
        return "is no whole address: its end, such as .com, is missing"
    if labels[-1] in _MISTYPED:
        return f"is mistyped: no address ends in .{labels[-1]}"
    trial = any(_on_trial(label) for label in labels[:-2])
    if trial or any(host == name or host.endswith(f".{name}") for name in _TRIAL_HOSTS):
        return "looks like a site for trials, not for customers"
    return None


def _on_trial(label: str) -> bool:
    """`staging`, `staging2`, `shop-staging`, `shop-test`; not `latest` or `test-prep`."""
    parts = [part.rstrip("0123456789") for part in label.split("-")]
    return parts[-1] in _TRIAL_LABELS or (parts[0] in _TRIAL_LABELS and parts[0] != "test")


def shortened(manuscript: Manuscript) -> Iterator[DraftWarning]:
    """Public shorteners, each once."""
    hosts = dict.fromkeys(
        link.host.casefold().removeprefix("www.")
        for text in manuscript.texts
        for link in links_in(text)
    )
    for host in hosts:
        if host in SHORTENERS:
            yield DraftWarning(
                WarningCode.SHORT_LINK,
                f"Carriers block links of public shorteners such as {host}. Write the whole link,"
                " or use a short domain of your own.",
            )
