"""The examples of a task, by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finetune.data.trades import shop_trade, trades
from finetune.frame.dataset import frame_data
from finetune.wording import examples

if TYPE_CHECKING:
    from finetune.example import Example
    from finetune.training.config import TrainConfig


def examples_of(config: TrainConfig) -> list[Example]:
    """Train and dev examples of a run; errors as for `shop_trade`."""
    shop = config.shop
    if config.task == "wording":
        shops = [shop] if shop is not None else []
        return examples(trades(), shops, seed=config.seed, train=1800, dev=200)
    words = shop_trade(shop) if shop is not None else None
    return frame_data(seed=config.seed, shop=words).examples()
