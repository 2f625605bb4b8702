"""How shoppers ask for things that are not a search; tables of patterns, data only.

Each act has its patterns; `acts.py` says in which order they are tried.
"""

from __future__ import annotations

from assistant.types import Act, Topic

UNSUPPORTED = (
    r"\b(?:ignore|disregard|forget|override|bypass) (?:all |any |every |your |the |my |previous |prior |above |these |those )*(?:instructions?|rules|prompts?|guidelines|programming|training|restrictions)\b",
    r"\b(?:system|hidden|initial|secret) (?:prompt|instructions?|message)\b|\byour (?:prompt|instructions|rules|guidelines|source code|training data)\b",
    r"\b(?:you are now|from now on you|act as|pretend (?:to be|you)|role ?play|jailbreak|developer mode|dan mode|do anything now|sudo|god mode)\b",
    r"\bweather\b(?!proof| resist)(?! (?:boots|gear|jacket|wear|conditions))|\bforecast\b|\b(?:raining|going to rain)\b.*\b(?:today|tomorrow)\b",
    r"\b(?:write|compose|make up|create|tell|sing|recite) (?:me |us )?(?:an? |the |another )?(?:\w+ )?(?:poem|song|story|essay|joke|haiku|rap|novel|limerick|letter|email|speech|homework)\b",
    r"\b(?:write|debug|fix|explain|generate|run) (?:me |my |this |some |a |an |the )*(?:\w+ )?(?:code|script|python|javascript|java|sql|program|function|regex|html)\b|\bpython (?:script|code|function)\b",
    r"\b(?:president|prime minister|election|elections|politic\w*|democrats?|republicans?|parliament|who should i vote|vote for)\b",
    r"\bi (?:have|feel|got|am|'ve got) (?:a |an |the )?(?:bad )?(?:headache|fever|flu|rash|cough|sick|ill|stomach ache|pain)\b|\b(?:diagnos\w+|symptoms?|medical advice|prescri\w+|dosage|antibiotics?|should i see a doctor|ibuprofen|cure my|treat my)\b",
    r"\b(?:stock market|share price|bitcoin|crypto\w*|invest(?:ing|ment)?|exchange rate|mortgage|tax(?:es)? return|legal advice|sue)\b",
    r"\b(?:translate|translation)\b|\bwhat does \w+ mean in (?:english|french|spanish|german|chinese)\b|\bhow do (?:you|i) say\b",
    r"\b(?:capital (?:city )?of|population of|square root|solve (?:the|this)|what(?:'s| is) \d+ ?[x*+/-] ?\d+|calculate|meaning of life|world war|who (?:won|invented|wrote|painted|is the (?:king|queen|ceo)))\b",
    r"\b(?:football|soccer|nba|nfl) (?:score|match|game|result)s?\b|\bwho won the\b|\b(?:latest )?(?:news|headlines)\b(?! letter|letter)|\bhoroscope\b|\brecipe for\b|\bhow (?:do|to|can) (?:i |you )?(?:cook|bake)\b",
    r"\b(?:book|reserve) (?:me )?(?:a |an )?(?:flight|hotel|table|taxi|uber|restaurant|ticket)\b|\bset (?:an? )?(?:alarm|timer|reminder)\b|\bplay (?:some |me )?(?:music|a song)\b|\bturn (?:on|off) the\b",
    r"\b(?:hack|steal|bomb|weapon|kill (?:myself|someone))\b|\bhow (?:do i|to) make (?:a )?(?:explosive|drug)s?\b",
    r"\b(?:give|show) me (?:the )?(?:admin|root) (?:access|password)|\b(?:other|another) (?:customers?|shoppers?|users?)'?s? (?:orders?|address\w*|data|details|emails?|names?|cards?)\b|\bdrop table\b",
    r"\b(?:other|another) (?:customers?|shoppers?|users?)'?s? (?:orders?|address\w*|data)\b|\bset (?:the |all )?prices? (?:to|of)\b|\bgive me (?:a |an )?(?:\d+ ?%|huge|free) (?:discount|everything)\b|\bapply (?:a )?(?:100|9\d) ?%",
)

