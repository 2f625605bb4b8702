"""Phrases that lead out of the shop: other subjects, attacks, a person asked for, small talk."""

from __future__ import annotations

UNSUPPORTED = (
    r"\b(?:ignore|disregard|forget|override|bypass) (?:all |any |every |your |the |my "
    r"|previous |prior |above |these |those )*(?:instructions?|rules|prompts?|guidelines"
    r"|programming|training|restrictions)\b",
    r"\b(?:system|hidden|initial|secret) (?:prompt|instructions?|message)\b"
    r"|\byour (?:prompt|instructions|rules|guidelines|source code|training data)\b",
    r"\b(?:you are now|from now on you|act as|pretend (?:to be|you)|role ?play|jailbreak"
    r"|developer mode|dan mode|do anything now|sudo|god mode)\b",
    r"\bweather\b(?!proof| resist)(?! (?:boots|gear|jacket|wear|conditions))|\bforecast\b"
    r"|\b(?:raining|going to rain)\b.*\b(?:today|tomorrow)\b",
    r"\b(?:write|compose|make up|create|tell|sing|recite) (?:me |us )?(?:an? |the "
    r"|another )?(?:\w+ )?(?:poem|song|story|essay|joke|haiku|rap|novel|limerick|letter"
    r"|email|speech|homework)\b",
    r"\b(?:write|debug|fix|explain|generate|run) (?:me |my |this |some |a |an "
    r"|the )*(?:\w+ )?(?:code|script|python|javascript|java|sql|program|function|regex"
    r"|html)\b|\bpython (?:script|code|function)\b",
    r"\b(?:president|prime minister|election|elections|politic\w*|democrats?|republicans?"
    r"|parliament|who should i vote|vote for)\b",
    r"\bi (?:have|feel|got|am|'ve got) (?:a |an |the )?(?:bad )?(?:headache|fever|flu|rash"
    r"|cough|sick|ill|stomach ache|pain)\b"
    r"|\b(?:diagnos\w+|symptoms?|medical advice|prescri\w+|dosage|antibiotics?"
    r"|should i see a doctor|ibuprofen|cure my|treat my)\b",
    r"\b(?:stock market|share price|bitcoin|crypto\w*|invest(?:ing|ment)?|exchange rate"
    r"|mortgage|tax(?:es)? return|legal advice|sue)\b",
    r"\b(?:translate|translation)\b|\bwhat does \w+ mean in (?:english|french|spanish"
    r"|german|chinese)\b|\bhow do (?:you|i) say\b",
    r"\b(?:capital (?:city )?of|population of|square root|solve (?:the|this)"
    r"|what(?:'s| is) \d+ ?[x*+/-] ?\d+|calculate|meaning of life|world war"
    r"|who (?:won|invented|wrote|painted|is the (?:king|queen|ceo)))\b",
    r"\b(?:football|soccer|nba|nfl) (?:score|match|game|result)s?\b|\bwho won the\b"
    r"|\b(?:latest )?(?:news|headlines)\b(?! letter|letter)|\bhoroscope\b|\brecipe for\b"
    r"|\bhow (?:do|to|can) (?:i |you )?(?:cook|bake)\b",
    r"\b(?:book|reserve) (?:me )?(?:a |an )?(?:flight|hotel|table|taxi|uber|restaurant"
    r"|ticket)\b|\bset (?:an? )?(?:alarm|timer|reminder)\b"
    r"|\bplay (?:some |me )?(?:music|a song)\b|\bturn (?:on|off) the\b",
    r"\b(?:hack|steal|bomb|weapon|kill (?:myself|someone))\b"
    r"|\bhow (?:do i|to) make (?:a )?(?:explosive|drug)s?\b",
    r"\b(?:give|show) me (?:the )?(?:admin|root) (?:access|password)"
    r"|\b(?:other|another) (?:customers?|shoppers?|users?)'?s? (?:orders?|address\w*|data"
    r"|details|emails?|names?|cards?)\b|\bdrop table\b",
    r"\b(?:other|another) (?:customers?|shoppers?|users?)'?s? (?:orders?|address\w*"
    r"|data)\b|\bset (?:the |all )?prices? (?:to|of)\b"
    r"|\bgive me (?:a |an )?(?:\d+ ?%|huge|free) (?:discount|everything)\b"
    r"|\bapply (?:a )?(?:100|9\d) ?%",
)

