"""A fast stand-in for the API on loopback: answers every check and every batch at once.

Run as a program: prints its port, stops when standard input closes. Standard library only, so that both SDKs meet the
same bytes from the same process.
"""

from __future__ import annotations

import asyncio
import json
import sys

_CHECK = {"flag": "flag", "value": True, "reason": 'Matched default rule "all" (rule_1)', "flag_id": "flag_1"}


def _answer(body: bytes, status: bytes = b"200 OK") -> bytes:
    head = b"HTTP/1.1 %b\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % (status, len(body))
    return head + body


_STAMPS = {"created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z"}
_LISTS = (
    "add_ons billing_subscriptions custom_plan_billings entitlements entity_traits metrics payment_methods plans rules"
)


def _company(number: int) -> dict[str, object]:
    """A company with two keys, a few traits and empty lists."""
    own = {"environment_id": "env_1", "entity_id": f"comp_{number}", "entity_type": "company", **_STAMPS}
    keys = [
        {**own, "id": f"ekey_{number}_{name}", "definition_id": "ekt_1", "key": name, "value": f"{name}-{number}"}
        for name in ("id", "domain")
    ]
    traits = {"seats": number, "city": "Turin", "since": "2024-05-06", "is_partner": True}
    lists = {name: [] for name in _LISTS.split()}
    told = {"id": f"comp_{number}", "name": f"Company {number}", "environment_id": "env_1", "user_count": 3, **_STAMPS}
    return {**told, **lists, "keys": keys, "traits": traits}


_CHECKED = _answer(json.dumps({"data": _CHECK, "params": {}}).encode())
_PAGE = _answer(json.dumps({"data": [_company(number) for number in range(100)], "params": {}}).encode())
_TAKEN = _answer(b"{}")
_seen = 0  # checks answered


class _Connection(asyncio.Protocol):
    """HTTP/1.1 without pipelining: answers as soon as a request is complete."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._buffer = b""

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[:end].lower()
            length = 0
            if b"content-length:" in head:
                length = int(head.split(b"content-length:")[1].split(b"\r\n")[0])
            if len(self._buffer) < end + 4 + length:
                return
            self._buffer = self._buffer[end + 4 + length :]
            self._transport.write(_reply(head))


def _reply(head: bytes) -> bytes:
    global _seen
    if b"/flags/" in head:
        _seen += 1
        return _CHECKED
    if head.startswith(b"get /seen "):
        return _answer(str(_seen).encode())
    return _PAGE if head.startswith(b"get /companies") else _TAKEN


async def main() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(_Connection, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
