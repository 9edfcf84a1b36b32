"""Model calls by OpenTelemetry: spans in, events out, with the encoder of the real exporter and with JSON by hand."""

from __future__ import annotations

import gzip
import json
import sys
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx2
import pytest
from google.protobuf.json_format import MessageToDict
from opentelemetry.exporter.otlp.proto.common.trace_encoder import encode_spans
from opentelemetry.exporter.otlp.proto.http import Compression
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest,
    ExportTraceServiceResponse,
)
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode

from schematic import Schematic
from schematic_server.demo.process import Running
from schematic_server.ingest import otlp_wire
from schematic_server.settings import Settings

from .asgi import App
from .conftest import LOOPBACK, Keys, another_account, another_environment, on_sqlite

KEY = "X-Schematic-Api-Key"
PROTOBUF, JSON = "application/x-protobuf", "application/json"
CALL: dict[str, Any] = {
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "anthropic",
    "gen_ai.request.model": "model-5",
    "gen_ai.response.model": "model-5-20261101",
    "gen_ai.usage.input_tokens": 100,
    "gen_ai.usage.output_tokens": 20,
    "schematic.company.code": "UA",
}
TOOL = {"gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": "look up flight", "schematic.company.code": "UA"}
Ended = Callable[..., ReadableSpan]


@pytest.fixture
def ended() -> Iterator[Ended]:
    """Makes a span of the real SDK, with these attributes, that has just ended."""
    exporter, made = InMemorySpanExporter(), []

    def end(attributes: Mapping[str, Any], has_failed: bool = False, **resource: Any) -> ReadableSpan:
        provider = TracerProvider(resource=Resource(resource))
        provider.add_span_processor(SimpleSpanProcessor(exporter))
        made.append(provider)
        with provider.get_tracer("tests").start_as_current_span("call", attributes=dict(attributes)) as span:
            if has_failed:
                span.set_status(StatusCode.ERROR)
        return exporter.get_finished_spans()[-1]

    yield end
    for provider in made:
        provider.shutdown()


def _json(request: ExportTraceServiceRequest) -> bytes:
    """As OTLP has it in JSON: ids in hexadecimal digits, not in Base64."""
    found = MessageToDict(request)
    for of_resource in found["resourceSpans"]:
        for of_scope in of_resource["scopeSpans"]:
            sent = [one for part in request.resource_spans for one in part.scope_spans]
            for span in of_scope["spans"]:
                own = next(one for part in sent for one in part.spans if one.name == span["name"])
                span["traceId"], span["spanId"] = own.trace_id.hex(), own.span_id.hex().upper()
                span["status"] = {"code": own.status.code}
    return json.dumps(found).encode()


def _export(
    http: httpx2.Client, *spans: ReadableSpan, kind: str = PROTOBUF, status: int = 200, **headers: str
) -> tuple[int, str]:
    """Send spans; answers how many were rejected, and why."""
    request = encode_spans(spans)
    content = request.SerializeToString() if kind == PROTOBUF else _json(request)
    answer = http.post("/v1/traces", content=content, headers={"Content-Type": kind, **headers})
    assert answer.status_code == status, answer.content
    assert answer.headers["Content-Type"] == kind
    if kind == PROTOBUF:
        partial = ExportTraceServiceResponse.FromString(answer.content).partial_success
        return partial.rejected_spans, partial.error_message
    told = answer.json().get("partialSuccess", {})
    return int(told.get("rejectedSpans", 0)), told.get("errorMessage", "")


def _events(api: Schematic, **query: Any) -> list[Any]:
    return list(api.events.list_events(**query).data)


def _counted(api: Schematic, code: str = "UA") -> dict[str, int]:
    company = api.companies.lookup_company(keys={"code": code}).data
    return {one.event_subtype: one.value for one in company.metrics if one.period == "all_time"}


