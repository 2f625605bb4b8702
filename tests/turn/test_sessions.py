"""Sessions survive restarts, run one message at a time, and record what they showed."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from pathlib import Path

import pytest

from assistant.bootstrap import Service, open_service, serving_lock
from assistant.sessions.store import SessionStore
from assistant.settings import load_settings
from retrieval.encoders.text import TextEncoder
from retrieval.errors import BadInput, ShopBusy, ShopCorrupt, ShopMissing
from retrieval.types import EventType
from tests.conftest import without_model


def test_a_session_survives_a_restart(shop_copy: Path, encoder: TextEncoder) -> None:
    settings = without_model(shop_copy)
    first = open_service(shop_copy, settings=settings, encoder=encoder)
    answer = first.assistant.reply("tents under 300")
    first.assistant.reply("add the first one to my cart", session_id=answer.session_id)
    first.close()
    second = open_service(shop_copy, settings=settings, encoder=encoder)
    again = second.assistant.reply("in green", session_id=answer.session_id)
    second.close()
    assert again.session_id == answer.session_id
    assert again.state["price_max"] == 300
    assert len(again.state["cart"]["lines"]) == 1


def test_impressions_have_position_and_propensity(service: Service) -> None:
    answer = service.assistant.reply("kettles", shopper_id="S-1")
    events = service.events.of_session(answer.session_id)
    shown = [e for e in events if e.type is EventType.IMPRESSION]
    assert [e.product_id for e in shown] == [p["id"] for p in answer.products]
    assert [e.position for e in shown] == list(range(1, len(shown) + 1))
    assert all(e.propensity == 1.0 and e.trace_id == answer.trace_id for e in shown)
    assert {e.shopper_id for e in shown} == {"S-1"}
    service.assistant.reply("add the second to my cart", session_id=answer.session_id)
    carts = [e for e in service.events.of_session(answer.session_id) if e.type is EventType.CART]
    assert [e.product_id for e in carts] == [answer.products[1]["id"]]


def test_many_messages_at_once_lose_nothing(service: Service) -> None:
    session = service.assistant.reply("kettles").session_id
    threads = [
        threading.Thread(
            target=service.assistant.reply,
            args=("add the first one to my cart",),
            kwargs={"session_id": session},
        )
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (line,) = service.assistant.state(session).cart
    assert line.quantity == 8


def test_only_the_newest_state_is_kept(service: Service, shop_copy: Path) -> None:
    session = service.assistant.reply("tents").session_id
    for message in ("under 300", "in green", "waterproof"):
        service.assistant.reply(message, session_id=session)
    with sqlite3.connect(shop_copy / "conversations.sqlite") as connection:
        sql = "select count(*) from checkpoints where thread_id = ?"
        assert connection.execute(sql, (session,)).fetchone() == (1,)


def test_expired_sessions_are_gone(tmp_path: Path) -> None:
    store = SessionStore.open(tmp_path / "s.sqlite", days=30)
    known = store.enter(None, "S-1")
    assert store.enter(known, None) == known
    store.close()
    later = SessionStore.open(tmp_path / "s.sqlite", days=1e-9)
    assert later.enter(known, None) != known
    later.close()


def test_a_second_server_on_the_same_shop_is_refused(shop_copy: Path, encoder: TextEncoder) -> None:
    settings = without_model(shop_copy)
    first = open_service(
        shop_copy, settings=settings, encoder=encoder, lock=serving_lock(shop_copy)
    )
    with pytest.raises(ShopBusy) as caught:
        serving_lock(shop_copy)
    assert caught.value.hint
    first.close()
    serving_lock(shop_copy).release()


@pytest.mark.parametrize("name", ["catalogue.sqlite", "conversations.sqlite", "events.sqlite"])
def test_a_corrupt_database_is_named(
    demo_shop: Path, tmp_path: Path, encoder: TextEncoder, name: str
) -> None:
    broken = tmp_path / "shop"
    shutil.copytree(demo_shop, broken)
    (broken / name).write_bytes(b"this is no database" * 1000)
    with pytest.raises(ShopCorrupt) as caught:
        open_service(broken, settings=without_model(broken), encoder=encoder)
    assert name in caught.value.message
    assert caught.value.hint


def test_a_corrupt_index_is_rebuilt(demo_shop: Path, tmp_path: Path, encoder: TextEncoder) -> None:
    broken = tmp_path / "shop"
    shutil.copytree(demo_shop, broken)
    for path in (broken / "indexes").rglob("*"):
        if path.is_file():
            path.write_bytes(b"rubbish")
    service = open_service(broken, settings=without_model(broken), encoder=encoder)
    assert service.assistant.reply("hiking boots").products
    service.close()


def test_no_shop_is_said_to_be_missing(tmp_path: Path, encoder: TextEncoder) -> None:
    with pytest.raises(ShopMissing):
        open_service(tmp_path / "nowhere", encoder=encoder)


@pytest.mark.parametrize(
    "text", ["cards = 0", "nonsense = 1", "[llm]\nengine = 'magic'", "cards = ", "cards = 'x'"]
)
def test_wrong_settings_are_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.toml").write_text(text)
    with pytest.raises(BadInput) as caught:
        load_settings(tmp_path)
    assert caught.value.hint


def test_an_import_by_another_process_is_taken_over(
    shop_copy: Path, encoder: TextEncoder, tmp_path: Path
) -> None:
    from retrieval.shop import Shop

    service = open_service(shop_copy, settings=without_model(shop_copy), encoder=encoder)
    feed = tmp_path / "more.csv"
    feed.write_text("id,title,brand,price\nZZ-1,Quokkafoot snorkel,Quokkafoot,12.50\n")
    with Shop.open(shop_copy, encoder=encoder, writer=True) as other:
        other.import_files([feed])
    assert service.refresh()
    answer = service.assistant.reply("snorkel by Quokkafoot")
    assert [p["id"] for p in answer.products][:1] == ["ZZ-1"]
    assert answer.frame["brand"] == ["Quokkafoot"]
    service.close()
