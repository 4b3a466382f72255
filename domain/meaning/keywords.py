"""Words that decide when they are the whole text. Data only; every entry is in folded form.

Sources: Twilio's default keywords (help 223134027), its French ones (docs/proxy/opt-out-keywords:
ARRET, ARRETE, ARRETT), the words of 47 CFR 64.1200(a)(10), and for other languages the words that
operators of those countries ask for in their code-of-practice texts.
"""

from itertools import permutations
from typing import Final

from domain.meaning.folding import fold_word


def _table(*words: str) -> frozenset[str]:
    return frozenset(fold_word(word) for line in words for word in line.split())


TWILIO_STOP: Final = _table("stop unsubscribe end quit stopall revoke optout cancel")
TWILIO_START: Final = _table("start yes unstop")
TWILIO_HELP: Final = _table("help info")

OTHER_STOP: Final = _table(
    # French
    "arret arrete arrett arretez arreter desabonner desabonnement desinscrire desinscription",
    # Spanish
    "alto parar pare paren detener detengan detente baja cancelar desuscribir desuscribirme",
    # German, Dutch, Scandinavian
    (
        "stopp stoppen stoppe abmelden abbestellen austragen afmelden uitschrijven"
        " avsluta avregistrera"
    ),
    "avmeld avslutt frameld afmeld lopeta",
    # Portuguese, Italian
    "sair descadastrar descadastro ferma fermare annulla cancellami disiscrivi disiscrivimi",
    # Polish, Czech, Turkish, Tagalog, Vietnamese, Haitian, Indonesian
    "rezygnuje wypisz dur durdur hinto itigil ngung sispann berhenti",
    "стоп отписаться отписка зупинити відписатися",
    "停止 退订 退訂 停 取消订阅 配信停止 解除 ストップ 중지 수신거부 정지 그만",
    "توقف إيقاف الغاء إلغاء הסר הפסק עצור रोकें बंद",
)
"""Whole-text words of other languages that only mean one thing."""
UNSURE_STOP: Final = _table(
    "stoop fin ende basta salir terminar sortir fim koniec",
    "remover unenroll disenroll unregister deregister delist unjoin removal junk foad",
    "eliminar borrar streichen bittestreichen streichenbitte",
    "entfernen loschen retirer retirez supprimer remova",
)
"""Whole-text words that may also say something else: a person looks."""

STOP_SPELLINGS: Final = _table(
    "stopp sotp stpo tsop stp stopo stoo sto topp stopl stop0 dtop atop etop xtop wtop ztop astop",
    "sttop sstop stpp stap stahp stopit stop2end stop2quit stoptoend stopnow stopplease",
    "pleasestop plsstop stoptexting stopthis staph stob stope stoppppp stopme stoppit st0p",
    "stop2stop stoptostop stoptooptout stoptooptout stoptoquit stoptocancel stoptounsubscribe",
    "stoptext stoptexts stopmessages stopmsg",
)
UNSUBSCRIBE_SPELLINGS: Final = _table(
    "unsub unsubscribed unsubscribing unsubscibe unsubcribe unsuscribe unsubscrive unsubscrib",
    "unscribe unscubscribe unsubsribe unsubsrcibe unsubscriber unsubscirbe usubscribe unsbscribe",
    (
        "insubscribe unsubscripe ubsubscribe unsunscribe unsubsctibe desubscribe"
        " unsubscride onsubscribe"
    ),
    "unsubscribeme unsubscript unsubscription unsubs",
)
OTHER_SPELLINGS: Final = {
    "optout": _table("optuot optot outout optoutt opptout opoutt optut opyout upout outopt opout"),
    "cancel": _table("cancle cansel cancell cancal cencel canel cacel cnacel canvel cancelled"),
    "quit": _table("qiut quti qit quitt qut"),
    "end": _table("endd edn emd"),
    "revoke": _table("revok revoked revolk rewoke"),
}
PLAIN_STOP: Final = _table(
    "stopall desabonner desabonnement desinscrire desinscription desuscribir",
    "desuscribirme abmelden abbestellen afmelden uitschrijven avregistrera avmeld frameld",
    "descadastrar descadastro disiscrivi disiscrivimi cancellami wypisz rezygnuje",
    "отписаться отписка відписатися הסר",
)
"""Words that name nothing but a subscription, whatever stands behind them."""
UNSPACED_STOP: Final = _table("退订 退訂 取消订阅 配信停止 수신거부")
"""The same in scripts that set no space between words."""
CONNECTING: Final = frozenset({"and", "to", "2", "y", "et", "und", "e"})
"""What may stand between two keywords: "STOP to END"."""
JOINED_STOP: Final = frozenset(
    one + between + other
    for one, other in permutations(sorted(TWILIO_STOP), 2)
    for between in ("", *CONNECTING)
)
"""Two of Twilio's keywords as one text: "STOP END", "STOP=END", "stopquit"."""
START_WORDS: Final = TWILIO_START | _table(
    "optin subscribe resubscribe restart comenzar reanudar commencer iniciar"
)
HELP_WORDS: Final = TWILIO_HELP | _table("ayuda aide hilfe ajuda aiuto helpme helpplease")
CONFIRM_WORDS: Final = _table("c confirm confirmed confirming iconfirm confirmo confirme")
DECLINE_WORDS: Final = _table("r reschedule rescheduling decline declined")
DATED_WORDS: Final = _table("cancel end quit cancelar")
"""What people also answer to mean the appointment (`Reading.words` holds one of them)."""


def canonical(word: str) -> str | None:
    """The stop keyword that a whole text of this one word means, or None."""
    if word in TWILIO_STOP or word in OTHER_STOP:
        return word
    if word in STOP_SPELLINGS:
        return "stop"
    if word in UNSUBSCRIBE_SPELLINGS:
        return "unsubscribe"
    return next((key for key, spelt in OTHER_SPELLINGS.items() if word in spelt), None)
