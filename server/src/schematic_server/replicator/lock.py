"""One writer at a time: a key in Redis that only its holder renews and deletes."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import socket
from typing import Any

from schematic_server.clock import monotonic
from schematic_server.errors import ServerError
from schematic_server.replicator.ending import end_if_told

log = logging.getLogger("schematic_server.replicator")
_RENEW = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end return 0"
_DELETE = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0"


class LockLost(ServerError):
    """Somebody else may be writing."""


class WriterLock:
    """`acquire`, then `hold` beside the work, `release` at the end. `ttl`: seconds that it outlives a killed holder."""

    def __init__(self, client: Any, key: str, ttl: float) -> None:
        self._client = client
        self._key = key
        self._ttl = ttl
        self._value = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(16)}"
        self._confirmed_at = 0.0

    async def acquire(self) -> None:
        """Waits for twice the time that it outlives its holder, then raises ServerError."""
        ends_at = monotonic() + 2 * self._ttl
        while True:
            asked_at = monotonic()
            if await self._client.set(self._key, self._value, nx=True, px=self._ttl_ms):
                self._confirmed_at = asked_at
                return
            if asked_at >= ends_at:
                holder = await self._client.get(self._key)
                name = holder.decode(errors="replace") if isinstance(holder, bytes) else "somebody"
                raise ServerError(
                    f"another replicator writes to this Redis ({name} holds {self._key}); stop it, or give this one"
                    " another Redis"
                )
            await asyncio.sleep(min(1.0, self._ttl / 3))

    async def hold(self) -> None:
        """Renews it for ever; raises LockLost when it is somebody else's, or could not be confirmed in its time."""
        while True:
            end_if_told()
            await asyncio.sleep(max(1.0, self._ttl / 3) if self._ttl >= 3 else self._ttl / 3)
            asked_at = monotonic()
            try:
                is_ours = await self._client.eval(_RENEW, 1, self._key, self._value, self._ttl_ms)
            except Exception as error:  # the server may be back before the time is over
                log.warning("writer lock not renewed", extra={"error": str(error)})
                if monotonic() - self._confirmed_at >= self._ttl:
                    raise LockLost(f"{self._key} could not be renewed for {self._ttl:g} s; ending") from error
                continue
            if not is_ours:
                raise LockLost(f"{self._key} is held by another replicator; ending")
            self._confirmed_at = asked_at

    async def release(self) -> None:
        await self._client.eval(_DELETE, 1, self._key, self._value)

    @property
    def _ttl_ms(self) -> int:
        return int(self._ttl * 1000)
