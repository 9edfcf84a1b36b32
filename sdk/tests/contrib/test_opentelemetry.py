"""Events of flag evaluations and metrics of a client, as OpenTelemetry's own SDK receives them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

import pytest
from openfeature import api
from openfeature.evaluation_context import EvaluationContext
from opentelemetry.sdk._logs import LoggerProvider
from opentelemetry.sdk._logs.export import InMemoryLogRecordExporter, SimpleLogRecordProcessor
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.semconv._incubating.attributes import feature_flag_attributes as names
from opentelemetry.semconv.attributes.error_attributes import ERROR_TYPE

from schematic import AsyncSchematic, Schematic
from schematic.client import CheckFlagOptions
from schematic.contrib.openfeature import SchematicProvider
from schematic.contrib.opentelemetry import EvaluationHook, instrument, observe
from schematic_server.demo.process import Running

from .conftest import NOBODY


class Collected:
    """What was emitted so far."""

    def __init__(self) -> None:
        self._exporter = InMemoryLogRecordExporter()
        self.provider = LoggerProvider()
        self.provider.add_log_record_processor(SimpleLogRecordProcessor(self._exporter))

    @property
    def records(self) -> list[Any]:
        return [one.log_record for one in self._exporter.get_finished_logs()]

    @property
    def events(self) -> list[dict[str, Any]]:
        return [dict(one.attributes) for one in self.records]


@pytest.fixture
def collected() -> Iterator[Collected]:
    made = Collected()
    yield made
    made.provider.shutdown()


def test_a_check_is_an_event_with_the_conventions_names(
    client: Schematic, acme: dict[str, str], collected: Collected
) -> None:
    instrument(client, collected.provider)

    assert client.check_flag("sso", acme) is True

    assert [one.event_name for one in collected.records] == ["feature_flag.evaluation"]
    (event,) = collected.events
    company_id = event.pop(names.FEATURE_FLAG_CONTEXT_ID)
    assert company_id.startswith("comp_")
    assert event == {
        names.FEATURE_FLAG_KEY: "sso",
        names.FEATURE_FLAG_PROVIDER_NAME: "Schematic",
        names.FEATURE_FLAG_RESULT_REASON: names.FeatureFlagResultReasonValues.TARGETING_MATCH.value,
        names.FEATURE_FLAG_RESULT_VARIANT: "on",
        names.FEATURE_FLAG_RESULT_VALUE: True,
    }


def test_every_verb_tells_each_flag_once(client: Schematic, acme: dict[str, str], collected: Collected) -> None:
    """Verbs use one another inside the client; each check is one event all the same."""
    instrument(client, collected.provider)

    client.check_flag("sso", company=acme)
    client.check_flag_with_entitlement("sso", acme)
    client.check_flags(["sso", "exports"], acme)
    client.check("sso", acme)
    assert client.check_flag_with_receipt("sso", acme).source == "live"

    told = [(one[names.FEATURE_FLAG_KEY], one[names.FEATURE_FLAG_RESULT_VALUE]) for one in collected.events]
    assert told == [("sso", True), ("sso", True), ("sso", True), ("exports", False), ("sso", True), ("sso", True)]


async def test_an_async_client_tells_the_same(server: Running, acme: dict[str, str], collected: Collected) -> None:
    async with AsyncSchematic(
        server.key, base_url=server.base_url, event_capture_url=server.base_url, cache_providers=[]
    ) as client:
        instrument(client, collected.provider)

        assert await client.check_flag("sso", acme) is True
        await client.check_flags(["sso", "exports"], acme)
        await client.check("sso", acme)

    assert [one[names.FEATURE_FLAG_KEY] for one in collected.events] == ["sso", "sso", "exports", "sso"]


def test_reasons_are_the_conventions(client: Schematic, collected: Collected) -> None:
    instrument(client, collected.provider)

    for key in ("maintenance", "beta"):
        client.check_flag(key, NOBODY)
    client.check("maintenance", NOBODY)

    reasons = [one[names.FEATURE_FLAG_RESULT_REASON] for one in collected.events]
    values = names.FeatureFlagResultReasonValues
    assert reasons == [values.STATIC.value, values.DEFAULT.value, values.STATIC.value]


def test_a_failed_check_and_a_missing_flag_are_errors(client: Schematic, collected: Collected) -> None:
    instrument(client, collected.provider)
    with Schematic("sch_x", base_url="http://127.0.0.1:9", event_capture_url="http://127.0.0.1:9") as lost:
        instrument(lost, collected.provider)
        lost.check_flag("sso", NOBODY, options=CheckFlagOptions(default_value=True, timeout=1))

    client.check_flag("no-such-flag", NOBODY)

    failed, absent = collected.events
    assert (failed[ERROR_TYPE], failed[names.FEATURE_FLAG_RESULT_REASON]) == ("general", "error")
    assert failed[names.FEATURE_FLAG_RESULT_VALUE] is True
    assert failed[names.FEATURE_FLAG_CONTEXT_ID] == "nobody"
    assert failed[names.FEATURE_FLAG_ERROR_MESSAGE]
    assert absent[ERROR_TYPE] == "flag_not_found"


def test_the_event_belongs_to_the_current_trace(client: Schematic, collected: Collected) -> None:
    instrument(client, collected.provider)
    provider = TracerProvider()

    with provider.get_tracer("test").start_as_current_span("request") as span:
        client.check_flag("beta")
    provider.shutdown()

    assert collected.records[0].trace_id == span.get_span_context().trace_id


def test_instrumentation_ends_where_it_began(client: Schematic, collected: Collected) -> None:
    end = instrument(client, collected.provider)
    end()

    client.check_flag("beta")

    assert collected.events == []
    assert client.check_flag.__func__ is Schematic.check_flag


def test_the_openfeature_hook_emits_the_same_event(
    client: Schematic, acme: dict[str, str], collected: Collected
) -> None:
    api.set_provider_and_wait(SchematicProvider(client, owns_client=False))
    of = api.get_client()
    of.add_hooks([EvaluationHook(collected.provider)])
    context = EvaluationContext("u1", {"company": acme})
    try:
        of.get_boolean_value("sso", False, context)
        of.get_object_value("missing-flag", {"a": 1}, context)
    finally:
        api.clear_providers()

    found, missing = collected.events
    assert found == {
        names.FEATURE_FLAG_KEY: "sso",
        names.FEATURE_FLAG_PROVIDER_NAME: "Schematic",
        names.FEATURE_FLAG_RESULT_REASON: "targeting_match",
        names.FEATURE_FLAG_RESULT_VARIANT: "on",
        names.FEATURE_FLAG_RESULT_VALUE: True,
        names.FEATURE_FLAG_CONTEXT_ID: "u1",
    }
    assert (missing[ERROR_TYPE], missing[names.FEATURE_FLAG_RESULT_REASON]) == ("flag_not_found", "error")
    assert missing[names.FEATURE_FLAG_RESULT_VALUE] == '{"a": 1}'
    assert "missing-flag" in missing[names.FEATURE_FLAG_ERROR_MESSAGE]


def test_metrics_are_the_clients_counts(client: Schematic, acme: dict[str, str]) -> None:
    reader = InMemoryMetricReader()
    meters = MeterProvider([reader])
    observe(client, meters)

    for _ in range(3):
        client.track("flight", company=acme)
    client.flush()
    client.check_flag("sso", acme)

    found = _values(reader)
    assert {name: found[f"schematic.events.{name}"] for name in client.stats().events._fields} == {
        "accepted": 3,
        "sent": 3,
        "retried": 0,
        "dropped": 0,
        "failed": 0,
        "pending": 0,
    }
    assert any(name.startswith("schematic.checks.") and value for name, value in found.items())
    meters.shutdown()


def test_metrics_do_not_keep_a_client_alive() -> None:
    reader = InMemoryMetricReader()
    meters = MeterProvider([reader])
    client = Schematic("sch_x", offline=True)
    observe(client, meters)
    assert _values(reader)

    client.shutdown()
    del client
    gc.collect()

    assert _values(reader) == {}
    meters.shutdown()


def _values(reader: InMemoryMetricReader) -> dict[str, int]:
    data = reader.get_metrics_data()
    if data is None:
        return {}
    return {
        metric.name: metric.data.data_points[0].value
        for resource in data.resource_metrics
        for scope in resource.scope_metrics
        for metric in scope.metrics
        if metric.data.data_points
    }
