"""python -m finetune train …: the same as `daogou finetune train …`, for accelerate launch."""

from __future__ import annotations

import sys

from assistant.serving.cli import main

if __name__ == "__main__":
    sys.argv.insert(1, "finetune")
    main()