HANDOFF = (
    r"\b(?:talk|speak|chat|contact|call|reach|touch|connect|communicat|ring|phone)\w*\b(?: \w+){0,4}? (?:agents?|humans?|person|operators?|assistant|representatives?|customer (?:services?|support|assistance|care))\b",
    r"\b(?:reclamations?|claims? against|make a claim|making a claim|lodg\w+ a|(?:consumer |customer )?complaints?)\b|\bcomplain\b(?! about (?:it|them|the \w+ (?:one|ones)))|\bnot (?:happy|satisfied) with (?:your|ur|the) (?:services?|work|company)\b|\bcustomer (?:assistance|services?|support|care)\b",
    r"\b(?:talk|speak|chat|connect(?: me)?|get me|transfer(?: me)?|put me through|pass me|hand me over|switch me|want|need|like|contact|reach|call|give me)\b(?: \w+){0,4}? (?:an? |the |your |some |to |with )*(?:real |actual |live |human |customer |support |service |sales )*(?:human|person|agent|representative|rep|operator|someone|somebody|employee|staff|advisor|adviser|manager|supervisor|customer (?:service|support|care)|support team|support agent|human being)\b(?! (?:who|that) (?:likes|loves|has))(?!'s)(?! special)",
    r"^\W*(?:human|agent|operator|representative|real person|customer (?:service|support)|live (?:chat|agent))(?: please| pls| now)?\W*$",
    r"\b(?:is there a (?:human|real person|person|phone number)|are there (?:any )?humans|phone number|call you|hotline|customer (?:service|care|support) (?:number|email|phone)|live (?:agent|person|chat))\b",
    r"\b(?:file|make|submit|lodge|have) (?:a |an |another )?(?:formal )?complaint\b|\bspeak to (?:the|a|your) (?:manager|boss)\b|\bi (?:don't|do not) want to (?:talk|speak|chat) (?:to|with) (?:a |an )?(?:bot|robot|machine|computer)\b|\bstop.{0,10}\bbot\b",
)

_MINE = r"(?:my|the|this|that|an?|our|these|those|it|them|one|all|both|part of my|half of my|item|items|\w+ of the)"
_GOODS = r"(?:orders?|purchase|package|parcel|delivery|shipment|stuff|items?|things?|goods)"

