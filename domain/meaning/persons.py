"""Texts that reached somebody else, somebody who left, or somebody who wants another channel.

All of them are provisional opt-outs: the number may be another's by now, and whoever left may not
mean our texts.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from domain.meaning.lefts import free, ordered, ours
from domain.meaning.phrases import DET, PLURAL
from domain.meaning.rules import Rule, rule
from domain.meaning.verdicts import Meaning

_PHONE: Final = r"(?:(?:phone |cell |mobile |work )?(?:number|phone|cell|line|mobile))"
_PLACE: Final = (
    r"(?: (?:to|at|with|of|by|from|a|an|the|this|that|your|there|here|any|in|member|part))*"
    r" (?:there|here|church|school|gym|office|clinic|practice|studio|team|club|company|store"
    r"|salon"
    r"|dentist|doctor|doctors|parish|congregation|bank|district|business|place|program"
    r"|restaurant)\b"
)
_WHO: Final = (
    r"(?:patients?|customers?|clients?|members?|students?|parents?|residents?|subscribers?"
    r"|tenants?"
    r"|employees?|supporters?|owners?|donors?|voters?|guests?|attendees?)"
)
_YOU_HAVE: Final = (["you", "have", "the"], ["you", "got", "the"], ["youve", "got", "the"])
_THINGS: Final = (
    r"(?:dates?|times?|days?|weeks?|months?|years?|hours?|address\w*|orders?|sizes?|names?|doctor"
    r"|appointments?|appt|insurance|birthday|dob|email|accounts?|amount|price|total|items?|colou?r"
    r"|spelling|info\w*|details?|bill|invoice|doors?|rooms?|unit|files?|charts?|pharmacy|car|model"
    r"|policy|location|place|office|building|street|zip|code|link|plan|card|records?|idea|answer"
    r"|impression|ticket|seats?|class|team|school|teacher|form|photo|pic|picture|one|ones|thing"
    r"|stuff|food|dish|part|parts|key|keys|tooth|side|leg|knee|arm|eye|medication|meds|dose)\b"
)
_ENDS: Final = (
    r"(?= [.,]| $| (?:anymore|please|so|you|and|take|remove|stop|sorry|dont|of|at|there|here|any|in"
    r"|with"
    r"|for)\b)"
)


def _of_nobody(words: Sequence[str], at: int) -> bool:
    """There is none: "no one", "there isn't anyone"; "one with beef" is a plate."""
    if words[at] in {"nobody", "noone"}:
        return True
    left = words[max(0, at - 4) : at]
    if words[at] in {"anyone", "anybody"}:
        return bool({"no", "not", "dont", "isnt", "aint", "never", "know"} & set(left))
    return left[-1:] in (["no"], ["wrong"])


_SLIPPED: Final = frozenset({"ignore", "disregard", "meant", "oops", "went"})
"""Beside "wrong person" these own up to a slip of the writer's own, or of a parcel's."""
_KNOWING: Final = frozenset(
    {"realizes", "realises", "realize", "realise", "thinks", "knows", "says", "believes", "reckons"}
)
"""Whoever does so is told of, and is not us: "she thinks I don't live here"."""
_RULES: Final[tuple[Rule, ...]] = (
    rule(
        "wrong number, whatever follows",
        "wrong incorrect",
        r"\w+ (?:number|person|phone|guy|lady|girl|dude|recipient)\b"
        r"(?! (?:on|in|of|to|plate|order|when|earlier|last|yesterday|at|one|down|listed|is"
        r"|for (?:the"
        r"|my|our)|charger|case|first)\b|(?: [.,?])+ (?:no|nope|this phone|the other|i meant)\b)",
        left=lambda words, at: _SLIPPED.isdisjoint(words) and ours(words, at),
    ),
    rule(
        "the wrong Jennifer",
        "wrong",
        rf"wrong (?!{_THINGS})[a-z]{{3,}}(?= [.] | $| (?:this|she|he|i|sorry|please)\b)",
        left=lambda words, at: list(words[max(0, at - 3) : at]) in _YOU_HAVE and ours(words, at),
    ),
    rule(
        "no longer has this number",
        "nolonger",
        rf"nolonger(?: (?:has|have|had|own|owns|use|uses|at|using|belongs?|the|owner|of|on|is|his"
        rf"|her"
        rf"|their|reachable|to|mine))* (?:this|that|the|mine|my|his|her|their) ?{_PHONE}",
        left=free,
    ),
    rule(
        "the person that you look for",
        "person man woman guy lady one",
        r"\w+ (?:that |who )?(?:you|your) (?:are |were )?(?:want|need|look\w*|trying|after"
        r"|seek\w*|think)(?! to)",
        left=lambda words, at: True,
    ),
    rule(
        "this is not her phone",
        "this isnt aint not",
        r"(?:this )?(?:isnt|aint|is not|is nolonger|not)(?: even)? (?!the right|my new|a good|the"
        r" best|your|right|believe|(?:hear|see|find|use|(?:on|at|near|by|with|in) (?:my|the)"
        rf"|\w{{3,}}ing?) )(?:\w+ ){{1,3}}?{_PHONE}(?! , the other)"
        r"(?= [.,]| $| (?:anymore|please|so|you|and|stop|"
        r"remove|take|this|its|im|i|at))",
        left=ours,
    ),
    rule(
        "nobody of that name",
        "nobody noone one person anyone body",
        r"\w+(?: (?:here|at this number|lives|living|is|at|on|this|number))*"
        r" (?:by|with|named|called|of|goes by)(?: (?:that|this|the))? (?:name|\w+)(?= [.,]| $"
        r"| (?:name"
        r"|here|at|lives|on|please|so|stop|in)\b)",
        left=_of_nobody,
    ),
    rule(
        "does not live here",
        "dont doesnt didnt nolonger aint not",
        r"\w+ (?:even )?(?:lives?|living|stays?|works?)(?: at)? (?:here|at this (?:address"
        r"|number))",
        left=lambda words, at: _KNOWING.isdisjoint(words[:at]) and ours(words, at),
    ),
    rule(
        "this number is mine now",
        "this my",
        rf"\w+ {_PHONE}(?: (?:just|was|has|is|been|got|now|actually|number|already))*"
        r" (?:belong(?:s|ed|ing)?|reassigned|recycled|assigned|given to me|given to|new to me"
        r"|changed"
        r" hands|changed owners?|a business|a work|for business|not (?:her|his|theirs)"
        r"|a (?:landline|"
        r"child|minor|kid))",
    ),
    rule(
        "a new number",
        "got had have inherited new",
        rf"\w+ (?:just )?(?:this|got this|a new(?! phone)|number i|the)(?: (?:new|phone|number|just"
        rf"|i|got))*"
        rf" ?(?:{_PHONE}|got|number)(?: (?:for|since|last|in|from|about|recently|like|a|\w+))?"
        r" (?:(?:\w+ )?(?:years?|months?|weeks?|days?|week|month|year)|recently|\d{4})",
        left=ours,
    ),
    rule(
        "who gave you this number",
        "who whoever",
        r"\w+(?: (?:in|on|earth|the|even|did|has))* (?:gave|given|sold|told)(?: (?:you|out))*"
        r" (?:my|this) (?:phone |cell |mobile )?(?:number|info|contact)",
        left=ours,
    ),
    rule(
        "a child's phone",
        "minor minors child childs kids year",
        rf"\w+ (?:old )?(?:\w+ )?{_PHONE}(?= [.,]| $| (?:please|stop|dont|not|cease|and|so)\b)",
    ),
    rule(
        "no kids there",
        "dont doesnt nolonger not never aint",
        r"(?:\w+ )?(?:have|has|had|got|having|know|the)(?: (?:a|any|no|the|you))*"
        r" (?:kids?|child(?:ren)?|students?|son|daughter|parents?|pets?|dog|cat|account|anyone"
        r"|anybody"
        r"|guardian|patient|family)(?: \w+){0,3}? (?:at|in|with|there|here|named|by|of|enrolled)"
        r"(?! (?:the same|a different|mind)\b)",
        left=ours,
    ),
    rule(
        "no longer a patient",
        "nolonger not arent",
        rf"\w+(?: (?:a|an|your|with|the|even|active|registered|of|in|at|any))* {_WHO}{_ENDS}",
        left=lambda words, at: (
            bool(words[:at]) and words[at - 1] in {"im", "were", "are", "we", "i"}
        ),
    ),
    rule(
        "no longer goes there",
        "dont nolonger doesnt quit left",
        rf"\w+ (?:go|goes|attend|attends|belong|shop|bank|work|come|train|enrolled|part|"
        rf"live|study|worship)(?:{_PLACE})?(?: (?:in|near|around) \w+)? ?(?:anymore|nolonger"
        rf"|nowadays)",
    ),
    rule(
        "no longer attends",
        "nolonger",
        rf"nolonger (?:go|attend|belong|shop|work|come|train|enrolled|part|require|use|need|have)"
        rf"(?:{_PLACE}| your (?:services?|business|help|company|reminders?))",
    ),
    rule(
        "do not need these any more",
        "dont nolonger",
        rf"\w+(?: (?:need|want|require|care for|wish for|like))(?: (?:any|of))*(?: (?:these|those"
        rf"|them"
        rf"|your)(?:{PLURAL})? (?:anymore|any longer|nolonger|no more)|{DET}*{PLURAL}"
        r"| (?:these|this)(?= [.,]| $))",
        left=ours,
    ),
    rule(
        "no need to remind me",
        "no dont",
        r"\w+ need(?: (?:to|for|you|your|to be|be|keep))*(?: (?:remind\w*|text\w*|message\w*"
        r"|contact\w*"
        r"|sending|notif\w+)) ?(?:me|us|anymore|messages|texts|reminders|alerts|(?= [.,]| $))"
        r"(?! (?:back|when|if|until|the|my|about)\b)"
        r"(?!(?: [.,])? (?:im|we|were|weve|ive) (?:already |just )?(?:here|there|outside|parked"
        r"|coming|on (?:my|our) way|in the)\b)",
    ),
    rule(
        "call me only",
        "only",
        r"only (?:call|email|phone|ring|mail|write|use email|contact me by)(?: me| us)?"
        r"(?! (?:if|when|the|back|to)\b)",
        left=ordered,
    ),
    rule(
        "email only",
        "email calls call phone mail emails",
        r"\w+(?: calls?)? (?:only|is better|instead|please)(?: please| thanks)*(?: ,| [.])?"
        r"(?: but)? ?(?:i )?(?:no|not|dont)(?: (?:do|by|via|want|like|use|read|get|have))*"
        r" (?:texts?|messages?|texting|text messages?)",
    ),
    rule(
        "I do not do texts",
        "dont cant not",
        r"(?:dont|cant|not)(?: (?:really|ever|even))? (?:do|use|read|like|answer|check|respond to"
        r"|get"
        r"|have|accept|receive|want)(?: (?:any|these|your|the|to))*(?: (?:text(?:s"
        r"|ing)?(?: (?:messages?"
        r"|messaging))?|messages))(?= [.,]| $| (?:on (?:this|it|here)|so|here|please|from|because"
        r"|to|anymore"
        r"|just)\b)",
        left=lambda words, at: words[at - 1 : at] != ["you"] and ours(words, at),
    ),
    rule(
        "text somebody else",
        "text message contact send call",
        r"(?!(?:call|text) your)\w+(?: (?:these|them|this|the|your|all|it))*(?: (?:texts|messages"
        r"|reminders|alerts))?(?: to)?"
        r" (?:my |the |his |her )?\w+(?: (?:instead|from now on|directly|please|her|him|and"
        r"|[,.]))*"
        r" (?:not me|and not me|not to me|instead of me|leave me out)"
        r"(?! (?:about|regarding|for) (?!this|these|it|your))",
        left=free,
    ),
    rule(
        "cannot take texts here",
        "line phone number landline",
        r"\w+(?: (?:is|and|that|which|it|a|so))* (?:cannot|cant|not able to|doesnt|does not|dont"
        r"|wont)"
        r" (?:receive|accept|take|get|do) (?:texts?|messages?|texting|sms)",
    ),
)
PERSONS: Final = tuple(replace(one, meaning=Meaning.PROVISIONAL) for one in _RULES)
