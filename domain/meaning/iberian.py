"""Revocations in Spanish and Portuguese, as they stand in folded form from their first word"
" on."""

from typing import Final

SPANISH: Final = (
    (
        r"(?:ya )?no (?:me |nos )(?:vuelv\w+ a )?(?:escrib|mand|envi|contact|molest"
        r"|llam|text|mensaje|habl|busqu|fastidi)\w*(?= (?:mas|nada|nunca|ya|por"
        r" favor|gracias|mensajes?|textos?|sms|otra|est[aeo]s?|sus|a est|de nuevo"
        r"|[.,?])| $)"
    ),
    (
        r"(?:ya )?no (?:me |nos )?(?:escrib|mand|envi)(?:as|an|a|es|en|e|eis)(?:me"
        r"|nos)? (?:mas|nada|mensajes|textos|sms|estos|esto)"
    ),
    r"no (?:molest|fastidi|llam)(?:en|e|es) mas",
    (
        r"(?:deja|dejen|deje|dejes|dejad|parad|dejar|dejame|dejenme|parar?|paren|pares|basta|alto"
        r"|favor de"
        r" dejar|favor de no|ya) (?:ya )?(?:de |con )?(?:estar )?(?:me )?(?:escrib|mand|envi"
        r"|molest|text|contact|llam|fastidi|acos|jod|chinga)(?:ar|ir|ear|er|iendo|ando|eando"
        r"|andole)(?:me"
        r"|nos)?(?: (?:mas )?(?:mensaje|texto|sms|esto|cosas|publicidad|spam)s?)?"
    ),
    r"(?:ya )?par(?:a|e|en)le(?:s)?(?: ya)? (?:con|de|a) (?:los |tantos |estos |sus |tus |las )?"
    r"(?:mensajes|textos|sms|promociones|mand|envi|escrib)\w*",
    r"(?:deja|dejen|deje)(?:me|nos)? (?:en paz|tranquil[oa]s?)",
    r"(?:dejame|dejenme|dejeme) (?:en paz|tranquil[oa])",
    (
        r"(?:ya )?no (?:quiero|deseo|queremos|me interesa|quisiera|autorizo"
        r"|necesito) (?:mas |seguir |volver a )?(?:recib\w+|que me (?:escrib|mand"
        r"|envi|contact)\w+|(?:sus|tus|estos|mas|esos)(?: \w+)? ?(?:mensajes|textos"
        r"|sms|msjs?|publicidad)|mensajes|textos|sms"
        r"|promocion\w*|ofertas|anuncios|avisos|notificaciones|publicidad"
        r"|saber (?:mas )?(?:nada )?de"
        r" (?:ustedes|ti|usted))"
    ),
    r"no mas (?:mensajes|textos|sms|msjs?|publicidad|spam)",
    (
        r"(?:quit|saqu|sac|elimin|borr|remuev|retir|tach)(?:a|e|en|ar)(?:me"
        r"|nos)\b(?! (?:de encima|una|el|la (?!lista)))"
    ),
    (
        r"(?:quit|saqu|sac|elimin|borr|remuev|retir|tach)(?:a|e|en|ar) (?:mi|este)"
        r" (?:numero|nombre|contacto|telefono|celular)"
    ),
    (
        r"(?:me )?(?:quit|sac|elimin|borr|remuev|retir)(?:a|e|en|an|ar|as)(?:me)? de"
        r" (?:su|la|esta|tu|sus|esa) (?:lista|base|grupo)"
    ),
    (
        r"(?:dar|den|de|dame|denme|deme|darme|quier|quer|saqu|no|vuelv|desuscro)(?:"
        r" me| la| de)* (?:de )?baja(?: (?:de|por|del|en|mi|este)| [.]| $)"
    ),
    r"(?:cancel\w+|terminar|anular) (?:la |mi |esta )?(?:suscripcion|subscripcion)",
    r"(?:dejar de|no) recibir (?:mas |sus |estos |los )?(?:mensajes|textos|sms|msjs?)",
    r"(?:me )?(?:quiero|deseo) (?:desuscribir|salir de (?:esta|la|su) lista)\w*",
    r"basta (?:ya )?(?:de|con) (?:los |tantos |estos |sus )?(?:mensajes|textos|sms)",
    r"revoco (?:mi )?(?:consentimiento|autorizacion|permiso)",
)
PORTUGUESE: Final = (
    (
        r"(?:pare|parem|para|parar|parando|deixe|deixem|chega)(?: ja| logo| por"
        r" favor)? de(?: me| nos)? (?:mandar|enviar|escrever|incomodar|perturbar"
        r"|encher|ligar|mensage(?:m|ns)|sms|torpedos?|spam|contatar|contactar|mandar"
        r" mensagens)"
    ),
    (
        r"nao (?:me |nos |quero que me |precisa me )?(?:mand|envi|escrev|contat"
        r"|contact|incomod|perturb|perturbe|lig)\w{0,4}(?: \w+){0,3} (?:mais|nunca)"
    ),
    (
        r"nao (?:me )(?:mand|envi|escrev|contat|contact|incomod|perturb)(?:e|a|em|am"
        r"|es|ar|eis)(?: (?:mais|nada|mensagens?|sms|isso|essas|estas)| [.]| $)"
    ),
    (
        r"(?:nao|nem) (?:quero|desejo|gostaria de|queremos|autorizo)(?: mais)?"
        r" (?:receber|mensagens?|sms|suas mensagens|essas mensagens|que me (?:mand"
        r"|envi)\w+|ser (?:contatad|incomodad)\w+|saber de voces)"
    ),
    (
        r"(?:nao quero mais|chega de|sem mais) (?:receber|essas?|estas?|suas?"
        r"|mensagens?|sms|torpedos?)"
    ),
    (
        r"(?:me )?(?:tir|remov|retir|exclu|apagu|apag|delet|descadastr)(?:e|a|em|am"
        r"|ar|o|ir|i)(?:m)?(?:-me| me)? (?:da|de|dessa|desta|do)(?: sua| essa|"
        r" esta)? (?:lista|base|cadastro|grupo|sistema)"
    ),
    r"me (?:tir|remov|retir|exclu|delet|descadastr)(?:e|a|em|am|ar|i|ir|amm)(?: |$)",
    (
        r"(?:tir|remov|retir|exclu|apagu|apag|delet|esquec)(?:e|a|em|am|ar|i|am|am"
        r"|uem)? (?:o )?(?:meu|este|esse) (?:numero|nome|contato|telefone|celular)"
    ),
    (
        r"(?:quero|queria|desejo|gostaria de) (?:me )?(?:descadastrar|cancelar (?:a "
        r"|minha )?(?:inscricao|assinatura)|sair (?:da|dessa|desta) lista|parar de"
        r" receber)"
    ),
    r"me deixe?m? em paz|deixa eu em paz|me deixa em paz",
    r"(?:para|pare|parem|parar) com (?:isso|isto|as? mensage\w+|essas? mensage\w+)",
    r"descadastr\w+ (?:meu|por favor|ja|me|[.])",
    r"(?:revogo|retiro) (?:meu|o meu) consentimento",
)
