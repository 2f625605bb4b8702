"""How shoppers ask about the shop itself, by topic; the first topic that fits is taken."""

from __future__ import annotations

from assistant.types import Topic

TOPICS: dict[Topic, tuple[str, ...]] = {
    Topic.RETURNS: (
        r"\b(?:return|refund|exchange|cancellation|money[- ]back)s? (?:policy|policies"
            r"|window|period|process|guarantee|conditions?|rules?|fees?|shipping|costs?"
            r"|terms?)\b|\b(?:policy|rules?|conditions?) (?:on|for|about"
            r"|regarding) (?:returns?|refunds?|exchang\w+|cancel\w+)\b",
        r"\b(?:how|what)\b.{0,30}\b(?:returns|refunds|exchanges) (?:work|handled|done"
            r"|processed)\b|\b(?:how many days|how long|what time"
            r"|until when)\b.{0,40}\b(?:return|refund|exchange|bring back|send back)\w*\b"
            r"|\b(?:accept|take|offer|allow|do you do|have) (?:\w+ )?(?:returns|refunds"
            r"|exchanges)\b",
        r"\b(?:can|could|may|do|is it possible to|am i able to|are we allowed to)\b (?:i "
            r"|you |we |customers |people )?(?:still |also |always )?(?:to )?(?:return"
            r"|exchange|send back|bring back|get (?:a|my) refund|get my money back|give back"
            r"|be returned)\b|\bcan (?:\w+ )?(?:items?|shoes|clothes|it|they|things|products"
            r"|these|this|\w+) be (?:returned|exchanged|refunded)\b",
        r"\bfree returns?\b|\breturns? free\b|\bpay for (?:the )?returns?\b"
            r"|\b(?:what|how) (?:if|happens|do i do|about) .{0,60}\b(?:doesn't fit|don't fit"
            r"|don't like|doesn't work out|return)\b"
            r"|\breturn(?:ing)? (?:worn|used|opened|sale|something)\b|\bfinal sale\b"
            r"|\brestocking fees?\b|\bwhat if (?:they|it|the \w+) (?:don't|doesn't|do not"
            r"|does not)\b|\b(?:cancel\w*|exit|termination|withdrawal) (?:fees?|penalt\w+"
            r"|charges?|costs?)\b|\bin (?:what|which) (?:cases?|situations?)\b"
            r"|\bcancel\w* (?:policy|policies|fee|fees|charge)\b|^\W*returns?\W*$"
            r"|\bearly cancellation\b|\bif i (?:change my mind|don't like)\b",
    ),
    Topic.SHIPPING: (
        r"\b(?:shipment|shipping|delivery) (?:options?|methods?|periods?|times?"
            r"|alternatives?)\b|\boptions? (?:of|for) (?:shipment|shipping|delivery)\b"
            r"|^\W*(?:ship|shipping|deliver|delivery|delivering|shipments?) (?:to|in) \w+"
            r"|\bdo (?:you|u) ?(?:ship|deliver)\b"
            r"|\bhow (?:soon|long|fast) .{0,30}(?:deliver|shipment|arrive|receive)\w*\b",
        r"\b(?:shipping|delivery|postage|freight|shipment)\b.{0,30}\b(?:costs?|fees?"
            r"|prices?|charges?|rates?|options?|methods?|times?|policy|policies|free|take"
            r"|speed|long|countries|international|info\w*|period|much|work|days|available"
            r"|express|overnight|date)\b|\b(?:free|express|overnight|international|next[- ]day"
            r"|same[- ]day|fast|standard|cheapest) (?:shipping|delivery)\b",
        r"\b(?:do|can|will|does|could) (?:you|u|this shop|your shop|it)(?: guys)? (?:also "
            r"|even |still )?(?:ship|deliver|send|post|mail)\b"
            r"|\b(?:how much|how long|how fast|how quickly|how soon|what|which|when|where|is"
            r"|are)\b.{0,40}\b(?:shipping|delivery|deliver\w*|ship|shipped|postage|couriers?"
            r"|carriers?)\b|\bship(?:ping)? (?:to|abroad|overseas|internationally|worldwide)\b"
            r"|\b(?:po box|customs|import dut\w+|courier|carriers?|dhl|fedex|ups|usps)\b"
            r"|^\W*(?:shipping|delivery)\W*$"
            r"|\b(?:click and collect|store pickup|pick ?up in store|curbside)\b"
            r"|\bpick (?:it|them|my order) up\b",
    ),
    Topic.PAYMENT: (
        r"\b(?:my|the|see|check|find|get|download|show me|a) (?:last |latest |\d+ |the "
            r"|my )?bills?\b(?! (?:clip|fold|holder|counter))|\boptions? (?:of|for) payment\b"
            r"|\baccepted payment",
        r"\b(?:payment|pay) (?:methods?|options?|types?|plans?|terms"
            r"|in (?:instal?lments?|cash)|by|with|via|using|later|on delivery|monthly"
            r"|upfront)\b|\b(?:accept|take|support)\b.{0,25}\b(?:paypal|visa|mastercard|amex"
            r"|american express|credit|debit|cards?|cash|klarna|apple pay|google pay"
            r"|bank transfer|crypto|bitcoin|cheques?|checks?)\b"
            r"|\b(?:paypal|klarna|apple pay|google pay|afterpay|affirm|amex|instal?lments?"
            r"|financing|invoice|invoices|vat|bank transfer|cash on delivery|sales tax"
            r"|billing)\b|\bhow (?:can|do|could|should) i pay\b|\bways? to pay\b"
            r"|\bcredit cards?\b|\bpayments?\b|\bcharged (?:twice|me)\b"
            r"|\bwhen (?:will|do|am) i (?:be )?charged?\b|\bcurrenc(?:y|ies)\b",
    ),
    Topic.WARRANTY: (
        r"\b(?:warrant(?:y|ies)|guarantees?|guaranteed|repairs?|repaired|spare parts?"
            r"|covered if|manufacturer'?s? defect"
            r"|breaks? (?:after|within|in))\b(?! (?:delivery|arrival))",
    ),
    Topic.ACCOUNT: (
        r"\b(?:access key|pin code|sign-?ups?|signup|my user"
            r"|user (?:account|profile|password|name)|delete (?:my |the )?user"
            r"|key of my (?:user|account)|(?:set ?up|submit|enter|register|new|add|another"
            r"|secondary|second) .{0,25}(?:shipping |delivery )?address)\b",
        r"\b(?:accounts?|passwords?|log ?in|login|sign ?in|sign ?up|register|registration"
            r"|profile|log into|username|registered|signing up|logging in|sign me up"
            r"|membership|my (?:email|phone number|name|details|personal (?:data|info\w*)))"
            r"\b(?!.*\b(?:newsletter)\b)",
        r"\b(?:change|update|edit) my (?:email|e-mail|phone|name|address|details)\b",
    ),
    Topic.PROMOTIONS: (
        r"\b(?:promo(?:tion)?s?|coupons?|vouchers?|discounts?|discount codes?|promo codes?"
            r"|sales? (?:on|now|going|start|end)|on sale|black friday|cyber monday"
            r"|student discount|deals?(?= (?:today|now|going|on|available|this|right|currently"
            r"|\?))|special offers?|offers? (?:right now|today|this week|available|going)"
            r"|loyalty|rewards?|points|newsletters?|subscri\w+ to (?:your|ur|the)"
            r"|unsubscrib\w+|price match(?:ing)?|clearance)\b",
        r"\b(?:any|current|today's) (?:deals|offers|sales|specials)\b",
    ),
    Topic.PRIVACY: (
        r"\b(?:privacy|gdpr|cookies?(?= (?:policy|settings|consent))"
            r"|personal (?:data|information)|my (?:data|information)|data protection"
            r"|(?:sell|share|store|keep|delete|use|collect|track) (?:my|our) (?:data"
            r"|information|info|details)|is it safe to|unsubscribe)\b",
    ),
    Topic.STORES: (
        r"\b(?:opening (?:hours|times)|store hours"
            r"|open(?:ing)? (?:on|today|tomorrow|until|sundays?|now)"
            r"|what time do you (?:open|close)"
            r"|(?:physical|brick|local|nearest|closest|retail|your) (?:stores?|shops?"
            r"|locations?|showrooms?|branch(?:es)?)|stores? (?:near|in|location|locator)"
            r"|shops? (?:near|in (?:[a-z]+))|near me|where are you (?:located|based)"
            r"|have a (?:physical )?(?:store|shop|showroom)|visit (?:you|the (?:store|shop))"
            r"|are you open|(?:try|see) (?:it|them) (?:on )?in (?:a |the )?(?:store|shop"
            r"|person)|your address)\b",
    ),
    Topic.GIFT: (
        r"\bgift[- ]?(?:wrap\w*|cards?|boxes|receipts?|messages?|certificates?|vouchers?"
            r"|notes?|options?)\b|\b(?:wrap|wrapped|wrapping) (?:it |them )?(?:as"
            r"|for) (?:a )?(?:gift|present)s?\b"
            r"|\b(?:include|add|write) (?:a )?(?:note|card|message)\b"
            r"|\bwrapp(?:ed|ing)\b(?=.*\b(?:gift|present|it|can|do you)\b)",
    ),
    Topic.OTHER: (
        r"\b(?:leav|writ|submit|send|giv|post|mak|shar)\w* (?:you |an? |some |my |your "
            r"|ur |the )*(?:reviews?|feedbacks?|comments?|opinions?)\b",
        r"\b(?:terms (?:of service|and conditions|of use)|terms & conditions|imprint"
            r"|who (?:are you guys|owns|runs)|about (?:your company|the company|your shop)"
            r"|sustainab\w+ (?:policy|efforts)"
            r"|(?:are you|is (?:this|the) (?:shop|site|store|company)) (?:legit|trustworthy"
            r"|a real|safe|carbon)|what (?:kind of )?(?:things|stuff|products) do you sell"
            r"|do you (?:do|offer|have) (?:wholesale|bulk (?:orders|discounts)|installation"
            r"|assembly|engraving|b2b)|hiring|jobs?|careers?|affiliate|press inquir\w+"
            r"|wholesale)\b",
    ),
}  # fmt: skip
