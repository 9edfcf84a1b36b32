"""OpenTelemetry: one span per request, within the caller's trace when it sends `traceparent`.

Needs the extra `schematic-server[otel]`; nothing of this is imported while `SCHEMATIC_TRACING` is off. Where spans go
is said by OpenTelemetry's own variables (`OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_SERVICE_NAME`, `OTEL_TRACES_SAMPLER`, …).
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from schematic_server import __version__
from schematic_server.errors import BadRequest
from schematic_server.http.exchange import logged_path
from schematic_server.metrics import OTHER

try:
    from opentelemetry import propagate, trace
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import SERVICE_NAME, Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor
    from opentelemetry.trace import SpanKind, Status, StatusCode
except ImportError as error:
    raise BadRequest(f"SCHEMATIC_TRACING=on needs `pip install 'schematic-server[otel]'`: {error}") from None


class Tracing:
    """ASGI middleware around everything else; spans are named by operation."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._tracer = trace.get_tracer("schematic_server", __version__)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 0

        async def send_seen(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        carrier = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        attributes = {"http.request.method": scope["method"], "url.path": logged_path(scope["path"])}
        with self._tracer.start_as_current_span(
            scope["method"], propagate.extract(carrier), SpanKind.SERVER, attributes
        ) as span:
            await self._app(scope, receive, send_seen)
            operation = scope.get("operation", OTHER)
            span.update_name(operation)
            span.set_attribute("schematic.operation", operation)
            span.set_attribute("http.response.status_code", status)
            environment_id = scope.get("environment_id")
            if environment_id is not None:
                span.set_attribute("schematic.environment_id", environment_id)
            if status >= 500:
                span.set_status(Status(StatusCode.ERROR))


@contextmanager
def exporting() -> Generator[None]:
    """Send spans by OTLP over HTTP, in the background, until the block ends; then what is left."""
    provider = TracerProvider(resource=Resource.create({SERVICE_NAME: "schematic-server"}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    try:
        yield
    finally:
        provider.shutdown()
