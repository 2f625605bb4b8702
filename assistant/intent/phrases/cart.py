"""How shoppers fill, empty, look at and pay for their cart."""

from __future__ import annotations

_CART = r"(?:carts?|baskets?|bags?|trolley|shopping (?:cart|bag|basket|list))"
CHECKOUT = (
    r"^.{0,30}\b(?:make|making|place|placing|submit) (?:an? |my |the "
    r"|one )?(?:new )?(?:order|purchase)\b(?!.{0,5}(?:for|of|from))",
    r"\bcheck(?:ing)?[ -]?out\b(?! (?:the|this|these|that|those|some|your))"
    r"|\b(?:place|complete|finish|finalise|finalize|submit|confirm) (?:my|the|this"
    r"|an) (?:order|purchase)\b|\bproceed to (?:payment|pay|checkout)\b"
    r"|\b(?:ready|want|like|going) to (?:pay|order now|buy now)\b|\bpay now\b"
    r"|\b(?:buy|order) (?:it |them |everything |all of it )?now\b"
    r"|^\W*(?:i'll |let me |let's )?(?:pay|buy everything|order everything)\W*(?:please"
    r"|now)?\W*$|\btake my money\b|\b(?:i'm|im|i am|we're|that's|thats|that is"
    r"|that'll be) (?:done|all|it|everything)\b.{0,20}(?:pay|order|check|buy|purchase)",
)
CART_VIEW = (
    r"\b(?:what(?:'s| is| do i have|s)?|show|see|view|open|check|display|list|review"
    r"|look at|how many|how much|total|where(?:'s| is)|go to|summary of|price of|value of"
    r"|sum of)\b(?: (?:me|is|are|the|all|things|items|everything|stuff|products|total"
    r"|there|have|i|do|of|at|so far|already|currently|now))*.{0,15}\b(?:in |inside "
    rf"|of )?(?:my |the |our )?{_CART}\b(?! (?:from|by|under|for|with|in))",
    rf"^\W*(?:my )?{_CART}\W*(?:please)?\W*$"
    r"|\bhow much (?:is|would|will|does) (?:it|that|everything|my order"
    r"|all (?:of )?(?:it|that)) (?:come to|cost in total|all together|altogether"
    r"|be in total|so far|in total|add up to)\b"
    r"|\bwhat(?:'s| is) (?:my|the) (?:total|subtotal)\b|\bmy total\b",
)
CART_REMOVE = (
    r"^\W*(?:remove|delete|take) (?:one|two|\d+)(?: of (?:it|them|those))?(?: out)?"
    r"(?: please)?\W*$",
    r"\b(?:remove|delete|take|drop|kick|throw|get rid of|clear|empty|put back"
    rf"|pull)\b.{{0,60}}\b(?:from|out of|off|in)?\s?(?:my |the |our )?{_CART}\b",
    r"\b(?:remove|delete|take out|take off|get rid of|kick out|put back) (?:it|that|this"
    r"|them|those|these|the (?!price|filter|colou?r|brand|size|rating|budget|limit)\w+"
    r"|one of|both|all of|all|item|number|#|\d|everything"
    r"|my)\b(?!.{0,20}(?:filter|limit|requirement))",
    rf"\b(?:empty|clear) (?:my |the |out )?(?:my )?{_CART}\b"
    r"|\b(?:don't|do not|no longer|dont) (?:want|need) (?:the .{3,30}|it|them"
    rf"|that) (?:any ?more|any longer|in my {_CART}|after all)\b"
    rf"|\bactually,? (?:not|no) (?:the |that )\w+ in (?:my|the) {_CART}",
)
CART_ADD = (
    r"\b(?:i'll|i will|ill|let's|lets|i think i'll|i'd) (?:take|have|grab|go with|go for"
    r"|buy|get) the \w+",
    r"\b(?:add|put|place|throw|pop|toss|drop|stick|chuck|include|move"
    rf"|save)\b.{{0,80}}\b(?:to|in|into)\b.{{0,12}}\b{_CART}\b",
    r"\badd (?:it|that|this|them|these|those|both"
    r"|the (?:first|second|third|fourth|fifth|last|top)|one|two|three|four|five|six|\d+"
    r"|another|all|number|#|a|an|the|some|me)\b(?!.{0,30}\b(?:filter|order)\b)",
    r"\b(?:i'll|i will|ill|i'd like to|i would like to|i wanna|i want to|let me|let's|lets"
    r"|can i(?! take)|could i(?! take)|we'll|i'm going to|gonna|i think i'll) (?:take|have|grab"
    r"|go (?:with|for)|buy|order|get|purchase)\b (?:it|that|this|them|these|those|both"
    r"|the (?:first|second|third|fourth|fifth|last|other|1st|2nd|3rd|\w+ one|middle)"
    r"|one of (?:those|them|these)|two|three|four|\d+ of|number|#|option"
    r"|all (?:of|three))\b",
    r"^\W*(?:ok(?:ay)?,? |yes,? |great,? |perfect,? |please |cool,? |sure,? )*(?:buy|order"
    r"|get me|take|grab|i'll take|i take|give me|purchase|sold,?) (?:it|that(?: one)?"
    r"|this(?: one)?|them|those|these|both|the (?:first|second|third|fourth|last|\w+ one)"
    r"|#|number|two|three|\d+|one of (?:those|them|these))\b(?! cheaper)",
    r"\b(?:i want|i'll have|give me|i need|get me|i'd like|make (?:it|that)) (?:two|three"
    r"|four|five|six|seven|eight|nine|ten|\d{1,3}|another"
    r"|a couple)(?: (?:more|of (?:them|these|those|the \w+(?: one)?|it|that)))+\b"
    r"|\b(?:wrap (?:it|them) up|i'm buying (?:it|that|them)"
    r"|(?:that one|this one),? please$)",
    r"^\W*\d{1,2} of (?:those|them|these)\b",
    r"\b(?:change|set|increase|reduce|update) (?:the |my )?quantity\b"
    r"|\bmake (?:it|that) (?:two|three|four|five|\d{1,2})\b(?! (?:inch|cm|stars?))",
)
