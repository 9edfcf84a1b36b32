"""The OpenFeature API over Schematic, with an OpenTelemetry event per evaluation: `python examples/openfeature/app.py`.

`GET /` tells what the company in the header X-Company may do. Events go to the standard output.
"""

import json
import os
from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.simple_server import make_server

from openfeature import api
from openfeature.evaluation_context import EvaluationContext
from opentelemetry.sdk._logs import LoggerProvider
from opentelemetry.sdk._logs.export import ConsoleLogRecordExporter, SimpleLogRecordProcessor

from schematic import Schematic
from schematic.contrib.openfeature import SchematicProvider
from schematic.contrib.opentelemetry import EvaluationHook

logs = LoggerProvider()
logs.add_log_record_processor(SimpleLogRecordProcessor(ConsoleLogRecordExporter()))
api.set_provider_and_wait(SchematicProvider(Schematic()))
api.add_hooks([EvaluationHook(logs)])
flags = api.get_client()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    context = EvaluationContext(attributes={"company": environ.get("HTTP_X_COMPANY", "nobody")})
    exports = flags.get_boolean_details("exports", False, context)
    told = {
        "sso": flags.get_boolean_value("sso", False, context),
        "exports": exports.value,
        "why": exports.reason,
        "reports": flags.get_integer_value("reports", 0, context),
    }
    start_response("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(told).encode()]


if __name__ == "__main__":
    with make_server("127.0.0.1", int(os.environ.get("PORT", "8000")), application) as server:
        server.serve_forever()