ORDER_CANCEL = (
    rf"(?<!noise )(?<!noise-)(?<!echo )\bcancel\w*\b(?! (?:policy|policies|fee|charge))(?:.{{0,30}}\b(?:orders?|purchase|it|that|this|them|delivery|shipment|everything|item|one)\b|\W*$|.{{0,30}}\d{{3,}})",
    r"\b(?:can't|cannot|can not|can no longer|no longer|don't|cant|unable to)\b.{0,25}\b(?:afford|pay for|pay)\b.{0,20}\b(?:order|purchase)\b",
    r"\b(?:don't|do not|dont|no longer|didn't) (?:want|need|wish)(?: to (?:get|receive))? (?:my|this|that|the) (?:last |recent )?(?:order|purchase)\b|\b(?:call|calling) off (?:my|the) order\b|\bstop (?:my|the|that) (?:order|shipment|delivery)\b|\bundo (?:my|the) (?:order|purchase)\b|\bordered .{0,30}by (?:mistake|accident)\b(?!.*\breturn)",
)
ORDER_EXCHANGE = (
    r"\bswap\w*\b.{1,60}\b(?:for|with)\b|\b(?:exchang\w+|replac(?:e|ing)|trade)\b(?! (?:policy|policies|rate|rates))(?! to )(?:.{0,60}\b(?:for|with|it|them|my|order|size|item|one|this|these|that|those|the)\b)",
    r"\b(?:an |the )exchange\b(?! (?:policy|rate))|\bget (?:a |the )?(?:replacement|different size|bigger size|smaller size|other size)\b|\bsend (?:me )?a replacement\b|\bneed (?:a )?replacement for\b|\b(?:want|need) (?:it|them|this|these|those) in (?:a )?(?:different|another|bigger|smaller|larger)\b",
)
_REFUND = r"(?:refunds?|reimburse\w*|compensations?|rebates?|restitutions?|money back|my money)"
ORDER_RETURN = (
    rf"\b(?:get|getting|obtain\w*|request\w*|demand\w*|receiv\w+|ask\w*|need|want|expect\w*|seek\w*|claim\w*|apply|process|issue|give me|like|have)\b.{{0,30}}\b{_REFUND}",
    r"\b(?:want|need|like|going|trying|have|wanna|gotta|start|can|could|may|help me|how (?:do|can|to)|please|must|wish)\b.{0,20}\b(?:return|send back|give back|bring back)(?:ing)? (?:my|the|this|that|these|those|it|them|an item|an order|one of|some|part|both|order|one)\b",
    r"^\W*(?:please )?(?:return|refund) (?:my|the|this|that|these|those|it|them|order|me|item)\b|\breturning (?:my|the|this|these|those|an?) \w+|\b(?:send|sending|ship|take|give|bring) (?:it|them|this|these|those|my \w+|the \w+(?: \w+)?) back\b",
    r"\b(?:my money back|refund (?:for|on|of) (?:my|the|this|that|order)|(?:want|need|get|request|like|demand|issue|process|give me|asking for) (?:a |my |the )?(?:full |partial )?refund|refund me|start a return|return label|initiate a return|money returned|reimburse\w*)\b",
    r"\breturn (?:order|purchase|item)\b|\b(?:arrived|came|is|was|were|are) (?:damaged|broken|defective|faulty|torn)\b(?!.*\b(?:exchange|replace|policy|what if|what happens)\b)",
)
ORDER_CHANGE = (
    r"\b(?:change|update|edit|modify|correct|alter|amend|switch|fix|add (?:an? )?(?:item|product|something|\w+) to|remove .{0,30}from|adjust)\b.{0,40}\b(?:my|the|an|this|that) (?:\w+ )?(?:order|purchase|delivery|shipment|shipping address|delivery address|address (?:on|of|for))\b",
    r"\b(?:change|update|edit|modify|correct|fix|wrong|different|new)\b.{0,25}\b(?:shipping|delivery) (?:address|date|option|method)\b|\b(?:change|correct|update|edit|modify) .{0,20}\b(?:order|purchase) ?#?\w*\d{3,}|\b(?:change|update|edit|modify) (?:my |an? |the )?orders?\b|\b(?:ship|send|deliver) (?:it|them|my order|the order|order \S+) to (?:a |another |my |a different |the )(?:\w+ )?(?:address|place|office|work|home)\b",
    r"\b(?:chang|updat|edit|modif|correct|alter|switch|swap|add|remov|delet|tak|fix)\w*\b.{0,40}\b(?:to|of|in|from|on|out of) (?:my |the |an? |this |that )?(?:order|purchase)\b|\b(?:chang|updat|edit|modif|correct|alter)\w* (?:my |the |an? |some |of )*(?:orders?|purchases?|(?:shipping |delivery )?address)\b|\bproblems? (?:with )?(?:chang|updat|edit|correct)\w* .{0,20}\b(?:order|purchase|address)\b",
    r"\b(?:wrong|different) address\b|\b(?:change|switch|update) the (?:address|payment(?: method)?) (?:of|on|for|in)\b|\b(?:change|switch) .{0,30} (?:in|on) (?:my|the) order\b",
)
ORDER_STATUS = (
    rf"\b(?:status|track\w*|where(?:'s| is)|check\w*|waiting|when (?:will|do|can|should)|progress|evolution|news|how is)\b.{{0,25}}\b{_REFUND}",
    r"\b(?:how (?:soon|long|fast)|when)\b.{0,30}\b(?:my|the) (?:\w+ )?(?:item|article|package|parcel|order|shipment|delivery|stuff|product|things?)s?\b",
    rf"\bwhere(?:'s| is| are|s)? (?:my |the |our )(?:\w+ )?{_GOODS}\b|\bwhere(?:'s| is| are) (?:my|our) \w+|\b(?:track|trac(?:e|ing))\w* (?:down )?(?:my |the |an? |our |order|package)|\b(?:locate|follow)\w* (?:my |the |our )?(?:order|package|parcel|purchase|my)",
    r"\b(?:status|progress|whereabouts|eta|update|news) (?:of|on|for|about|regarding) (?:my |the |an? |our |order|purchase)|\border status\b|\btracking (?:number|info\w*|link|code|details)\b|\border (?:history|details|tracking)\b",
    r"\b(?:when|what time|what day) (?:will|does|is|should|can|would|do) (?:my |the |i |it |our |order|i expect ).{0,25}(?:arrive|come|delivered|get here|be here|ship|shipped|receive|get my|get it|expect it|land|show up)",
    r"\b(?:has|have|did|is|was) (?:my|the|our|order) .{0,30}(?:shipped|ship|sent|arrive|arrived|delivered|dispatched|left|on its way|gone out|processed|late|delayed|lost)\b|\b(?:haven't|have not|hasn't|has not|didn't|never|not) (?:yet )?(?:received|got|gotten|arrived|come|receive|get|been delivered|shown up)\b.{0,30}",
    r"\b(?:check|see|view|look up|find|show|know|show me|list)\b.{0,20}\b(?:my |the )(?:last |recent |previous |past |latest |open )?(?:orders?|purchases?|package|parcel|delivery)\b(?! (?:that|of|with|policy|options?|costs?|fees?|times?|value))|\b(?:my|last|latest|recent) order\b|\bexpecting (?:a|my) (?:package|parcel|delivery)\b|^\W*(?:my )?orders?\W{0,3}(?:number|id|no\.?)?\s?\W{0,2}\w*\d{3,}\W*$",
    r"\bhow (?:much longer|long) (?:until|till|before|will (?:my|the|it)).{0,30}(?:order|package|arrive|delivered|here)\b|\bwhat(?:'s| is) (?:happening|going on|up) with (?:my|the) (?:order|package|delivery)\b|\b(?:order|package|parcel|delivery) (?:is |has been |hasn't |still )?(?:late|missing|lost|delayed|not here|not arrived)\b",
)

