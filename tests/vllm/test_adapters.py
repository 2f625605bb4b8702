"""Each task on its own adapter."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.llm import LLMClient, LLMConfig, open_engine
from retrieval.errors import EngineRefused
from tests.vllm.server import KEY, VLLM

ASK = [{"role": "user", "content": "A shopper writes: red kettle under 80. What is it about?"}]
TOKENS = 10


def client_of(vllm: VLLM, **settings) -> LLMClient:
    settings = {"api_key": KEY, "timeout_s": 120, **settings}
    config = LLMConfig(engine="server", base_url=vllm.url, **settings)
    engine = open_engine(config)
    assert engine is not None
    return LLMClient(engine, config)


def expected(base: Path, adapter: Path | None) -> str:
    """The likeliest tokens by transformers and peft, without vLLM."""
    import torch
    from peft import PeftModel
    from transformers import AutoModelForCausalLM, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(base)
    model = AutoModelForCausalLM.from_pretrained(base, dtype=torch.float32)
    if adapter is not None:
        model = PeftModel.from_pretrained(model, adapter)
    ids = tokenizer.apply_chat_template(
        ASK, add_generation_prompt=True, return_tensors="pt", return_dict=True
    )
    out = model.generate(**ids, max_new_tokens=TOKENS, do_sample=False)
    return tokenizer.decode(out[0, ids["input_ids"].shape[1] :], skip_special_tokens=True)


@pytest.mark.parametrize("task", ["other", "frame", "wording"])
def test_a_task_is_answered_by_its_own_adapter(
    task: str, client: LLMClient, base: Path, adapters: dict[str, Path]
) -> None:
    answer = client.complete(task, ASK, max_tokens=TOKENS).text
    assert answer == expected(base, adapters.get(task))


def test_the_answers_differ(client: LLMClient) -> None:
    tasks = ("other", "frame", "wording")
    answers = {client.complete(task, ASK, max_tokens=TOKENS).text for task in tasks}
    assert len(answers) == len(tasks)


def test_settings_choose_another_adapter_or_the_base(vllm: VLLM, client: LLMClient) -> None:
    settings = {"adapters": {"tone": "wording"}, "tasks": {"frame": "tone", "wording": ""}}
    crossed = client_of(vllm, **settings)
    for task, like in (("frame", "wording"), ("wording", "other")):
        same = client.complete(like, ASK, max_tokens=TOKENS).text
        assert crossed.complete(task, ASK, max_tokens=TOKENS).text == same


def test_an_adapter_that_is_missing_is_named_with_what_there_is(vllm: VLLM) -> None:
    lacking = client_of(vllm, adapters={"frame": "frame-v2"})
    with pytest.raises(EngineRefused, match="frame-v2") as caught:
        lacking.complete("frame", ASK, max_tokens=2)
    assert "daogou, frame, wording" in caught.value.hint
    assert not caught.value.retryable
    assert lacking.complete("wording", ASK, max_tokens=2).text  # the others go on


def test_the_wrong_key_is_refused(vllm: VLLM) -> None:
    with pytest.raises(EngineRefused, match="key"):
        client_of(vllm, api_key="wrong").complete("frame", ASK, max_tokens=2)
