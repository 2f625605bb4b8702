"""Trains LoRA adapters: `train(TrainConfig(task="frame"))`, or `daogou finetune train`."""
