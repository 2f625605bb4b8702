"""How shoppers begin to say what they want: "i'm looking for", "do you have", "it should be"."""

from __future__ import annotations

import re

_PLEASE = (
    r"(?:please |pls |plz |just |also |maybe |kindly |really |still |now |currently |actually "
    r"|simply |only |possibly |mainly )*"
)
_GET = (
    r"(?:find|show|get|give|recommend|suggest|bring|see|buy|purchase|order|shop for|have"
    r"|look at|look for|pick(?: out)?|choose|locate|search for|browse|check out|try)"
)
_ME = r"(?: me| us| myself| my \w+)?"

#: What follows is the thing wanted.
NEED = re.compile(
    r"(?<![\w'])(?:"
    r"(?:iam|am|(?:i|we|you)(?:'m| am|m|'re| are|'ve been| have been| was| were)?)"
    rf" {_PLEASE}(?:look\w*ng|lookin|looming|locking|searching|shopping|hunting|after"
    rf"|seeking)(?: to {_GET}{_ME}| for| into| at| around for)?"
    rf"|i(?:'m| am|m)? {_PLEASE}(?:interested in|in need of|in search of|in the market for"
    rf"|trying to {_GET}{_ME}|planning to {_GET}"
    rf"|thinking (?:of|about)(?: {_GET}ing| getting| buying)?)"
    rf"|(?:i|we)(?: would|'d|d|'ll| will| could)? {_PLEASE}(?:like|love|want|need|wanna"
    rf"|wish|prefer|require|could use|use|gotta {_GET})(?: to {_PLEASE}{_GET}{_ME})?"
    r"|(?:can|could|would|will|may) (?:you|i|u"
    rf"|we) {_PLEASE}(?:(?:help(?: me)?|tell me where to)(?: to)? )?{_GET}{_ME}"
    r"|(?:help me |let's |let me |lets |to |and |then |just |please |now |ok(?:ay)? "
    rf"|so )?{_PLEASE}{_GET}(?: me| us| myself)(?= )"
    r"|order for me|in hunt (?:for|of)|(?:and|then) (?:get|buy|find|order|show me)"
    rf"|^{_PLEASE}(?:now |ok(?:ay)?,? |so )?(?:find|show|get|give|recommend|suggest|buy"
    r"|search for|search|looking for|looking to buy|look for|shop for|in need of|need|want"
    r"|searching for|interested in)"
    r"|(?:help me |helping me )(?:find|choose|pick)|help with (?:finding|choosing)"
    r"|(?:do|does|did|have|has) (?:you|u|ya|your (?:shop|store)|this (?:shop|store)"
    r"|y'all)(?: guys)? (?:also |still |by any chance )?(?:have|sell|carry|stock|offer|got"
    r"|do|keep)"
    r"|(?:is|are) there|got|have any|(?:what|how) about|anything like"
    r"|what (?:kinds?|types?|sorts?|other) (?:of )?"
    r"|back to|switch(?:ing)? (?:back )?to|return to|go back to|change to|swap to"
    r"|where (?:can i (?:find|get|buy)|are)"
    r"|(?:she|he|they|my \w+|who|we) (?:needs?|wants?|would like|'d like|would love"
    r"|loves?)|in need of|looking for|searching for|search for|need(?: to get)?|wants?"
    r"|what"
    r")(?![\w'])(?= |$)"
)
#: What follows are wishes about it.
WISH = re.compile(
    r"^\W*(?:and |also |but |oh |plus |or |so "
    r"|then )*(?:(?:it|they|that|these|those|the \w+|one)(?:'s|'d| would|'ll)? (?:also "
    r"|just |really |preferably |ideally )?(?:should|must|has|have|need|needs|would|can"
    r"|could|better|comes?|is|are|will|want"
    r"|got)(?: to)?(?: (?:also|be|have|come|include|contain|fit|be able to))*"
    r"|(?:must|should|needs?|has|have|got) (?:to )?(?:be|have)"
    r"|(?:preferably|ideally|also|with|in|for|made|without|maybe|must|only|and)\b"
    r"|(?:also,? )?(?:pick|choose|select|get|make it|make them|i prefer|i'd prefer"
    r"|i would prefer|i want|i need|i'd like|i would like"
    r"|please (?:choose|pick))(?: (?:one|it|the one|them|something|that"
    r"|those))?(?: (?:that|which|should|to|is|are|be|has|in))*)"
)
#: Words before the thing that are not part of it.
QUANTITIES = frozenset(
    """pair pairs set sets pack packs box boxes bottle bottles bag bags bundle kind kinds type
    types sort sorts piece pieces couple lot lots selection range variety bunch few style styles
    case brand brands number assortment roll package""".split()
)
#: Adjectives that say nothing to search for.
EMPTY_ADJECTIVES = frozenset(
    """good nice great decent best better new right perfect other another different some any more
    few cool proper certain specific suitable same similar such next possible ideal amazing
    awesome really very super pretty single own particular else interesting favorite favourite
    available most extra high""".split()
)
