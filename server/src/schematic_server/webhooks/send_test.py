"""The test action: one sample, sent at once and once, by the very job that sends everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server import clock
from schematic_server.domains.webhooks import log
from schematic_server.http.operations import Call
from schematic_server.jobs.job import Job
from schematic_server.webhooks import samples
from schematic_server.webhooks.delivery import Batch, Deliver
from schematic_server.webhooks.rendering import payload

if TYPE_CHECKING:
    from schematic_server.contract.webhooks import SendTestWebhookActionAnswer, SendTestWebhookActionBody


class SendTest:
    """Handler of `webhooks.send_test_webhook_action`, outside of any transaction."""

    def __init__(self, deliver: Deliver) -> None:
        self._deliver = deliver

    async def __call__(
        self, call: Call, webhook_id: str, body: SendTestWebhookActionBody
    ) -> SendTestWebhookActionAnswer:
        request_type = body["request_type"]
        text = samples.body(request_type)
        event_id = await call.write(
            lambda scope: log.keep_sample(scope, webhook_id, request_type, payload(scope, request_type, text))
        )
        job = Job("", log.DELIVER, webhook_id, {"samples": [event_id]}, {}, 1, "", environment_id=call.environment_id)
        batch = await call.read(lambda scope: self._deliver.prepare(scope.db, job, scope.now))
        if isinstance(batch, Batch):
            attempts = await self._deliver.perform(batch)
            await call.write(
                lambda scope: self._deliver.settle(scope.db, scope.emit, job, batch, attempts, clock.now())
            )
        return await call.read(lambda scope: log.sample_outcome(scope, event_id))
