"""Write the demo shop: `python -m examples.general_store OUT_DIR [--seed 7]`."""

import argparse
import sys
from pathlib import Path

from examples.general_store.shop import build


def main() -> None:
    """Parse the command line and build the shop."""
    parser = argparse.ArgumentParser(
        prog="python -m examples.general_store",
        description="Write the fictional shop Juniper Lane into a directory.",
    )
    parser.add_argument("out_dir", type=Path, metavar="OUT_DIR")
    parser.add_argument("--seed", type=int, default=7, help="same seed, same shop (default: 7)")
    arguments = parser.parse_args()
    build(arguments.out_dir, seed=arguments.seed)
    sys.stdout.write(f"Juniper Lane stands in {arguments.out_dir}\n")


if __name__ == "__main__":
    main()
