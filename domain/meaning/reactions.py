"""Reactions that phones send as texts, and quotations of our own text: neither STOP nor C.

Sources: the texts of Apple's and Google's messaging apps as they arrive at numbers that are no
phones; the localised verbs as speakers of those languages see them. A text goes beside a
quotation: that part is read on its own.
"""

import re
from typing import Final

_OPEN: Final = "“\"«„‘'「『‹”"
_CLOSE: Final = "”\"»“’'」』›"
_CLOSED_BY: Final = {
    **dict.fromkeys("“„”", '”“"'),
    **dict.fromkeys("«‹", "»›"),
    **dict.fromkeys("‘'", "’'‘"),
    **dict.fromkeys("「『", "」』"),
    '"': '"”',
}
"""What ends a quotation, by the mark that opened it."""
_VERBS: Final = (
    *("liked", "loved", "disliked", "laughed at", "emphasized", "emphasised", "questioned"),
    *("hearted", "reacted", "reacted to", "responded to", "replied to", "likes", "loves"),
    *("le gustó", "le encantó", "no le gustó", "se rió de", "me gusta", "me encanta", "destacó"),
    *("cuestionó", "enfatizó", "preguntó por", "le dio risa", "exclamó por", "le ha gustado"),
    *("a aimé", "a adoré", "n'a pas aimé", "n’a pas aimé", "a ri de", "a ri à", "a mis en exergue"),
    *(
        "aimé",
        "adoré",
        "a souligné",
        "a réagi à",
        "a mis un point d'interrogation à",
        "a insisté sur",
    ),
    *(
        "gefällt",
        "mag",
        "liebt",
        "lacht über",
        "betont",
        "mag nicht",
        "gefällt nicht",
        "hinterfragt",
    ),
    *(
        "curtiu",
        "gostou de",
        "não gostou de",
        "adorou",
        "amou",
        "riu de",
        "enfatizou",
        "questionou",
    ),
    *("ha messo mi piace a", "ha adorato", "ha riso a", "ha riso per", "ha enfatizzato", "piace"),
    *("vond", "vindt", "gillade", "älskade", "skrattade åt", "likte", "elsket", "lo av", "polubił"),
    *("понравилось", "поставил", "赞了", "喜欢了", "「いいね」", "좋아함", "beğendi", "ayaw sa"),
)
_REMOVED: Final = (
    r"(?:removed|quitó|eliminó|retiró|a retiré|a supprimé|entfernte|hat|removeu|retirou"
    r"|ha rimosso"
    r"|verwijderde|tog bort|fjernet)\s[\w '’!?]{1,40}?\s?(?:from|de|du|von|da"
    r"|dal|bei|van|från|fra|a|à|di)"
)
_NAMED: Final = r"(?:hat|vond|vindt|reacted|a réagi|reaccionó|reagiu|ha reagito|reagierte|hat mit)"
_PICTURE: Final = (
    r"(?:an? (?:image|movie|photo|picture|video|sticker|attachment|audio message|link|contact)"
    r"|una? (?:imagen|foto|imagem|immagine)|une image|ein(?:en?)? (?:bild|foto))"
)
HEADS: Final = tuple(
    re.compile(head, re.IGNORECASE)
    for head in (
        rf"(?:{'|'.join(map(re.escape, _VERBS))})\s{{0,3}}(?=[{_OPEN}])",
        rf"{_REMOVED}\s{{0,3}}(?=[{_OPEN}])",
        rf"{_NAMED}\s[^{_OPEN}]{{1,30}}?(?=[{_OPEN}])",
        # Android: an emoji, a word for "to", hair spaces and the quotation; and its removal.
        (
            rf"[^\w\s{_OPEN}]{{1,12}}\s{{0,3}}(?:to|zu|à|a|para|op|till|til|auf|su"
            rf"|en)\s{{0,3}}(?=[{_OPEN}])"
        ),
        (
            rf"[^\w\s{_OPEN}]{{1,12}}\s{{0,3}}(?:was |wurde )?(?:removed from|entfernt"
            rf" von|retiré de)\s{{0,3}}(?=[{_OPEN}])"
        ),
    )
)
_PICTURED: Final = re.compile(
    rf"(?:{'|'.join(map(re.escape, _VERBS))}|{_REMOVED})\s{{1,3}}{_PICTURE}[.!]?\s{{0,3}}",
    re.IGNORECASE,
)
_LONG_QUOTE: Final = 5
"""Words; a shorter quotation may be a person's own way to stress a word."""
QUOTED: Final = re.compile(r"“[^“”]{0,1600}”|«[^«»]{0,1600}»|„[^„“”]{0,1600}[“”]|\"[^\"]{0,1600}\"")
_THIN: Final = str.maketrans(dict.fromkeys("\u200a\u200b\u200c\u200d\u2060\ufeff\ufe0f", ""))
_REPLY_HEAD: Final = re.compile(
    r"\s*(?:replied to|in reply to|re:|on .{4,60} wrote:)\s*", re.IGNORECASE
)


def is_reaction(body: str) -> bool:
    """Whether the whole text is a phone's reaction, or the removal of one, and nothing else."""
    text = body.translate(_THIN).strip()
    if not text or _PICTURED.fullmatch(text):
        return bool(text)
    for head in HEADS:
        found = head.match(text)
        if found is not None:
            return not _after_quote(text[found.end() :])
    return False


def _after_quote(quoted: str) -> str:
    """What a person wrote behind the quotation; one that was cut off has no end.

    An apostrophe ends only what another opened, and only where no letter follows.
    """
    closing = _CLOSED_BY.get(quoted[:1], _CLOSE)
    ends = max(
        (found.start() for found in re.finditer(rf"[{closing}](?!\w)", quoted[1:])), default=-1
    )
    return quoted[ends + 2 :].strip(" .…") if ends >= 0 else ""


def without_quotations(body: str) -> str:
    """The text without lines that a mail-like client quoted, and without long quotations in it.

    A text that is one quotation from end to end stays: somebody may write so.
    """
    if not any(mark in body for mark in '>“"«„'):
        return body
    lines = [line for line in body.splitlines() if not line.lstrip().startswith(">")]
    text = "\n".join(lines)
    bare = QUOTED.sub(_cut, text)
    return bare if any(char.isalnum() for char in bare) else text


def _cut(found: re.Match[str]) -> str:
    return " . " if len(found.group().split()) >= _LONG_QUOTE else found.group()


_OURS: Final = re.compile(
    r"\b(?:reply|text|txt|send|respond)(?: with)?\W{1,3}(?:stop|c|help|end|quit|y|yes|r)\b"
    r"|to opt[ -]?out"
    r"|to unsubscribe|msg ?(?:&|and) ?data|message and data rates",
    re.IGNORECASE,
)
"""How a text of ours ends."""


def own_quotation(body: str) -> bool:
    """Whether what is quoted may be the writer's own words: no reaction, nothing of ours."""
    text = body.translate(_THIN).strip()
    if any(head.match(text) for head in HEADS):
        return False
    quoted = any(len(found.group().split()) >= _LONG_QUOTE for found in QUOTED.finditer(text))
    return quoted and _OURS.search(text) is None
