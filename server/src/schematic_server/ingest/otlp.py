"""Spans of model calls as events: what OpenTelemetry's GenAI conventions say, in the words of `capture`. Pure.

A call of a model becomes an inference event, a call of a tool a track event where that is asked for. Spans around such
calls (of agents and workflows) are no calls of their own and would count their tokens twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple, TypeAlias

import msgspec
from msgspec import Raw

from schematic_server.bounds import is_exact
from schematic_server.ingest.capture import ApiEvent

Value: TypeAlias = "str | bool | int | float"
COMPANY, USER = "schematic.company.", "schematic.user."
_EVENT = "schematic.event"
_OPERATION = "gen_ai.operation.name"
_TOOL_CALL = "execute_tool"
_NO_CALLS = frozenset({"create_agent", "invoke_agent", "invoke_workflow", "retrieval"})
_KEY_NAMES = "key_names"  # which Schematic's own spans list names under; never a key
# Where each member of an inference event is found: today's name first, then those of earlier conventions.
_PROVIDER = ("gen_ai.provider.name", "gen_ai.system")
_REQUEST_MODEL, _RESPONSE_MODEL = "gen_ai.request.model", "gen_ai.response.model"
_TOKENS = {
    "input_tokens": ("gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens"),
    "output_tokens": ("gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens"),
    "cached_input_tokens": ("gen_ai.usage.cache_read.input_tokens", "gen_ai.usage.cache_read_input_tokens"),
    "cache_creation_input_tokens": (
        "gen_ai.usage.cache_creation.input_tokens",
        "gen_ai.usage.cache_creation_input_tokens",
    ),
    "reasoning_tokens": ("gen_ai.usage.reasoning.output_tokens", "gen_ai.usage.reasoning_tokens"),
}
_USAGE = frozenset(name for names in _TOKENS.values() for name in names)
PREFIXES = ("gen_ai.", "schematic.")  # of the attributes that are looked at, besides those that settings name
UNKNOWN = "unknown"  # a provider or model that the span does not tell
MAX_NAME = 128  # characters of an event's name
_NOT_IN_NAMES = re.compile(r"[^\w.:-]+", re.ASCII)

_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Span:
    """One finished span. Ids in hexadecimal digits, `ended_at` in nanoseconds since 1970 (0: not told).

    `shared` are the attributes of its resource; only plain values are kept of either.
    """

    trace_id: str
    span_id: str
    ended_at: int
    has_failed: bool
    attributes: Mapping[str, Value]
    shared: Mapping[str, Value]


class Naming(NamedTuple):
    """An environment's settings: the attributes that hold keys, the names of these keys, whether tools are counted."""

    company_attribute: str | None = None
    company_key: str | None = None
    user_attribute: str | None = None
    user_key: str | None = None
    tool_events_enabled: bool = False

    def wants(self, attribute: str) -> bool:
        """Whether an attribute can matter."""
        return attribute.startswith(PREFIXES) or attribute in (self.company_attribute, self.user_attribute)


class Metered(NamedTuple):
    """What a span comes to; `flaw` is what is missing for it to count."""

    event: ApiEvent
    flaw: str | None


def meter(spans: Iterable[Span], naming: Naming) -> list[Metered]:
    """The events of those spans that are calls, in their order."""
    found = (_metered(span, naming) for span in spans)
    return [one for one in found if one is not None]


def _metered(span: Span, naming: Naming) -> Metered | None:
    operation = span.attributes.get(_OPERATION)
    if operation == _TOOL_CALL:
        return _tool_call(span, naming) if naming.tool_events_enabled else None
    return None if operation in _NO_CALLS or not _is_model_call(span) else _model_call(span, naming)


def _is_model_call(span: Span) -> bool:
    """A call that failed before anything was used is none."""
    own = span.attributes
    return not _USAGE.isdisjoint(own) or (not span.has_failed and (_REQUEST_MODEL in own or _RESPONSE_MODEL in own))


