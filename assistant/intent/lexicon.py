"""Words of every shop's shoppers, whatever the catalogue: colours, materials, people, adjectives.

Data only. The catalogue's own words come from the Vocabulary.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COLORS = _words(
    """black white red blue green yellow orange purple pink brown grey gray beige navy teal
    turquoise maroon burgundy gold golden silver ivory cream khaki olive tan charcoal lavender
    lilac violet magenta cyan coral salmon peach mint indigo crimson scarlet aqua bronze copper
    mustard fuchsia amber rust wine plum mauve taupe ecru emerald sapphire ruby multicolor
    multicolored multicolour multicolour rainbow camo camouflage leopard anthracite colorful
    colourful chestnut espresso mahogany walnut granite auburn blonde slate ash sand stone rose"""
)
#: Only a colour with a second word, or after "in"/"colour": also a stone, a wood, a flower.
WEAK_COLORS = _words(
    """amber rust wine plum stone sand ash slate rose walnut mahogany espresso chestnut granite
    gold silver cream olive mint peach salmon coral copper bronze orange lavender violet rainbow
    tan ruby emerald sapphire"""
)
#: "olive oil", "orange juice": these after a colour make it something else.
NOT_AFTER_COLOR = _words(
    """oil juice tea cheese soup sauce jam cake cream flavor flavour flavored flavoured scent
    scented beans machine machines cups maker makers bar bars chocolate beverage powder extract
    paste bed card fish trout salad tree dust castle box bath grain"""
)
COLOR_SHADES = _words(
    "light dark deep bright pale royal sky hot rose off navy forest army matte metallic baby neon"
    " midnight cobalt electric pastel dusty steel olive hunter lime ocean blood jet pure wine space"
    " heather mix multi charcoal pearl ice burnt lemon"
)

MATERIALS = _words(
    """leather suede cotton wool merino silk linen polyester nylon denim fleece cashmere velvet
    satin canvas rubber plastic metal steel aluminum aluminium titanium wood wooden bamboo glass
    ceramic porcelain marble oak pine walnut teak rattan wicker cork fur faux spandex lycra
    viscose acrylic silicone foam down gore-tex goretex mesh carbon copper brass bronze gold
    silver platinum stainless iron granite microfiber microfibre corduroy jute hemp latex lace
    chiffon tweed flannel sherpa pvc tempered terracotta stoneware crystal paper cardboard
    concrete walnut"""
)

AUDIENCES = _words(
    """men mens men's man women womens women's woman ladies lady's kids kid kid's kids' children
    children's child toddler toddlers baby babies boys boy boy's girls girl girl's unisex adult
    adults teen teens teenager teenagers infant newborn junior seniors youth male female"""
)
PEOPLE = _words(
    """dad mom mum mother father wife husband girlfriend boyfriend brother sister son daughter
    grandma grandpa grandmother grandfather granny friend friends colleague colleagues boss
    teacher nephew niece aunt uncle partner fiance fiancee cousin neighbour neighbor parents
    couple him her coworker roommate mother-in-law father-in-law dog cat puppy kitten beginner
    beginners"""
)
OCCASIONS = _words(
    """birthday christmas wedding anniversary valentine valentine's valentines easter halloween
    graduation housewarming thanksgiving hanukkah diwali eid retirement xmas baptism engagement
    party mother's father's"""
)

#: Words before the noun that are wishes, not the thing.
MODIFIERS = _words(
    """waterproof water-resistant lightweight light heavy warm cozy cosy comfortable comfy soft
    hard durable sturdy strong thick thin slim wide narrow long short tall high low big small
    large tiny huge mini compact portable foldable folding collapsible adjustable wireless
    bluetooth cordless rechargeable electric electronic manual automatic smart digital analog
    quiet silent fast quick powerful breathable windproof insulated padded quilted lined hooded
    sleeveless strapless stretchy stretch elastic washable reusable disposable organic natural
    vegan vegetarian healthy fresh dried frozen raw unsweetened sweet salty spicy sour
    sugar-free gluten-free dairy-free fat-free keto kosher halal decaf modern vintage retro
    classic contemporary traditional rustic industrial minimalist elegant fancy formal casual
    sporty stylish trendy cute cool nice pretty beautiful gorgeous simple plain basic premium
    luxury luxurious professional quality decent good great best better new used refurbished
    second-hand handmade handcrafted personalized personalised custom round square rectangular
    oval curved flat matte glossy shiny sparkly striped floral plaid checkered printed patterned
    solid seamless magnetic ergonomic orthopedic hypoallergenic antibacterial eco-friendly
    sustainable recycled biodegradable fragrance-free unscented scented multi-purpose
    multipurpose versatile ultra super extra full half double triple dual single indoor outdoor
    wall-mounted freestanding upright loose fitted relaxed regular oversized cropped skinny
    straight reliable safe sturdy rugged robust tough everyday daily mid ultralight
    noise-cancelling noise-canceling over-ear in-ear hands-free ready-to-eat long-lasting
    long-sleeve short-sleeve zip-up pull-on slip-on lace-up steel-toe high-waisted low-rise
    crew-neck v-neck left-handed certified genuine real authentic original funny unique
    different interesting simple messy non-toxic non-slip anti-slip nonstick non-stick
    anti-aging moisturizing hydrating whitening chunky lighter warmer bigger smaller larger
    softer thicker thinner longer shorter wider narrower stronger faster quieter heavier taller
    darker brighter sturdier roomier nicer fancier simpler smarter cooler dressier looser
    tighter fluffy fuzzy airy classy posh edgy french italian japanese american caffeinated
    herbal mens womens"""
)
#: Wishes of two words and more, wherever they stand.
PHRASES = tuple(
    """high quality|good quality|top quality|best quality|high speed|high performance
    |high definition|high resolution|heavy duty|machine wash|machine washable|hand wash
    |dishwasher safe|microwave safe|oven safe|gluten free|dairy free|sugar free|fat free
    |low fat|low carb|low sugar|low calorie|low sodium|non gmo|gmo free|lactose free|nut free
    |soy free|alcohol free|sulfate free|paraben free|cruelty free|fragrance free|bpa free
    |lead free|plant based|certified organic|usda organic|wild caught|hand crafted
    |individually wrapped|ready to eat|long lasting|long sleeve|long sleeves|short sleeve
    |short sleeves|water resistant|water proof|wind proof|scratch resistant|slip resistant
    |stain resistant|shock proof|easy to clean|easy to use|easy to carry|easy to install
    |easy to assemble|easy to apply|easy to wash|easy care|easy clean|easy install
    |quick drying|quick dry|fast charging|wireless charging|noise cancelling|noise canceling
    |hands free|stereo sound|stainless steel|faux leather|faux fur|genuine leather
    |real leather|solid wood|tempered glass|memory foam|rubber sole|rubber outsole
    |arch support|elastic waist|elastic waistband|regular fit|slim fit|classic fit|relaxed fit
    |loose fit|wide leg|straight leg|high waist|high waisted|high heel|high heels|wide fit
    |queen bed|king bed|mid century|space saving|wall mounted|eco friendly|kid friendly
    |pet friendly|dog friendly|light weight|light weighted|ultra light|carry on|anti aging
    |anti slip|non slip|non stick|non toxic|double sided|rose scented|aluminum alloy
    |vegan leather|patent leather|pu leather|merino wool|brushed steel|carbon fiber
    |carbon fibre|cast iron|oil free|grain free|memory card slot|sensitive skin|dry skin
    |oily skin|damaged hair|dry hair|curly hair|natural ingredients|shelf stable|plug and play
    |usb port"""
    .replace("\n", " ").split("|")
)  # fmt: skip
MODIFIER_ENDINGS = (
    "proof", "free", "less", "resistant", "friendly", "washable", "able", "ible", "scented",
    "flavored", "flavoured", "coated", "mounted", "sized", "colored", "coloured", "powered",
    "shaped", "sided", "grade", "inspired", "toned", "cancelling", "canceling",
)  # fmt: skip
NOT_MODIFIERS = _words(
    "table tables cable cables vegetable vegetables bible bed beds fees marble wireless-less"
)

#: Brands that shoppers name everywhere, so that a shop without them can say that it has none.
WORLD_BRANDS = _words(
    """nike adidas puma reebok asics converse vans timberland skechers birkenstock crocs ugg hoka
    salomon merrell keen lowa columbia patagonia arcteryx mammut fjallraven osprey deuter levi's
    levis wrangler zara uniqlo gucci prada chanel dior hermes burberry versace armani lacoste
    samsung sony lg panasonic philips bosch siemens miele dyson tefal delonghi nespresso
    kitchenaid cuisinart lenovo dell hp asus acer toshiba xiaomi huawei oneplus nokia motorola
    bose jbl sennheiser beats garmin fitbit casio seiko rolex omega swatch canon nikon fujifilm
    gopro kodak logitech razer corsair nintendo playstation xbox lego mattel barbie hasbro
    playmobil ikea wayfair nestle lindt ferrero heinz nivea loreal l'oreal maybelline clinique
    lancome neutrogena dove gillette braun oral-b colgate makita dewalt ryobi stihl karcher yeti
    thermos thule shimano altra brooks saucony verizon iphone ipad macbook apple microsoft
    google amazon"""
) - _words("iphone ipad macbook keen dove apple amazon google omega beats converse")

#: Brands with such names need their capital, or "by".
EVERYDAY = _words(
    """next target guess on best gap express coach theory boss always shell north south west east
    summit simple first second last week month year day today tomorrow monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september
    october november december english german french norway berlin canada winter summer spring
    autumn fall school work home house office kitchen garden gym budget gift present free sale
    order store shop product item good nice great cool perfect real natural classic basic
    essentials"""
)
#: Words that are never a wish, a brand or a thing.
FUNCTION = _words(
    """a an the this that these those it its they them their he him his she her we us our you your
    i me my mine im i'm i'd i'll i've id ive ill and or but nor so yet if then than as at by for
    from in into of off on onto out over to under up with within without about around between
    through during before after is are was were be been being am do does did doing done have has
    had having can could will would shall should may might must not no yes yeah ok okay please
    thanks thank hi hello hey there here what which who whom whose when where why how all any
    both each few more most other some such only own same too very just also really actually
    maybe perhaps well now again still ever never something anything nothing everything someone
    anyone everyone one ones thing things stuff kind sort type get got give show find need want
    looking look like love prefer let us tell know think see buy purchase shop search searching
    help recommend suggest try going go come make take put don't doesn't didn't isn't aren't
    won't can't couldn't wouldn't that's it's there's let's what's bit little lot much many
    quite rather pretty kinda sorta etc instead else either per"""
)
#: Things that a rambling message mentions without wanting them.
EMPTY_NEEDS = _words(
    """one ones something anything thing things stuff some item items product products option
    options it them that this these those present idea ideas other others another more else way
    pair someone somebody choice choices selection range order rest lot gift gifts present
    presents surprise inspire alternative alternatives inspiration people month year pick picks
    suggestion suggestions recommendation recommendations deal deals i me you mean
    meant version versions nah hmm ooh
    mate sell useless thanks stuff sorted remove enough"""
)
