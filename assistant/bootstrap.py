"""The one place where things are put together: a shop directory becomes a running service."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.explain.audit import Audit
from assistant.explain.claims import claims_in
from assistant.explain.pitch import ModelPitcher
from assistant.explain.wording import Pitcher, Speaker
from assistant.grounding import ground
from assistant.intent import FrameReader, ModelReader, RulesReader, choose_reader
from assistant.learned import Learned
from assistant.llm import Engine, LLMClient, LLMConfig, open_engine
from assistant.llm.shipped import shipped_adapters
from assistant.service.policies import PolicyDesk, read_policies
from assistant.sessions.store import SessionStore
from assistant.settings import LLMSettings, Settings, load_settings
from assistant.trace.store import TraceStore
from assistant.turn.assistant import Assistant
from assistant.turn.graph import TurnNodes, build_graph
from assistant.turn.tools import Tools
from retrieval.catalogue.vocabulary import Vocabulary
from retrieval.encoders.config import TextEncoderConfig
from retrieval.encoders.text import TextEncoder
from retrieval.errors import EngineError, ShopBusy
from retrieval.events import EventStore
from retrieval.recommend.engine import Recommender
from retrieval.shop import Shop
from retrieval.types import Filters

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Service:
    """Everything that serves one shop."""

    settings: Settings
    shop: Shop
    encoder: TextEncoder
    policies: PolicyDesk
    reader: FrameReader
    assistant: Assistant
    events: EventStore
    sessions: SessionStore
    traces: TraceStore
    engine: Engine | None
    client: LLMClient | None
    currency: str
    learned: Learned
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    lock: FileLock | None = None

    def missing(self) -> list[str]:
        """What is configured and doesn't work."""
        if not needs_model(self.settings):
            return []
        return self.engine.missing() if self.engine is not None else ["the language model"]

    @property
    def recommender(self) -> Recommender:
        """The recommender; there with and without trained models."""
        return self.learned.recommender

    def refresh(self) -> bool:
        """Take over what another process imported or trained: products, words, models, reviews.

        Returns:
            Whether the catalogue had changed.
        """
        changed = self.shop.refresh()
        if self.learned.refresh() or changed:
            self.learn_words()
        return changed

    def with_need(self, filters: Filters, need: str | None) -> Filters:
        """Filters that also ask for a product type: its categories, else a mention of it."""
        if need is None:
            return filters
        categories = ground({"need": need}, self.vocabulary).filters.category
        if categories and not filters.category:
            return replace(filters, category=categories)
        return replace(filters, features=(*filters.features, need))

    def learn_words(self) -> None:
        """Build the vocabulary anew, and what reads and audits by it."""
        vocabulary = Vocabulary.from_products(self.shop.store.products())
        self.vocabulary = vocabulary
        encode = self.encoder.encode_queries
        tools = Tools(
            self.shop,
            vocabulary,
            self.policies,
            self.settings,
            encode,
            self.currency,
            self.events,
            self.recommender,
            self.learned.summary,
        )
        self.reader = choose_reader(self.settings.reading, vocabulary, self.client)
        speaker = _speaker(self.settings, vocabulary, self.client)
        nodes = TurnNodes(tools, self.reader, speaker, self.events)
        self.assistant.graph = build_graph(nodes, self.sessions.checkpointer)

    def close(self) -> None:
        """Close all of it."""
        if self.client is not None:
            self.client.close()
        if self.engine is not None:
            self.engine.close()
        for store in (self.learned, self.events, self.sessions, self.traces, self.shop):
            store.close()
        if self.lock is not None:
            self.lock.release()


def open_encoder(settings: Settings) -> TextEncoder:
    """The sentence encoder of the settings."""
    config = TextEncoderConfig(model=settings.encoder) if settings.encoder else TextEncoderConfig()
    return TextEncoder(config)