#: Those whose complaints are opinions of a product, and no business of the shop's.
_NOT_OTHERS = "".join(
    f"(?<!{who} )"
    for who in (
        *("people", "others", "customers", "buyers", "reviewers", "reviews", "shoppers", "folks"),
        *("anyone", "anybody", "everyone", "somebody", "they", "users", "owners"),
    )
)
HANDOFF = (
    r"\b(?:talk|speak|chat|contact|call|reach|touch|connect|communicat|ring"
    r"|phone)\w*\b(?: \w+){0,4}? (?:agents?|humans?|person|operators?|assistant"
    r"|representatives?|customer (?:services?|support|assistance|care))\b",
    r"\b(?:reclamations?|claims? against|make a claim|making a claim|lodg\w+ a"
    r"|(?:consumer |customer )?complaints?)\b"
    rf"|{_NOT_OTHERS}\bcomplain\b(?! about (?:it|them|the \w+ (?:one|ones)))"
    r"|\bnot (?:happy|satisfied) with (?:your|ur|the) (?:services?|work|company)\b"
    r"|\bcustomer (?:assistance|services?|support|care)\b",
    r"\b(?:talk|speak|chat|connect(?: me)?|get me|transfer(?: me)?|put me through|pass me"
    r"|hand me over|switch me|want|need|like|contact|reach|call"
    r"|give me)\b(?: \w+){0,4}? (?:an? |the |your |some |to |with )*(?:real |actual |live "
    r"|human |customer |support |service |sales )*(?:human|person|agent|representative|rep"
    r"|operator|someone|somebody|employee|staff|advisor|adviser|manager|supervisor"
    r"|customer (?:service|support|care)|support team|support agent"
    r"|human being)\b(?! (?:who|that) (?:likes|loves|has))(?!'s)(?! special)",
    r"^\W*(?:human|agent|operator|representative|real person|customer (?:service|support)"
    r"|live (?:chat|agent))(?: please| pls| now)?\W*$",
    r"\b(?:is there a (?:human|real person|person|phone number)|are there (?:any )?humans"
    r"|phone number|call you|hotline"
    r"|customer (?:service|care|support) (?:number|email|phone)"
    r"|live (?:agent|person|chat))\b",
    r"\b(?:file|make|submit|lodge|have) (?:a |an |another )?(?:formal )?complaint\b"
    r"|\bspeak to (?:the|a|your) (?:manager|boss)\b"
    r"|\bi (?:don't|do not) want to (?:talk|speak|chat) (?:to|with) (?:a |an )?(?:bot"
    r"|robot|machine|computer)\b|\bstop.{0,10}\bbot\b",
)

#: A message of only these says nothing about shopping.
SMALLTALK_WORDS = frozenset(
    """hi hello hey hiya yo howdy greetings good morning afternoon evening night day thanks thank
    you thx ty cheers bye goodbye see ya later cya ciao how are you doing what's up whats sup
    nice cool great awesome perfect ok okay k kk alright fine sure yes no yep yeah nope yup nah
    lol haha hehe wow amazing there again everyone team bot daogou assistant so much very a lot
    really that's that is it was helpful all for now today your help the the've been have a are
    you who robot human ai real name your do you what can help me with this i'm am just me
    everything nice to meet appreciate love awesome brilliant super excellent wonderful lovely
    and i welcome sorry never mind nevermind no worries problem got it understood makes sense
    interesting hm hmm please ah oh well going it's weekend enjoy take care catch brilliant
    great job work fantastic sounds look looks good bad stupid suck useless love hate right one
    sec moment wait hold on let think about""".split()
)
SMALLTALK = (
    r"^\W*(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening)|howdy|yo"
    r"|greetings)(?: there| again| everyone| team| bot| daogou)?\W*$",
    r"\bhow(?:'s| is| are| r) (?:you|u|it going|your day|things|life)\b"
    r"|\bwho (?:are|made|built|created) you\b|\bwhat(?:'s| is) your name\b"
    r"|\bare you (?:a |an )?(?:bot|robot|human|real|ai|person|machine|chatbot|chatgpt"
    r"|there)\b|\bwhat can you do\b|\bhow (?:can|do) you (?:help|work)\b"
    r"|\bnice to meet you\b|\bwhat(?:'s| is) up\b|\bhow old are you\b"
    r"|\bi(?:'m| am) bored\b|\bhow do you do\b",
    r"^\W*(?:ok(?:ay)?,? |great,? |perfect,? |no,? |cool,? )*(?:thanks?|thank you|thx|ty"
    r"|cheers|much appreciated|many thanks)"
    r"\b(?:(?! (?:but|can|could|i|do|what|show|now)).){0,40}$"
    r"|^\W*(?:bye|goodbye|see (?:you|ya)|cya|good night|have a (?:good|nice|great)"
    r"|take care|no thanks?|no thank you|that's all|thats all|i'm good|im good|never ?mind"
    r"|nevermind)\b.{0,40}$",
)
