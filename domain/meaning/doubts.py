"""What may be a revocation, in few words or inside a sentence: the tables of `unsure`."""

import re
from typing import Final

_TAIL: Final = (
    r"(?: (?:please|now|thanks|thank you|immediately|asap|already|today|forever"
    r"|right now|right away|at once"
    r"|from now on|for good|after (?:this|that|today)(?: (?:one|text|message"
    r"|appointment|time|visit))?"
    r"|you(?: (?:fuck\w{0,4}|idiots?|assholes?|bitch|creeps?|morons?|jerks?|people))"
    r"|everything|ok|okay|sir|man|bro|dude|all of (?:it|this|these)|the madness|and(?= (?:please"
    r"|thank))|very much|so much|after(?= [.,]| $)|it(?= already)|cheers|ta|mate|fam|lads|yall"
    r"|smh"
    r"|ffs|bye|period|god|jesus|lol|haha))*"
)
BARE: Final = re.compile(
    rf"(?:stop|quit){_TAIL}(?= (?:[.,?]|but|because|or (?:i|ill|we|im)|i (?:dont|never|do"
    r"|have|said|want|no|am|already)|im|ive|you have|your (?:texts|message)"
    r"|this is|remove|take me|unsubscribe|dont|thanks|no more|not interested|leave me|wrong"
    r"|i|its|it is|it was|you are|you keep|your|youre|youve|we|we are|were"
    r"|these (?:are|r|texts|messages|keep)|way too|too many"
    r"|my phone|my kid|my son|my daughter|who|nobody|no one|last|seriously|third|for the"
    r"|what the|how) | $|$)"
)
IT: Final = re.compile(
    r"(?:stop|quit|cut|enough of|no more of|knock) (?:it|this|that|doing (?:this"
    rf"|that|it))(?: out| off)?{_TAIL}(?= [.,]| $)"
)
SHORT_TEXTS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        (
            r"(?:thanks |no |nope |nah |sorry |im |i am |were |nolonger |not |we are |hi |hello "
            r"|please |but |really |at all |all |thank |you )*(?:not|nolonger) (?:really"
            r" |at all )?interested(?: thanks| thank you| please| at all| sorry| in"
            r" (?:this|that|your (?:offer|offers|service|services))| bye| goodbye| good day)*"
        ),
        (
            r"(?:this |its |it |is |you |your |are |all |just |all |total )*(?:spam|scam"
            r"|spammer|spammers|scammers|unwanted|harassment)"
        ),
        (
            r"(?:please )?(?:no more|enough|enough already|enough is enough|thats enough"
            r"|no more please|no more thanks|i said no|no means no|knock it off|cut it"
            r" out|not again|go away|buzz off|bug off|back off|sod off|get lost|shut up"
            r"|shut the fuck up|stfu)(?:"
            r" please| thanks| already| now)*"
        ),
        (
            r"(?:go )?(?:fuck|screw|eff|f) (?:you|yourself|off|urself|your self|your"
            r" mother|your mom|yourselves"
            r"|this(?! weather| rain| heat| snow| homework)|your company)(?: \w+){0,3}"
        ),
        r"(?:piss|fuck|bugger|sod|f|eff|naff) off(?: \w+){0,3}",
        r"(?:oh |please |just |now )*(?:(?:bog|buzz|hop|back|push|shove|clear|jog|move) off"
        r"|(?:jog|move) on|beat it"
        r"|do one|scram|get knotted|go (?:bother|annoy|harass|text|spam) (?:someone|somebody"
        r"|anyone)"
        r" else)(?: \w+){0,2}",
        (
            r"(?:go to hell|eat shit|kiss my ass|kick rocks|go kick rocks|get bent|get"
            r" stuffed|drop dead(?! gorgeous)|kys|go die|gfy|fuckoff|foff|piss off)(?: \w+){0,2}"
        ),
        (
            r"(?:blocked|blocking|reported|reporting|block|youre blocked|your blocked"
            r"|you are blocked|im blocking you|blocking you|reported as spam|reporting"
            r" you|reporting as spam|reported and blocked|blocked and reported)(?:"
            r" (?:you|this|number|as|spam|junk|and|bye|now|deleted|reported|blocked))*"
        ),
        r"(?:who (?:the )?(?:is|are|r) (?:this|you) )?(?:stop|unsubscribe)",
        (
            r"(?:i )?want out|let me out|get me out of this|make it stop|please make it"
            r" stop|i quit|cancel (?:all|everything|it all|me(?: out)?)|end (?:all|everything)"
            r"|full stop|stopped|take me off|off the list|off"
        ),
        (
            r"(?:reply|text|txt|send|texting|sending) (?:stop|unsubscribe|end|quit)(?:"
            r" to (?:end|optout|stop|unsubscribe|quit|cancel)(?: (?:texts|messages|these"
            r"|receiving texts))?)?"
        ),
        (
            r"(?:no|not)(?: more)? (?:texts?|messages?|texting|messaging|contact)(?:"
            r" please| thanks)*|no thanks stop|no stop|ok stop|yes stop"
        ),
        r"(?:wrong|incorrect|old) (?:number|person|phone|num)(?! of\b)(?! \w+ (?:meant|no its)\b)"
        r"(?! (?:meant|no its|this phone|ignore)\b)(?: \w+){0,4}",
        r"dont (?:call|phone|ring|email|write)(?: (?:me|us|here|please|this|number))*",
        r"(?:please |just )*(?:block|mute) (?:me|us|(?:my|this) (?:number|phone))"
        r"(?: please| now| permanently| forever| for good| thanks)*",
        r"(?:(?:no|nope|nah|please|thanks|thank|you|sorry) )*no more"
        r"(?: please| thanks| thank you)*",
        r"(?:please )?(?:mute|(?:lose|delete|remove|forget|erase) my(?: no)?)(?: please| now)*",
        r"(?:i )?dont want(?: it| this| them)?(?: thanks| please)*",
        r"(?:please )?remove from(?: (?:the|your|this|all))?(?: list)?(?: please| now| thanks)*",
        r"(?:stop|optout|unsubscribe) (?:\d|too|also|as well)",
        r"(?:yes|no|ok|okay|yeah|sure|ugh|omg|just|seriously) (?:please )?(?:cancel|end"
        r"|quit)(?: (?:it|please|thanks))*",
        r"(?:done|im done|i am done|we are done)(?: with (?:this|you|these|your company"
        r"|all this))",
    )
)
ANYWHERE: Final = tuple(
    (frozenset(triggers.split()), re.compile(pattern))
    for triggers, pattern in (
        (
            "keep",
            (
                r"keep (?:texting|messaging|contacting|spamming|bothering|harassing|sending)"
                r" (?:me|us|my|this|these)\b(?! (?:updates?|the|an?|about the|your|pics|pictures"
                r"|when"
                r"|reminders? (?:for|about)))"
            ),
        ),
        (
            "never didnt",
            (
                r"(?:never|didnt) (?:even )?(?:signed up|sign up|subscribed|subscribe|agreed"
                r"|agree|consented|consent|opted in|asked|gave (?:you |permission|consent|my"
                r" number)+)(?: (?:to|for|with|any of|you))*"
                r" ?(?:this(?! \w+(?<!texting)ing\b)|these|your|texts?"
                r"|messages|any|be texted|getting|receiv\w+|[.,])"
            ),
        ),
        (
            "instead",
            r"instead of (?:texting|messaging|contacting|spamming|bothering) (?:me|us|my|this)\b",
        ),
        ("without", r"without (?:my |our )?(?:consent|permission|authorization)"),
        (
            "report reporting reported",
            (
                r"\w+ (?:you|this|these|your number|it)(?: all| number| texts?| messages?)?"
                r" (?:to (?:the )?(?:fcc|ftc|police|attorney|carrier|bbb|authorities|fbi"
                r"|cops|government|dnc)|as (?:spam|junk|harassment|unwanted))"
            ),
        ),
        (
            "sue suing lawyer attorney tcpa fcc ftc",
            (
                r"(?:sue you|suing you|(?:lawyer|attorney) will (?:be|contact|hear|call|sue|send"
                r"|get)(?!(?: \w+){1,3} (?:about|regarding|for|with|on|at|tomorrow)\b)"
                r"|tcpa (?:violation|lawsuit)"
                r"|fcc complaint|ftc complaint)"
            ),
        ),
        ("dont", r"dont (?:text|message) me (?:[.,?] )?(?:just |please )?(?:call|email|use)"),
        (
            "unsolicited unwanted",
            r"\w+ (?:texts?|messages?|contact|communications?|solicitations?)",
        ),
        (
            "your the",
            (
                r"(?:your|the) (?:unsubscribe|optout|stop) (?:link|button|option|page|thing"
                r"|request) (?:is|isnt|doesnt|does not|dont|wont|not|never) "
            ),
        ),
        ("block blocking", r"\w+ (?:you|your number|this number)(?= [.,]| $| if| and| now)"),
        (
            "stopped end ended",
            r"ended? (?:our|this) (?:text )?(?:conversation|relationship|communication)",
        ),
        (
            "not",
            (
                r"not (?:authorize|authorized|authorise|permitted|allowed|welcome|consent"
                r"|agree|give you permission) ?(?:to|for)? ?(?:text|contact|message|these"
                r"|this|being|receiv|be|you to)"
            ),
        ),
        (
            "dont",
            (
                r"dont (?:consent|agree|authorize|give (?:you )?(?:permission|consent))(?:"
                r" (?:to|for))?(?: (?:be|being|get|getting|receiv\w+|these|this|your|any|you"
                r"|text\w*|contact\w*|messages?)| [.]| $)"
            ),
        ),
        (
            "tired sick enough done had",
            (
                r"\w+ (?:of|with|enough of) (?:getting |receiving |all )*(?:these|the|your"
                r"|you|all these) ?(?:\w+ )?(?:texts|messages|spam|bullshit|crap|texting"
                r"|messaging|notifications)"
            ),
        ),
    )
)
