"""The pure step of a dialogue: state + frame → new state, with notes on what was decided.

new need            the old one is parked, its wishes with it
earlier need        its wishes come back, the present ones are parked
refinement          newer words win over older ones of the same key
contradiction       the newer wish stays, the older one goes, and a note says so
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from assistant.dialogue.state import LIST_KEYS, DialogueState, Wishes
from assistant.types import Act, Frame

#: Acts that say something about what is wanted.
WISHING = frozenset({Act.SEARCH, Act.REFINE, Act.RECOMMEND})
#: Lists of these keys are replaced by newer words; the others grow.
REPLACED = frozenset({"brand", "color", "size"})
#: "Not these", "not that colour" exclude what is on screen, not a word.
POINTING = frozenset({"it", "them", "this", "that", "these", "those", "color", "colour", "ones"})
MAX_PARKED = 5


@dataclass(frozen=True, slots=True)
class Note:
    """A decision that the reply should tell: `kind` with the wish keys concerned."""

    kind: str
    keys: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Updated:
    """The new state and what to say about how it came about."""

    state: DialogueState
    notes: tuple[Note, ...] = ()


def update(state: DialogueState, frame: Frame) -> Updated:
    """Apply one frame to the state.

    Args:
        state: what the session remembered.
        frame: what the message said; trusted for form only.

    Returns:
        The new state (shown products and cart unchanged) and notes for the reply.
    """
    kept = state.pending if frame.act in (Act.CART_ADD, Act.ASK) else None
    state = replace(state, turns=state.turns + 1, pending=kept)
    if frame.act not in WISHING:
        return Updated(replace(state, asked=None))
    target, base, notes = _base(state, frame)
    wishes, more = _merge(_dropped(base, frame), frame)
    fresh = target is not state.wishes
    state = replace(
        state,
        wishes=wishes,
        parked=_park(state, wishes) if fresh else state.parked,
        asked=None,
        seen=() if fresh else state.seen,
        already_asked=() if fresh else state.already_asked,
    )
    return Updated(state, (*notes, *more))


def _base(state: DialogueState, frame: Frame) -> tuple[Wishes, Wishes, tuple[Note, ...]]:
    """The need that is meant (the present one, an earlier one, a new one) and what stays of it.

    Returns:
        The need's wishes as they were, the wishes that the frame's are laid over, and notes.
    """
    present = state.wishes
    if frame.need is None:
        if frame.act is Act.REFINE or (frame.act is Act.SEARCH and present.need is None):
            return present, present, ()
        if frame.act is Act.RECOMMEND and not _says_wishes(frame):
            return present, present, ()
        return Wishes(), Wishes(), ()
    if same_need(frame.need, present.need):
        kept = present if _says_wishes(frame) or frame.drop else Wishes()
        return present, replace(kept, need=present.need), ()
    for earlier in state.parked:
        if same_need(frame.need, earlier.need):
            return earlier, earlier, (Note("returned", ("need",), earlier.need or ""),)
    if present.need is None and not present.features:
        return present, present, ()  # "under 50" – "boots"
    return Wishes(), Wishes(), ()


def _says_wishes(frame: Frame) -> bool:
    numbers = (frame.price_min, frame.price_max, frame.rating_min, frame.sort)
    return any(getattr(frame, key) for key in LIST_KEYS) or any(n is not None for n in numbers)


def same_need(one: str | None, other: str | None) -> bool:
    """Whether two noun phrases name the same thing: equal, or one ends the other.

    "boots" returns to "hiking boots"; "boot bag" doesn't return to "boots".
    """
    if not one or not other:
        return False
    a, b = _stem_words(one), _stem_words(other)
    shorter, longer = sorted((a, b), key=len)
    return bool(shorter) and longer[-len(shorter) :] == shorter


def _stem_words(text: str) -> list[str]:
    words = [w for w in text.casefold().replace("-", " ").split() if w not in ("the", "a", "an")]
    return [w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w for w in words]


def _dropped(wishes: Wishes, frame: Frame) -> Wishes:
    blank = Wishes()
    return replace(wishes, **{k.value: getattr(blank, k.value) for k in frame.drop})


def _merge(old: Wishes, frame: Frame) -> tuple[Wishes, tuple[Note, ...]]:
    values: dict[str, Any] = {"need": frame.need if frame.need is not None else old.need}
    if old.need is not None and same_need(frame.need, old.need):
        values["need"] = max(old.need, frame.need or "", key=len)
    for key in LIST_KEYS:
        said = tuple(w for w in getattr(frame, key) if w.casefold() not in POINTING)
        kept = getattr(old, key)
        values[key] = said if said and key in REPLACED else _union(kept, said)
    for key in ("price_min", "price_max", "rating_min", "sort"):
        said_value = getattr(frame, key)
        values[key] = said_value if said_value is not None else getattr(old, key)
    return _reconcile(Wishes(**values), frame)


def _union(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    have = {word.casefold() for word in old}
    return (*old, *(word for word in new if word.casefold() not in have))


def _reconcile(wishes: Wishes, frame: Frame) -> tuple[Wishes, tuple[Note, ...]]:
    """Let the newer of two contradicting wishes win."""
    notes: list[Note] = []
    low, high = wishes.price_min, wishes.price_max
    if low is not None and high is not None and low > high:
        if frame.price_min is not None and frame.price_max is not None:
            wishes = replace(wishes, price_min=high, price_max=low)
            notes.append(Note("price_swapped", ("price_min", "price_max")))
        else:
            gone = "price_min" if frame.price_min is None else "price_max"
            wishes = _with(wishes, gone, None)
            notes.append(Note("replaced", (gone,)))
    newly_out = {word.casefold() for word in frame.exclude}
    for key in ("brand", "color", "size", "features"):
        wanted = getattr(wishes, key)
        said = {word.casefold() for word in getattr(frame, key)}
        kept = tuple(w for w in wanted if w.casefold() not in newly_out)
        if kept != wanted:
            wishes = _with(wishes, key, kept)
            notes.append(Note("replaced", (key,)))
        back = tuple(w for w in wishes.exclude if w.casefold() not in said - newly_out)
        wishes = replace(wishes, exclude=back)
    return wishes, tuple(notes)


def _with(wishes: Wishes, key: str, value: Any) -> Wishes:
    return replace(wishes, **{key: value})


def _park(state: DialogueState, now: Wishes) -> tuple[Wishes, ...]:
    present = state.wishes
    kept = [w for w in state.parked if not same_need(w.need, now.need)]
    if present.need and not same_need(present.need, now.need):
        kept = [present, *(w for w in kept if not same_need(w.need, present.need))]
    return tuple(kept[:MAX_PARKED])
