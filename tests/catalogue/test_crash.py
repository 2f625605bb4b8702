"""An import that is killed leaves the shop as it was; the next one cleans up and works."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from retrieval.catalogue.importer import import_feeds
from retrieval.catalogue.store import CatalogueStore

IMPORT = """
import sys, time
from pathlib import Path
import numpy as np
from retrieval.catalogue.importer import import_feeds
from retrieval.catalogue.store import CatalogueStore

stage, flag = sys.argv[3], Path(sys.argv[4])

def stop(here):
    if here == stage:
        flag.touch()
        time.sleep(60)

def embed(products):
    stop("embedding")
    return np.ones((len(products), 4), np.float32)

def progress(done, total, what):
    if done >= 1000:
        stop(what)

store = CatalogueStore.open(Path(sys.argv[1]))
import_feeds([Path(sys.argv[2])], store, embed=embed, vector_model="m", progress=progress)
"""


@pytest.mark.parametrize("stage", ["reading big.csv", "embedding", "writing"])
def test_killed_in_the_middle(tmp_path: Path, stage: str) -> None:
    database, feed, flag = tmp_path / "catalogue.sqlite", tmp_path / "big.csv", tmp_path / "flag"
    head = "id,title,price\n"
    feed.write_text(head + "OLD,Old cup,5\n")
    store = CatalogueStore.open(database)
    import_feeds([feed], store)
    rows = "".join(f"P{i},Cup {i},{i}\n" for i in range(1, 3001))
    feed.write_text(head + "OLD,New name,6\n" + rows)

    child = subprocess.Popen(
        [sys.executable, "-c", IMPORT, str(database), str(feed), stage, str(flag)],
        cwd=Path(__file__).parents[2],
    )
    deadline = time.monotonic() + 30
    while not flag.exists() and child.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    assert flag.exists()
    child.send_signal(signal.SIGKILL)
    assert child.wait() == -signal.SIGKILL

    assert (store.generation, store.count()) == (1, 1)
    assert store.get(["OLD"])["OLD"].title == "Old cup"
    leftovers = [name for name in os.listdir(tmp_path) if name.endswith(".import")]
    assert leftovers
    report = import_feeds([feed], store)
    assert report.applied.inserted == 3000
    assert store.get(["OLD"])["OLD"].title == "New name"
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".import")]
    store.close()
