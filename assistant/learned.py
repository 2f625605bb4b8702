"""What was learned of a shop beside its catalogue: trained models and summaries of its reviews.

Both lie in files that another process replaces in one step. `refresh` sees that for the price of
two small look-ups, and loads what is new beside what goes on serving.
"""

from __future__ import annotations

import logging
from pathlib import Path

from retrieval.errors import ShopError, ShopMissing
from retrieval.events import EventStore
from retrieval.recommend.engine import Recommender
from retrieval.recommend.models import Models, load_models, usable_models
from retrieval.recommend.versions import FOLDER, ModelWatch
from retrieval.reviews.saved import FILE, ReviewSummaries
from retrieval.reviews.summary import ReviewSummary
from retrieval.shop import Shop

log = logging.getLogger(__name__)

#: Files of summaries that stay open: the one that serves, and one that somebody may be reading.
OPEN = 2


class Learned:
    """The recommender of a shop, always there, and its summaries of reviews, where there are any.

    Without trained models the recommender goes by what is known of products and by what sells; a
    folder of models that can't be used is the same, with a warning in the log.
    """

    def __init__(
        self, shop: Shop, events: EventStore, blocklist: frozenset[str] = frozenset()
    ) -> None:
        """Load what there is.

        Args:
            shop: open.
            events: of its shoppers.
            blocklist: ids of products that are never recommended.
        """
        self._shop = shop
        self._events = events
        self._blocklist = blocklist
        root = shop.folder.root
        self._folder, self._file = root / FOLDER, root / FILE
        models = usable_models(self._folder, list(shop.store.ids()))
        self._watch = ModelWatch(self._folder, self._pointed())
        self._stamp = _stamp(self._file)
        self._opened: list[ReviewSummaries] = []
        self._open_reviews()
        self._models = models
        self.recommender = self._built(models)

    def refresh(self) -> bool:
        """Take over a new version of the models, or new summaries.

        Returns:
            Whether the recommender is another object now; models alone are swapped within it.
        """
        models = self._new_models()
        stamp = _stamp(self._file)
        another = stamp != self._stamp
        if another:
            self._stamp = stamp
            self._open_reviews()
            self.recommender = self._built(models or self._models)
        elif models is not None:
            self.recommender.swap(models)
        if models is not None:
            self._models = models
            log.info("The models %s serve from now on.", models.version)
        return another

    def summary(self, product_id: str) -> ReviewSummary | None:
        """What the reviews of a product come to; None where nobody wrote, or it wasn't read."""
        reviews = self._reviews
        try:
            return None if reviews is None else reviews.get(product_id)
        except ShopError as error:
            log.warning("%s %s", error.message, error.hint)
            return None

    def close(self) -> None:
        """Close the files."""
        for reviews in self._opened:
            reviews.close()

    @property
    def _reviews(self) -> ReviewSummaries | None:
        return self._opened[-1] if self._opened else None

    def _built(self, models: Models | None) -> Recommender:
        return Recommender(self._shop, self._events, models, self._reviews, self._blocklist)

    def _pointed(self) -> str | None:
        try:
            return ModelWatch(self._folder).changed()
        except ShopError:  # told of already, by `usable_models`
            return None

    def _new_models(self) -> Models | None:
        try:
            if self._watch.changed() is None:
                return None
            return load_models(self._folder, list(self._shop.store.ids()))
        except ShopError as error:
            log.warning("%s The models before it go on serving. %s", error.message, error.hint)
            return None

    def _open_reviews(self) -> None:
        try:
            self._opened.append(ReviewSummaries.open(self._file))
        except ShopMissing:
            return
        except ShopError as error:
            log.warning("%s %s", error.message, error.hint)
        for old in self._opened[:-OPEN]:
            old.close()
        self._opened = self._opened[-OPEN:]


def _stamp(path: Path) -> tuple[int, int] | None:
    """Tells one content of a file that is replaced from another."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns
