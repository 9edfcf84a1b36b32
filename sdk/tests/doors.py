"""Both clients behind one blocking call, so that a test is written once."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from schematic import AsyncSchematic, Schematic

from .mock_api import MockApi


class Door:
    """`door(client.check_flag(…))` is the answer, whichever client it is."""

    def __init__(self, kind: str, runner: asyncio.Runner) -> None:
        self.is_async = kind == "async"
        self._runner = runner

    def __call__(self, value: Any) -> Any:
        async def wait() -> Any:
            return await value

        return self._runner.run(wait()) if inspect.isawaitable(value) else value

    def client(self, api: MockApi | str, **options: Any) -> Any:
        """A client of a scripted API, or of the server at an address."""
        kind: Any = AsyncSchematic if self.is_async else Schematic
        if isinstance(api, MockApi):
            options["httpx_client"] = api.async_client() if self.is_async else api.client()
            api = "http://api.test"
        return kind("sch_1", base_url=api, event_capture_url=api, **options)


@contextmanager
def door(kind: str) -> Iterator[Door]:
    with asyncio.Runner() as runner:
        yield Door(kind, runner)
