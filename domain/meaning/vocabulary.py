"""English words of the rules: spellings that are made one, and groups that stand for each"
" other."""

import re
from typing import Final

from domain.meaning.misspelt import MISSPELT
from domain.meaning.wordlists import listed

SPELLINGS: Final = {
    **MISSPELT,
    **dict.fromkeys(listed("pls plz plese pleas pleease pleez plez"), "please"),
    **dict.fromkeys(
        listed(
            "stopp sotp stpo stp sttop stap stahp stob stawp stawpp stahpp stohp stopt"
            " stip stiop stpop"
        ),
        "stop",
    ),
    **dict.fromkeys(listed("txt tex txet tect tesxt tezt texxt texr tecxt"), "text"),
    **dict.fromkeys(listed("txts texs texst txets"), "texts"),
    **dict.fromkeys(
        listed(
            "txting texing textin txtin txtn txtng textn texring texiting textng texying teksting"
        ),
        "texting",
    ),
    **dict.fromkeys(listed("msg mssg mesage messege messgae sms msj"), "message"),
    **dict.fromkeys(
        listed("msgs mssgs mesages messeges messges messags smss mensajes textos mensagens"),
        "messages",
    ),
    **dict.fromkeys(
        listed("msging mesaging messagin messageing msgng messanging mssging"), "messaging"
    ),
    **dict.fromkeys(listed("contactin contating contacing conacting"), "contacting"),
    **dict.fromkeys(listed("sendin sendng seding"), "sending"),
    **dict.fromkeys(listed("unsub unsubcribe unsuscribe unsubscibe unsubsribe"), "unsubscribe"),
    **dict.fromkeys(listed("unsubscrib unscribe unsubscrive unsuscrib unsusbcribe"), "unsubscribe"),
    **dict.fromkeys(listed("optout optot"), "optout"),
    **dict.fromkeys(listed("u ya yall yous youse"), "you"),
    **dict.fromkeys(listed("ur yer youre yalls"), "your"),
    **dict.fromkeys(listed("dnt dun dont donot dotn dint"), "dont"),
    **dict.fromkeys(listed("cannot cant"), "cant"),
    **dict.fromkeys(listed("anymor nomore"), "anymore"),
    **dict.fromkeys(listed("remov rmove remve remvoe remeve rmv romove removed"), "remove"),
    **dict.fromkeys(listed("lst lists listing lsit"), "list"),
    **dict.fromkeys(
        listed("nbr num numbr nunber numer nmber numbe numbr nuber nymber nubmer"), "number"
    ),
    **dict.fromkeys(listed("recieve recive receve receieve"), "receive"),
    **dict.fromkeys(listed("recieving reciving receving"), "receiving"),
    **dict.fromkeys(listed("cuz cause bc bcuz cos"), "because"),
    **dict.fromkeys(listed("thx ty tks thnx tysm thks"), "thanks"),
    **dict.fromkeys(listed("fuckin fkn fckn fcking fking effing effin fuckn"), "fucking"),
    **dict.fromkeys(listed("freaking frickin fricking freakin friggin frigging"), "fucking"),
    **dict.fromkeys(listed("bloody tf damn dam goddamn goddam dang darn mf"), "fucking"),
    **dict.fromkeys(listed("fck fuk fk fuc phuck fuq"), "fuck"),
    **dict.fromkeys(listed("im iam"), "im"),
    **dict.fromkeys(listed("subscribtion subscripton"), "subscription"),
    **dict.fromkeys(listed("perm permenantly permanantly"), "permanently"),
    **dict.fromkeys(listed("wan wnat wantt"), "want"),
    **dict.fromkeys(listed("frm fom"), "from"),
    **dict.fromkeys(listed("enuf nuff"), "enough"),
    **dict.fromkeys(listed("tke taek taje tak"), "take"),
    **{
        word.removesuffix("g"): word
        for word in listed("hitting blowing getting bothering calling lighting harassing spamming")
    },
    "em": "them",
    "dis": "this",
    "prson": "person",
    "numba": "number",
}
"""Misspellings and texting's short forms that are safe inside a sentence, by what they mean."""

PHRASES: Final = {
    "wanna": ["want", "to"],
    "outta": ["out", "of"],
    "hmu": ["hit", "me", "up"],
    "texteandome": ["texting", "me"],
    "textiandome": ["texting", "me"],
    "mandandome": ["sending", "me"],
    "enviandome": ["sending", "me"],
    "molestandome": ["bothering", "me"],
}
"""One word that is several to the rules."""

