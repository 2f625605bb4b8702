"""How shoppers ask for something to be done about an order; tried in the order of ORDER_ACTS."""

from __future__ import annotations

from assistant.types import Act

_MINE = (
    r"(?:my|the|this|that|an?|our|these|those|it|them|one|all|both|part of my|half of my|item"
    r"|items|\w+ of the)"
)
_GOODS = r"(?:orders?|purchase|package|parcel|delivery|shipment|stuff|items?|things?|goods)"

ORDER_CANCEL = (
    r"(?<!noise )(?<!noise-)(?<!echo )\bcancel\w*\b(?! (?:policy|policies|fee|charge))"
    r"(?:.{0,30}\b(?:orders?|purchase|it|that|this|them|delivery|shipment|everything"
    r"|item|one)\b|\W*$|.{0,30}\d{3,})",
    r"\b(?:can't|cannot|can not|can no longer|no longer|don't|cant"
    r"|unable to)\b.{0,25}\b(?:afford|pay for|pay)\b.{0,20}\b(?:order|purchase)\b",
    r"\b(?:don't|do not|dont|no longer|didn't) (?:want|need"
    r"|wish)(?: to (?:get|receive))? (?:my|this|that|the) (?:last |recent )?(?:order"
    r"|purchase)\b|\b(?:call|calling) off (?:my|the) order\b"
    r"|\bstop (?:my|the|that) (?:order|shipment|delivery)\b"
    r"|\bundo (?:my|the) (?:order|purchase)\b"
    r"|\bordered .{0,30}by (?:mistake|accident)\b(?!.*\breturn)",
)
ORDER_EXCHANGE = (
    r"\bswap\w*\b.{1,60}\b(?:for|with)\b"
    r"|\b(?:exchang\w+|replac(?:e|ing)"
    r"|trade)\b(?! (?:policy|policies|rate|rates))(?! to )(?:.{0,60}\b(?:for|with|it|them"
    r"|my|order|size|item|one|this|these|that|those|the)\b)",
    r"\b(?:an |the )exchange\b(?! (?:policy|rate))"
    r"|\bget (?:a |the )?(?:replacement|different size|bigger size|smaller size"
    r"|other size)\b|\bsend (?:me )?a replacement\b|\bneed (?:a )?replacement for\b"
    r"|\b(?:want|need) (?:it|them|this|these|those) in (?:a )?(?:different|another|bigger"
    r"|smaller|larger)\b",
)
_REFUND = r"(?:refunds?|reimburse\w*|compensations?|rebates?|restitutions?|money back|my money)"
ORDER_RETURN = (
    r"\b(?:get|getting|obtain\w*|request\w*|demand\w*|receiv\w+|ask\w*|need|want|expect\w*"
    rf"|seek\w*|claim\w*|apply|process|issue|give me|like|have)\b.{{0,30}}\b{_REFUND}",
    r"\b(?:want|need|like|going|trying|have|wanna|gotta|start|can|could|may|help me"
    r"|how (?:do|can|to)|please|must|wish)\b.{0,20}\b(?:return|send back|give back"
    r"|bring back)(?:ing)? (?:my|the|this|that|these|those|it|them|an item|an order|one of"
    r"|some|part|both|order|one)\b",
    r"^\W*(?:please )?(?:return|refund) (?:my|the|this|that|these|those|it|them|order|me"
    r"|item)\b|\breturning (?:my|the|this|these|those|an?) \w+"
    r"|\b(?:send|sending|ship|take|give|bring) (?:it|them|this|these|those|my \w+"
    r"|the \w+(?: \w+)?) back\b",
    r"\b(?:my money back|refund (?:for|on|of) (?:my|the|this|that|order)"
    r"|(?:want|need|get|request|like|demand|issue|process|give me|asking for) (?:a |my "
    r"|the )?(?:full |partial )?refund|refund me|start a return|return label"
    r"|initiate a return|money returned|reimburse\w*)\b",
    r"\breturn (?:order|purchase|item)\b"
    r"|\b(?:arrived|came|is|was|were|are) (?:damaged|broken|defective|faulty"
    r"|torn)\b(?!.*\b(?:exchange|replace|policy|what if|what happens)\b)",
)
ORDER_CHANGE = (
    r"\b(?:change|update|edit|modify|correct|alter|amend|switch|fix"
    r"|add (?:an? )?(?:item|product|something|\w+) to|remove .{0,30}from"
    r"|adjust)\b.{0,40}\b(?:my|the|an|this|that) (?:\w+ )?(?:order|purchase|delivery"
    r"|shipment|shipping address|delivery address|address (?:on|of|for))\b",
    r"\b(?:change|update|edit|modify|correct|fix|wrong|different"
    r"|new)\b.{0,25}\b(?:shipping|delivery) (?:address|date|option|method)\b"
    r"|\b(?:change|correct|update|edit|modify) .{0,20}\b(?:order|purchase) ?#?\w*\d{3,}"
    r"|\b(?:change|update|edit|modify) (?:my |an? |the )?orders?\b"
    r"|\b(?:ship|send|deliver) (?:it|them|my order|the order|order \S+) to (?:a |another "
    r"|my |a different |the )(?:\w+ )?(?:address|place|office|work|home)\b",
    r"\b(?:chang|updat|edit|modif|correct|alter|switch|swap|add|remov|delet|tak"
    r"|fix)\w*\b.{0,40}\b(?:to|of|in|from|on|out of) (?:my |the |an? |this "
    r"|that )?(?:order|purchase)\b|\b(?:chang|updat|edit|modif|correct|alter)\w* (?:my "
    r"|the |an? |some |of )*(?:orders?|purchases?|(?:shipping |delivery )?address)\b"
    r"|\bproblems? (?:with )?(?:chang|updat|edit|correct)\w* .{0,20}\b(?:order|purchase"
    r"|address)\b",
    r"\b(?:wrong|different) address\b"
    r"|\b(?:change|switch|update) the (?:address|payment(?: method)?) (?:of|on|for|in)\b"
    r"|\b(?:change|switch) .{0,30} (?:in|on) (?:my|the) order\b",
)
ORDER_STATUS = (
    r"\bwhat (?:did|have) i (?:order|buy|bought|ordered|purchase)\b",
    r"\b(?:status|track\w*|where(?:'s| is)|check\w*|waiting|when (?:will|do|can|should)"
    rf"|progress|evolution|news|how is)\b.{{0,25}}\b{_REFUND}",
    r"\b(?:how (?:soon|long|fast)|when)\b.{0,30}\b(?:my|the) (?:\w+ )?(?:item|article"
    r"|package|parcel|order|shipment|delivery|stuff|product|things?)s?\b",
    rf"\bwhere(?:'s| is| are|s)? (?:my |the |our )(?:\w+ )?{_GOODS}\b"
    r"|\bwhere(?:'s| is| are) (?:my|our) \w+"
    r"|\b(?:track|trac(?:e|ing))\w* (?:down )?(?:my |the |an? |our |order|package)"
    r"|\b(?:locate|follow)\w* (?:my |the |our )?(?:order|package|parcel|purchase|my)",
    r"\b(?:status|progress|whereabouts|eta|update|news) (?:of|on|for|about"
    r"|regarding) (?:my |the |an? |our |order|purchase)|\border status\b"
    r"|\btracking (?:number|info\w*|link|code|details)\b"
    r"|\border (?:history|details|tracking)\b",
    r"\b(?:when|what time|what day) (?:will|does|is|should|can|would|do) (?:my |the |i "
    r"|it |our |order|i expect ).{0,25}(?:arrive|come|delivered|get here|be here|ship"
    r"|shipped|receive|get my|get it|expect it|land|show up)",
    r"\b(?:has|have|did|is|was) (?:my|the|our|order) .{0,30}(?:shipped|ship|sent|arrive"
    r"|arrived|delivered|dispatched|left|on its way|gone out|processed|late|delayed"
    r"|lost)\b|\b(?:haven't|have not|hasn't|has not|didn't|never|not) (?:yet )?(?:received"
    r"|got|gotten|arrived|come|receive|get|been delivered|shown up)\b.{0,30}",
    r"\b(?:check|see|view|look up|find|show|know|show me|list)\b.{0,20}\b(?:my "
    r"|the )(?:last |recent |previous |past |latest |open )?(?:orders?|purchases?|package"
    r"|parcel|delivery)\b(?! (?:that|of|with|policy|options?|costs?|fees?|times?|value))"
    r"|\b(?:my|last|latest|recent) order\b"
    r"|\bexpecting (?:a|my) (?:package|parcel|delivery)\b"
    r"|^\W*(?:my )?orders?\W{0,3}(?:number|id|no\.?)?\s?\W{0,2}\w*\d{3,}\W*$",
    r"\bhow (?:much longer|long) (?:until|till|before|will (?:my|the|it)).{0,30}(?:order"
    r"|package|arrive|delivered|here)\b"
    r"|\bwhat(?:'s| is) (?:happening|going on|up) with (?:my|the) (?:order|package"
    r"|delivery)\b|\b(?:order|package|parcel|delivery) (?:is |has been |hasn't "
    r"|still )?(?:late|missing|lost|delayed|not here|not arrived)\b",
)

ORDER_ACTS: tuple[tuple[Act, tuple[str, ...]], ...] = (
    (Act.ORDER_CANCEL, ORDER_CANCEL),
    (Act.ORDER_EXCHANGE, ORDER_EXCHANGE),
    (Act.ORDER_CHANGE, ORDER_CHANGE),
    (Act.ORDER_RETURN, ORDER_RETURN),
    (Act.ORDER_STATUS, ORDER_STATUS),
)
