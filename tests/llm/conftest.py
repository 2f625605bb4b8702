"""One embedded engine for the whole session: it takes a second to load."""

from __future__ import annotations

import json
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
    """Answers with `script`, a function that gets the handler; lists models by `listing`."""

    daemon_threads = True

    def __init__(self, script, listing) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.script = script
        self.listing = listing
        self.requests = 0
        self.gone = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.wants_stream = bool(json.loads(body).get("stream"))
        self.server.requests += 1
        self._run(self.server.script)

    def do_GET(self) -> None:
        self._run(self.server.listing)

    def _run(self, script) -> None:
        try:
            script(self)
        except (BrokenPipeError, ConnectionResetError):
            self.server.gone.set()

    def log_message(self, *args) -> None:
        pass


def send(handler, body: bytes, status: int = 200, kind: str = "application/json") -> None:
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def list_models(*names: str):
    """A listing of these models, as vLLM gives it."""
    body = json.dumps({"object": "list", "data": [{"id": name} for name in names]}).encode()
    return lambda handler: send(handler, body)


list_one = list_models("m")


@pytest.fixture
def serve():
    servers = []

    def start(script, listing=list_one) -> OddServer:
        server = OddServer(script, listing)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()
