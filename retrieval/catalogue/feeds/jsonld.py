"""schema.org JSON-LD turned into flat records: Product, ProductGroup, ItemList, @graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retrieval.catalogue.feeds.record import DEPTH_LIMIT, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    Node = dict[str, Any]

_PRODUCTS = frozenset(
    ("Product", "ProductModel", "IndividualProduct", "SomeProducts", "Vehicle", "Car", "Book")
)
_GROUP = "ProductGroup"
_IDS = ("sku", "productID", "productGroupID", "mpn", "gtin13", "gtin", "gtin14", "gtin12", "gtin8")


def is_jsonld(fields: Node) -> bool:
    """Whether a record is a node of JSON-LD."""
    return "@type" in fields or "@graph" in fields


def expand(record: Record) -> Iterator[Record]:
    """The products that a node holds, as flat records; other nodes hold none."""
    nodes = list(_walk(record.fields, 0))
    index = {n["@id"]: n for n in nodes if isinstance(n.get("@id"), str) and len(n) > 1}
    inside = {id(v) for node in nodes for v in _variants_of(node, index)}
    for node in nodes:
        if len(node) > 1 and id(node) not in inside and _types(node) & {*_PRODUCTS, _GROUP}:
            yield Record(record.row, _product(node, index))


def _walk(value: Any, depth: int) -> Iterator[Node]:
    """Nodes in order of appearance, but not what a product merely refers to."""
    if depth > DEPTH_LIMIT:
        return
    if isinstance(value, list):
        for part in value:
            yield from _walk(part, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "itemListElement", "item", "mainEntity", "hasVariant", "@set"):
            if key in value:
                yield from _walk(value[key], depth + 1)


def _types(node: Node) -> set[str]:
    return {
        str(t).rstrip("/").rpartition("/")[2].rpartition(":")[2] for t in _list(node.get("@type"))
    }


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _resolved(value: Any, index: dict[str, Node]) -> Any:
    if isinstance(value, dict) and set(value) == {"@id"}:
        return index.get(str(value["@id"]), value)
    return value


def _variants_of(node: Node, index: dict[str, Node]) -> list[Node]:
    found = [_resolved(v, index) for v in _list(node.get("hasVariant"))]
    return [v for v in found if isinstance(v, dict)]


def _product(node: Node, index: dict[str, Node]) -> Node:
    fields = _own(node, index)
    variants = _variants_of(node, index)
    if variants:
        fields["variants"] = [
            {**_own(v, index), "options": _options(v)} for v in variants if len(v) > 1
        ]
    reviews = [_review(r) for r in _list(node.get("review")) if isinstance(r, dict)]
    if reviews:
        fields["reviews"] = reviews
    return fields


def _own(node: Node, index: dict[str, Node]) -> Node:
    rating = node.get("aggregateRating")
    rating = rating if isinstance(rating, dict) else {}
    parent = _resolved(node.get("isVariantOf"), index)
    parent = parent if isinstance(parent, dict) else {}
    audience = _resolved(node.get("audience"), index)
    audience = audience if isinstance(audience, dict) else {}
    fields = {
        "id": _id(node),
        "title": node.get("name"),
        "description": node.get("description"),
        "brand": _name(_resolved(node.get("brand") or node.get("manufacturer"), index)),
        "category": _name(node.get("category")),
        "color": _name(node.get("color")),
        "size": _name(node.get("size")),
        "material": _name(node.get("material")),
        "audience": audience.get("suggestedGender") or audience.get("audienceType"),
        "image": _image(node.get("image")),
        "url": node.get("url"),
        "rating": _rating(rating),
        "review_count": rating.get("reviewCount") or rating.get("ratingCount"),
        "created": node.get("releaseDate") or node.get("datePublished"),
        "group": node.get("inProductGroupWithID") or _id(parent),
        "attributes": _properties(node),
        **_offer(node.get("offers")),
    }
    return {key: value for key, value in fields.items() if value not in (None, "", [], {})}


def _id(node: Node) -> Any:
    found = next((node[key] for key in _IDS if node.get(key) not in (None, "")), None)
    return found if found is not None else node.get("@id") or node.get("url")


def _name(value: Any) -> Any:
    if isinstance(value, list):
        return [_name(part) for part in value]
    return value.get("name") if isinstance(value, dict) else value


def _image(value: Any) -> Any:
    for part in _list(value):
        found = part.get("url") or part.get("contentUrl") if isinstance(part, dict) else part
        if found:
            return found
    return None


def _rating(rating: Node) -> Any:
    value, best = rating.get("ratingValue"), rating.get("bestRating")
    return value if value is None or best in (None, 5, "5") else f"{value}/{best}"


def _properties(node: Node) -> Node:
    parts = [p for p in _list(node.get("additionalProperty")) if isinstance(p, dict)]
    return {str(p["name"]): p.get("value") for p in parts if p.get("name")}


def _options(node: Node) -> Node:
    return {key: node[key] for key in ("pattern",) if key in node} | _properties(node)


def _offer(value: Any) -> Node:
    """Price and availability of an Offer, the cheapest of several, or an AggregateOffer."""
    offers = [o for o in _list(value) if isinstance(o, dict)]
    inner = [o for a in offers for o in _list(a.get("offers")) if isinstance(o, dict)]
    flat = [_flat_offer(o) for o in (inner or offers)]
    priced = [o for o in flat if o.get("price") is not None]
    buyable = [o for o in priced if "OutOfStock" not in str(o.get("availability"))]
    chosen = min(buyable or priced, key=_sortable, default=flat[0] if flat else {})
    aggregate = _flat_offer(offers[0]) if offers else {}
    return {**aggregate, **{k: v for k, v in chosen.items() if v is not None}}


def _sortable(offer: Node) -> float:
    try:
        return float(str(offer["price"]))
    except ValueError:
        return float("inf")


def _flat_offer(offer: Node) -> Node:
    price, struck = offer.get("price", offer.get("lowPrice")), None
    currency = offer.get("priceCurrency")
    for spec in _list(offer.get("priceSpecification")):
        if not isinstance(spec, dict):
            continue
        currency = currency or spec.get("priceCurrency")
        if str(spec.get("priceType")).endswith(("StrikethroughPrice", "ListPrice", "MSRP")):
            struck = spec.get("price")
        elif price is None:
            price = spec.get("price", spec.get("minPrice"))
    return {
        "price": price,
        "list_price": struck,
        "currency": currency,
        "availability": offer.get("availability"),
        "url": offer.get("url"),
    }


def _review(review: Node) -> Node:
    rating = review.get("reviewRating")
    return {
        "stars": _rating(rating) if isinstance(rating, dict) else rating,
        "text": review.get("reviewBody") or review.get("description"),
        "title": review.get("name") or review.get("headline"),
        "author": _name(review.get("author")),
        "date": review.get("datePublished"),
    }
