"""The base model of a run, with fresh LoRA matrices on all of its linear layers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from safetensors import SafetensorError
from transformers import AutoConfig, AutoModelForCausalLM, AutoTokenizer, BitsAndBytesConfig

from assistant.llm.base_model import unpacked_base
from retrieval.errors import BadInput

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

    from finetune.training.config import TrainConfig


def base_path(base: str) -> str:
    """A folder or hub id; the unpacked default base for an empty one."""
    return base or str(unpacked_base())


def load_base(config: TrainConfig) -> tuple[Any, PreTrainedTokenizerBase]:
    """The base model for training, on the device there is, and its tokenizer.

    Raises:
        BadInput: There is no such model, it is no causal LM, it has no chat template, or 4 bits
            are asked for without CUDA.
    """
    where = base_path(config.base)
    cuda = torch.cuda.is_available()
    if config.four_bit and not cuda:
        raise BadInput("A base in 4 bits needs a CUDA device.", hint="Leave four_bit out on a CPU.")
    _check_causal(where)
    try:
        tokenizer = AutoTokenizer.from_pretrained(where)
        model = AutoModelForCausalLM.from_pretrained(
            where,
            dtype=torch.bfloat16 if cuda else torch.float32,
            quantization_config=_four_bit() if config.four_bit else None,
        )
    except (OSError, ValueError, SafetensorError) as error:
        raise BadInput(
            f"The base {where!r} can't be loaded: {error}",
            hint="Name a folder in Hugging Face form, or an id that is in the local hub cache.",
        ) from error
    if tokenizer.chat_template is None:
        raise BadInput(
            f"The base {where!r} has no chat template.", hint="Take an instruction-tuned model."
        )
    return model, tokenizer


def with_lora(model: Any, config: TrainConfig) -> PeftModel:
    """The model with LoRA on all linear layers but the vocabulary projection."""
    lora = LoraConfig(
        r=config.rank,
        lora_alpha=config.alpha,
        lora_dropout=config.dropout,
        target_modules="all-linear",
        task_type="CAUSAL_LM",
    )
    torch.manual_seed(config.seed)
    adapted = get_peft_model(model, lora, autocast_adapter_dtype=not torch.cuda.is_available())
    if not isinstance(adapted, PeftModel):
        raise TypeError(type(adapted))
    return adapted


def _check_causal(where: str) -> None:
    try:
        config = AutoConfig.from_pretrained(where)
    except (OSError, ValueError) as error:
        offline = "" if Path(where).exists() else " (there is no such folder either)"
        raise BadInput(
            f"There is no model {where!r}{offline}: {str(error).splitlines()[0]}",
            hint="Name a folder in Hugging Face form or a hub id, or leave --base out.",
        ) from error
    kinds = getattr(config, "architectures", None) or []
    if not any(kind.endswith(("ForCausalLM", "LMHeadModel")) for kind in kinds):
        raise BadInput(
            f"The base {where!r} is no causal language model ({', '.join(kinds) or 'unknown'}).",
            hint="It must be one that writes text, such as Llama, Qwen, Mistral, SmolLM.",
        )


def _four_bit() -> BitsAndBytesConfig:
    return BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_compute_dtype=torch.bfloat16,
        bnb_4bit_use_double_quant=True,
    )
