"""Everything about sending webhooks, wired to one database."""

from __future__ import annotations

from collections.abc import Mapping

from schematic_server.jobs.job import AnyKind
from schematic_server.registry import Handler
from schematic_server.settings import Settings
from schematic_server.storage.database import Database
from schematic_server.webhooks import attempts
from schematic_server.webhooks.addresses import Guard
from schematic_server.webhooks.delivery import Deliver
from schematic_server.webhooks.outbox import Outbox
from schematic_server.webhooks.retention import ForgetDeliveries
from schematic_server.webhooks.send_test import SendTest
from schematic_server.webhooks.sender import Sender
from schematic_server.webhooks.subscriptions import Subscriptions


class Webhooks:
    """`open` when the loop runs, then `follow`, at the end `close`."""

    def __init__(self, database: Database, settings: Settings) -> None:
        guard = Guard(settings.webhook_allow)
        self._sender = Sender(guard)
        self._subscriptions = Subscriptions(database)
        database.inside(Outbox(self._subscriptions, guard))
        deliver = Deliver(self._sender, attempts.schedule(settings.webhook_retries))
        self.kinds: list[AnyKind] = [deliver, ForgetDeliveries(settings.webhook_retention_days)]
        self.operations: Mapping[str, Handler] = {"webhooks.send_test_webhook_action": SendTest(deliver)}

    async def open(self) -> None:
        await self._sender.open()
        await self._subscriptions.refresh()

    async def follow(self) -> None:
        """Keep what is in memory fresh, until cancelled."""
        await self._subscriptions.follow()

    async def close(self) -> None:
        await self._sender.close()
