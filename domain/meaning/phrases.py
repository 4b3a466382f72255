"""Parts of the English rules: what may follow an order, and the objects that make it one to"
" us."""

from typing import Final

AGO: Final = (
    r"(?: (?:yesterday|(?:last|this) (?:week|month|year|time|night)"
    r"|(?:\w{1,9} )?(?:times|days|weeks|months|hours)(?: ago)?))"
)
END: Final = (
    r"(?= [.,?]| (?:but|and(?! (?:eat|come|drive|driving|walking|go to)\b)|or|so|because|please"
    r"|thanks|thank|ok|okay|i|im|ill|id|ive|we|before|now"
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
    r"(?= [.,?]| (?:but|because|please|thanks|thank|ok|okay|anymore|ever|again|immediately"
    r"|already"
    r"|forever|asap|now|at once|at all|altogether|entirely|permanently|today|or"
    r" i|or ill|or we|i dont|im not|im done"
    r"|i never|i am|after (?:this|that|today)|asshole\w*|bitch\w*|idiots?|else"
    r"|after(?= [.,]| $)|no more|and (?:you|i|im|still|your)|and lose|and remove"
    r"|and take|and dont|and delete|and never|for good|from now)(?: |$)"
    r"| $|$)"
)
INSTEAD: Final = (
    r"(?!\w+ (?:text|message|contact|call) (?:my \w+|him|her) (?:, )?(?:please |just )?"
    r"(?:text|message) (?:me|us) )"
    r"(?!\w+ (?:text|message|contact|call) (?:my \w+|him|her) about )"
    r"(?!\w+ (?:text|message)(?: me)?(?: today| now| right now| tonight)?(?: [.,])?"
    r" (?:im |i am |ill be )?(?:still |out |just )?(?:driving|on (?:my|the|a) (?:bike|road|way|bus"
    r"|train|motorway|freeway|highway)|behind the wheel|asleep|sleeping|in"
    r" (?:a |the |my )?(?:meeting|class|car|lesson|lecture|surgery|library|cinema"
    r"|bath|shower|court|church|exam)|my hands are|(?:my )?hands full|my screen)\b)"
)
"""Not before "don't text my wife, text me": whoever writes that wants texts.

Nor before "don't text my husband about it", which speaks of a surprise or a bill, nor "don't text,
I'm driving", which is over by the next corner.
"""
ME: Final = (
    r"(?: (?:me|us|it|my (?:phone|number|cell|mobile|line|wife|husband|mom"
    r"|mother|family|kids?|house"
    r"|inbox|device|handset|mobile number|account)"
    r"|this (?:number|phone|line|cell|mobile|device|handset|person|address)"
    r"|people|anyone here|folks))"
)
DET: Final = (
    r"(?: (?:these|this|the|those|your|los|las|les|os|sus|vos|all|any|more"
    r"|of|such|with|other|further|future|me|us|so"
    r"|many"
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
    r"|blasts?|texting|messaging|contact|outreach|marketing)"
)
JUNK: Final = (
    r" (?:junk|crap|shit|bs|bullshit|garbage|nonsense|stuff|things?|anything"
    r"|coupons?|updates?|links?"
    r"|emails?|deals?|news|newsletters?|propaganda|trash|info|information|invites?|this|these"
    r"|them)"
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
    r"|everything|records|communications?|subscriptions?|alerts?|notifications?|service|files?"
    r"|feed"
    r"|program|reminders?|updates?|books|directory|servers?|rolodex|recipients?"
    r"|newsletter|blast|you))+"
)
MINE: Final = (
    r"(?: (?:me and my \w{1,12}|my \w{1,12} and (?:me|i|myself)|(?:both|all) of us|me"
    r"|us|my (?:phone |cell |mobile |contact )?(?:number|digits|name|info"
    r"|information|contact|details"
    r"|data|phone|cell|mobile|device)(?: and (?:number|name|info))?|this (?:phone |cell"
    r" |mobile )?(?:number|phone|line|contact|cell|mobile|device)|number))"
)
OPEN: Final = (
    r"(?! (?:until|till|til|before|while|unless|when|whenever|during|between|yet|for (?:today"
    r"|tonight"
    r"|tomorrow|this week|now(?= [.,]| $))|if (?:i|we|he|she|it|its|theres|you (?:cant|need))"
    r"|at (?:\d+|noon|night|work|my work|school)|so (?:early|late)|after \d+|past \d+"
    r"|in the (?:morning|middle|evening)|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    r"|and (?:put|add|move|switch|eat|come|drive|go to)|in (?:bed|class|church)|him|spoilers"
    r"|your (?:ex|boyfriend|girlfriend|crush|mom|mother|dad|father)"
    r"|after (?:midnight|dark|school|work|hours)|answers|jokes|memes|hearts|songs|selfies"
    r"|on (?:fb|facebook|messenger|insta|instagram|snap|snapchat|twitter)|with (?:the )?details"
    r"|the|a|an|his|her|their|what|where|pics?|pictures?"
    r"|my (?!phone|number|cell)|about the|back|left)\b)(?= |$)"
)
"""Whatever follows an order, but for what turns it round: a time, a condition, a second"
" object."""
BRIEF: Final = (
    r"(?= [.,]| $| (?:please|thanks|now|asap|ok|okay|im|i|its|this|it|you|we|he|she|her|man|mate"
    r"|bro"
    r"|fam|lol|smh|ffs|eh|jesus|fuck|crap|bruv|love|period|cheers|ta|dude|sir|maam|then|already|immediately|anymore|again|ever|or"
    r"|and (?:dont|never|stop|lose|that|i|im|leave)|because|so|thank|hello|hi|also)\b)"
)
"""Where an order ends that has no object of its own: its clause, or a word that begins"
" another."""
PLURAL: Final = (
    r" (?:texts|messages|notifications|alerts|reminders|texting|messaging|spam|spamming|ads"
    r"|promos"
    r"|promotions|text (?:messages?|alerts?|reminders?|updates)|solicitations|communications"
    r"|robotexts|blasts|broadcasts|text blasts|campaigning)"
)
"""Our texts, as many: one message is as often somebody else's."""
MORE_ING: Final = (
    r" (?:calling and texting|texting and calling|hitting|blowing up|blowing|buzzing|hassling"
    r"|badgering"
    r"|writing to|writing|hounding|reaching out to|telling|reminding|nagging|sending shit to"
    r"|pinging"
    r"|bugging)"
)
MORE_VERB: Final = (
    r" (?:text|message|contact|spam|bother|harass|pester|disturb|solicit|ping|bug|hassle|badger"
    r"|nag|reach out to|be (?:texting|messaging|contacting|bothering|hitting)"
    r"|(?:keep |be )?(?:texting|messaging|contacting|spamming|bothering|harassing|bugging)"
    r"|message or call|call or text|text or call|call and text|text and call"
    r"|send (?:any ?more |any |more )?(?:texts|messages|text messages|reminders|alerts) to)"
)
LISTED: Final = (
    r"(?: (?:off|of|from|out|your|you|this|the|these|that|those|all|any|every|whatever|whichever"
    r"|what|damn|stupid|political|silly|wee|ol|old|entire|whole|mailing|email|text|texting"
    r"|message"
    r"|messaging|contact|contacts|call|calling|phone|distribution|subscriber|client|customer"
    r"|church"
    r"|school|promo|marketing|campaign|group|reminder|alert|company|sms|church|donor|voter"
    r"|supporter"
    r"|volunteer|parent|patient|member|members|newsletter|notification|automated|automatic"
    r"|auto))*"
    r" (?:list|listserv|texts|messages|texting|thread|chat|database|distribution|mailings?|program"
    r"|spreadsheet|phone|data base|system|records"
    r"|files?"
    r"|feed|blasts?|broadcasts?|campaigns?|marketing(?= [.,?]| $)"
    r"|reminders|alerts|notifications|communications|thing|group text|group chat"
    r"|text"
    r"|everything|directory|book|books|crm|server|roll|rolodex|computer|autodial(?:er)?"
    r"|group(?! (?:photo|picture|project|order|gift|trip|tour|class|session|lesson)))"
    r"(?! of )"
)
"""A list that texts go to; the guests', the bus's or Tuesday's is another."""
