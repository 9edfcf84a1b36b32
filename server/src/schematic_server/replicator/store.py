"""The documents in Redis, in the official layout, and how far they are (the cursor).

Every command may run twice, and what fails is done again as a whole.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, cast

import msgspec

from schematic.datastream import layout
from schematic.datastream.layout import Document, Kind
from schematic_server.replicator.batch import Batch, Id
from schematic_server.replicator.load import PATHS
from schematic_server.replicator.settings import Settings

ANSWERS_WITHIN = 5.0  # seconds
_STEP = 500  # keys a step of a walk through all


def connect(settings: Settings) -> Any:
    """A client without retries: a batch that failed is written again as a whole."""
    from redis import asyncio as redis
    from redis.asyncio.cluster import ClusterNode, RedisCluster
    from redis.asyncio.retry import Retry
    from redis.backoff import NoBackoff

    options: dict[str, Any] = {
        "password": settings.redis_password,
        "ssl": settings.redis_tls,
        "socket_timeout": ANSWERS_WITHIN,
        "socket_connect_timeout": ANSWERS_WITHIN,
    }
    parts = (one.rpartition(":") for one in settings.redis_addresses)
    nodes = [(host.strip("[]"), int(port)) for host, _, port in parts]
    if settings.redis_cluster:
        return RedisCluster(startup_nodes=[ClusterNode(*node) for node in nodes], **options)
    (host, port), *_ = nodes
    return redis.Redis(host=host, port=port, db=settings.redis_db, retry=Retry(NoBackoff(), 0), **options)


class Store:
    def __init__(self, client: Any, settings: Settings) -> None:
        self._client = client
        self._version = settings.version
        self._ttl = {"px": int(settings.cache_ttl * 1000)} if settings.cache_ttl else {}
        self._cursor_key = settings.cursor_key

    async def verify(self) -> None:
        """Raises what Redis raises unless it can be written."""
        key = "test:connection:verify"
        await self._client.set(key, "1", px=60_000)
        await self._client.get(key)
        await self._client.delete(key)

    async def cursor(self) -> str | None:
        found = await self._client.get(self._cursor_key)
        return None if found is None else found.decode()

    async def set_cursor(self, stream_id: str | None) -> None:
        if stream_id is None:
            await self._client.delete(self._cursor_key)
        else:
            await self._client.set(self._cursor_key, stream_id)

    async def known(self, ids: Iterable[Id]) -> dict[Id, Document | None]:
        """The stored documents; what cannot be read is as if it were not there."""
        wanted = sorted(ids)
        stored = await self._get([self._entity(one) for one in wanted])
        return {one: _document(text) for one, text in zip(wanted, stored, strict=True)}

    async def write(self, batch: Batch) -> None:
        """Store what a batch made."""
        # A company without keys cannot be found by anybody, and is not kept.
        kept = {one: document for one, document in batch.entities.items() if document and document.get("keys")}
        async with self._client.pipeline(transaction=False) as pipe:
            for one in batch.entities:
                old = layout.lookup_keys(one[0], self._version, batch.known.get(one))
                new = layout.lookup_keys(one[0], self._version, kept.get(one))
                for place in sorted(old - new):
                    pipe.delete(_full(place))
                if one in kept:
                    pipe.set(self._entity(one), msgspec.json.encode(kept[one]), **self._ttl)
                    for place in sorted(new):
                        pipe.set(_full(place), msgspec.json.encode(one[1]), **self._ttl)
                else:
                    pipe.delete(self._entity(one))
            for key, flag in batch.flags.items():
                place = _full(layout.flag_key(self._version, key))
                if flag is None:
                    pipe.delete(place)
                else:
                    pipe.set(place, msgspec.json.encode(flag), **self._ttl)
            await pipe.execute()
        if batch.all_flags or batch.gone_flags:
            await self._forget_flags(batch)

    async def forget_others(self, seen: Mapping[Kind, set[str]]) -> int:
        """After a load: forget companies and users that were not seen, unless none was; how many keys that were."""
        gone = 0
        for kind in PATHS:
            if not seen[kind]:
                continue
            async for places in self._walk(f"{kind}:{self._version}:*"):
                lookups = [place for place in places if place.count(b":") > 3]
                of = dict(zip(lookups, map(_id, await self._get(lookups)), strict=True))
                ids = {place: of[place] if place in of else place.decode().rpartition(":")[2] for place in places}
                gone += await self._delete([place for place, one in ids.items() if one not in seen[kind]])
        return gone

    async def tidy(self) -> None:
        """Undo what readers do to the time that entries have: they write back with a time of their own.

        Keys of other versions are somebody else's.
        """
        for pattern in (*(f"{kind}:{self._version}:*" for kind in PATHS), layout.flag_pattern(self._version)):
            async for places in self._walk(pattern):
                async with self._client.pipeline(transaction=False) as pipe:
                    for place in places:
                        if self._ttl:
                            pipe.pexpire(place, self._ttl["px"])
                        else:
                            pipe.persist(place)
                    await pipe.execute()

    async def _forget_flags(self, batch: Batch) -> None:
        kept = {_full(layout.flag_key(self._version, key)).encode() for key in batch.flags}
        async for places in self._walk(layout.flag_pattern(self._version)):
            others = [place for place in places if place not in kept]
            if not batch.all_flags:
                documents = [_document(text) or {} for text in await self._get(others)]
                pairs = zip(others, documents, strict=True)
                others = [place for place, flag in pairs if flag.get("id") in batch.gone_flags]
            await self._delete(others)

    async def _walk(self, pattern: str) -> AsyncGenerator[list[bytes]]:
        """Keys of the layout, some at a time."""
        places: list[bytes] = []
        async for place in self._client.scan_iter(match=_full(pattern), count=_STEP):
            places.append(place)
            if len(places) == _STEP:
                yield places
                places = []
        if places:
            yield places

    async def _get(self, places: Sequence[str | bytes]) -> list[bytes | None]:
        found: list[bytes | None] = []
        rest = iter(places)
        while step := list(islice(rest, _STEP)):
            async with self._client.pipeline(transaction=False) as pipe:
                for place in step:
                    pipe.get(place)
                found += await pipe.execute()
        return found

    async def _delete(self, places: Sequence[bytes]) -> int:
        async with self._client.pipeline(transaction=False) as pipe:
            for place in places:
                pipe.delete(place)
            return sum(await pipe.execute()) if places else 0

    def _entity(self, one: Id) -> str:
        return _full(layout.entity_key(one[0], self._version, one[1]))


def _full(place: str) -> str:
    return f"schematic:{place}"


def _document(stored: bytes | None) -> Document | None:
    try:
        found: Any = None if stored is None else msgspec.json.decode(stored)
    except msgspec.DecodeError:
        return None
    return layout.to_snake(cast("Document", found)) if isinstance(found, dict) else None


def _id(stored: bytes | None) -> str | None:
    try:
        return None if stored is None else msgspec.json.decode(stored, type=str)
    except msgspec.DecodeError:
        return None
