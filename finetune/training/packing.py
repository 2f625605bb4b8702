"""From examples to tensors: several examples in one sequence, behind the prefix they share.

All prompts of a task begin with the same tokens (the system part). A pack holds that prefix once
and then the rest of each example; an example sees the prefix and itself, by the attention mask, and
its positions go on from the prefix. The loss is that of the examples alone (a test compares),
without padding, without the prefix's repetition, and with the vocabulary projection on completions
only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

    from finetune.example import Example

IGNORED = -100
#: Segment of the shared prefix, which every example of a pack may look at.
SHARED = 0


@dataclass(frozen=True, slots=True)
class Tokens:
    """One example as token ids."""

    prompt: tuple[int, ...]
    completion: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.prompt) + len(self.completion)


def tokenise(example: Example, tokenizer: PreTrainedTokenizerBase) -> Tokens:
    """An example in the base model's own chat form; the completion ends its turn."""
    prompt = tokenizer.apply_chat_template(
        list(example.messages), add_generation_prompt=True, tokenize=False
    )
    end = tokenizer.eos_token or ""
    ids: list[list[int]] = [
        tokenizer(str(text), add_special_tokens=False)["input_ids"]
        for text in (prompt, example.completion + str(end))
    ]
    return Tokens(tuple(ids[0]), tuple(ids[1]))


def shared_prefix(examples: Sequence[Tokens]) -> int:
    """How many tokens all prompts begin with; at least one of each prompt is left out of it."""
    if not examples:
        return 0
    least = min(examples, key=lambda tokens: tokens.prompt).prompt
    most = max(examples, key=lambda tokens: tokens.prompt).prompt
    length = next(
        (i for i, (a, b) in enumerate(zip(least, most, strict=False)) if a != b),
        min(len(least), len(most)),
    )
    return min(length, min(len(tokens.prompt) for tokens in examples) - 1)


def packer(prefix: int) -> Callable[[list[Tokens]], dict[str, torch.Tensor]]:
    """A collator that packs a batch into one sequence.

    Returns:
        A function of examples to input_ids, position_ids, labels and segments, each
        (1, prefix + the rest of each example), int64.
    """

    def pack(batch: list[Tokens]) -> dict[str, torch.Tensor]:
        ids = list(batch[0].prompt[:prefix])
        positions = list(range(prefix))
        labels, segments = [IGNORED] * prefix, [SHARED] * prefix
        for number, tokens in enumerate(batch, start=1):
            rest = (*tokens.prompt[prefix:], *tokens.completion)
            ids += rest
            positions += range(prefix, prefix + len(rest))
            labels += [IGNORED] * (len(tokens.prompt) - prefix) + list(tokens.completion)
            segments += [number] * len(rest)
        rows = {"input_ids": ids, "position_ids": positions, "labels": labels}
        rows["segments"] = segments
        return {name: torch.tensor([row]) for name, row in rows.items()}

    return pack


def pad(batch: list[Tokens], pad_id: int = 0) -> dict[str, torch.Tensor]:
    """The plain collator, for models that take no mask of our own: (examples, longest), int64."""
    longest = max(map(len, batch))
    ids = [[*t.prompt, *t.completion, *[pad_id] * (longest - len(t))] for t in batch]
    labels = [
        [IGNORED] * len(t.prompt) + [*t.completion] + [IGNORED] * (longest - len(t)) for t in batch
    ]
    seen = [[1] * len(t) + [0] * (longest - len(t)) for t in batch]
    return {
        "input_ids": torch.tensor(ids),
        "labels": torch.tensor(labels),
        "attention_mask": torch.tensor(seen),
    }


def attention_bias(segments: torch.Tensor, dtype: torch.dtype) -> torch.Tensor:
    """What may look at what: (1, 1, n, n), 0 or the least number of the dtype."""
    row = segments[0]
    order = torch.arange(len(row), device=row.device)
    allowed = (row[:, None] == row[None]) | (row[None] == SHARED)
    allowed &= order[:, None] >= order[None]
    bias = torch.zeros(allowed.shape, dtype=dtype, device=row.device)
    return bias.masked_fill_(~allowed, torch.finfo(dtype).min)[None, None]


def completion_loss(model: Any, inputs: dict[str, torch.Tensor]) -> tuple[torch.Tensor, int]:
    """The summed cross-entropy of the completions of a pack or a padded batch, and their tokens."""
    labels = inputs["labels"]
    if "segments" not in inputs:
        logits = model(
            input_ids=inputs["input_ids"], attention_mask=inputs["attention_mask"], use_cache=False
        ).logits[:, :-1]
        flat, targets = logits.reshape(-1, logits.shape[-1]), labels[:, 1:].reshape(-1)
    else:
        places = (labels[0] != IGNORED).nonzero()[:, 0]
        logits = model(
            input_ids=inputs["input_ids"],
            position_ids=inputs["position_ids"],
            attention_mask=attention_bias(inputs["segments"], model.dtype),
            logits_to_keep=places - 1,
            use_cache=False,
        ).logits
        flat, targets = logits[0], labels[0][places]
    loss = torch.nn.functional.cross_entropy(
        flat.float(), targets, ignore_index=IGNORED, reduction="sum"
    )
    return loss, int((targets != IGNORED).sum())
