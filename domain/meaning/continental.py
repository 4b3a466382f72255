"""Revocations in French, German, Italian and Dutch, in folded form from their first word on."""

from typing import Final

FRENCH: Final = (
    (
        r"(?:arrete[zr]?|cessez|cesse|stoppez|veuillez (?:arreter|cesser)|merci de"
        r" (?:cesser|ne plus)|stop)(?: (?:de|d|svp|maintenant|tout de suite))* (?:m"
        r"|nous |me )?(?:envoy|ecri|contact|harcel|texto|spam|derang|embet|appel"
        r"|envoi|importun)\w+"
    ),
    (
        r"(?:arrete[zr]?|cessez|stoppez|plus de|stop aux?|stop avec)(?: (?:avec|svp"
        r"|tous))* (?:les |vos |tes |ces |aux |des )?(?:messages?|sms|textos?|textes"
        r"|pubs?|publicites?|spams?)(?! (?:de|pour|a) )"
    ),
    (
        r"(?:arretez|arrete|arreter)(?: svp| sil vous plait| merci| maintenant| ca|"
        r" ca svp| tout| immediatement)* (?:[.,?] ?)?$"
    ),
    r"ne (?:me |m|nous )?(?:envoy|ecri|contact|text|derang|appel)\w* (?:moi )?plus",
    r"(?:merci|priere|svp) darreter (?:les|vos|ces|de|tout|denvoyer)",
    r"ne (?:me )?(?:men|m)(?:voy|envoy|ecri)\w+ plus",
    (
        r"ne plus (?:me |m|nous )?(?:recevoir|contacter|envoyer|ecrire|texter"
        r"|deranger)\w*|ne plus m\w+"
    ),
    (
        r"(?:ne )?(?:veux|souhaite|desire|voudrais|veut|voulons|aimerais)(?: pas|"
        r" plus| ne plus| plus jamais)+ (?:de |d|en )?(?:recevoir|vos|ces|tes"
        r"|messages?|sms|textos?|etre (?:contacte|sollicite|derange)\w*|entendre"
        r" parler|que vous m\w+|avoir (?:de|vos) (?:nouvelles|messages))"
    ),
    (
        r"(?:desabonne[zr]?|desinscri[sv]?\w*|retire[zr]?|enleve[zr]?|supprime[zr]?"
        r"|efface[zr]?|raye[zr]?|ote[zr]?)(?: |-)?(?:moi|nous|mon (?:numero|nom"
        r"|contact|tel\w*)|ce numero)"
    ),
    r"je me (?:desabonne|desinscris|retire)\b",
    r"me (?:desabonner|desinscrire|retirer de|enlever de|supprimer de|rayer de)",
    r"(?:laisse[zr]?)(?: |-)?(?:moi|nous) tranquille",
    r"(?:fou\w+|fich\w+)(?: |-)?moi la paix",
    r"(?:oubliez|perdez|effacez|supprimez) mon numero",
    r"(?:je )?(?:retire|revoque) mon (?:consentement|accord)",
    r"plus jamais (?:de )?(?:messages?|sms|textos?)",
)
GERMAN: Final = (
    (
        r"(?:hor|horen|horn|hort|hoert|hoer|hoeren)(?: sie| bitte| mal| jetzt|"
        r" endlich| doch)* auf(?: (?:mir|mich|mit|damit|zu (?:schreib|text|send"
        r"|schick|nerv|belast|spam|kontakt)|uns|diese\w*|den|bitte|jetzt|sofort|[.])"
        r"| $)"
    ),
    (
        r"(?:bitte )?(?:keine|keinen|nie wieder|nie mehr)(?: \w+){0,2} (?:sms"
        r"|nachrichten|nachricht|texte|werbung|mitteilungen|spam|messages"
        r"|kontakt)(?: \w+){0,2} (?:mehr|senden|schicken|schreiben|zusenden|erhalten"
        r"|bekommen)"
    ),
    r"keine (?:sms|nachrichten|werbung|texte)(?: mehr| bitte| an mich| an diese nummer| [.])",
    (
        r"(?:schreib|schreiben|schreibt|kontaktier|kontaktieren|sende|senden|schick"
        r"|schicken|schickt|belastig|belastigen|texte|texten|nerv|nerven|ruf"
        r"|rufen)\w?(?: (?:sie|mir|mich|uns|bitte|das|diese\w{0,2}|ihr|an))* (?:nicht"
        r" mehr|nie wieder|nie mehr|keine\w*)"
    ),
    (
        r"nicht (?:mehr|weiter|langer) (?:\w+ )?(?:an)?(?:schreiben|kontaktieren"
        r"|kontaktiert|texten|belastigen|angeschrieben|anrufen)"
    ),
    (
        r"(?:melden|meldet|melde|tragen|tragt|trage|nehmen|nimm|nehmt|streichen"
        r"|streich|streicht|loschen|losch|loscht|entfernen|entfern|entfernt)(?: sie|"
        r" bitte| doch| jetzt| sofort)* (?:mich|uns|meine (?:nummer|handynummer"
        r"|daten|telefonnummer)|diese nummer)(?! (?:bei|an[ .]))"
    ),
    (
        r"(?:mich|meine nummer|meine daten)(?: bitte| sofort| wieder)* (?:abmelden"
        r"|austragen|loschen|entfernen|streichen|von (?:der|ihrer|eurer|dieser)"
        r" liste|aus (?:der|ihrer|eurer|dem|dieser) (?:liste|verteiler|datenbank))"
    ),
    (
        r"(?:lass|lasst|lassen)(?: sie| ihr)? (?:mich|uns)(?: bitte| endlich| doch)*"
        r" in (?:ruhe|frieden)"
    ),
    (
        r"(?:mochte|will|wunsche|wollen|mochten)(?: \w+){0,4} (?:abmelden"
        r"|abbestellen|nicht mehr (?:erhalten|bekommen|haben))|(?:mochte|will"
        r"|wunsche)(?: \w+){0,2} keine(?: \w+){0,3} (?:sms|nachrichten|werbung"
        r"|texte)(?: \w+){0,1}"
    ),
    (
        r"(?:sms|nachrichten|newsletter|diese texte|werbung)(?: bitte)?"
        r" (?:abbestellen|abmelden|stoppen|einstellen)"
    ),
    r"(?:ich )?(?:widerrufe|widerruf)(?: hiermit)?(?: \w+)? (?:einwilligung|zustimmung)",
    (
        r"(?:bitte )?(?:mich )?(?:aus|von) (?:dem|der|ihrem|eurem|ihrer|dieser)"
        r" (?:verteiler|liste|datenbank|kartei) (?:loschen|nehmen|streichen"
        r"|entfernen|austragen)"
    ),
    (
        r"(?:bitte )?(?:abmelden|abbestellen|austragen|stoppen|aufhoren)(?: bitte|"
        r" danke| sofort| jetzt)* (?:[.] )?$"
    ),
)
ITALIAN_AND_DUTCH: Final = (
    # Italian, Dutch
    (
        r"(?:smett\w+|smettila|basta|finit\w+)(?: di| con)?(?: \w+)? ?(?:scriver"
        r"|mandar|inviar|contattar|messaggi|sms|disturbar)\w*"
    ),
    (
        r"non (?:mi |ci )?(?:scriv|mand|invi|contatt|disturb)\w+ (?:piu|mai piu)|non"
        r" (?:voglio|desidero) (?:piu )?(?:ricevere|messaggi|sms|essere contattat\w)"
    ),
    (
        r"(?:cancell|rimuov|toglie|elimin)\w*(?:mi| il mio numero| mi)(?: dalla"
        r" lista| da| [.]| $)|lasciatemi (?:in pace|stare)|lasciami in pace"
    ),
    (
        r"(?:stop|hou|houd|kap)(?:t)? (?:op )?met (?:het )?(?:sturen|berichten"
        r"|sms\w*|smsen|mij|appen)(?: \w+){0,3}|(?:stuur|stuurt|sms|app|mail)(?: u|"
        r" me| mij| ons)* (?:niet meer|geen (?:berichten|sms\w*)(?: meer)?|nooit"
        r" meer)"
    ),
    (
        r"geen (?:berichten|sms\w*|reclame)(?: meer)|haal (?:me|mij|mijn nummer)"
        r" (?:van|uit) (?:de|deze|jullie|uw) (?:lijst|bestand)|laat me met rust"
        r"|(?:schrijf|meld) (?:me|mij) (?:uit|af)"
    ),
)