@pytest.mark.parametrize("kind", [PROTOBUF, JSON])
def test_a_model_call_is_an_inference_event(api: Schematic, http: httpx2.Client, ended: Ended, kind: str) -> None:
    span = ended(
        {
            **CALL,
            "gen_ai.usage.cache_read.input_tokens": 60,
            "gen_ai.usage.cache_creation.input_tokens": 30,
            "gen_ai.usage.reasoning.output_tokens": 7,
            "gen_ai.input.messages": "what nobody has to keep",
            "schematic.company.key_names": "code",
            "schematic.user.id": 7,
            "schematic.event": "answer",
            "other": ["a", "b"],
        }
    )

    assert _export(http, span, kind=kind) == (0, "")

    (event,) = _events(api, event_types=["inference"])
    assert event.body == {
        "company": {"code": "UA"},
        "user": {"id": "7"},
        "event": "answer",
        "provider": "anthropic",
        "operation": "chat",
        "request_model": "model-5",
        "response_model": "model-5-20261101",
        "input_tokens": 100,
        "output_tokens": 20,
        "cached_input_tokens": 60,
        "cache_creation_input_tokens": 30,
        "reasoning_tokens": 7,
    }
    context = span.get_span_context()
    assert event.idempotency_key == f"otlp:{context.trace_id:032x}:{context.span_id:016x}"
    assert (event.company.name, event.user.name, event.status) == ("UA", "7", "processed")
    assert abs((event.sent_at.timestamp() * 1e9) - span.end_time) < 1e4
    assert _counted(api) == {"answer": 1}


@pytest.mark.parametrize("kind", [PROTOBUF, JSON])
def test_a_span_that_is_sent_again_counts_once(api: Schematic, http: httpx2.Client, ended: Ended, kind: str) -> None:
    spans = [ended({**CALL, "schematic.event": "answer"}) for _ in range(3)]

    for sent in (spans[:2], spans, spans):
        for one in sent:
            _export(http, one, kind=kind)
    _export(http, *spans)

    assert _counted(api) == {"answer": 3}
    assert len(_events(api, event_types=["inference"])) == 3


def test_names_of_earlier_conventions_are_understood(api: Schematic, http: httpx2.Client, ended: Ended) -> None:
    call = {
        "gen_ai.system": "openai",
        "gen_ai.request.model": "model-4",
        "gen_ai.usage.prompt_tokens": 12,
        "gen_ai.usage.completion_tokens": "3",
        "gen_ai.usage.cache_read_input_tokens": 2.0,
        "schematic.company.code": "UA",
    }

    _export(http, ended(call))

    (event,) = _events(api)
    assert event.body == {
        "company": {"code": "UA"},
        "provider": "openai",
        "request_model": "model-4",
        "response_model": "model-4",
        "input_tokens": 12,
        "output_tokens": 3,
        "cached_input_tokens": 2,
    }


def test_what_is_no_call_of_a_model_is_no_event(api: Schematic, http: httpx2.Client, ended: Ended) -> None:
    """Spans around calls would count their tokens again; a call that failed at the door has used nothing."""
    around = [ended({**CALL, "gen_ai.operation.name": name}) for name in ("invoke_agent", "invoke_workflow")]
    used_nothing = {name: value for name, value in CALL.items() if "usage" not in name}
    others = [
        ended(used_nothing, has_failed=True),
        ended(TOOL),
        ended({"http.request.method": "GET", "schematic.company.code": "UA"}),
        ended({}),
    ]

    assert _export(http, *around, *others) == (0, "")

    assert _events(api) == []
    _export(http, ended(CALL, has_failed=True), ended(used_nothing))
    assert [one.body["output_tokens"] for one in _events(api)] == [0, 20]


