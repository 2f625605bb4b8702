"""How shoppers compare, ask about shown products, and ask for ideas."""

from __future__ import annotations

COMPARE = (
    r"\bcompar(?:e|ed|es|ing|ison|isons)\b(?! prices (?:with|to) (?:other|amazon))"
    r"|\b(?:differences?|differ|different) (?:between|from (?:the|each)|in)\b"
    r"|\bwhat(?:'s| is| are) the differences?\b"
    r"|\bhow (?:do|does|are|is) .{0,50}\b(?:differ|different|stack up|compare)\b"
    r"|\b(?:vs|versus)\b\.?",
    r"(?:^|[,.;?!:] ?|\b(?:know|me|say|and|so|but|ok|wondering|decide|then) )which (?:one "
    r"|of (?:them|these|those|the (?:two|three)|the \w+) |of those two |is |are "
    r"|do you think |would |has |have |one's )+.{0,40}\b(?:better|best|warmer|lighter"
    r"|bigger|smaller|cheaper|stronger|faster|heavier|longer|more|most|lightest|warmest"
    r"|heaviest|cheapest|biggest|smallest|quieter|louder|higher|lower|roomier|softer"
    r"|larger|largest|thinner|sturdier|safer|recommend|suit|choose|pick|prefer|\w{3,}est"
    r"|\w{3,}ier)\b",
    r"\b(?:is|are) (?:the |number |#)?.{1,30} (?:better|warmer|lighter|bigger|cheaper"
    r"|stronger|faster|heavier|more \w+|worth more|\w{3,}er) than (?:the|number|#|that"
    r"|this)\b|\b(?:the )?(?:first|second|third|former|last)(?: one)? or (?:the )?(?:first"
    r"|second|third|latter|last|fourth)\b|\bpros and cons\b|\bside by side\b"
    r"|\bwhich (?:is|one's) better\b"
    r"|\bshould i (?:get|buy|take|pick|choose) .{1,40} or (?:the )?",
)

_THAT = (
    r"(?:it|they|this|that|these|those|this one|that one"
    r"|the (?:first|second|third|fourth|fifth|sixth|last|1st|2nd|3rd|4th|other|middle|top"
    r"|\w+ one|\w+ ones)(?: one)?|(?:number|#|option|item|no\.?)\s?\d+|#\d+|both|either"
    r"|any of (?:them|these|those)|one of (?:them|these|those)|all of (?:them|these)|them)"
)
ASK = (
    r"^\W*(?:(?:and|but|so|ok(?:ay)?|hmm+|also|well|oh|great|cool|nice),? )*(?:is|are|was"
    r"|isn't|aren't|does|do|did|doesn't|don't|can|could|will|would|has|have|should"
    rf"|won't) {_THAT}\b(?! (?:any|anything|a shop|a store|there))",
    rf"\b(?:is|are|does|do|can|will|would|has|have) {_THAT} (?:come|fit|have|work|run|made"
    r"|waterproof|machine|true|suitable|good|safe|last|need|include|support|get|feel|look"
    r"|hold|charge|also|really|actually|still|in stock|available|washable|big|small|heavy"
    r"|comfortable|compatible|available|worth|use|handle|really|warm|easy|noisy|loud)\b",
    r"\bhow (?:heavy|big|tall|long|wide|deep|thick|warm|loud|quiet|noisy|fast|good|durable"
    r"|comfortable|much (?:does|do|is|are)|many|old|large|small|strong|high|bright|does|do"
    r"|is|are|well|easy|hard|hot|soft|accurate|thin|safe|powerful)\b.{0,12}(?:is|are"
    rf"|does|do|can|would|will)?\s?(?:the|{_THAT}|in stock|are left)\b",
    r"\bwhat(?:'s| is| are|s)? (?:the |its |their )?(?:dimensions?|sizes?|size|material"
    r"|weight|battery life|capacity|warranty|colou?rs?|measurements?|ingredients?|fabric"
    r"|lining|power|length|width|height|depth|range|rating|specs?|specifications?|features"
    r"|price|brand|fit|sole|volume|inseam|resolution|care instructions|waterproof rating"
    r"|temperature rating|return policy|reviews?|stock"
    rf"|difference in)\b(?=.{{0,40}}(?:\b(?:{_THAT}|have|come|made|has|its|their)\b|of the"
    r"|on the|for the|\?*$))",
    r"\bwhat(?:'s| is| are) the .{2,30} made (?:of|from|out)\b",
    rf"\bwhat (?:is|are|'s) {_THAT} (?:made|like|good|rated|for)\b"
    rf"|\bwhat(?:'s| is| are)? {_THAT} made (?:of|from|out)\b"
    r"|\bwhat (?:sizes?|colou?rs?|material|brand|kind of battery|else|other colou?rs"
    rf"|other sizes) (?:does|do|is|are|comes?) {_THAT}\b"
    r"|\b(?:what )?(?:do(?:es)?|did) (?:people|others|customers|buyers|reviewers|everyone|shoppers"
    r"|anyone|anybody|owners|users|folks|other \w+|the reviews?|reviews)"
    r" (?:say|think|complain|like|dislike|mention)\b",
    r"\b(?:tell me|know|info\w*|details?|hear|read|say|learn|explain|specs?"
    r"|specifications?|description|reviews?|opinions?|photos?|pictures?"
    r"|summary)\b(?: (?:me|a|bit|little|some|any|more|further|all|something))* (?:about|on"
    rf"|of|for|regarding) (?:the |your )?(?:{_THAT}|first|second|third|last|#|number"
    r"|[\w-]+)",
    r"\b(?:any|are there|got) (?:reviews?|complaints|feedback|problems)\b"
    rf"|\bin stock\b(?=.*\?)|\bdo you have {_THAT} in\b"
    r"|\b(?:do|does) (?:the|it|they) .{1,40} (?:come|fit|run|have|work|include|need|last"
    r"|shrink|fade|smell|feel)\b|\bcan (?:i|you) (?:wash|use|wear|put|machine|take|charge"
    rf"|fold|cook|wear|run|plug|connect) (?:the |{_THAT})"
    r"|\bmore (?:details|information|info)\b"
    r"|\bwhy (?:did you|do you|are you|would you|is|this|that|should i)\b"
    r"|\bhow many (?:are|do you have|of them are) (?:left|in stock)\b",
    r"^\W*(?:(?:and|but|so|ok(?:ay)?|also),? )*(?:is|are|does|do|can|will|has|have) the .{2,60}\?",
    r"^\W*(?:can|could|should|may) (?:i|you|we|one) (?!have|see|get|find|buy|order|return"
    r"|pay).{2,40} (?:it|them|this|these|that)\b(?! (?:to|in) (?:my|the) )",
)