TOPICS: dict[Topic, tuple[str, ...]] = {
    Topic.RETURNS: (
        r"\b(?:return|refund|exchange|cancellation|money[- ]back)s? (?:policy|policies|window|period|process|guarantee|conditions?|rules?|fees?|shipping|costs?|terms?)\b|\b(?:policy|rules?|conditions?) (?:on|for|about|regarding) (?:returns?|refunds?|exchang\w+|cancel\w+)\b",
        r"\b(?:how|what)\b.{0,30}\b(?:returns|refunds|exchanges) (?:work|handled|done|processed)\b|\b(?:how many days|how long|what time|until when)\b.{0,40}\b(?:return|refund|exchange|bring back|send back)\w*\b|\b(?:accept|take|offer|allow|do you do|have) (?:\w+ )?(?:returns|refunds|exchanges)\b",
        r"\b(?:can|could|may|do|is it possible to|am i able to|are we allowed to)\b (?:i |you |we |customers |people )?(?:still |also |always )?(?:to )?(?:return|exchange|send back|bring back|get (?:a|my) refund|get my money back|give back|be returned)\b|\bcan (?:\w+ )?(?:items?|shoes|clothes|it|they|things|products|these|this|\w+) be (?:returned|exchanged|refunded)\b",
        r"\bfree returns?\b|\breturns? free\b|\bpay for (?:the )?returns?\b|\b(?:what|how) (?:if|happens|do i do|about) .{0,60}\b(?:doesn't fit|don't fit|don't like|doesn't work out|return)\b|\breturn(?:ing)? (?:worn|used|opened|sale|something)\b|\bfinal sale\b|\brestocking fees?\b|\bwhat if (?:they|it|the \w+) (?:don't|doesn't|do not|does not)\b|\b(?:cancel\w*|exit|termination|withdrawal) (?:fees?|penalt\w+|charges?|costs?)\b|\bin (?:what|which) (?:cases?|situations?)\b|\bcancel\w* (?:policy|policies|fee|fees|charge)\b|^\W*returns?\W*$|\bearly cancellation\b|\bif i (?:change my mind|don't like)\b",
    ),
    Topic.SHIPPING: (
        r"\b(?:shipment|shipping|delivery) (?:options?|methods?|periods?|times?|alternatives?)\b|\boptions? (?:of|for) (?:shipment|shipping|delivery)\b|^\W*(?:ship|shipping|deliver|delivery|delivering|shipments?) (?:to|in) \w+|\bdo (?:you|u) ?(?:ship|deliver)\b|\bhow (?:soon|long|fast) .{0,30}(?:deliver|shipment|arrive|receive)\w*\b",
        r"\b(?:shipping|delivery|postage|freight|shipment)\b.{0,30}\b(?:costs?|fees?|prices?|charges?|rates?|options?|methods?|times?|policy|policies|free|take|speed|long|countries|international|info\w*|period|much|work|days|available|express|overnight|date)\b|\b(?:free|express|overnight|international|next[- ]day|same[- ]day|fast|standard|cheapest) (?:shipping|delivery)\b",
        r"\b(?:do|can|will|does|could) (?:you|u|this shop|your shop|it)(?: guys)? (?:also |even |still )?(?:ship|deliver|send|post|mail)\b|\b(?:how much|how long|how fast|how quickly|how soon|what|which|when|where|is|are)\b.{0,40}\b(?:shipping|delivery|deliver\w*|ship|shipped|postage|couriers?|carriers?)\b|\bship(?:ping)? (?:to|abroad|overseas|internationally|worldwide)\b|\b(?:po box|customs|import dut\w+|courier|carriers?|dhl|fedex|ups|usps)\b|^\W*(?:shipping|delivery)\W*$|\b(?:click and collect|store pickup|pick ?up in store|curbside)\b|\bpick (?:it|them|my order) up\b",
    ),
    Topic.PAYMENT: (
        r"\b(?:my|the|see|check|find|get|download|show me|a) (?:last |latest |\d+ |the |my )?bills?\b(?! (?:clip|fold|holder|counter))|\boptions? (?:of|for) payment\b|\baccepted payment",
        r"\b(?:payment|pay) (?:methods?|options?|types?|plans?|terms|in (?:instal?lments?|cash)|by|with|via|using|later|on delivery|monthly|upfront)\b|\b(?:accept|take|support)\b.{0,25}\b(?:paypal|visa|mastercard|amex|american express|credit|debit|cards?|cash|klarna|apple pay|google pay|bank transfer|crypto|bitcoin|cheques?|checks?)\b|\b(?:paypal|klarna|apple pay|google pay|afterpay|affirm|amex|instal?lments?|financing|invoice|invoices|vat|bank transfer|cash on delivery|sales tax|billing)\b|\bhow (?:can|do|could|should) i pay\b|\bways? to pay\b|\bcredit cards?\b|\bpayments?\b|\bcharged (?:twice|me)\b|\bwhen (?:will|do|am) i (?:be )?charged?\b|\bcurrenc(?:y|ies)\b",
    ),
    Topic.WARRANTY: (
        r"\b(?:warrant(?:y|ies)|guarantees?|guaranteed|repairs?|repaired|spare parts?|covered if|manufacturer'?s? defect|breaks? (?:after|within|in))\b(?! (?:delivery|arrival))",
    ),
    Topic.ACCOUNT: (
        r"\b(?:access key|pin code|sign-?ups?|signup|my user|user (?:account|profile|password|name)|delete (?:my |the )?user|key of my (?:user|account)|(?:set ?up|submit|enter|register|new|add|another|secondary|second) .{0,25}(?:shipping |delivery )?address)\b",
        r"\b(?:accounts?|passwords?|log ?in|login|sign ?in|sign ?up|register|registration|profile|log into|username|registered|signing up|logging in|sign me up|membership|my (?:email|phone number|name|details|personal (?:data|info\w*)))\b(?!.*\b(?:newsletter)\b)",
        r"\b(?:change|update|edit) my (?:email|e-mail|phone|name|address|details)\b",
    ),
    Topic.PROMOTIONS: (
        r"\b(?:promo(?:tion)?s?|coupons?|vouchers?|discounts?|discount codes?|promo codes?|sales? (?:on|now|going|start|end)|on sale|black friday|cyber monday|student discount|deals?(?= (?:today|now|going|on|available|this|right|currently|\?))|special offers?|offers? (?:right now|today|this week|available|going)|loyalty|rewards?|points|newsletters?|subscri\w+ to (?:your|ur|the)|unsubscrib\w+|price match(?:ing)?|clearance)\b",
        r"\b(?:any|current|today's) (?:deals|offers|sales|specials)\b",
    ),
    Topic.PRIVACY: (
        r"\b(?:privacy|gdpr|cookies?(?= (?:policy|settings|consent))|personal (?:data|information)|my (?:data|information)|data protection|(?:sell|share|store|keep|delete|use|collect|track) (?:my|our) (?:data|information|info|details)|is it safe to|unsubscribe)\b",
    ),
    Topic.STORES: (
        r"\b(?:opening (?:hours|times)|store hours|open(?:ing)? (?:on|today|tomorrow|until|sundays?|now)|what time do you (?:open|close)|(?:physical|brick|local|nearest|closest|retail|your) (?:stores?|shops?|locations?|showrooms?|branch(?:es)?)|stores? (?:near|in|location|locator)|shops? (?:near|in (?:[a-z]+))|near me|where are you (?:located|based)|have a (?:physical )?(?:store|shop|showroom)|visit (?:you|the (?:store|shop))|are you open|(?:try|see) (?:it|them) (?:on )?in (?:a |the )?(?:store|shop|person)|your address)\b",
    ),
    Topic.GIFT: (
        r"\bgift[- ]?(?:wrap\w*|cards?|boxes|receipts?|messages?|certificates?|vouchers?|notes?|options?)\b|\b(?:wrap|wrapped|wrapping) (?:it |them )?(?:as|for) (?:a )?(?:gift|present)s?\b|\b(?:include|add|write) (?:a )?(?:note|card|message)\b|\bwrapp(?:ed|ing)\b(?=.*\b(?:gift|present|it|can|do you)\b)",
    ),
    Topic.OTHER: (
        r"\b(?:leav|writ|submit|send|giv|post|mak|shar)\w* (?:you |an? |some |my |your |ur |the )*(?:reviews?|feedbacks?|comments?|opinions?)\b",
        r"\b(?:terms (?:of service|and conditions|of use)|terms & conditions|imprint|who (?:are you guys|owns|runs)|about (?:your company|the company|your shop)|sustainab\w+ (?:policy|efforts)|(?:are you|is (?:this|the) (?:shop|site|store|company)) (?:legit|trustworthy|a real|safe|carbon)|what (?:kind of )?(?:things|stuff|products) do you sell|do you (?:do|offer|have) (?:wholesale|bulk (?:orders|discounts)|installation|assembly|engraving|b2b)|hiring|jobs?|careers?|affiliate|press inquir\w+|wholesale)\b",
    ),
}  # fmt: skip

