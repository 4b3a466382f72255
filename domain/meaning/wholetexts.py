"""Whole English texts of a few words that hint at a revocation, and would say less inside another.

All of them are provisional opt-outs. What a friend writes as readily ("shame on you", "I hate you",
"how did you get my number") is left to the weights.
"""

import re
from collections.abc import Sequence
from typing import Final

from domain.meaning.givennames import GIVEN

MOST: Final = 16
"""Words; what is longer is none of these."""
_THESE: Final = r"(?:this|these|it|them|that|any of (?:this|these|it)|anything like this)"
_SOLD: Final = (
    r"(?:deals?|offers?|ads|promos?|coupons?|sales?|specials?|products?|services?|company"
    r"|newsletters?|crap|junk|updates)"
)
_WHO: Final = r"(?:patient|customer|client|member|student|resident|subscriber|tenant|donor|guest)"
_REFUSING: Final = (
    rf"(?:i )?dont want (?:any of )?your {_SOLD}|shove your {_SOLD}|i decline|i object",
    r"(?:\w+ ){0,5}not interested (?:now or ever|and never will be)",
    rf"(?:im )?not interested in (?:your {_SOLD}|this)",
    r"(?:\w+ ){0,2}told (?:you|your \w+|the last \w+) (?:that )?im not interested",
    rf"i have no (?:interest in|use for) (?:{_THESE}|your {_SOLD})|not needed anymore",
    r"(?:please )?(?:no|nothing) further(?: from you)?|useless no more|have mercy no more",
    r"(?:thanks )?(?:but )?no more 4 me|how about no more|(?:no )?no mor?e?|no more asking",
    r"\w+ (?:people )?(?:please )?no more please",
    r"(?:\w+ ){0,14}(?:these|them) (?:\w+ ){0,6}so no more",
    r"(?:nope |no )*off now|idc stop|nobody cares go away|lay off|ease off|shoo|begone|muted"
    r"|unfollow|take a hike|eat dirt|cut me out|take the hint|do not reply|dont reply",
    r"your persistence is \w+(?: (?:now )?go away)?|you disgust me forget i (?:ever )?existed",
    r"slow your roll (?:way )?too many|this is junk|fraud|these suck|i despise these|not relevant"
    r" to me|(?:this )?doesnt apply to me|im deaf to ads out|these cost me money|i pay per text",
    r"(?:tired|sick) of hearing from you|dont w[a]?nt (?:ths|dis|theses|these|it)",
)
_LEAVING: Final = (
    r"id (?:like|love) out|leaving the list|(?:i )?nolonger wish to receive",
    rf"(?:i )?(?:regret|shouldnt have) (?:ever )?sign(?:ing|ed) up|nolonger an? {_WHO}",
    rf"i(?:ve| have)? (?:havent|never) been an? {_WHO}(?: there)?(?: in years)?",
    rf"(?:i )?havent (?:lived|been|shopped|banked|been an? {_WHO})(?: there)?"
    r" (?:in years|since \d{4})|nolonger live there",
    rf"(?:i )?dont use your {_SOLD}|ill never buy from you|lost me as a customer",
    r"i (?:already )?(?:cancelled|canceled|ended|closed) my (?:membership|account|subscription)",
    r"my (?:kids?|son|daughter) (?:nolonger goe?s?|dont go|doesnt go) there(?: anymore)?",
    r"my (?:kid|son|daughter) isnt on the team(?: anymore)?|were not on the team this year",
    r"we closed our (?:shop|store|office)|our (?:shop|store|office) is closed for good",
    r"(?:the )?(?:tenant|owner) moved out|i dont own the business anymore",
    r"(?:please )?cancel (?:my (?:participation|involvement)(?: in (?:this|these|it))?"
    r"|this service)",
    r"i(?:ll)? ?(?:already |wont be |not )*(?:voted|gave|donated)(?: already)?"
    r" (?:enough|(?:please )?(?:dont|stop) ask(?:ing)?(?: me)?(?: again)?)",
    r"(?:i wont be|not) donating(?: ever)?|(?:please )?dont ask me for money(?: again)?",
    r"id love it if (?:these|this|it) (?:ended|stopped)|is there an end to these texts",
    r"who do (?:i|we) (?:speak|talk) to about (?:stopping (?:this|these)|(?:getting|being) remove)",
)
_REACHED: Final = (
    rf"(?:this is )?(?:im not|not) (?:{GIVEN})s (?:mom|mother|dad|father|wife|husband)",
    rf"im not (?:{GIVEN})(?: and i dont know (?:him|her))?|(?:{GIVEN}) here not (?:{GIVEN})",
    rf"i dont know (?:an? |any )(?:{GIVEN})|never heard of (?:{GIVEN})",
    rf"(?:{GIVEN}) (?:has|got) a new number|(?:{GIVEN})s old number (?:she|he) changed it",
    r"who is [a-z]+ and why do you keep texting me(?: about (?:him|her|them))?",
    r"(?:im )?not the right person|im not that person|wrong (?:chick|prson)",
    r"(?:i think )?you have the wrong(?: prson)?|you mixed up(?: the)? numbers",
    r"(?:i (?:think|believe) )?(?:you are|your|youre) (?:trying to reach|looking for)"
    r" (?:someone|somebody) else|(?:i believe )?your trying to reach my ex .*",
    r"whoever you are looking for it isnt me|(?:your|you are) not talking to who you think",
    r"(?:\w+ ){0,5}new owner of this (?:number|phone|line)(?: here)?",
    r"i just got this (?:phone )?number you want the old owner|private line",
    r"(?:lady |sir |dude )?i (?:have no|dont have an?) (?:kid|son|daughter|child)"
    r"(?: (?:at|in) your (?:school|district))?",
    r"(?:\w+ ){0,8}(?:died|passed|deceased) (?:\w+ ){0,4}(?:take|remove|delete)"
    r" (?:his|her) (?:number|name|phone)(?: out| off)?",
    r"the person (?:your|you are) texting (?:has )?(?:died|passed away)",
    r"i do ?nt have a relationship with your \w+(?: and want none)?",
)
_COMPLAINING: Final = (
    rf"when did i sign up for {_THESE}|did (?:someone|somebody) sign me up for {_THESE}",
    rf"i dont (?:remember|recall) signing up(?: for {_THESE})?|i never asked to be added",
    r"(?:you|someone|somebody) signed me up without asking|i was never asked",
    r"why am i on your list|why am i receiving this(?: i never asked for it)?",
    r"i didnt give this number to you|i have said stop over and over",
    r"im filing a complaint|my (?:attorney|lawyer) has been notified|i will sue(?: you)?",
    r"i will contact the attorney general|i have documented this|you have been reported"
    r"|youve been warned|i want to complain about these texts",
    r"im documenting (?:every|each|all) (?:texts?|messages?)(?: you send)?"
    r"(?: after this(?: one)?)?",
    r"i swear (?:to god )?if i get (?:one more|another)(?: of (?:these|them)| text| message)?",
    r"one more and i (?:go to small claims|call the (?:police|cops)|sue)",
)
_WHOLE: Final = re.compile(
    "(?:please )?(?:{})(?: (?:please|thanks|now))*".format(
        "|".join((*_REFUSING, *_LEAVING, *_REACHED, *_COMPLAINING))
    )
)


def is_whole(bare: Sequence[str]) -> bool:
    """Whether these are all the words of a text, without its marks, and one of the table."""
    return len(bare) <= MOST and _WHOLE.fullmatch(" ".join(bare)) is not None