def _model_call(span: Span, naming: Naming) -> Metered:
    flaws: list[str] = []
    own = span.attributes
    request_model = _text(own, _REQUEST_MODEL)
    body: dict[str, Any] = {
        "company": _company(span, naming),
        "user": _user(span, naming),
        "event": _own_event(span),
        "provider": _text(own, *_PROVIDER) or UNKNOWN,
        "operation": _text(own, _OPERATION),
        "request_model": request_model,
        "response_model": _text(own, _RESPONSE_MODEL) or request_model or UNKNOWN,
        "input_tokens": 0,
        "output_tokens": 0,
    }
    for member, names in _TOKENS.items():
        name = next((one for one in names if one in own), None)
        if name is not None:
            body[member] = _whole(own[name])
            if body[member] is None:
                flaws.append(f"{name}: must be a whole number")
                body[member] = 0
    if body["company"] is None:
        flaws.append(
            f"the span names no company: set {COMPANY}<key> on it, or the attribute that POST /otlp/settings names"
        )
    return _event(span, "inference", body, flaws)


def _tool_call(span: Span, naming: Naming) -> Metered:
    tool = _text(span.attributes, "gen_ai.tool.name")
    body = {
        "event": _own_event(span) or (_NOT_IN_NAMES.sub("_", tool)[:MAX_NAME] if tool else None),
        "company": _company(span, naming),
        "user": _user(span, naming),
    }
    flaws = [] if body["event"] else ["gen_ai.tool.name: the span names no tool"]
    if body["company"] is None and body["user"] is None:
        flaws.append(f"the span names neither a company nor a user: set {COMPANY}<key> or {USER}<key> on it")
    return _event(span, "track", body, flaws)


def _event(span: Span, event_type: str, body: Mapping[str, Any], flaws: list[str]) -> Metered:
    if not (_is_id(span.trace_id, 32) and _is_id(span.span_id, 16)):
        flaws.append("the span has no trace id or span id")
    key = f"otlp:{span.trace_id}:{span.span_id}".lower()
    raw = Raw(_encode({name: value for name, value in body.items() if value is not None}))
    return Metered(ApiEvent(event_type, raw, key, _rendered(span.ended_at)), flaws[0] if flaws else None)


def _company(span: Span, naming: Naming) -> dict[str, str] | None:
    return _keys(span, COMPANY, naming.company_attribute, naming.company_key)


def _user(span: Span, naming: Naming) -> dict[str, str] | None:
    return _keys(span, USER, naming.user_attribute, naming.user_key)


def _keys(span: Span, prefix: str, attribute: str | None, key: str | None) -> dict[str, str] | None:
    """Keys by what the settings say, and by prefix, which weighs more; a span's own weigh more than its resource's."""
    found: dict[str, str] = {}
    for attributes in (span.shared, span.attributes):
        if attribute is not None and (value := _text(attributes, attribute)):
            found[key or "id"] = value
    for attributes in (span.shared, span.attributes):
        for name in attributes:
            own = name.removeprefix(prefix)
            if own != name and own and own != _KEY_NAMES and (value := _text(attributes, name)):
                found[own] = value
    return found or None


def _own_event(span: Span) -> str | None:
    return _text(span.attributes, _EVENT) or _text(span.shared, _EVENT)


def _text(attributes: Mapping[str, Value], *names: str) -> str | None:
    """The first of them that is a text, or a whole number, which is then one; None for an empty one."""
    for name in names:
        value = attributes.get(name)
        if isinstance(value, str) and value:
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    return None


def _whole(value: Value) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) <= 16:
        return int(value)
    if isinstance(value, bool | str) or value != value // 1 or not is_exact(int(value)):
        return None
    return int(value)


def _is_id(text: str, length: int) -> bool:
    return len(text) == length and text.strip("0") != ""


def _rendered(nanoseconds: int) -> str | None:
    if not 0 < nanoseconds < 2**63:
        return None
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=nanoseconds // 1000)).isoformat()
