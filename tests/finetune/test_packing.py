"""Packs: the loss and the gradients of a pack are those of its examples one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import torch

from finetune.training.packing import (
    IGNORED,
    SHARED,
    Tokens,
    attention_bias,
    completion_loss,
    packer,
    pad,
    shared_prefix,
    tokenise,
)
from retrieval.processor import one_thread
from tests.finetune.tiny import tiny_examples, tiny_model

COUNT = 6


@pytest.fixture(scope="module")
def model() -> Iterator[Any]:
    with one_thread():
        yield tiny_model(49_152)


@pytest.fixture(scope="module")
def examples(tokenizer: Any) -> list[Tokens]:
    return [tokenise(example, tokenizer) for example in tiny_examples()[:COUNT]]


def alone(model: Any, tokens: Tokens) -> torch.Tensor:
    """The summed loss of one completion, as Transformers computes it."""
    ids = torch.tensor([[*tokens.prompt, *tokens.completion]])
    labels = ids.clone()
    labels[0, : len(tokens.prompt)] = IGNORED
    mean: torch.Tensor = model(input_ids=ids, labels=labels).loss
    return mean * len(tokens.completion)


def gradients(model: Any, loss: torch.Tensor) -> dict[str, torch.Tensor]:
    model.zero_grad()
    torch.autograd.backward(loss)
    return {name: weight.grad.clone() for name, weight in model.named_parameters()}


@pytest.fixture(scope="module")
def single(model: Any, examples: list[Tokens]) -> tuple[float, dict[str, torch.Tensor]]:
    """Loss and gradients of the examples one by one."""
    loss = torch.stack([alone(model, tokens) for tokens in examples]).sum()
    return loss.item(), gradients(model, loss)


def collators(examples: list[Tokens]) -> dict[str, Any]:
    whole = shared_prefix(examples)
    return {"no prefix": packer(0), "half": packer(whole // 2), "prefix": packer(whole), "pad": pad}


@pytest.mark.parametrize("form", ["no prefix", "half", "prefix", "pad"])
def test_a_pack_has_the_loss_and_gradients_of_its_examples(
    model: Any, examples: list[Tokens], single: tuple[float, dict[str, torch.Tensor]], form: str
) -> None:
    packed, count = completion_loss(model, collators(examples)[form](examples))
    assert count == sum(len(tokens.completion) for tokens in examples)
    assert packed.item() == pytest.approx(single[0], rel=1e-5)
    ours = gradients(model, packed)
    for name, gradient in single[1].items():
        assert (ours[name] - gradient).norm() <= 1e-4 * gradient.norm() + 1e-7, name


def test_neighbours_in_a_pack_change_nothing(model: Any, examples: list[Tokens]) -> None:
    pack = packer(shared_prefix(examples))
    first = completion_loss(model, pack(examples[:1]))[0]
    both = completion_loss(model, pack(examples[:2]))[0]
    second = completion_loss(model, pack(examples[1:2]))[0]
    swapped = completion_loss(model, pack([examples[1], examples[0]]))[0]
    assert both.item() == pytest.approx((first + second).item(), rel=1e-5)
    assert swapped.item() == pytest.approx(both.item(), rel=1e-5)


def test_the_comparison_would_notice_a_leak(model: Any, examples: list[Tokens]) -> None:
    """Were examples to see each other, the loss would be another."""
    pack = packer(shared_prefix(examples))(examples)
    right = completion_loss(model, pack)[0].item()
    leaking = completion_loss(model, pack | {"segments": torch.zeros_like(pack["segments"])})[0]
    row = torch.arange(pack["input_ids"].shape[1])[None]
    displaced = completion_loss(model, pack | {"position_ids": row})[0]
    assert leaking.item() != pytest.approx(right, rel=1e-3)
    assert displaced.item() != pytest.approx(right, rel=1e-3)


def test_only_completions_carry_loss(tokenizer: Any, examples: list[Tokens]) -> None:
    pack = packer(shared_prefix(examples))(examples)
    labels, segments = pack["labels"][0], pack["segments"][0]
    for number, (tokens, example) in enumerate(zip(examples, tiny_examples(), strict=False), 1):
        told = labels[(segments == number) & (labels != IGNORED)].tolist()
        assert told == list(tokens.completion)
        assert tokenizer.decode(told) == f"{example.completion}{tokenizer.eos_token}"
    assert (labels[segments == SHARED] == IGNORED).all()


def test_a_pack_holds_the_prefix_once(examples: list[Tokens]) -> None:
    prefix = shared_prefix(examples)
    pack = packer(prefix)(examples)
    assert pack["input_ids"].shape == (1, prefix + sum(len(t) - prefix for t in examples))
    starts = (pack["segments"][0].diff() != 0).nonzero()[:, 0] + 1
    assert pack["position_ids"][0][starts].tolist() == [prefix] * len(examples)


def test_examples_are_tokenised_as_the_chat_template_writes_them(tokenizer: Any) -> None:
    for example in tiny_examples()[:20]:
        tokens = tokenise(example, tokenizer)
        turns = [*example.messages, {"role": "assistant", "content": example.completion}]
        whole = tokenizer.apply_chat_template(turns, tokenize=True, return_dict=True)["input_ids"]
        ours = [*tokens.prompt, *tokens.completion]
        assert whole[: len(ours)] == ours
        assert tokenizer.decode(whole[len(ours) :]).strip() == ""


def tokens_of(*prompts: str) -> list[Tokens]:
    return [Tokens(tuple(map(ord, prompt)), (1,)) for prompt in prompts]


@pytest.mark.parametrize(
    ("prompts", "length"),
    [
        (("abcx", "abcyz", "abq"), 2), (("abc", "abc"), 2), (("abc",), 2), (("ab", "abc"), 1),
        (("xa", "ya"), 0), (("a", "a"), 0), ((), 0),
    ],
)  # fmt: skip
def test_the_prefix_is_what_all_prompts_begin_with(prompts: tuple[str, ...], length: int) -> None:
    assert shared_prefix(tokens_of(*prompts)) == length


def test_the_real_prefix_is_the_system_part(tokenizer: Any, examples: list[Tokens]) -> None:
    begin = tokenizer.decode(examples[0].prompt[: shared_prefix(examples)])
    assert tiny_examples()[0].messages[0]["content"] in begin


def test_what_may_look_at_what() -> None:
    bias = attention_bias(torch.tensor([[0, 1, 1, 2]]), torch.float32)
    assert bias.shape == (1, 1, 4, 4)
    assert (bias[0, 0] == 0).int().tolist() == [
        [1, 0, 0, 0], [1, 1, 0, 0], [1, 1, 1, 0], [1, 0, 0, 1],
    ]  # fmt: skip
