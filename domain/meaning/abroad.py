"""Whole texts of other languages that may be a revocation: no order, or one too short to be sure.

In folded form, and as the whole text only: inside a longer one they say all sorts of things.
"""

import re
from collections.abc import Sequence
from typing import Final

from domain.meaning.givennames import GIVEN

_SPANISH: Final = (
    r"numero incorrecto(?: senora?)?|esta equivocado de persona|yo no pedi esto|quiero la baja",
    rf"no (?:soy|conozco a) (?:{GIVEN})|los voy a (?:reportar|bloquear)|yo no autorice esto",
    r"como (?:cancelo esto|dejo de recibir esto)|para(?:le)? por favor"
    r"|ya no quiero nada de ustedes",
    r"no estoy interesad[oa]|no conozco a esa persona|nunca (?:me suscribi|di permiso)",
    r"(?:quien le dio|de donde saco) mi numero|dejame en paz|no molest(?:en|ar)",
    r"no soy (?:la persona|su (?:mama|papa|madre|padre))|aqui no vive ningun[oa]? [a-z]+",
    r"que fastidio ,? ?paren|no chinguen .*no manden|ya (?:parale|dejenme|no molesten?)",
    r"olvidense de mi|esto es una estafa|fallecio mi (?:esposo|esposa|mama|papa)",
    r"ya no (?:soy (?:paciente|client[ea])|vivo ahi|estudia mi hij[oa] ahi)",
    r"(?:me pueden|quiero que me) borr(?:ar|en)|quiero dejar de recibir|esta mal el numero",
    r"no tengo hijos en esa escuela|no quiero propaganda|solicito la baja",
)
_FRENCH: Final = (
    rf"(?:je ne suis|ce nest) pas (?:la bonne personne|cette personne|{GIVEN})|vous faites erreur",
    r"je ne desire plus rien recevoir|veuillez (?:me supprimer|supprimer mes \w+)|je vous bloque",
    r"lachez moi(?: avec vos pubs)?|vous vous trompez de personne|laissez moi en paix",
    r"je ne veux pas de publicite|pas de publicite|je veux etre retiree? de la liste",
    r"je ne suis plus cliente? chez vous",
    r"je nai (?:jamais demande ca|pas donne mon accord)|comment se desabonner",
    r"je ne suis plus cliente?|je ne vous connais pas",
    r"je vais vous signaler|oubliez moi|je veux etre retiree?",
    r"merci (?:de me retirer|darreter)|plus (?:rien svp|aucun message)",
    r"supprimez mes donnees|je demande la suppression de mes donnees",
    r"veuillez cesser|cessez vos envois|je ne veux rien recevoir",
)
_PORTUGUESE: Final = (
    r"nao (?:desejo mais|quero) (?:contato|propaganda)|nao quero mais|sair da lista|para com isso",
    r"(?:parem|quero (?:sair|cancelar)|como cancelo isso)|nao sou (?:mais cliente|essa pessoa)",
    r"esse numero nao e mais (?:dela|dele|meu)|deixe me em paz",
    r"pessoa errada|nunca me cadastrei|nao conheco essa pessoa|nao autorizei",
    r"vou (?:bloquear|denunciar)|isso e golpe|nao moro mais ai|nao desejo contato",
    r"apague meus dados|me exclua|como faco para sair|por favor parem|esse nao e o meu nome",
    r"voce errou o numero|chega disso|cancelar (?:a |minha )?(?:inscricao|assinatura)",
)
_GERMAN: Final = (
    r"keine weiteren (?:mitteilungen|nachrichten)|ich wunsche keinen kontakt|kein kontakt mehr",
    rf"weg von der liste|nummer loschen|wie melde ich mich ab|hier gibt es keinen? (?:{GIVEN})",
    r"(?:wer sind sie und )?woher haben sie meine nummer|ich kenne sie nicht"
    r"|ich bin die falsche person",
    r"(?:jetzt|mir) reicht es|es reicht|schluss jetzt|nerven sie nicht",
    r"ich habe das nie bestellt ,? ?bitte keine nachrichten",
    r"ich (?:widerspreche|bestelle ab|habe nie zugestimmt|bin nicht (?:frau|herr) [a-z]+)",
    r"nie wieder schreiben|keine (?:mitteilungen|weiteren infos)",
    r"kein kontakt bitte|ich wunsche das nicht|ich mochte nicht kontaktiert werden",
    r"ich mochte nichts mehr erhalten|bitte beenden|stoppen sie das|schluss damit",
    r"das ist nicht mehr (?:seine|ihre|meine) nummer|sie haben die falsche",
)
_ITALIAN_AND_DUTCH: Final = (r"cancellatemi|smettetela|verkeerd nummer|haal me van de lijst",)
MOST: Final = 9
"""Words and marks; what is longer is none of these."""
_WHOLE: Final = re.compile(
    r"(?:{})(?: (?:por favor|gracias|svp|merci|bitte|danke|obrigad[oa]))?(?: [.?])*".format(
        "|".join((*_SPANISH, *_FRENCH, *_PORTUGUESE, *_GERMAN, *_ITALIAN_AND_DUTCH))
    )
)


def is_whole(words: Sequence[str]) -> bool:
    """Whether these are all the words of a text, and one of the table."""
    return len(words) <= MOST and _WHOLE.fullmatch(" ".join(words)) is not None
