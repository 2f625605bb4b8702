"""The breaker, by a clock of our own."""

from __future__ import annotations

import pytest

from assistant.llm.breaker import Breaker
from retrieval.errors import EngineDown


def test_opens_after_failures_in_a_row_and_lets_one_try_after_the_cooldown():
    now = [0.0]
    breaker = Breaker(2, 10, clock=lambda: now[0])
    breaker.failed()
    breaker.succeeded()
    breaker.failed()
    breaker.check()
    breaker.failed()
    assert breaker.open
    with pytest.raises(EngineDown):
        breaker.check()
    now[0] = 11
    breaker.check()  # one tries
    with pytest.raises(EngineDown):
        breaker.check()  # the others don't wait for it
    breaker.succeeded()
    breaker.check()
    assert not breaker.open