def test_settings_say_where_keys_are_found(api: Schematic, http: httpx2.Client, ended: Ended) -> None:
    api.events.upsert_otlp_environment_settings(
        company_attribute="tenant.id", company_key="code", user_attribute="enduser.id", tool_events_enabled=True
    )
    anonymous = {name: value for name, value in CALL.items() if not name.startswith("schematic.")}

    of_span = ended({**anonymous, "tenant.id": "UA", "enduser.id": "amy"})
    of_resource = ended(anonymous, **{"tenant.id": "DL", "schematic.event": "answer"})
    of_both = ended({**anonymous, "tenant.id": "UA", "schematic.company.code": "LH"}, **{"tenant.id": "DL"})
    assert _export(http, of_span, of_resource, of_both) == (0, "")

    told = {(one.company.name, one.user and one.user.name, one.subtype) for one in _events(api)}
    assert told == {("UA", "amy", None), ("DL", None, "answer"), ("LH", None, None)}
    assert api.companies.lookup_user(keys={"id": "amy"}).data.name == "amy"


def test_tool_calls_are_track_events_where_that_is_asked_for(api: Schematic, http: httpx2.Client, ended: Ended) -> None:
    api.events.upsert_otlp_environment_settings(tool_events_enabled=True)
    spans = [ended(TOOL), ended({**TOOL, "schematic.event": "search"})]

    for _ in range(2):
        assert _export(http, *spans) == (0, "")
    rejected = _export(http, ended({**TOOL, "schematic.company.code": ""}), ended({**TOOL, "gen_ai.tool.name": ""}))

    assert _counted(api) == {"look_up_flight": 1, "search": 1}
    assert rejected[0] == 2
    assert "names neither a company nor a user" in rejected[1]
    assert sorted(one.error_message.partition(":")[0] for one in _events(api) if one.status == "failed") == [
        "gen_ai.tool.name",
        "the span names neither a company nor a user",
    ]


@pytest.mark.parametrize("kind", [PROTOBUF, JSON])
@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"schematic.company.code": ""}, "the span names no company: set schematic.company.<key> on it"),
        ({"schematic.company.code": "x" * 256}, "keys.code: a value has 1 to 255 characters"),
        ({"schematic.event": "an answer"}, "body.event: 1 to 128 letters"),
        ({"gen_ai.usage.input_tokens": "many"}, "gen_ai.usage.input_tokens: must be a whole number"),
        ({"gen_ai.usage.output_tokens": 0.5}, "gen_ai.usage.output_tokens: must be a whole number"),
        ({"gen_ai.usage.output_tokens": 2**60}, "gen_ai.usage.output_tokens: must be a whole number"),
    ],
)
def test_a_span_that_cannot_count_is_told_and_kept_as_failed(
    api: Schematic, http: httpx2.Client, ended: Ended, changed: dict[str, Any], why: str, kind: str
) -> None:
    bad, good = ended({**CALL, **changed}), ended({**CALL, "schematic.event": "answer"})

    bad_told, good_told = _export(http, bad, kind=kind), _export(http, good, kind=kind)

    assert good_told == (0, "")
    assert bad_told[0] == 1
    assert bad_told[1].startswith("span otlp:")
    assert why in bad_told[1]
    (failed,) = [one for one in _events(api) if one.status == "failed"]
    assert why in failed.error_message
    assert _counted(api) == {"answer": 1}


def test_a_span_sent_again_after_its_mistake_is_mended_counts(
    api: Schematic, http: httpx2.Client, ended: Ended
) -> None:
    call = {name: value for name, value in CALL.items() if not name.startswith("schematic.")}
    span = ended({**call, "tenant": "UA", "schematic.event": "answer"})

    assert _export(http, span)[0] == 1
    api.events.upsert_otlp_environment_settings(
        company_attribute="tenant", company_key="code", tool_events_enabled=False
    )

    assert _export(http, span) == (0, "")
    assert _counted(api) == {"answer": 1}


