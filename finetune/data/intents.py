"""What the intents of the service sets are in a Frame: the mapping, for training and measuring.

Where one intent holds messages of two acts ("when can I reach you" and "I want to talk to somebody"
are one in bitext), the words decide; docs/labelling.md says which act is which.
"""

from __future__ import annotations

import re

from assistant.types import Act, Frame, Topic

_TOPICS = {
    "check_cancellation_fee": Topic.OTHER, "check_invoice": Topic.PAYMENT,
    "get_invoice": Topic.PAYMENT, "check_payment_methods": Topic.PAYMENT,
    "payment_issue": Topic.PAYMENT, "check_refund_policy": Topic.RETURNS,
    "create_account": Topic.ACCOUNT, "delete_account": Topic.ACCOUNT,
    "edit_account": Topic.ACCOUNT, "recover_password": Topic.ACCOUNT,
    "registration_problems": Topic.ACCOUNT, "switch_account": Topic.ACCOUNT,
    "newsletter_subscription": Topic.ACCOUNT, "set_up_shipping_address": Topic.ACCOUNT,
    "delivery_options": Topic.SHIPPING, "place_order": Topic.OTHER, "review": Topic.OTHER,
}  # fmt: skip
_ACTS = {
    "cancel_order": Act.ORDER_CANCEL, "change_order": Act.ORDER_CHANGE,
    "change_shipping_address": Act.ORDER_CHANGE, "get_refund": Act.ORDER_RETURN,
    "track_order": Act.ORDER_STATUS, "track_refund": Act.ORDER_STATUS,
    "complaint": Act.HANDOFF, "contact_human_agent": Act.HANDOFF,
}  # fmt: skip
_HOURS = re.compile(r"\b(?:times?|hours?|when|schedule)\b", re.IGNORECASE)
_GOODS = re.compile(
    r"\b(?:parcel|package|product|article|item|order|purchase|shipment)s?\b", re.IGNORECASE
)
#: Intents of clinc150 that a shop's assistant answers as small talk …
CHAT = frozenset(
    """greeting goodbye thank_you are_you_a_bot what_can_i_ask_you what_is_your_name who_made_you
    how_old_are_you where_are_you_from do_you_have_pets what_are_your_hobbies
    who_do_you_work_for""".split()
)
#: … and those that a shop might do, or that nobody can tell without context.
UNCLEAR = frozenset(
    """order order_status shopping_list shopping_list_update yes no maybe cancel repeat
    card_declined account_blocked reset_settings redeem_rewards rewards_balance fun_fact tell_joke
    ingredient_substitution user_name change_user_name expiration_date""".split()
)


def bitext_frame(utterance: str, intent: str, number: str) -> Frame:
    """The act, topic and order number of an utterance of bitext-customer-support."""
    if intent == "contact_customer_service":
        if _HOURS.search(utterance):
            return Frame(act=Act.POLICY, topic=Topic.STORES)
        return Frame(act=Act.HANDOFF)
    if intent == "delivery_period":
        if _GOODS.search(utterance):
            return Frame(act=Act.ORDER_STATUS)
        return Frame(act=Act.POLICY, topic=Topic.SHIPPING)
    if intent in _TOPICS:
        return Frame(act=Act.POLICY, topic=_TOPICS[intent])
    said = number and number.lower() in utterance.lower()
    return Frame(act=_ACTS[intent], order_id=number.lstrip("#") if said else None)


def clinc_frame(intent: str) -> Frame | None:
    """Small talk, unsupported, or None where a shop's assistant could be meant."""
    if intent in UNCLEAR:
        return None
    return Frame(act=Act.SMALLTALK if intent in CHAT else Act.UNSUPPORTED)
