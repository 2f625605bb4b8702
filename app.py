"""Run the assistant beside the demo shop: settings → bootstrap → serve.

python app.py [SHOP_DIRECTORY]      the page opens on http://127.0.0.1:7860
"""

from __future__ import annotations

import sys
from pathlib import Path

from assistant.serving.server import serve
from assistant.serving.shops import default_shop


def main() -> None:
    """Serve the shop named on the command line, or the demo shop."""
    serve(Path(sys.argv[1]) if len(sys.argv) > 1 else default_shop())


if __name__ == "__main__":
    main()
