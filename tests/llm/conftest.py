"""One embedded engine for the whole session: it takes a second to load."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from assistant.llm import Engine, LLMClient, LLMConfig, open_engine


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    engine = open_engine(LLMConfig())
    assert engine is not None
    yield engine
    engine.close()


@pytest.fixture
def client(engine: Engine) -> LLMClient:
    return LLMClient(engine, LLMConfig(timeout_s=30))


class OddServer(ThreadingHTTPServer):
    """Answers every request with `script`, a function that gets the handler."""

    daemon_threads = True

    def __init__(self, script) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.script = script
        self.requests = 0
        self.gone = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.requests += 1
        try:
            self.server.script(self)
        except (BrokenPipeError, ConnectionResetError):
            self.server.gone.set()

    def do_GET(self) -> None:
        self.do_POST()

    def log_message(self, *args) -> None:
        pass


@pytest.fixture
def serve():
    servers = []

    def start(script) -> OddServer:
        server = OddServer(script)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()