#: Asks for ideas only where no thing is named ("chocolates for a gift" is a search).
GIFTS = (
    r"\b(?:similar|alternatives?|comparable)\b(?: \w+)? ?(?:to|for|products|items|ones"
    r"|options)?|\b(?:something|anything|more|ones|things|others|stuff|another|one"
    r"|products) (?:\w+ )?like (?:that|this|it|these|those|them|the|number|#)\b"
    r"|\bmore of (?:the same|these|those|that kind)\b"
    r"|\b(?:goes|go|pairs?|match\w*|fits) (?:well )?with (?:it|that|this|the|these|those"
    r"|them|my)\b|\bwhat (?:else )?(?:goes|would go) with\b|\b(?:bought|buy) together\b",
    r"\b(?:gifts?|presents?)\b(?!.{0,3}(?:cards?|wrap|box|bag|set|basket|receipt))",
)
#: "Show me others": more of the same need.
OTHERS = (
    r"^\W*(?:(?:please|ok|okay|hmm+|and|can you|could you|do you have|got|have you got"
    r"|are there|i want to see|let me see|show me|show|see|give me|any|some"
    r"|find me)[ ,]+)*"
    r"(?:(?:some |any )?(?:more|others?|different|another"
    r"|other)(?: (?:options?|ones?|choices|products|results|items|like (?:these|this|that)"
    r"|suggestions|please))*|next(?: page| ones)?|something else|anything else"
    r"|what else(?: do you have| is there)?|else)(?: please)?\W*$",
)
RECOMMEND = (
    r"^\W*(?:show me |see )?(?:your |the )?(?:best[- ]?sellers?|top sellers?"
    r"|favou?rites)\W*$|\bsurprise me\b|\binspire me\b"
    r"|\b(?:recommend|recommends|recommendations?|recomend|reccomend|suggest|suggests"
    r"|suggestions?)\b(?! (?:against))",
    r"\bwhat(?:'s| is| are|s)? (?:your |the |currently |really |most )*(?:popular|trending"
    r"|hot|selling|best ?sellers?|best-selling|favou?rites?|new and popular"
    r"|everyone buying|people buying|new)\b"
    r"|\bwhat (?:do|are|does|would) (?:people|others|other (?:people|shoppers|customers)"
    r"|everyone|you|most people)(?: usually| typically| mostly)? (?:buy|buying|like|love"
    r"|recommend|suggest|getting|get)\b|\b(?:your|the) best ?sellers?\b"
    r"|\bpopular (?:right now|these days|at the moment|items|products|things)\b"
    r"|\btrending\b",
    r"\b(?:any|some|give me|need|have|looking for) (?:\w+ )?ideas?\b"
    r"|\bwhat should i (?:buy|get|give|wear|choose|pick)\b"
    r"|\b(?:i )?don'?t know what (?:to (?:buy|get|give)|i want)\b"
    r"|\bhelp me (?:choose|decide|pick)\b|\bno idea what\b"
    r"|\b(?:something|anything) (?:for|nice for|special for|cool for) (?:my|a|an|the|his"
    r"|her|our)? ?(?:\w+ )?(?:dad|mom|mum|mother|father|wife|husband|girlfriend|boyfriend"
    r"|brother|sister|son|daughter|grandma|grandpa|grandmother|grandfather|friend"
    r"|colleague|boss|teacher|nephew|niece|aunt|uncle|partner|fiance\w*|cousin|parents|dog"
    r"|cat|kids?|baby|\d+[- ]year[- ]old|christmas|birthday|anniversary|valentine\w*"
    r"|coworkers?|him|her)\b",
    r"\bpicks? for me\b|\bfor me\?|\bbased on (?:my|what i)\b|\bjust browsing\b"
    r"|\bwhat do you have for (?:me|a)\b"
    r"|\bshow me something (?:nice|cool|new|interesting|fun|special)\b",
)
