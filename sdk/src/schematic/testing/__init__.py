"""Tests of applications that use Schematic: no network, no account, real answers.

    from schematic.testing import FakeSchematic

    fake = FakeSchematic()                                        # a Schematic; AsyncFakeSchematic is an AsyncSchematic
    fake.flag("sso", True)
    fake.entitled("acme", "seats", limit=10, used=9)
    fake.credited("acme", "ai", 100)
    fake.spend_limit("acme", "ai", 5, per="day")
    fake.track("seats", company={"id": "acme"})                   # counts at once
    assert not fake.check_flag("seats", company={"id": "acme"})
    assert fake.tracked("seats", company="acme").count == 1
    fake.advance(days=31)                                         # a new month

`serve(fake)` answers over HTTP, for applications in other processes. With pytest the fixtures `schematic`,
`async_schematic` and `schematic_server` are there without further ado. Flags are decided by `schematic.rules`, the
engine of production, so reasons, rule types and entitlement details are the real ones.
"""

from __future__ import annotations

from schematic.testing.clients import AsyncFakeSchematic, FakeSchematic
from schematic.testing.credits import Balance
from schematic.testing.events import Check, Event, Refusal, Tracked
from schematic.testing.server import FakeServer, serve
from schematic.testing.wire import NotFaked

__all__ = [
    "AsyncFakeSchematic",
    "Balance",
    "Check",
    "Event",
    "FakeSchematic",
    "FakeServer",
    "NotFaked",
    "Refusal",
    "Tracked",
    "serve",
]
