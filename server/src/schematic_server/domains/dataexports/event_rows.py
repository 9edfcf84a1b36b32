"""Events, newest first: a row each, with the body as it was received."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

import msgspec

from schematic_server.domains.dataexports import store
from schematic_server.domains.dataexports.csv_text import stamped
from schematic_server.domains.dataexports.sources import Apart, Page, Read, Source, check_lists, check_span, instant_of
from schematic_server.domains.dataexports.store import Place
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope

HEADER = (
    "captured_at",
    "event_id",
    "type",
    "event",
    "quantity",
    "company_id",
    "company",
    "user_id",
    "user",
    "flag_id",
    "status",
    "error_message",
    "idempotency_key",
    "sent_at",
    "loaded_at",
    "api_key_id",
    "body",
)
TYPES = ("track", "identify", "inference")  # unless others are asked for
ROWS = 500  # of a page: some ten milliseconds
_STAMPS = [HEADER.index(name) for name in ("captured_at", "sent_at", "loaded_at")]
_rows = msgspec.json.Decoder(list[list[Any]]).decode


class EventRows(Source):
    own = frozenset({"start_time", "end_time", "company_id", "user_id", "event_subtype", "event_types", "flag_id"})

    def check(self, scope: Scope, metadata: Mapping[str, Any]) -> None:
        check_lists(metadata)
        check_span(metadata)
        if "flag_check" in metadata.get("event_types", ()) and not metadata.get("flag_id"):
            raise BadRequest("metadata.flag_id is required to export flag checks: there are too many of all flags")

    def header(self, scope: Scope, metadata: Mapping[str, Any]) -> Sequence[str]:
        return HEADER

    async def pages(
        self, read: Read, apart: Apart, metadata: Mapping[str, Any], asked_at: datetime, after: Place | None
    ) -> AsyncGenerator[Page, None]:
        span = {name: instant_of(metadata, name) for name in ("start_time", "end_time")}
        query = {**metadata, **span, "event_types": metadata.get("event_types") or TYPES}
        while True:
            text = await read(partial(store.events_after, query, asked_at, after, ROWS))
            page = await apart(_page, text)
            if page is None:
                return
            after = page.after
            yield page


def _page(text: str) -> Page | None:
    rows = _rows(text)
    if not rows:
        return None
    after = Place(*rows[-1][:2])
    return Page(stamped(rows, _STAMPS), after)
