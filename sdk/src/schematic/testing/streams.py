"""The data stream of a fake's clients: messages of the real kind, straight from the backend.

With each check it hears what has changed since, so that what a test sets shows in the next one.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from weakref import ref

from schematic.datastream import protocol
from schematic.datastream.client import AsyncDataStream, DataStream
from schematic.datastream.protocol import ENTITIES, TYPES
from schematic.testing.entities import Conflict

if TYPE_CHECKING:
    import logging

    from schematic.config import DataStreamConfig, SchematicConfig
    from schematic.core.transport import Settings
    from schematic.datastream.connection import Endpoint
    from schematic.testing.backend import Backend
    from schematic.testing.entities import Document


class FakeDataStream(DataStream):
    """Of a sync client."""

    def __init__(self, settings: Settings, made: SchematicConfig, logger: logging.Logger, backend: Backend) -> None:
        self._link = FakeLink(backend, self)
        super().__init__(settings, made, logger)

    def _connected(self, endpoint: Endpoint, config: DataStreamConfig) -> FakeLink:
        return self._link

    def wake(self) -> None:
        """Hear what has changed."""
        super().wake()
        self.is_asleep = True
        self._remembered.clear()  # who was nobody may be somebody now
        self._link.hear()


class AsyncFakeDataStream(AsyncDataStream):
    """Of an async client."""

    def __init__(self, settings: Settings, made: SchematicConfig, logger: logging.Logger, backend: Backend) -> None:
        self._link = FakeLink(backend, self)
        super().__init__(settings, made, logger)

    def _connected(self, endpoint: Endpoint, config: DataStreamConfig) -> FakeLink:
        return self._link

    def wake(self) -> None:
        """Hear what has changed."""
        super().wake()
        self.is_asleep = True
        self._remembered.clear()  # who was nobody may be somebody now
        self._link.hear()


class FakeLink:
    """Answers a stream's requests at once; `hear` tells it what has changed.

    The backend is asked under its lock, the stream told after that, so that neither waits for the other.
    """

    is_open = True

    def __init__(self, backend: Backend, stream: FakeDataStream | AsyncFakeDataStream) -> None:
        self._backend, self._stream = backend, ref(stream)
        self._is_started = False

    def start(self) -> None:
        stream = self._stream()
        if stream is not None and not self._is_started:
            self._is_started = True
            stream.opened()

    def send(self, text: str) -> None:
        request: Document = json.loads(text)["data"]
        entity_type = request["entity_type"]
        if request.get("action") == "start":
            self._say(self._flags() if entity_type == protocol.FLAGS else self._one(entity_type, request["keys"]))

    def hear(self) -> None:
        """Tell what has changed of what the stream holds."""
        stream = self._stream()
        if stream is None:
            return
        self._say(self._flags())
        for kind, entities in stream.state.entities.items():
            for held in list(entities.held.values()):
                message = self._one(TYPES[kind], held.keys)
                if held.text != json.dumps(message["data"]):
                    self._say(message)

    def close(self, timeout: float) -> None:
        """Nothing is open."""

    def _flags(self) -> Document:
        with self._backend.changed:
            flags = [flag.document() for flag in self._backend.flags.values()]
        return {"data": flags, "entity_type": protocol.FLAGS, "message_type": "full"}

    def _one(self, entity_type: str, keys: dict[str, str]) -> Document:
        backend, kind = self._backend, ENTITIES[entity_type]
        with backend.changed:
            try:
                if kind == "company":
                    company = backend.companies.find(keys)
                    document = None if company is None else company.document(backend.now_ms)
                else:
                    user = backend.users.find(keys)
                    document = None if user is None else backend.user_document(user)
            except Conflict:
                document = None
        if document is None:
            error = {"error": f"{kind.capitalize()} not found", "keys": keys, "entity_type": entity_type}
            return {"data": error, "entity_type": entity_type, "message_type": "error"}
        return {"data": document, "entity_id": document["id"], "entity_type": entity_type, "message_type": "full"}

    def _say(self, message: Document) -> None:
        stream = self._stream()
        if stream is not None:
            stream.received(json.dumps(message).encode())
