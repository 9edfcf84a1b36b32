"""OpenTelemetry traces: a real server, and a collector that takes what it exports."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx2
import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from .test_cli import SECRET, Serving

TRACE, PARENT = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"


class Collector:
    """Takes spans by OTLP over HTTP."""

    def __init__(self) -> None:
        self.requests: list[ExportTraceServiceRequest] = []
        collector = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                import gzip

                content = self.rfile.read(int(self.headers["Content-Length"]))
                if self.headers.get("Content-Encoding") == "gzip":
                    content = gzip.decompress(content)
                collector.requests.append(ExportTraceServiceRequest.FromString(content))
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def spans(self) -> list[Any]:
        return [
            span
            for request in self.requests
            for of_resource in request.resource_spans
            for of_scope in of_resource.scope_spans
            for span in of_scope.spans
        ]


@pytest.fixture
def collector() -> Iterator[Collector]:
    made = Collector()
    yield made
    made.server.shutdown()
    made.server.server_close()


def attributes(span: Any) -> dict[str, Any]:
    return {one.key: one.value.string_value or one.value.int_value for one in span.attributes}


def test_a_request_is_one_span_in_its_callers_trace(tmp_path: Path, collector: Collector) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SCHEMATIC_", "OTEL_"))}
    environment |= {"SCHEMATIC_TRACING": "on", "OTEL_EXPORTER_OTLP_ENDPOINT": collector.url}
    serving = Serving(tmp_path, environment)
    try:
        key = SECRET.search(serving.output.read_text())
        assert key is not None
        headers = {"X-Schematic-Api-Key": key[0], "traceparent": f"00-{TRACE}-{PARENT}-01"}
        httpx2.post(serving.base_url + "/flags/none/check", json={}, headers=headers)
        httpx2.get(serving.base_url + "/companies", headers=headers).raise_for_status()
        environment_id = httpx2.get(serving.base_url + "/whoami", headers=headers).json()["data"]["environment_id"]
    finally:
        serving.stop(signal.SIGTERM)

    ours = {span.name: span for span in collector.spans() if span.trace_id.hex() == TRACE}
    assert ours.keys() == {"features.check_flag", "companies.list_companies", "accounts.get_who_am_i"}
    assert {span.parent_span_id.hex() for span in ours.values()} == {PARENT}
    assert attributes(ours["features.check_flag"]) == {
        "http.request.method": "POST",
        "url.path": "/flags/none/check",
        "schematic.operation": "features.check_flag",
        "schematic.environment_id": environment_id,
        "http.response.status_code": 404,
    }
    (resource,) = {
        one.value.string_value
        for request in collector.requests
        for of_resource in request.resource_spans
        for one in of_resource.resource.attributes
        if one.key == "service.name"
    }
    assert resource == "schematic-server"
    assert key[0] not in str(collector.requests)


def test_nothing_of_it_is_imported_while_it_is_off(tmp_path: Path) -> None:
    code = (
        "import sys; from schematic_server.app import create_app; from schematic_server.settings import Settings;"
        f"create_app(Settings('sqlite:///{tmp_path}/x.sqlite3'));"
        "print([name for name in sys.modules if name.startswith('opentelemetry')])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=180)

    assert done.stdout == "[]\n"


def test_a_missing_extra_is_one_line(tmp_path: Path) -> None:
    """As where `schematic-server` was installed without `[otel]`."""
    code = (
        "import sys; sys.modules['opentelemetry.exporter'] = None\n"
        "from schematic_server.cli import main; main(['serve', '--port', '0'])"
    )
    environment = {**os.environ, "SCHEMATIC_TRACING": "on", "SCHEMATIC_LOG_LEVEL": "error"}

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, env=environment, timeout=180
    )

    assert done.returncode == 1
    assert done.stderr.startswith("schematic: SCHEMATIC_TRACING=on needs `pip install 'schematic-server[otel]'`")
    assert done.stderr.count("\n") == 1