_CART = r"(?:carts?|baskets?|bags?|trolley|shopping (?:cart|bag|basket|list))"
CHECKOUT = (
    r"^.{0,30}\b(?:make|making|place|placing|submit) (?:an? |my |the |one )?(?:new )?(?:order|purchase)\b(?!.{0,5}(?:for|of|from))",
    r"\bcheck(?:ing)?[ -]?out\b(?! (?:the|this|these|that|those|some|your))|\b(?:place|complete|finish|finalise|finalize|submit|confirm) (?:my|the|this|an) (?:order|purchase)\b|\bproceed to (?:payment|pay|checkout)\b|\b(?:ready|want|like|going) to (?:pay|order now|buy now)\b|\bpay now\b|\b(?:buy|order) (?:it |them |everything |all of it )?now\b|^\W*(?:i'll |let me |let's )?(?:pay|buy everything|order everything)\W*(?:please|now)?\W*$|\btake my money\b|\b(?:i'm|im|i am|we're|that's|thats|that is|that'll be) (?:done|all|it|everything)\b.{0,20}(?:pay|order|check|buy|purchase)",
)
CART_VIEW = (
    rf"\b(?:what(?:'s| is| do i have|s)?|show|see|view|open|check|display|list|review|look at|how many|how much|total|where(?:'s| is)|go to|summary of|price of|value of|sum of)\b(?: (?:me|is|are|the|all|things|items|everything|stuff|products|total|there|have|i|do|of|at|so far|already|currently|now))*.{{0,15}}\b(?:in |inside |of )?(?:my |the |our )?{_CART}\b(?! (?:from|by|under|for|with|in))",
    rf"^\W*(?:my )?{_CART}\W*(?:please)?\W*$|\bhow much (?:is|would|will|does) (?:it|that|everything|my order|all (?:of )?(?:it|that)) (?:come to|cost in total|all together|altogether|be in total|so far|in total|add up to)\b|\bwhat(?:'s| is) (?:my|the) (?:total|subtotal)\b|\bmy total\b",
)
CART_REMOVE = (
    rf"\b(?:remove|delete|take|drop|kick|throw|get rid of|clear|empty|put back|pull)\b.{{0,60}}\b(?:from|out of|off|in)?\s?(?:my |the |our )?{_CART}\b",
    r"\b(?:remove|delete|take out|take off|get rid of|kick out|put back) (?:it|that|this|them|those|these|the (?!price|filter|colou?r|brand|size|rating|budget|limit)\w+|one of|both|all of|all|item|number|#|\d|everything|my)\b(?!.{0,20}(?:filter|limit|requirement))",
    rf"\b(?:empty|clear) (?:my |the |out )?(?:my )?{_CART}\b|\b(?:don't|do not|no longer|dont) (?:want|need) (?:the .{{3,30}}|it|them|that) (?:any ?more|any longer|in my {_CART}|after all)\b|\bactually,? (?:not|no) (?:the |that )\w+ in (?:my|the) {_CART}",
)
CART_ADD = (
    rf"\b(?:add|put|place|throw|pop|toss|drop|stick|chuck|include|move|save)\b.{{0,80}}\b(?:to|in|into)\b.{{0,12}}\b{_CART}\b",
    r"\badd (?:it|that|this|them|these|those|both|the (?:first|second|third|fourth|fifth|last|top)|one|two|three|four|five|six|\d+|another|all|number|#|a|an|the|some|me)\b(?!.{0,30}\b(?:filter|order)\b)",
    r"\b(?:i'll|i will|ill|i'd like to|i would like to|i wanna|i want to|let me|let's|lets|can i|could i|we'll|i'm going to|gonna|i think i'll) (?:take|have|grab|go (?:with|for)|buy|order|get|purchase)\b (?:it|that|this|them|these|those|both|the (?:first|second|third|fourth|fifth|last|other|1st|2nd|3rd|\w+ one|middle)|one of (?:those|them|these)|two|three|four|\d+ of|number|#|option|all (?:of|three))\b",
    r"^\W*(?:ok(?:ay)?,? |yes,? |great,? |perfect,? |please |cool,? |sure,? )*(?:buy|order|get me|take|grab|i'll take|i take|give me|purchase|sold,?) (?:it|that(?: one)?|this(?: one)?|them|those|these|both|the (?:first|second|third|fourth|last|\w+ one)|#|number|two|three|\d+|one of (?:those|them|these))\b(?! cheaper)",
    r"\b(?:i want|i'll have|give me|i need|get me|i'd like|make (?:it|that)) (?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3}|another|a couple)(?: (?:more|of (?:them|these|those|the \w+(?: one)?|it|that)))+\b|\b(?:wrap (?:it|them) up|i'm buying (?:it|that|them)|(?:that one|this one),? please$)",
    r"\b(?:change|set|increase|reduce|update) (?:the |my )?quantity\b|\bmake (?:it|that) (?:two|three|four|five|\d{1,2})\b(?! (?:inch|cm|stars?))",
)