PAIRS: Final = {
    ("do", "not"): "dont",
    ("don", "t"): "dont",
    ("do", "nt"): "dont",
    ("can", "not"): "cant",
    ("did", "not"): "didnt",
    ("will", "not"): "wont",
    ("any", "more"): "anymore",
    ("un", "subscribe"): "unsubscribe",
    ("on", "subscribe"): "unsubscribe",
    ("opt", "out"): "optout",
    ("opting", "out"): "optout",
    ("opted", "out"): "optedout",
    ("op", "out"): "optout",
    ("no", "longer"): "nolonger",
    ("i", "am"): "im",
    ("i", "m"): "im",
    ("f", "ing"): "fucking",
    ("the", "hell"): "fucking",
    ("the", "fuck"): "fucking",
    ("the", "heck"): "fucking",
    ("the", "f"): "fucking",
    ("tf", "up"): "fucking",
    ("whoever", "this"): "whoever",
    ("whoever", "it"): "whoever",
    ("whoever", "you"): "whoever",
    ("whoever", "is"): "whoever",
    ("whoever", "are"): "whoever",
    ("you", "people"): "you",
    ("you", "guys"): "you",
    ("you", "all"): "you",
    ("re", "send"): "resend",
    ("stop", "stop"): "stop",
    ("stop", "all"): "stop",
}
"""Two words that are one to the rules; the first that fits from the left is taken."""
SWEARING: Final = "fucking"
"""Left out wherever it stands, so that a curse inside an order hides nothing."""

LEAD_INS: Final = listed(
    "please kindly f hi hello hey yo ok okay k just sorry no nope nah yes yeah yep and now",
    "so damn fuck bitch asshole assholes idiot idiots seriously again immediately already",
    "thanks thank you dude man bro sir maam lady guys people all everyone team god jesus",
    "christ omg ugh wow like for the last time love of sake once then also but well um uh",
    "listen look alright right can could would will must should need have to better gotta",
    "want wish demand asked ask told said say saying request requesting beg begging i im",
    "id we wed c r y n confirm confirmed me us this that it is must do kindly simply asap",
    "good morning afternoon evening day not interested wrong number sent them appreciate",
    "if your mind with all due respect oi oy hiya aye ay bruh fam mate lads folks dear sirs hola"
    " lol haha lmao nty svp whoever",
)
"""Words that may stand before an order without changing it."""
PLEASE: Final = frozenset({"please", "kindly", "just", "now", "said"})
STRANGERS: Final = listed(
    "he she they him her hers his their people everybody nobody ex mom dad mother father",
    "mum husband wife boss kid kids friend friends sister brother boyfriend girlfriend",
    "son daughter students student teacher manager dog cat baby guy guys neighbor",
    "neighbors landlord roommate coworker coworkers customers customer clients client",
    "patients doctor uncle aunt grandma grandpa cousin bf gf telemarketers scammers",
    "spammers",
)
"""Somebody else is spoken of: then the order is not ours."""
BLOCKERS: Final = STRANGERS | listed(
    "dont never cant wont didnt doesnt wouldnt couldnt shouldnt without not when until",
    "till hope hoping did does used unless if accidentally accident mistake mistakenly",
    "after since wouldnt havent hasnt isnt aint let lets",
)
LAUGHTER: Final = listed(
    "lol lmao lmfao rofl haha hahaha hahahaha hehe hah ha jk",
)
"""Beside these a STOP of its own may be a joke: a person looks."""
FLATTERED: Final = listed(
    "hilarious blush blushing cute adorable gorgeous teasing kidding hammertime hammer sweet",
)
"""Beside these it says nothing."""
COMPLAINT: Final = listed(
    "text texts texting message messages messaging spam annoying unsubscribe number",
    "consent list lawyer harassment harassing block report scam contact",
)
_SUBSCRIBES: Final = re.compile(r"sub?s?c?r?i|scri?b|susc|subc")


def unified(words: list[str]) -> list[str]:
    """The words with one spelling each, pairs joined, curses left out."""
    out: list[str] = []
    for word in words:
        known = SPELLINGS.get(word, word)
        if known.startswith(("un", "on")) and len(known) > 7 and _SUBSCRIBES.search(known):
            known = "unsubscribed" if known.endswith("bed") else "unsubscribe"
        if known == "comma":
            known = ","
        if known in PHRASES:
            out += PHRASES[known]
            continue
        joined = PAIRS.get((out[-1], known)) if out else None
        if joined is not None:
            out[-1] = joined
        else:
            out.append(known)
        if out[-1] == SWEARING:
            out.pop()
    return out
