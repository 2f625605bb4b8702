"""Training data of the wording task: facts of products, and short replies that say no more."""

from finetune.wording.make import Mix, examples

__all__ = ["Mix", "examples"]