COMPARE = (
    r"\bcompar(?:e|ed|es|ing|ison|isons)\b(?! prices (?:with|to) (?:other|amazon))|\b(?:differences?|differ|different) (?:between|from (?:the|each)|in)\b|\bwhat(?:'s| is| are) the differences?\b|\bhow (?:do|does|are|is) .{0,50}\b(?:differ|different|stack up|compare)\b|\b(?:vs|versus)\b\.?",
    r"(?:^|[,.;?!:] ?|\b(?:know|me|say|and|so|but|ok|wondering|decide|then) )which (?:one |of (?:them|these|those|the (?:two|three)|the \w+) |of those two |is |are |do you think |would |has |have |one's )+.{0,40}\b(?:better|best|warmer|lighter|bigger|smaller|cheaper|stronger|faster|heavier|longer|more|most|lightest|warmest|heaviest|cheapest|biggest|smallest|quieter|louder|higher|lower|roomier|softer|larger|largest|thinner|sturdier|safer|recommend|suit|choose|pick|prefer|\w{3,}est|\w{3,}ier)\b",
    r"\b(?:is|are) (?:the |number |#)?.{1,30} (?:better|warmer|lighter|bigger|cheaper|stronger|faster|heavier|more \w+|worth more|\w{3,}er) than (?:the|number|#|that|this)\b|\b(?:the )?(?:first|second|third|former|last)(?: one)? or (?:the )?(?:first|second|third|latter|last|fourth)\b|\bpros and cons\b|\bside by side\b|\bwhich (?:is|one's) better\b|\bshould i (?:get|buy|take|pick|choose) .{1,40} or (?:the )?",
)