def open_service(
    directory: Path,
    *,
    settings: Settings | None = None,
    encoder: TextEncoder | None = None,
    lock: FileLock | None = None,
) -> Service:
    """Open everything that serves a shop.

    Args:
        directory: of the shop.
        settings: instead of those of the directory.
        encoder: instead of that of the settings.
        lock: from `serving_lock`, released when the service is closed or can't be opened.

    Raises:
        ShopError: the shop is missing or corrupt.
        BadInput: a setting is wrong.
    """
    settings = settings if settings is not None else load_settings(directory)
    encoder = encoder if encoder is not None else open_encoder(settings)
    try:
        return _opened(directory, settings, encoder, lock)
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def _opened(
    directory: Path, settings: Settings, encoder: TextEncoder, lock: FileLock | None
) -> Service:
    shop = Shop.open(directory, encoder=encoder)
    currency = settings.shop.currency or shop.store.get_meta("currency") or "USD"
    engine = _engine(settings.llm) if needs_model(settings) else None
    events = EventStore.open(directory / "events.sqlite")
    sessions = SessionStore.open(directory / "conversations.sqlite", days=settings.session_days)
    traces = TraceStore.open(directory / "traces.sqlite")
    learned = Learned(shop, events, frozenset(settings.blocklist))
    shop.searcher.popularity = lambda: learned.recommender.selling()
    service = Service(
        settings=settings,
        shop=shop,
        encoder=encoder,
        policies=PolicyDesk(read_policies(directory / "policies"), encoder.encode_queries),
        reader=RulesReader(Vocabulary()),
        assistant=Assistant(sessions, traces, currency),
        events=events,
        sessions=sessions,
        traces=traces,
        engine=engine,
        client=LLMClient(engine, _llm_config(settings.llm)) if engine is not None else None,
        currency=currency,
        learned=learned,
        lock=lock,
    )
    service.learn_words()
    if isinstance(service.reader, ModelReader):
        service.reader.warm_up()
    return service


def serving_lock(directory: Path) -> FileLock:
    """Hold a shop for serving.

    Raises:
        ShopBusy: another process serves it.
    """
    directory.mkdir(parents=True, exist_ok=True)
    lock = FileLock(directory / "serving.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        hint = "Stop it first, or copy the shop's directory and serve the copy."
        raise ShopBusy(f"Another process serves {directory}.", hint=hint) from error
    return lock


def _engine(settings: LLMSettings) -> Engine | None:
    """The engine, or None where it is off or can't be started: then the shop serves without."""
    try:
        return open_engine(_llm_config(settings))
    except EngineError as error:
        log.warning("Serving without a language model: %s %s", error.message, error.hint)
        return None


def _llm_config(settings: LLMSettings) -> LLMConfig:
    return LLMConfig(
        engine=settings.engine,
        base_url=settings.base_url,
        api_key=settings.api_key.get_secret_value(),
        model=settings.model,
        threads=settings.threads,
        context=settings.context,
        adapters=_adapters(settings),
        tasks=settings.tasks,
        timeout_s=settings.timeout_s,
    )


def _adapters(settings: LLMSettings) -> dict[str, str]:
    """Those of the settings, over those that come with Daogou for the default base."""
    own = settings.engine == "embedded" and not settings.model
    return (shipped_adapters() if own else {}) | settings.adapters


def needs_model(settings: Settings) -> bool:
    """Whether anything asks the language model: what nobody asks isn't started."""
    if settings.llm.engine == "off":
        return False
    wanted = {"frame": settings.reading, "wording": settings.wording}
    if "model" in wanted.values():
        return True
    asked = [task for task, how in wanted.items() if how == "auto"]
    if settings.llm.engine == "server":  # which adapters it has may change while the shop is open
        return bool(asked)
    config = _llm_config(settings.llm)
    return any(config.adapter_of(task) is not None for task in asked)


def _speaker(settings: Settings, vocabulary: Vocabulary, client: LLMClient | None) -> Speaker:
    pitcher: Pitcher | None = None
    if client is not None and settings.wording != "plain":
        pitcher = ModelPitcher(client, only_tuned=settings.wording == "auto")
    return Speaker(Audit(lambda text: claims_in(text, vocabulary)), pitcher)
