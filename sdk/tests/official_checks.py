"""What the facts list as weaknesses of the official SDK's checks (28–34, 40), as claims; run under either SDK.

Prints a JSON object, claim -> whether it holds. `test_official_checks.py` starts it.
"""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from schematic.cache import AsyncLocalCache, LocalCache
from schematic.client import CheckFlagOptions, EventUsage, Schematic, SchematicConfig

QUIET = logging.getLogger("official_checks")
SAID: list[str] = []


class Keep(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        SAID.append(record.getMessage())


QUIET.addHandler(Keep())
QUIET.propagate = False


class Api:
    """Counts requests; answers as `status`, `headers` and `delay` say, with a value of its own for each company."""

    def __init__(self) -> None:
        self.requests = 0
        self.status = 200
        self.headers: dict[str, str] = {}
        self.delay = 0.0

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        asked = json.loads(handler.rfile.read(int(handler.headers["content-length"])))
        self.requests += 1
        time.sleep(self.delay)
        one = {"flag": "f", "reason": "r", "value": asked.get("company") == {"a": "1;b=2"}}
        data = one if handler.path != "/flags/check" else {"flags": [one], "credit_spend_policies": []}
        content = json.dumps({"data": data, "params": {}}).encode()
        try:
            handler.send_response(self.status)
            for name, text in {**self.headers, "content-length": str(len(content))}.items():
                handler.send_header(name, text)
            handler.end_headers()
            handler.wfile.write(content)
        except ConnectionError:
            pass


def made(api: Api, **options: Any) -> Schematic:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            api.answer(self)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    return Schematic("sch_1", SchematicConfig(base_url=address, event_capture_url=address, logger=QUIET, **options))


def took(work: Callable[[], object]) -> float:
    began = time.monotonic()
    work()
    return time.monotonic() - began


def retry_after_does_not_put_a_check_to_sleep() -> bool:
    api = Api()
    api.status, api.headers = 503, {"retry-after": "3"}
    return took(lambda: made(api).check_flag("f")) < 5


def the_timeout_of_a_check_counts() -> bool:
    api = Api()
    api.delay = 2.0
    client = made(api)
    return took(lambda: client.check_flag("f", options=CheckFlagOptions(timeout=0.2))) < 1.5


def what_check_flags_drops_is_said() -> bool:
    made(Api()).check_flags(["f"], options=CheckFlagOptions(event_usage=EventUsage("e", 1)))
    return any("event_usage" in text for text in SAID)


def unknown_and_repeated_keys_cost_no_requests() -> bool:
    api = Api()
    client = made(api)
    for _ in range(3):
        client.check_flags(["f", "unknown", "f"], {"a": "1"})
    return api.requests == 1


def awaited_caches_serve_the_sync_client() -> bool:
    api = Api()
    client = made(api, cache_providers=[AsyncLocalCache()])
    return [client.check_flag("f", {"a": "1;b=2"}) for _ in range(3)] == [True] * 3 and api.requests == 1


def keys_of_different_contexts_do_not_collide() -> bool:
    client = made(Api())
    return client.check_flag("f", {"a": "1;b=2"}) and not client.check_flag("f", {"a": "1", "b": "2"})


def a_step_of_the_clock_keeps_nothing_alive_and_drops_nothing() -> bool:
    cache: Any = LocalCache(10, 60_000)
    cache.set("k", 1)
    real, time.time = time.time, lambda: 4_000_000_000.0
    try:
        return bool(cache.get("k") == 1)
    finally:
        time.time = real


def a_default_that_fails_does_not_reach_the_caller() -> bool:
    api = Api()
    api.status = 400

    def broken() -> bool:
        raise RuntimeError("boom")

    return made(api).check_flag("f", options=CheckFlagOptions(default_value=broken)) is False


CLAIMS = [
    retry_after_does_not_put_a_check_to_sleep,
    the_timeout_of_a_check_counts,
    what_check_flags_drops_is_said,
    unknown_and_repeated_keys_cost_no_requests,
    awaited_caches_serve_the_sync_client,
    keys_of_different_contexts_do_not_collide,
    a_step_of_the_clock_keeps_nothing_alive_and_drops_nothing,
    a_default_that_fails_does_not_reach_the_caller,
]


def holds(claim: Callable[[], bool]) -> bool:
    try:
        return claim()
    except Exception:
        return False


if __name__ == "__main__":
    print(json.dumps({claim.__name__: holds(claim) for claim in CLAIMS}))