_THAT = r"(?:it|they|this|that|these|those|this one|that one|the (?:first|second|third|fourth|fifth|sixth|last|1st|2nd|3rd|4th|other|middle|top|\w+ one|\w+ ones)(?: one)?|(?:number|#|option|item|no\.?)\s?\d+|#\d+|both|either|any of (?:them|these|those)|one of (?:them|these|those)|all of (?:them|these)|them)"
ASK = (
    rf"^\W*(?:(?:and|but|so|ok(?:ay)?|hmm+|also|well|oh|great|cool|nice),? )*(?:is|are|was|isn't|aren't|does|do|did|doesn't|don't|can|could|will|would|has|have|should|won't) {_THAT}\b(?! (?:any|anything|a shop|a store|there))",
    rf"\b(?:is|are|does|do|can|will|would|has|have) {_THAT} (?:come|fit|have|work|run|made|waterproof|machine|true|suitable|good|safe|last|need|include|support|get|feel|look|hold|charge|also|really|actually|still|in stock|available|washable|big|small|heavy|comfortable|compatible|available|worth|use|handle|really|warm|easy|noisy|loud)\b",
    rf"\bhow (?:heavy|big|tall|long|wide|deep|thick|warm|loud|quiet|noisy|fast|good|durable|comfortable|much (?:does|do|is|are)|many|old|large|small|strong|high|bright|does|do|is|are|well|easy|hard|hot|soft|accurate|thin|safe|powerful)\b.{{0,12}}(?:is|are|does|do|can|would|will)?\s?(?:the|{_THAT}|in stock|are left)\b",
    rf"\bwhat(?:'s| is| are|s)? (?:the |its |their )?(?:dimensions?|sizes?|size|material|weight|battery life|capacity|warranty|colou?rs?|measurements?|ingredients?|fabric|lining|power|length|width|height|depth|range|rating|specs?|specifications?|features|price|brand|fit|sole|volume|inseam|resolution|care instructions|waterproof rating|temperature rating|return policy|reviews?|stock|difference in)\b(?=.{{0,40}}(?:\b(?:{_THAT}|have|come|made|has|its|their)\b|of the|on the|for the|\?*$))",
    rf"\bwhat (?:is|are|'s) {_THAT} (?:made|like|good|rated|for)\b|\bwhat(?:'s| is| are)? {_THAT} made (?:of|from|out)\b|\bwhat (?:sizes?|colou?rs?|material|brand|kind of battery|else|other colou?rs|other sizes) (?:does|do|is|are|comes?) {_THAT}\b|\bwhat do(?:es)? (?:people|others|customers|buyers|reviewers|everyone|shoppers|folks|other \w+|the reviews?|reviews) (?:say|think|complain|like|dislike|mention)\b",
    rf"\b(?:tell me|know|info\w*|details?|hear|read|say|learn|explain|specs?|specifications?|description|reviews?|opinions?|photos?|pictures?|summary)\b(?: (?:me|a|bit|little|some|any|more|further|all|something))* (?:about|on|of|for|regarding) (?:the |your )?(?:{_THAT}|first|second|third|last|#|number|[\w-]+)",
    rf"\b(?:any|are there|got) (?:reviews?|complaints|feedback|problems)\b|\bin stock\b(?=.*\?)|\bdo you have {_THAT} in\b|\b(?:do|does) (?:the|it|they) .{{1,40}} (?:come|fit|run|have|work|include|need|last|shrink|fade|smell|feel)\b|\bcan (?:i|you) (?:wash|use|wear|put|machine|take|charge|fold|cook|wear|run|plug|connect) (?:the |{_THAT})|\bmore (?:details|information|info)\b|\bwhy (?:did you|do you|are you|would you|is|this|that|should i)\b|\bhow many (?:are|do you have|of them are) (?:left|in stock)\b",
    r"^\W*(?:(?:and|but|so|ok(?:ay)?|also),? )*(?:is|are|does|do|can|will|has|have) the .{2,60}\?",
    r"^\W*(?:can|could|should|may) (?:i|you|we|one) (?!have|see|get|find|buy|order|return|pay).{2,40} (?:it|them|this|these|that)\b(?! (?:to|in) (?:my|the) )",
)