def test_many_spans_are_one_request(api: Schematic, http: httpx2.Client) -> None:
    """More than are stored together."""
    content = {
        "resourceSpans": [
            {
                "scopeSpans": [
                    {
                        "spans": [
                            {
                                "traceId": f"{number + 1:032x}",
                                "spanId": f"{number + 1:016x}",
                                "attributes": [
                                    {"key": "gen_ai.request.model", "value": {"stringValue": "m"}},
                                    {"key": "schematic.company.code", "value": {"stringValue": "UA"}},
                                    {"key": "schematic.event", "value": {"stringValue": "answer"}},
                                ],
                            }
                            for number in range(2500)
                        ]
                    }
                ]
            }
        ]
    }

    for _ in range(2):
        assert http.post("/v1/traces", json=content).json() == {}

    assert _counted(api) == {"answer": 2500}


@pytest.mark.parametrize(
    ("encoding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("identity", bytes)]
)
def test_what_is_packed_is_unpacked(
    api: Schematic, http: httpx2.Client, ended: Ended, encoding: str, pack: Callable[[bytes], bytes]
) -> None:
    content = pack(encode_spans([ended(CALL)]).SerializeToString())

    answer = http.post("/v1/traces", content=content, headers={"Content-Type": PROTOBUF, "Content-Encoding": encoding})

    assert (answer.status_code, answer.content) == (200, b"")
    assert len(_events(api)) == 1


@on_sqlite
@pytest.mark.parametrize("kind", [PROTOBUF, JSON])
@pytest.mark.parametrize(
    ("content", "encoding", "status", "why"),
    [
        (b"\xff\xff\xff", "", 400, "no export request"),
        (b'{"resourceSpans": 7}', "", 400, "no export request"),
        (b"nothing packed", "gzip", 400, "the request body is not gzip"),
        (gzip.compress(b"x" * 100, mtime=0)[:-5], "gzip", 400, "not one whole gzip stream"),
        (b"{}", "br", 415, "Content-Encoding: gzip, deflate or none, not 'br'"),
    ],
)
def test_what_cannot_be_read_is_refused_in_the_form_that_was_sent(
    api: Schematic, http: httpx2.Client, kind: str, content: bytes, encoding: str, status: int, why: str
) -> None:
    answer = http.post("/v1/traces", content=content, headers={"Content-Type": kind, "Content-Encoding": encoding})

    assert answer.status_code == status
    assert answer.headers["Content-Type"] == kind
    told = answer.json()["message"] if kind == JSON else _status_message(answer.content)
    assert why in told
    assert _events(api) == []


def _status_message(content: bytes) -> str:
    from google.rpc.status_pb2 import Status

    return str(Status.FromString(content).message)


@on_sqlite
@pytest.mark.parametrize("kind", ["", "text/plain", "application/x-ndjson"])
def test_other_forms_are_refused_by_name(http: httpx2.Client, kind: str) -> None:
    answer = http.post("/v1/traces", content=b"{}", headers={"Content-Type": kind})

    assert answer.status_code == 415
    assert answer.json()["error"].startswith("Content-Type: application/x-protobuf or application/json, not ")


@on_sqlite
@pytest.mark.parametrize("content", [b"", b"{}", b'{"resourceSpans": [{"resource": null, "scopeSpans": null}]}'])
def test_a_request_without_spans_is_taken(http: httpx2.Client, content: bytes) -> None:
    kind = JSON if content else PROTOBUF

    assert http.post("/v1/traces", content=content, headers={"Content-Type": kind}).status_code == 200


def test_what_is_small_when_packed_is_measured_unpacked(database_url: str, secret: str, ended: Ended) -> None:
    """Also what would fill the memory."""
    call = ended({**CALL, "gen_ai.prompt": "a" * 100_000})
    content = gzip.compress(encode_spans([call]).SerializeToString())
    assert len(content) < 2_000

    with (
        App(Settings(database_url, max_body_bytes=2_000, webhook_allow=LOOPBACK)) as small,
        small.client(secret) as http,
    ):
        headers = {"Content-Type": PROTOBUF, "Content-Encoding": "gzip"}
        answer = http.post("/v1/traces", content=content, headers=headers)

    assert answer.status_code == 413
    assert "larger than 2000 bytes when unpacked" in _status_message(answer.content)


def test_text_that_cannot_be_stored_takes_no_neighbour_with_it(api: Schematic, http: httpx2.Client) -> None:
    """Half an emoji, as JavaScript writes where it cuts a text, and NUL."""
    content = rb"""{"resourceSpans": [{"scopeSpans": [{"spans": [
      {"traceId": "%032x", "spanId": "%016x", "attributes": [
        {"key": "gen_ai.request.model", "value": {"stringValue": "m\u0000"}},
        {"key": "gen_ai.prompt", "value": {"stringValue": "\ud83d"}},
        {"key": "gen_ai.usage.input_tokens", "value": {"intValue": "5"}},
        {"key": "gen_ai.usage.output_tokens", "value": {"intValue": 6}},
        {"key": "schematic.company.code", "value": {"stringValue": "UA"}}]}]}]}]}""" % (1, 2)

    assert http.post("/v1/traces", content=content, headers={"Content-Type": JSON}).json() == {}

    (event,) = _events(api)
    assert (event.body["request_model"], event.body["input_tokens"], event.body["output_tokens"]) == ("m\ufffd", 5, 6)


def test_the_key_comes_in_either_header_and_must_be_secret(
    api: Schematic, app: App, credentials: Keys, ended: Ended
) -> None:
    span = ended(CALL)
    with app.client() as anyone:
        for key, status, why in (
            (None, 401, "missing API key"),
            ("sch_dev_wrong", 401, "unknown API key"),
            (credentials.publishable, 403, "a publishable key was sent"),
            (credentials.readonly, 403, "a read-only key was sent"),
        ):
            headers = {"Content-Type": PROTOBUF, **({KEY: key} if key else {})}
            answer = anyone.post("/v1/traces", content=encode_spans([span]).SerializeToString(), headers=headers)
            assert answer.status_code == status
            assert why in _status_message(answer.content)
        assert _events(api) == []

        _export(anyone, span, Authorization=f"Bearer {credentials.secret}")
        assert len(_events(api)) == 1


def test_a_span_is_metered_in_the_environment_of_the_key(
    api: Schematic, app: App, credentials: Keys, http: httpx2.Client, ended: Ended
) -> None:
    span = ended({**CALL, "schematic.event": "answer"})
    there = another_environment(app, credentials)
    with app.client(there.secret) as other:
        _export(other, span)

        assert _events(api) == []
        assert len(other.get("/events").json()["data"]) == 2
    _export(http, span)
    assert _counted(api) == {"answer": 1}


def test_without_its_extra_protobuf_is_refused_with_the_way_out(
    http: httpx2.Client, ended: Ended, monkeypatch: pytest.MonkeyPatch
) -> None:
    otlp_wire.protobuf.cache_clear()
    monkeypatch.setitem(sys.modules, "opentelemetry.proto.collector.trace.v1.trace_service_pb2", None)
    content = encode_spans([ended(CALL)]).SerializeToString()

    answer = http.post("/v1/traces", content=content, headers={"Content-Type": PROTOBUF})

    assert answer.status_code == 415
    assert "needs `pip install 'schematic-server[otlp]'`" in _status_message(answer.content)
    assert _export(http, ended(CALL), kind=JSON) == (0, "")


def test_an_application_is_metered_by_the_real_exporter_whose_retries_count_nothing_twice(
    server_process: Running,
) -> None:
    """Between the two stands somebody who loses every other answer, after the server has counted."""
    answers: list[int] = []

    class LosesAnswers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            names = ("Content-Type", "Content-Encoding", "Authorization")
            headers = {name: self.headers[name] for name in names if self.headers[name]}
            answer = httpx2.post(f"{server_process.base_url}{self.path}", content=content, headers=headers)
            is_lost = len(answers) % 2 == 0
            answers.append(answer.status_code)
            self.send_response(503 if is_lost else answer.status_code)
            self.send_header("Content-Length", str(0 if is_lost else len(answer.content)))
            self.end_headers()
            self.wfile.write(b"" if is_lost else answer.content)

        def log_message(self, format: str, *args: object) -> None: ...

    with ThreadingHTTPServer((LOOPBACK, 0), LosesAnswers) as between:
        threading.Thread(target=between.serve_forever, daemon=True).start()
        for compression in Compression:
            exporter = OTLPSpanExporter(
                f"http://{LOOPBACK}:{between.server_port}/v1/traces",
                headers={"authorization": f"Bearer {server_process.key}"},
                compression=compression,
            )
            provider = TracerProvider()
            provider.add_span_processor(BatchSpanProcessor(exporter))
            tracer = provider.get_tracer("an application")
            for _ in range(5):
                with (
                    tracer.start_as_current_span("request"),
                    tracer.start_as_current_span("chat", attributes={**CALL, "schematic.event": "answer"}),
                ):
                    pass
            provider.shutdown()
        between.shutdown()

    assert answers == [200] * 2 * len(Compression)
    with httpx2.Client(base_url=server_process.base_url, headers={KEY: server_process.key}) as http:
        company = http.get("/companies/lookup", params={"code": "UA"}).json()["data"]
        calls = http.get("/events", params={"event_types": "inference"}).json()["data"]
    assert {one["value"] for one in company["metrics"]} == {5 * len(Compression)}
    assert [one["body"]["input_tokens"] for one in calls] == [100] * 5 * len(Compression)


def test_settings_are_kept_replaced_and_deleted(api: Schematic, http: httpx2.Client, credentials: Keys) -> None:
    assert http.get("/otlp/settings").status_code == 404
    assert http.delete("/otlp/settings").status_code == 404

    made = api.events.upsert_otlp_environment_settings(
        company_attribute="tenant.id", company_key="code", tool_events_enabled=True
    ).data
    assert (made.company_attribute, made.company_key, made.user_attribute, made.user_key) == (
        "tenant.id",
        "code",
        None,
        None,
    )
    assert (made.environment_id, made.tool_events_enabled) == (credentials.environment_id, True)
    assert api.events.get_otlp_environment_settings().data == made

    replaced = api.events.upsert_otlp_environment_settings(user_attribute="enduser.id", tool_events_enabled=False).data
    assert (replaced.company_attribute, replaced.user_attribute) == (None, "enduser.id")
    assert (replaced.created_at, replaced.tool_events_enabled) == (made.created_at, False)

    assert api.events.delete_otlp_environment_settings().data.deleted
    assert http.get("/otlp/settings").status_code == 404


@on_sqlite
@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({}, "tool_events_enabled"),
        ({"tool_events_enabled": None}, "tool_events_enabled"),
        ({"tool_events_enabled": True, "company_key": ""}, "company_key: 1 to 255 characters, or null"),
        ({"tool_events_enabled": True, "user_attribute": "x" * 256}, "user_attribute: 1 to 255 characters, or null"),
        ({"tool_events_enabled": True, "company_attribute": 7}, "company_attribute"),
    ],
)
def test_settings_that_cannot_be_are_refused(http: httpx2.Client, body: dict[str, Any], named: str) -> None:
    answer = http.post("/otlp/settings", json=body)

    assert answer.status_code == 400
    assert named in answer.json()["error"]
    assert http.get("/otlp/settings").status_code == 404


def test_settings_of_another_environment_are_its_own(
    api: Schematic, app: App, http: httpx2.Client, credentials: Keys
) -> None:
    api.events.upsert_otlp_environment_settings(company_attribute="tenant.id", tool_events_enabled=True)

    for foreign in (another_environment(app, credentials), another_account(app)):
        with app.client(foreign.secret) as there:
            assert there.get("/otlp/settings").status_code == 404
            assert there.delete("/otlp/settings").status_code == 404
    assert http.get("/otlp/settings").json()["data"]["company_attribute"] == "tenant.id"
