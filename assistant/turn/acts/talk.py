"""What is not about products: policies, greetings, orders, a human, and what lies outside."""

from __future__ import annotations

import re

from assistant.explain.facts import Facts
from assistant.service.policies import answer_sentences
from assistant.turn.tools import Outcome, Tools, Turn

THANKS = re.compile(r"\b(thanks|thank you|thx|cheers|great|perfect|awesome)\b", re.IGNORECASE)
BYE = re.compile(r"\b(bye|goodbye|see you|good night)\b", re.IGNORECASE)
WHO = re.compile(r"\b(who|what) are you\b|\bare you (a|an|human|real)\b", re.IGNORECASE)
CAN_DO = "I can find products, compare them, answer questions about them and about the shop."


def policy(turn: Turn, tools: Tools) -> Outcome:
    """Answer from the shop's policies with the passage named, or say that they don't tell."""
    topic = turn.reading.frame.topic
    found = tools.policies.find(turn.message, topic=topic.value if topic else None)
    if not found:
        return _unanswered(turn, tools)
    best = found[0].passage
    text = answer_sentences(turn.message, best)
    sentences = (text, f"That is from {best.name}.")
    facts = Facts(sentences, said=(turn.message,), sources=(best.text, best.name, best.anchor))
    return Outcome(turn.state, facts, passages=tuple(f.passage for f in found[:1]))


def _unanswered(turn: Turn, tools: Tools) -> Outcome:
    return _plain(turn, ("I can't find that in the shop's policies.", *_contact(tools)), tools)


def _contact(tools: Tools) -> tuple[str, ...]:
    """How to reach a person; only what the shop itself gave."""
    email = tools.settings.shop.support_email
    return (f"The people of the shop answer at {email}.",) if email else ()


def order(turn: Turn, tools: Tools) -> Outcome:
    """Orders can't be seen or changed from here; the shop's own words on it may help."""
    first = "I can't see or change orders from here."
    found = tools.policies.find(turn.message)
    if not found:
        return _plain(turn, (first, *_contact(tools)), tools)
    best = found[0].passage
    text = answer_sentences(turn.message, best)
    told = (first, *_contact(tools), f"What the shop says about it, in {best.name}: {text}")
    facts = Facts(told, said=(turn.message,), sources=(best.text, best.name, *told[:-1]))
    return Outcome(turn.state, facts, passages=(best,))


def handoff(turn: Turn, tools: Tools) -> Outcome:
    """A person can't be called into this chat; say how to reach one."""
    contact = _contact(tools)
    if contact:
        return _plain(turn, ("I can't bring a person into this chat.", *contact), tools)
    found = tools.policies.find("contact customer service by phone or e-mail")
    if found:
        best = found[0].passage
        told = ("I can't bring a person into this chat.", f"{best.name}: {best.text}")
        return Outcome(turn.state, Facts(told, sources=(best.text, best.name)), passages=(best,))
    return _plain(turn, ("I can't bring a person into this chat.",), tools)


def smalltalk(turn: Turn, tools: Tools) -> Outcome:
    """A short, friendly word, and the way back to the shop."""
    name = tools.settings.shop.name
    if BYE.search(turn.message):
        return _plain(turn, ("Goodbye, and come back soon.",), tools)
    if THANKS.search(turn.message):
        return _plain(turn, ("You're welcome. Is there anything else you are looking for?",), tools)
    if WHO.search(turn.message):
        return _plain(turn, (f"I'm the shopping assistant of {name}, a program.", CAN_DO), tools)
    return _plain(turn, (f"Hello, and welcome to {name}.", CAN_DO, "What do you need?"), tools)


def unsupported(turn: Turn, tools: Tools) -> Outcome:
    """What lies outside is declined in one sentence."""
    name = tools.settings.shop.name
    return _plain(turn, (f"That is outside what I can do at {name}.", CAN_DO), tools)


def _plain(turn: Turn, sentences: tuple[str, ...], tools: Tools) -> Outcome:
    info = tools.settings.shop
    sources = (*sentences, info.name, info.about, info.support_email or "")
    return Outcome(turn.state, Facts(sentences, said=(turn.message,), sources=sources))