#: Asks for ideas only where no thing is named ("chocolates for a gift" is a search).
GIFTS = (
    r"\b(?:similar|alternatives?|comparable)\b(?: \w+)? ?(?:to|for|products|items|ones|options)?|\b(?:something|anything|more|ones|things|others|stuff|another|one|products) (?:\w+ )?like (?:that|this|it|these|those|them|the|number|#)\b|\bmore of (?:the same|these|those|that kind)\b|\b(?:goes|go|pairs?|match\w*|fits) (?:well )?with (?:it|that|this|the|these|those|them|my)\b|\bwhat (?:else )?(?:goes|would go) with\b|\b(?:bought|buy) together\b",
    r"\b(?:gifts?|presents?)\b(?!.{0,3}(?:cards?|wrap|box|bag|set|basket|receipt))",
)
RECOMMEND = (
    r"^\W*(?:show me |see )?(?:your |the )?(?:best[- ]?sellers?|top sellers?|favou?rites)\W*$|\bsurprise me\b|\binspire me\b|\b(?:recommend|recommends|recommendations?|recomend|reccomend|suggest|suggests|suggestions?)\b(?! (?:against))",
    r"\bwhat(?:'s| is| are|s)? (?:your |the |currently |really |most )*(?:popular|trending|hot|selling|best ?sellers?|best-selling|favou?rites?|new and popular|everyone buying|people buying|new)\b|\bwhat (?:do|are|does|would) (?:people|others|other (?:people|shoppers|customers)|everyone|you|most people)(?: usually| typically| mostly)? (?:buy|buying|like|love|recommend|suggest|getting|get)\b|\b(?:your|the) best ?sellers?\b|\bpopular (?:right now|these days|at the moment|items|products|things)\b|\btrending\b",
    r"\b(?:any|some|give me|need|have|looking for) (?:\w+ )?ideas?\b|\bwhat should i (?:buy|get|give|wear|choose|pick)\b|\b(?:i )?don'?t know what (?:to (?:buy|get|give)|i want)\b|\bhelp me (?:choose|decide|pick)\b|\bno idea what\b|\b(?:something|anything) (?:for|nice for|special for|cool for) (?:my|a|an|the|his|her|our)? ?(?:\w+ )?(?:dad|mom|mum|mother|father|wife|husband|girlfriend|boyfriend|brother|sister|son|daughter|grandma|grandpa|grandmother|grandfather|friend|colleague|boss|teacher|nephew|niece|aunt|uncle|partner|fiance\w*|cousin|parents|dog|cat|kids?|baby|\d+[- ]year[- ]old|christmas|birthday|anniversary|valentine\w*|coworkers?|him|her)\b",
    r"\bpicks? for me\b|\bfor me\?|\bbased on (?:my|what i)\b|\bjust browsing\b|\bwhat do you have for (?:me|a)\b|\bshow me something (?:nice|cool|new|interesting|fun|special)\b",
)

#: A message of only these says nothing about shopping.
SMALLTALK_WORDS = frozenset(
    """hi hello hey hiya yo howdy greetings good morning afternoon evening night day thanks thank you thx ty cheers
    bye goodbye see ya later cya ciao how are you doing what's up whats sup nice cool great awesome perfect ok okay
    k kk alright fine sure yes no yep yeah nope yup nah lol haha hehe wow amazing there again everyone team bot daogou assistant so
    much very a lot really that's that is it was helpful all for now today your help the the've been have a
    are you who robot human ai real name your do you what can help me with this i'm am just me everything nice to meet
    appreciate love awesome brilliant super excellent wonderful lovely and i welcome sorry never mind nevermind no worries
    problem got it understood makes sense interesting hm hmm please ah oh well going it's weekend enjoy take care catch
    brilliant great job work fantastic sounds look looks good bad stupid suck useless love hate right one sec moment wait hold on let think about""".split()
)
SMALLTALK = (
    r"^\W*(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening)|howdy|yo|greetings)(?: there| again| everyone| team| bot| daogou)?\W*$",
    r"\bhow(?:'s| is| are| r) (?:you|u|it going|your day|things|life)\b|\bwho (?:are|made|built|created) you\b|\bwhat(?:'s| is) your name\b|\bare you (?:a |an )?(?:bot|robot|human|real|ai|person|machine|chatbot|chatgpt|there)\b|\bwhat can you do\b|\bhow (?:can|do) you (?:help|work)\b|\bnice to meet you\b|\bwhat(?:'s| is) up\b|\bhow old are you\b|\bi(?:'m| am) bored\b|\bhow do you do\b",
    r"^\W*(?:ok(?:ay)?,? |great,? |perfect,? |no,? |cool,? )*(?:thanks?|thank you|thx|ty|cheers|much appreciated|many thanks)\b(?:(?! (?:but|can|could|i|do|what|show|now)).){0,40}$|^\W*(?:bye|goodbye|see (?:you|ya)|cya|good night|have a (?:good|nice|great)|take care|no thanks?|no thank you|that's all|thats all|i'm good|im good|never ?mind|nevermind)\b.{0,40}$",
)

ORDER_ACTS: tuple[tuple[Act, tuple[str, ...]], ...] = (
    (Act.ORDER_CANCEL, ORDER_CANCEL),
    (Act.ORDER_EXCHANGE, ORDER_EXCHANGE),
    (Act.ORDER_CHANGE, ORDER_CHANGE),
    (Act.ORDER_RETURN, ORDER_RETURN),
    (Act.ORDER_STATUS, ORDER_STATUS),
)
