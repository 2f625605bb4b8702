"""Streams whose chunks stay plain dicts.

The SDK builds a tree of pydantic models for every token, 0.7 ms of the 10 ms that the small model
needs for one; LangChain turns it back into a dict. Both accept a dict in the first place. Measured
with benchmarks/llm_overhead.py: a streamed answer cost 6.9% over a bare call before.
"""

from __future__ import annotations

from typing import Any

import openai


class PlainStreams:
    """Stands in for `OpenAI().chat.completions` inside ChatOpenAI."""

    def __init__(self, client: openai.OpenAI) -> None:
        self._client = client
        self.with_raw_response = client.chat.completions.with_raw_response

    def create(self, **payload: Any) -> openai.Stream[object]:
        """Start a streamed completion; ChatOpenAI calls this for streams only."""
        timeout = payload.pop("timeout", None)
        body = payload | (payload.pop("extra_body", None) or {})
        return self._client.post(
            "/chat/completions",
            cast_to=object,
            body={key: value for key, value in body.items() if key != "extra_body"},
            options={"timeout": timeout},
            stream=True,
            stream_cls=openai.Stream[object],
        )
