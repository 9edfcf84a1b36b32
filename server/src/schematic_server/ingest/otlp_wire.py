"""OTLP over HTTP, as bytes: export requests read, answers written, in protobuf or JSON.

Protobuf needs the extra `schematic-server[otlp]`; see `protobuf`. Of attributes only those are kept that can matter, so
prompts and answers of models, which are most of what spans may hold, go no further than here.
Source: the OpenTelemetry Protocol 1.x, sections on HTTP and on JSON encoding.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from typing import Any

import msgspec
from msgspec import Struct

from schematic_server.errors import BadRequest, TooLarge, UnsupportedMediaType
from schematic_server.ingest import storable
from schematic_server.ingest.otlp import Span, Value

PROTOBUF, JSON = "application/x-protobuf", "application/json"
MAX_MESSAGE = 1000  # characters of what an answer says was wrong
_ERROR = 2  # the status code of a span that failed
_ANY = 47  # of zlib: a gzip or zlib header, the largest window
Wants = Callable[[str], bool]


def unpack(content: bytes, encoding: str, limit: int) -> bytes:
    """The content without its `Content-Encoding`; raises TooLarge when that is more than `limit` bytes."""
    if encoding in ("", "identity"):
        return content
    if encoding not in ("gzip", "deflate"):
        raise UnsupportedMediaType(f"Content-Encoding: gzip, deflate or none, not {encoding[:40]!r}")
    try:
        reader = zlib.decompressobj(_ANY)
        found = reader.decompress(content, limit + 1)
    except zlib.error as error:
        raise BadRequest(f"the request body is not {encoding}: {error}") from None
    if len(found) > limit:
        raise TooLarge(f"the request body is larger than {limit} bytes when unpacked; send it in parts")
    if not reader.eof or reader.unused_data:
        raise BadRequest(f"the request body is not one whole {encoding} stream")
    return found


def read(content: bytes, kind: str, wants: Wants) -> list[Span]:
    """The spans of an export request of media type `kind`, with the attributes that `wants` says yes to.

    Raises BadRequest, and UnsupportedMediaType where protobuf cannot be read here.
    """
    return _read_protobuf(content, wants) if kind == PROTOBUF else _read_json(content, wants)


def answer(kind: str, rejected: int, why: str) -> bytes:
    """What is said to a request that was taken, `rejected` spans of it in vain."""
    why = why[:MAX_MESSAGE]
    if kind == JSON:
        told = {"rejectedSpans": str(rejected), "errorMessage": why}
        return msgspec.json.encode({"partialSuccess": told} if rejected else {})
    if not rejected:
        return b""
    return _field(1, b"\x08" + _varint(rejected) + _field(2, why.encode()))


def refusal(kind: str, why: str) -> bytes:
    """What is said to a request that was not taken: a `google.rpc.Status` with a message."""
    why = why[:MAX_MESSAGE]
    return msgspec.json.encode({"message": why, "error": why}) if kind == JSON else _field(2, why.encode())


@cache
def protobuf() -> Any:
    """The message class of export requests; raises UnsupportedMediaType where it is not installed."""
    try:
        return import_module("opentelemetry.proto.collector.trace.v1.trace_service_pb2").ExportTraceServiceRequest
    except ImportError as error:
        raise UnsupportedMediaType(
            f"this server cannot read protobuf: it needs `pip install 'schematic-server[otlp]'` ({error}); "
            f"or send JSON (OTEL_EXPORTER_OTLP_PROTOCOL=http/json)"
        ) from None


def _read_protobuf(content: bytes, wants: Wants) -> list[Span]:
    request = protobuf()()
    try:
        request.ParseFromString(content)
    except Exception as error:  # its own class is the library's, which may have several implementations
        raise BadRequest(f"the request body is no export request in protobuf: {error}") from None
    spans: list[Span] = []
    for of_resource in request.resource_spans:
        shared = _plain(of_resource.resource.attributes, wants)
        for of_scope in of_resource.scope_spans:
            for span in of_scope.spans:
                attributes = _plain(span.attributes, wants)
                if attributes:
                    spans.append(
                        Span(
                            span.trace_id.hex(),
                            span.span_id.hex(),
                            span.end_time_unix_nano,
                            span.status.code == _ERROR,
                            attributes,
                            shared,
                        )
                    )
    return spans


def _plain(attributes: Iterable[Any], wants: Wants) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for one in attributes:
        if wants(one.key):
            form = one.value.WhichOneof("value")
            if form in ("string_value", "bool_value", "int_value", "double_value"):
                found[one.key] = _clean(getattr(one.value, form))
    return found


class _AnyValue(Struct, rename="camel"):
    string_value: str | None = None
    bool_value: bool | None = None
    int_value: int | str | None = None  # a text, as JSON's numbers may lose digits
    double_value: float | str | None = None


class _KeyValue(Struct):
    key: str = ""
    value: _AnyValue | None = None


class _Status(Struct):
    code: int | str | None = None


class _Span(Struct, rename="camel"):
    trace_id: str | None = None
    span_id: str | None = None
    end_time_unix_nano: int | str | None = None
    status: _Status | None = None
    attributes: list[_KeyValue] | None = None


class _ScopeSpans(Struct):
    spans: list[_Span] | None = None


class _Resource(Struct):
    attributes: list[_KeyValue] | None = None


class _ResourceSpans(Struct, rename="camel"):
    resource: _Resource | None = None
    scope_spans: list[_ScopeSpans] | None = None


class _Request(Struct, rename="camel"):
    resource_spans: list[_ResourceSpans] | None = None


_request = msgspec.json.Decoder(_Request)


def _read_json(content: bytes, wants: Wants) -> list[Span]:
    try:
        if storable.half_surrogate_at(content) is not None:  # half of an emoji, where a text was cut
            content = storable.clean(content).encode()
        request = _request.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadRequest(f"the request body is no export request in JSON: {error}") from None
    except RecursionError:
        raise BadRequest("the request body is nested too deeply") from None
    spans: list[Span] = []
    for of_resource in request.resource_spans or ():
        shared = _plain_json(of_resource.resource.attributes if of_resource.resource else None, wants)
        for of_scope in of_resource.scope_spans or ():
            for span in of_scope.spans or ():
                attributes = _plain_json(span.attributes, wants)
                if attributes:
                    spans.append(_span_of_json(span, attributes, shared))
    return spans


def _span_of_json(span: _Span, attributes: dict[str, Value], shared: dict[str, Value]) -> Span:
    code = span.status.code if span.status else None
    return Span(
        _hexadecimal(span.trace_id),
        _hexadecimal(span.span_id),
        _whole(span.end_time_unix_nano) or 0,
        code in (_ERROR, "STATUS_CODE_ERROR"),
        attributes,
        shared,
    )


def _plain_json(attributes: list[_KeyValue] | None, wants: Wants) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for one in attributes or ():
        value = one.value
        if value is None or not wants(one.key):
            continue
        if value.string_value is not None:
            found[one.key] = _clean(value.string_value)
        elif (number := _whole(value.int_value)) is not None:
            found[one.key] = number
        elif isinstance(value.double_value, float):
            found[one.key] = value.double_value
        elif value.bool_value is not None:
            found[one.key] = value.bool_value
    return found


def _clean(value: Value) -> Value:
    """NUL is the one character that cannot be stored."""
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value


def _hexadecimal(text: str | None) -> str:
    """Lower case; nothing for what is no such id."""
    if text is None:
        return ""
    try:
        return bytes.fromhex(text).hex()
    except ValueError:
        return ""


def _whole(value: int | str | None) -> int | None:
    if isinstance(value, str):
        return int(value) if len(value) <= 20 and value.removeprefix("-").isdecimal() and value.isascii() else None
    return value


def _field(number: int, content: bytes) -> bytes:
    """A member of a message that is a text or a message."""
    return bytes([number << 3 | 2]) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    found = bytearray()
    while value > 0x7F:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*found, value])
