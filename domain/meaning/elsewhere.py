"""Revocations in sentences of other languages: Spanish, French, German, Portuguese, and a few more.

Word order differs too much for one grammar, so each rule is an order with its object; in all of
them the negation that would turn it round stands right before the verb.
"""

import re
from collections.abc import Sequence
from typing import Final

from domain.meaning.abroad import is_whole
from domain.meaning.continental import FRENCH, GERMAN, ITALIAN_AND_DUTCH
from domain.meaning.iberian import PORTUGUESE, SPANISH
from domain.meaning.verdicts import Meaning, Reading
from domain.meaning.wordlists import listed

WINDOW: Final = 12
RULES: Final = tuple(
    re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
    for patterns in (SPANISH, FRENCH, GERMAN, PORTUGUESE, ITALIAN_AND_DUTCH)
)
_UNSURE: Final = tuple(
    re.compile(pattern)
    for pattern in (
        (
            r"(?:numero|persona|telefono) equivocad[oa]|^equivocado(?: [.,]| $)|mauvais numero"
            r"|faux numero|falsche nummer"
            r"|numero errado|engano[ .]"
        ),
        (
            r"^(?:por favor )?(?:ya )?no me interesa(?: gracias)? (?:[.] )?$|^(?:pas"
            r"|non) interesse\w*(?: merci)? (?:[.] )?$"
        ),
        r"(?:^|[.,] )(?:ich )?(?:will|mochte) (?:das|es"
        r"|diese)(?: \w+)? nicht(?: mehr)? (?:[.] )?$|"
        r"^kein interesse(?: danke)? (?:[.] )?$|^(?:nao|sem) (?:tenho )?interesse (?:[.] )?$",
        r"^(?:ya )?no mas(?: por favor| gracias)? (?:[.] )?$"
        r"|^ya basta (?:[.] )?$|^chega (?:[.] )?$|^das reicht (?:[.] )?$|^ca suffit (?:[.] )?$",
    )
)
_STARTS: Final = re.compile(
    r"(?:ya|no|dej|par[aeo]|pare|basta|alto|favor|quit|sac|elimin|borr|remuev"
    r"|retir|tach|dar|den?|dame|deme|quier|quer|saqu|no|vuelv|desuscr"
    r"|cancel|termin|anul|me|revoc|arret|cess|stop|veuil|merci|plus|ne|veu"
    r"|souhait|desir|voud|aimer|voul|desab|desin"
    r"|enlev|suppr|effac|ray|ot|laiss|fou|fich|oubl|perd|je|ho|bitte|kein|nie"
    r"|schr|kont|send|schick|belast|text|nerv"
    r"|nicht|meld|trag|nehm|nimm|streich|losch|entf|mich|mein|lass|moch|will"
    r"|wuns|woll|sms|nachr|news|diese|werb|ich|wider"
    r"|ab|aus|auf|deix|cheg|nao|nem|sem|tir|remov|exclu|apag|delet|descad|esquec"
    r"|desej|gost|smett|finit|non|cancell|rimuov"
    r"|togl|lasc|hou|kap|stuur|app|mail|geen|haal|laat|schrijf|mauv|faux|fals"
    r"|num|pers|engan|por|pas|das|ca|ruf|horn)"
)


def find(words: Sequence[str]) -> Reading | None:
    """The first revocation in one of these languages, or the first that may be one."""
    maybe = Reading(Meaning.PROVISIONAL, " ".join(words)) if is_whole(words) else None
    if not _foreign(words):
        return maybe
    for at, word in enumerate(words):
        if not _STARTS.match(word):
            continue
        window = " ".join(words[at : at + WINDOW]) + " "
        if any((found := rule.match(window)) is not None for rule in RULES) and found is not None:
            return Reading(Meaning.OPT_OUT, found.group().strip())
    whole = " ".join(words[:WINDOW]) + " "
    for unsure in _UNSURE:
        found = unsure.search(whole)
        if found is not None and maybe is None:
            maybe = Reading(Meaning.PROVISIONAL, found.group().strip())
    return maybe


_TELLING: Final = (
    *(
        "escrib",
        "textee",
        "mande",
        "mandar",
        "envi",
        "molest",
        "mensaj",
        "baja",
        "lista",
        "liste",
        "numero",
        "nummer",
    ),
    *(
        "saqu",
        "sacar",
        "borr",
        "deje",
        "dejad",
        "quier",
        "quer",
        "deseo",
        "elimin",
        "quite",
        "quita",
        "pare",
    ),
    *(
        "interesa",
        "interes",
        "equivocad",
        "suscri",
        "subscrip",
        "desuscri",
        "descad",
        "contacte",
        "recib",
        "favor",
    ),
    *(
        "arret",
        "darret",
        "cesse",
        "veuil",
        "envoy",
        "ecri",
        "recevoir",
        "desab",
        "desin",
        "retire",
        "enleve",
        "supprim",
    ),
    *(
        "laisse",
        "tranquil",
        "svp",
        "plus",
        "mauvais",
        "moi",
        "foutez",
        "aux",
        "efface",
        "oubliez",
        "souhait",
    ),
    *(
        "sie",
        "mich",
        "mir",
        "bitte",
        "nicht",
        "keine",
        "meine",
        "ruhe",
        "abmeld",
        "austrag",
        "abbest",
        "mehr",
        "auf",
    ),
    *(
        "nao",
        "meu",
        "minha",
        "receb",
        "remov",
        "apag",
        "deixe",
        "deixa",
        "chega",
        "tire",
        "parem",
        "mensag",
        "errado",
    ),
    *(
        "non",
        "basta",
        "smett",
        "messaggi",
        "bericht",
        "geen",
        "niet",
        "lasci",
        "falsche",
        "faux",
        "stoppez",
        "textos",
    ),
)
"""How words begin that English has not, or seldom."""
_HEADS: Final = frozenset(stem[:2] for stem in _TELLING)


_ENGLISH: Final = listed(
    "remove removed removes removing removal interest interested interesting tired tires tire",
    "subscription subscriptions parent parents parenting nonsense nonstop quite favorite favorites",
    "retired retirement none",
)
"""English words that begin so too."""


def _foreign(words: Sequence[str]) -> bool:
    """Whether the text may be in one of these languages; what follows costs more."""
    return any(
        word[:2] in _HEADS and word.startswith(_TELLING) and word not in _ENGLISH for word in words
    )
