"""Parts of the English rules: what may follow an order, and the objects that make it one to us."""

from typing import Final

AGO: Final = (
    r"(?: (?:yesterday|(?:last|this) (?:week|month|year|time|night)"
    r"|(?:\w{1,9} )?(?:times|days|weeks|months|hours)(?: ago)?))"
)
END: Final = (
    r"(?= [.,?]| (?:but|and|or|so|because|please|thanks|thank|ok|okay|i|im|ill|id|ive|we|before|now"
    r"|every|each|on|right|you|your|this|thats|its|asap|anymore|ever|again|immediately|already"
    r"|forever|today|at|all"
    r"|effective|permanently|either|for good|for ever|for any|from now|no|not"
    r"|man|dude|bro|as of|since"
    r"|lol|asshole\w*|bitch\w*|idiots?|creeps?|morons?|jerks?|bastards?|losers?"
    r"|people|fuck\w*|jesus|ffs|smh|going forward|moving forward|in the future"
    r"|under any|until further|with"
    r"|about|either|unless|wrong|after this|first|whatsoever|remove|take|stop"
    r"|dont|unsubscribe)\b| $|$)"
)
HARD: Final = (
    r"(?= [.,?]| (?:but|because|please|thanks|thank|ok|okay|anymore|ever|again|immediately|already"
    r"|forever|asap|now|at once|at all|altogether|entirely|permanently|today|or"
    r" i|or ill|or we|i dont|im not|im done"
    r"|i never|i am|after (?:this|that|today)|asshole\w*|bitch\w*|idiots?|else"
    r"|after(?= [.,]| $)|no more|and (?:you|i|im|still|your)|and lose|and remove"
    r"|and take|and dont|and delete|and never|for good|from now)(?: |$)"
    r"| $|$)"
)
ME: Final = (
    r"(?: (?:me|us|it|my (?:phone|number|cell|mobile|line|wife|husband|mom"
    r"|mother|family|kids?|house"
    r"|inbox)|this (?:number|phone|line|cell|person|address)|people|anyone here|folks))"
)
DET: Final = (
    r"(?: (?:these|this|the|those|your|all|any|more|of|such|with|other|further|future|me|us|so|many"
    r"|much|stupid|annoying|political|daily|weekly|monthly|automated|automatic"
    r"|automate|random|constant"
    r"|unwanted|unsolicited|text|message|phone|spam|promotional|marketing"
    r"|campaign|ridiculous|dumb|mass|bulk"
    r"|endless|nonstop|incessant|god|group|sales|robo|anymore|that|kind|type"
    r"|type|types|kinds|every|single))"
)
TEXTS: Final = (
    r" (?:texts?|messages?|notifications?|alerts?|reminders?|spam|spamming|advertis\w{1,8}|ads?"
    r"|promos?|promotions?|offers?|solicitations?|communications?|correspondence"
    r"|robotexts?|broadcasts?"
    r"|blasts?|texting|messaging|contact|outreach)"
)
JUNK: Final = (
    r" (?:junk|crap|shit|bs|bullshit|garbage|nonsense|stuff|things?|anything"
    r"|coupons?|updates?|links?"
    r"|emails?|deals?|news|newsletters?|propaganda|trash|info|information|invites?|this|these|them)"
)
ING: Final = (
    r" (?:texting|messaging|contacting|spamming|bothering|harassing|pestering|annoying|bugging"
    r"|soliciting|messing with|hounding|stalking|pinging|blasting|disturbing)"
)
VERB: Final = (
    r" (?:text|message|contact|spam|bother|harass|pester|disturb|solicit|ping|bug|reach out to"
    r"|send(?: me| us)?(?: (?:any|anymore|more|of|these|this|your|another|further|a|text))*"
    r" (?:texts?|messages?|shit|crap|anything|stuff|spam|this|these|another))"
)
LIST: Final = (
    r"(?: (?:from|off|out|of|on))+(?: (?:your|this|the|these|all|any|ya|every"
    r"|further|future|here|anymore"
    r"|marketing|mailing|email|text|texting|message|messaging|contact|contacts|call|calling|phone"
    r"|distribution|distro|subscriber|client|customer|promo|promotional|campaign"
    r"|spam|group|company|of|and"
    r"|stupid|dumb|political|whatever|list|thread|chat|texts|messages|database"
    r"|data|base|system|it|that"
    r"|everything|records|communications?|subscriptions?|alerts?|notifications?|service|files?|feed"
    r"|program|reminders?|updates?|books|directory|servers?|rolodex|recipients?"
    r"|newsletter|blast|you))+"
)
MINE: Final = (
    r"(?: (?:me|us|my (?:phone |cell |mobile |contact )?(?:number|name|info"
    r"|information|contact|details"
    r"|data|phone|cell)(?: and (?:number|name|info))?|this (?:phone |cell"
    r" )?(?:number|phone|line|contact)|number))"
)
