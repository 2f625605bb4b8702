"""Which products a message points at: ordinals of what is shown, "it", or the only one there is."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.dialogue.state import DialogueState


@dataclass(frozen=True, slots=True)
class Pointed:
    """Product ids that were meant, and ordinals that point at nothing."""

    ids: tuple[str, ...]
    missing: tuple[int, ...] = ()


def pointed_at(state: DialogueState, items: list[int]) -> Pointed:
    """Resolve 1-based ordinals (-1 is the last); without any, the product in focus.

    Args:
        state: with the products shown, in order.
        items: as in the frame.
    """
    if not items:
        if state.focus is not None:
            return Pointed((state.focus,))
        return Pointed(state.shown if len(state.shown) == 1 else ())
    shown = state.shown
    ids, missing = [], []
    for item in items:
        index = item - 1 if item > 0 else len(shown) + item
        if item != 0 and 0 <= index < len(shown):
            ids.append(shown[index])
        else:
            missing.append(item)
    return Pointed(tuple(dict.fromkeys(ids)), tuple(missing))
