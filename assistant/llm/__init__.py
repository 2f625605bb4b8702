"""The language model: engines that run it, and the client that asks them."""

from assistant.llm.client import Completion, LLMClient
from assistant.llm.config import LLMConfig
from assistant.llm.engines import Engine, open_engine

__all__ = ["Completion", "Engine", "LLMClient", "LLMConfig", "open_engine"]
