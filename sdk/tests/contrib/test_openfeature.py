"""The OpenFeature provider: the published evaluation scenarios, then what is Schematic's own.

OpenFeature publishes its scenarios as evaluation.feature and evaluation_v2.feature. Each that a provider can meet has
its test here, in our words, on flags that Schematic can hold. What its flags cannot hold is answered so:

* text (`string-flag`, `context-aware`): TYPE_MISMATCH with the caller's default; the context-aware scenario is met by
  a boolean flag that a plan turns on;
* any float or object (`float-flag`, `object-flag`): amounts and entitlements take their place;
* zero values: `False`, and the limit 0 of an entitlement to nothing;
* there are no flags that are switched off (DISABLED).

What a data stream adds is in `sdk/tests/datastream/test_stream_openfeature.py`, and OpenFeature's scenarios for
providers are in `tests/test_openfeature_conformance.py`.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import httpx2
import pytest
from openfeature import api
from openfeature.client import OpenFeatureClient
from openfeature.evaluation_context import EvaluationContext
from openfeature.event import EventDetails, ProviderEvent
from openfeature.exception import ErrorCode, GeneralError, ProviderFatalError
from openfeature.flag_evaluation import FlagEvaluationDetails, FlagEvaluationOptions, FlagType, Reason
from openfeature.hook import Hook
from openfeature.provider import ProviderStatus
from openfeature.track import TrackingEventDetails

from schematic import AsyncSchematic, Schematic
from schematic.contrib.openfeature import UNLIMITED, SchematicProvider
from schematic_server.demo.process import Running

from ..capture_endpoint import PATIENCE
from .conftest import NOBODY

Fly = Callable[[dict[str, str], int], None]
Evaluate = Callable[..., Any]
DEFAULTS: dict[FlagType, Any] = {
    FlagType.BOOLEAN: True,
    FlagType.STRING: "bye",
    FlagType.INTEGER: 1,
    FlagType.FLOAT: 0.1,
    FlagType.OBJECT: {"a": 1},
}


@pytest.fixture(autouse=True)
def _clean() -> Iterator[None]:
    yield
    api.clear_hooks()
    api.clear_providers()


@pytest.fixture
def feature(client: Schematic) -> OpenFeatureClient:
    """A client of a stable provider."""
    api.set_provider_and_wait(SchematicProvider(client, owns_client=False))
    return api.get_client()


@pytest.fixture(params=["sync", "thread", "async"])
def evaluate(request: pytest.FixtureRequest, client: Schematic, server: Running) -> Iterator[Evaluate]:
    """Evaluation with details by the sync call, by the async call over a sync client, and all async."""
    with asyncio.Runner() as runner:
        aclient = AsyncSchematic(
            server.key, base_url=server.base_url, event_capture_url=server.base_url, cache_providers=[]
        )
        provider = {
            "sync": lambda: SchematicProvider(client, owns_client=False),
            "thread": lambda: SchematicProvider(client, owns_client=False),
            "async": lambda: SchematicProvider(async_client=aclient),
        }[request.param]()
        api.set_provider_and_wait(provider)
        of = api.get_client()

        def evaluated(kind: FlagType, key: str, default: Any, context: EvaluationContext | None = None) -> Any:
            if request.param == "sync":
                return of.evaluate_flag_details(kind, key, default, context)
            return runner.run(of.evaluate_flag_details_async(kind, key, default, context))

        yield evaluated
        runner.run(aclient.shutdown())


def _of(company: dict[str, str], **attributes: Any) -> EvaluationContext:
    return EvaluationContext(attributes={"company": company, **attributes})


# The published scenarios: values and details


def test_resolves_a_boolean_that_is_the_same_for_everybody(evaluate: Evaluate) -> None:
    details = evaluate(FlagType.BOOLEAN, "maintenance", False)

    assert (details.value, details.variant, details.reason) == (True, "on", Reason.STATIC)
    assert (details.flag_key, details.error_code) == ("maintenance", None)


def test_resolves_a_boolean_zero_value(evaluate: Evaluate) -> None:
    details = evaluate(FlagType.BOOLEAN, "beta", True)

    assert (details.value, details.variant, details.reason) == (False, "off", Reason.DEFAULT)


def test_resolves_an_integer(evaluate: Evaluate, acme: dict[str, str]) -> None:
    details = evaluate(FlagType.INTEGER, "flights", 1, _of(acme))

    assert (details.value, details.variant, details.reason) == (3, "numeric", Reason.TARGETING_MATCH)


def test_resolves_a_float(evaluate: Evaluate, acme: dict[str, str]) -> None:
    details = evaluate(FlagType.FLOAT, "flights", 0.1, _of(acme))

    assert (details.value, type(details.value), details.reason) == (3.0, float, Reason.TARGETING_MATCH)


def test_resolves_an_object(evaluate: Evaluate, acme: dict[str, str]) -> None:
    details = evaluate(FlagType.OBJECT, "flights", {}, _of(acme))

    told = {name: details.value[name] for name in ("feature_key", "value_type", "allocation", "usage")}
    assert told == {"feature_key": "flights", "value_type": "numeric", "allocation": 3, "usage": 0}
    assert (details.variant, details.reason) == ("numeric", Reason.TARGETING_MATCH)


def test_plain_value_calls_give_the_same_values(feature: OpenFeatureClient, acme: dict[str, str]) -> None:
    assert feature.get_boolean_value("sso", False, _of(acme)) is True
    assert feature.get_integer_value("flights", 1, _of(acme)) == 3
    assert feature.get_float_value("flights", 0.1, _of(acme)) == 3.0
    assert feature.get_object_value("flights", {}, _of(acme))["allocation"] == 3
    assert feature.get_string_value("flights", "bye", _of(acme)) == "bye"


# Context


def test_resolves_based_on_context(evaluate: Evaluate, acme: dict[str, str]) -> None:
    targeted = evaluate(FlagType.BOOLEAN, "sso", False, _of(acme, email="ada@acme.test", age=29, customer=False))
    empty = evaluate(FlagType.BOOLEAN, "sso", False, EvaluationContext())

    assert (targeted.value, targeted.reason) == (True, Reason.TARGETING_MATCH)
    assert (empty.value, empty.reason) == (False, Reason.DEFAULT)


def test_resolves_a_zero_value_by_targeting(evaluate: Evaluate, acme: dict[str, str], fly: Fly) -> None:
    fly(acme, 3)

    details = evaluate(FlagType.BOOLEAN, "flights", True, _of(acme))

    assert (details.value, details.reason) == (False, Reason.TARGETING_MATCH)


def test_falls_to_the_flags_default_when_targeting_does_not_match(evaluate: Evaluate) -> None:
    details = evaluate(FlagType.BOOLEAN, "sso", True, _of(NOBODY))

    assert (details.value, details.reason) == (False, Reason.DEFAULT)


def test_null_in_the_context_is_absent(evaluate: Evaluate) -> None:
    for attributes in ({"company": None}, {"company": {"id": None}}, {"email": None}):
        details = evaluate(FlagType.BOOLEAN, "sso", True, EvaluationContext(attributes=attributes))

        assert (details.value, details.reason) == (False, Reason.DEFAULT)


def test_an_answer_of_the_cache_says_so(server: Running, acme: dict[str, str]) -> None:
    with Schematic(server.key, base_url=server.base_url, event_capture_url=server.base_url) as client:
        api.set_provider_and_wait(SchematicProvider(client))
        of = api.get_client()

        reasons = [of.get_boolean_details("sso", False, _of(acme)).reason for _ in range(2)]

    assert reasons == [Reason.TARGETING_MATCH, Reason.CACHED]


def test_the_context_stays_as_it_was(feature: OpenFeatureClient, acme: dict[str, str]) -> None:
    context = _of(acme, plan="any")

    feature.get_boolean_value("sso", False, context)

    assert context == _of(acme, plan="any")


# Errors


@pytest.mark.parametrize("kind", DEFAULTS)
def test_a_missing_flag_is_flag_not_found(evaluate: Evaluate, kind: FlagType) -> None:
    details = evaluate(kind, "missing-flag", DEFAULTS[kind])

    assert (details.value, details.reason) == (DEFAULTS[kind], Reason.ERROR)
    assert (details.error_code, details.variant) == (ErrorCode.FLAG_NOT_FOUND, None)
    assert "flag missing-flag not found" in details.error_message


@pytest.mark.parametrize("kind", [FlagType.STRING, FlagType.INTEGER, FlagType.FLOAT, FlagType.OBJECT])
def test_a_boolean_flag_asked_as_another_type_is_a_type_mismatch(evaluate: Evaluate, kind: FlagType) -> None:
    details = evaluate(kind, "maintenance", DEFAULTS[kind])

    assert (details.value, details.reason) == (DEFAULTS[kind], Reason.ERROR)
    assert details.error_code is ErrorCode.TYPE_MISMATCH


def test_text_is_a_type_mismatch_whatever_the_flag(evaluate: Evaluate, acme: dict[str, str]) -> None:
    details = evaluate(FlagType.STRING, "flights", "bye", _of(acme))

    assert (details.value, details.error_code) == ("bye", ErrorCode.TYPE_MISMATCH)


@pytest.mark.parametrize("kind", DEFAULTS)
def test_a_provider_that_is_not_ready_answers_the_default(client: Schematic, kind: FlagType) -> None:
    may_end = threading.Event()

    class Waiting(SchematicProvider):
        def initialize(self, evaluation_context: EvaluationContext) -> None:
            may_end.wait()

    api.set_provider(Waiting(client, owns_client=False))
    of = api.get_client()

    details = of.evaluate_flag_details(kind, "maintenance", DEFAULTS[kind])
    may_end.set()

    assert (details.value, details.error_code) == (DEFAULTS[kind], ErrorCode.PROVIDER_NOT_READY)
    _wait(lambda: of.get_provider_status() is ProviderStatus.READY)


@pytest.mark.parametrize("kind", DEFAULTS)
def test_a_refused_key_is_fatal_and_answers_the_default(server: Running, kind: FlagType) -> None:
    with Schematic("sch_wrong", base_url=server.base_url, event_capture_url=server.base_url) as client:
        with pytest.raises(ProviderFatalError, match="refuses the key"):
            api.set_provider_and_wait(SchematicProvider(client))
        of = api.get_client()

        details = of.evaluate_flag_details(kind, "maintenance", DEFAULTS[kind])

    assert of.get_provider_status() is ProviderStatus.FATAL
    assert (details.value, details.error_code) == (DEFAULTS[kind], ErrorCode.PROVIDER_FATAL)


# Hooks, as published in hooks.feature


class _Recorder(Hook):
    def __init__(self) -> None:
        self.calls: list[str] = []
        self.details: FlagEvaluationDetails[Any] | None = None

    def before(self, hook_context: Any, hints: Any) -> None:
        self.calls.append("before")

    def after(self, hook_context: Any, details: Any, hints: Any) -> None:
        self.calls.append("after")

    def error(self, hook_context: Any, exception: Exception, hints: Any) -> None:
        self.calls.append("error")

    def finally_after(self, hook_context: Any, details: Any, hints: Any) -> None:
        self.calls.append("finally")
        self.details = details


def test_hooks_get_the_details(feature: OpenFeatureClient) -> None:
    hook = _Recorder()

    feature.get_boolean_details("maintenance", False, None, FlagEvaluationOptions(hooks=[hook]))

    assert hook.calls == ["before", "after", "finally"]
    assert hook.details is not None
    told = (hook.details.flag_key, hook.details.value, hook.details.variant, hook.details.reason)
    assert told == ("maintenance", True, "on", Reason.STATIC)


@pytest.mark.parametrize(
    ("key", "code"), [("missing-flag", ErrorCode.FLAG_NOT_FOUND), ("maintenance", ErrorCode.TYPE_MISMATCH)]
)
def test_hooks_get_the_error(feature: OpenFeatureClient, key: str, code: ErrorCode) -> None:
    hook = _Recorder()
    feature.add_hooks([hook])

    feature.get_string_details(key, "uh-oh")

    assert hook.calls == ["before", "error", "finally"]
    assert hook.details is not None
    assert (hook.details.value, hook.details.reason, hook.details.error_code) == ("uh-oh", Reason.ERROR, code)


# Events, as published in events.feature, and what happens later


def test_a_ready_provider_says_so(client: Schematic) -> None:
    heard: list[EventDetails] = []
    api.add_handler(ProviderEvent.PROVIDER_READY, heard.append)
    try:
        api.set_provider_and_wait(SchematicProvider(client, owns_client=False))
        _wait(lambda: "Schematic" in [one.provider_name for one in heard])
    finally:
        api.remove_handler(ProviderEvent.PROVIDER_READY, heard.append)


def test_a_provider_that_cannot_reach_the_api_says_so() -> None:
    with Schematic("sch_x", base_url="http://127.0.0.1:9", event_capture_url="http://127.0.0.1:9") as client:
        with pytest.raises(GeneralError, match="does not answer"):
            api.set_provider_and_wait(SchematicProvider(client))

        assert api.get_client().get_provider_status() is ProviderStatus.ERROR


class _Wire:
    """Carries requests to the server, until it `is_down`."""

    def __init__(self, server: Running) -> None:
        self.is_down = False
        self._server = server

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        if self.is_down:
            return httpx2.Response(503, json={"error": "out of order"})
        headers = {"X-Schematic-Api-Key": self._server.key, "Content-Type": "application/json"}
        told = httpx2.post(str(request.url), content=request.content, headers=headers)
        return httpx2.Response(told.status_code, content=told.content, headers={"content-type": "application/json"})


@pytest.fixture
def wire(server: Running) -> _Wire:
    return _Wire(server)


@pytest.fixture(params=["default", "last_known"])
def wired(request: pytest.FixtureRequest, server: Running, wire: _Wire) -> Iterator[Schematic]:
    with (
        httpx2.Client(transport=httpx2.MockTransport(wire)) as http,
        Schematic(
            server.key,
            base_url=server.base_url,
            httpx_client=http,
            cache_providers=[],
            max_retries=0,
            outage_policy=request.param,
            circuit_breaker=None,
        ) as client,
    ):
        yield client


@pytest.mark.parametrize(
    ("wired", "event", "status", "answer"),
    [
        ("default", "PROVIDER_ERROR", ProviderStatus.ERROR, (False, Reason.ERROR, ErrorCode.GENERAL)),
        ("last_known", "PROVIDER_STALE", ProviderStatus.STALE, (True, Reason.STALE, None)),
    ],
    indirect=["wired"],
)
def test_an_outage_and_its_end_are_events(
    wired: Schematic, wire: _Wire, acme: dict[str, str], event: str, status: ProviderStatus, answer: Any
) -> None:
    api.set_provider_and_wait(SchematicProvider(wired, owns_client=False))
    of = api.get_client()
    heard: list[str] = []
    for one in ProviderEvent:
        of.add_handler(one, lambda details, name=one.name: heard.append(name))
    _wait(lambda: heard == ["PROVIDER_READY"])  # a ready provider tells a new handler
    assert of.get_boolean_value("sso", False, _of(acme)) is True

    wire.is_down = True
    during = [of.get_boolean_details("sso", False, _of(acme)) for _ in range(2)]
    assert of.get_provider_status() is status
    wire.is_down = False
    after = of.get_boolean_details("sso", False, _of(acme))

    assert [(one.value, one.reason, one.error_code) for one in during] == [answer] * 2
    assert (after.value, after.reason) == (True, Reason.TARGETING_MATCH)
    _wait(lambda: len(heard) == 3)  # of which OpenFeature tells from several threads, in any order
    assert sorted(heard) == sorted(["PROVIDER_READY", event, "PROVIDER_READY"])
    assert of.get_provider_status() is ProviderStatus.READY


# Tracking, as published in tracking.feature


def test_tracking_is_a_track_of_the_client(feature: OpenFeatureClient, client: Schematic, acme: dict[str, str]) -> None:
    feature.track("flight", _of(acme), TrackingEventDetails(2, {"route": "SFO-JFK"}))
    feature.track("flight", _of(acme))
    client.flush()

    assert _used(client, acme) == 3


@pytest.mark.parametrize("name", ["", None])
def test_an_event_without_a_name_is_refused(feature: OpenFeatureClient, acme: dict[str, str], name: Any) -> None:
    with pytest.raises(ValueError, match="tracking_event_name"):
        feature.track(name, _of(acme))


async def test_tracking_by_an_async_client_alone(server: Running, client: Schematic, acme: dict[str, str]) -> None:
    async with AsyncSchematic(server.key, base_url=server.base_url, event_capture_url=server.base_url) as aclient:
        provider = SchematicProvider(async_client=aclient)

        provider.track("flight", _of(acme))
        await aclient.flush()

    assert _used(client, acme) == 1


# Schematic's own


def test_metadata_has_the_figures(feature: OpenFeatureClient, acme: dict[str, str], fly: Fly) -> None:
    fly(acme, 2)

    told = feature.get_boolean_details("flights", False, _of(acme)).flag_metadata

    assert {name: told[name] for name in ("limit", "used", "remaining")} == {"limit": 3, "used": 2, "remaining": 1}
    assert told["rule_type"] == "plan_entitlement"
    assert str(told["company_id"]).startswith("comp_")
    assert str(told["reset_at"]).endswith("-01T00:00:00+00:00")
    assert str(told["reason"]).startswith("Matched plan entitlement rule")
    assert "user_id" not in told


def test_no_limit_is_a_number_too(evaluate: Evaluate, acme: dict[str, str]) -> None:
    details = evaluate(FlagType.INTEGER, "reports", 5, _of(acme))

    assert (details.value, details.variant) == (UNLIMITED, "unlimited")


@pytest.mark.parametrize("attribute", [{"id": "{}"}, "{}"])
def test_a_company_is_keys_or_one_value(feature: OpenFeatureClient, acme: dict[str, str], attribute: Any) -> None:
    named = {"id": acme["id"]} if isinstance(attribute, dict) else acme["id"]

    assert feature.get_boolean_value("sso", False, EvaluationContext(attributes={"company": named}))


def test_the_targeting_key_may_name_the_company(client: Schematic, acme: dict[str, str]) -> None:
    api.set_provider_and_wait(SchematicProvider(client, targeting_key="company", owns_client=False))

    assert api.get_client().get_boolean_value("sso", False, EvaluationContext(acme["id"]))


def test_the_targeting_key_names_the_user_else(feature: OpenFeatureClient, client: Schematic) -> None:
    user = client.companies.upsert_user(keys={"id": "u-openfeature"}, companies=[]).data

    told = feature.get_boolean_details("beta", True, EvaluationContext("u-openfeature")).flag_metadata

    assert told["user_id"] == user.id


@pytest.mark.parametrize("company", [5.0, True, ["acme"], {"id": ["acme"]}, {5: "acme"}])
def test_a_context_that_names_nobody_properly_is_invalid(evaluate: Evaluate, company: Any) -> None:
    details = evaluate(FlagType.BOOLEAN, "sso", True, EvaluationContext(attributes={"company": company}))

    assert (details.value, details.error_code) == (True, ErrorCode.INVALID_CONTEXT)
    assert "company" in details.error_message


def test_a_required_context_that_is_empty_is_a_missing_targeting_key(client: Schematic) -> None:
    api.set_provider_and_wait(SchematicProvider(client, context_required=True, owns_client=False))

    details = api.get_client().get_boolean_details("maintenance", False)

    assert (details.value, details.error_code) == (False, ErrorCode.TARGETING_KEY_MISSING)


def test_offline_is_the_callers_default_and_no_error() -> None:
    with Schematic("sch_x", offline=True) as client:
        api.set_provider_and_wait(SchematicProvider(client))

        details = api.get_client().get_integer_details("flights", 7)

    assert (details.value, details.reason, details.error_code) == (7, Reason.DEFAULT, None)


def test_sync_calls_need_a_sync_client() -> None:
    api.set_provider_and_wait(SchematicProvider(async_client=AsyncSchematic("sch_x", offline=True)))

    details = api.get_client().get_boolean_details("sso", False)

    assert details.error_code is ErrorCode.GENERAL
    assert "_async" in (details.error_message or "")


def test_shutting_down_sends_what_waits(server: Running, client: Schematic, acme: dict[str, str]) -> None:
    api.set_provider_and_wait(
        SchematicProvider(Schematic(server.key, base_url=server.base_url, event_capture_url=server.base_url))
    )
    api.get_client().track("flight", _of(acme))

    api.shutdown()

    assert _used(client, acme) == 1


def test_a_provider_without_a_client_is_refused() -> None:
    with pytest.raises(ValueError, match="client"):
        SchematicProvider()


def _used(client: Schematic, company: dict[str, str]) -> int:
    entitlement = client.check_flag_with_entitlement("flights", company).entitlement
    assert entitlement is not None
    return entitlement.usage or 0


def _wait(condition: Callable[[], bool]) -> None:
    ends_at = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < ends_at, "the condition did not come true"
        time.sleep(0.001)


@pytest.mark.parametrize("kind", [int, lambda number: uuid.UUID(int=number)], ids=["number", "uuid"])
def test_numbers_and_uuids_name_somebody_as_their_text(
    evaluate: Evaluate, client: Schematic, kind: Callable[[int], Any], acme: dict[str, str]
) -> None:
    value = kind(int(acme["id"].removeprefix("acme-")))
    client.companies.upsert_company(keys={**acme, "number": str(value)})

    for company in ({"number": value}, {"number": str(value), "id": None}):
        details = evaluate(FlagType.BOOLEAN, "sso", False, EvaluationContext(attributes={"company": company}))
        assert (details.value, details.reason) == (True, Reason.TARGETING_MATCH)


@pytest.mark.parametrize("key", ["", None, 5])
def test_a_flag_key_that_is_none_does_not_make_the_provider_fail(evaluate: Evaluate, key: Any) -> None:
    details = evaluate(FlagType.BOOLEAN, key, True)

    assert (details.value, details.error_code) == (True, ErrorCode.FLAG_NOT_FOUND)
    assert api.get_client().get_provider_status() is ProviderStatus.READY


@pytest.mark.parametrize(
    ("keywords", "error", "said"),
    [
        ({"targeting_key": "account"}, ValueError, "targeting_key must be 'user' or 'company', not 'account'"),
        ({"user_key": 5}, TypeError, "SchematicProvider: user_key must be text, not 5"),
        ({"client": AsyncSchematic(offline=True)}, TypeError, "pass an AsyncSchematic as async_client"),
        ({"async_client": Schematic(offline=True)}, TypeError, "pass a Schematic as client"),
    ],
)
def test_a_provider_that_cannot_be_meant_is_refused(keywords: Any, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        SchematicProvider(**{"client": Schematic(offline=True), **keywords})


_FIRST_ANSWER = """
import sys
from openfeature import api
from openfeature.evaluation_context import EvaluationContext
from schematic.client import Schematic
from schematic.contrib.openfeature import SchematicProvider

client = Schematic(sys.argv[1], base_url=sys.argv[2], event_capture_url=sys.argv[2])
api.set_provider_and_wait(SchematicProvider(client))
of, context = api.get_client(), EvaluationContext(attributes={"company": {"id": sys.argv[3]}})
print(of.get_boolean_value("sso", False, context), of.get_integer_value("flights", 0, context))
print(of.get_boolean_details("missing-flag", True, context).error_code)
print("pydantic" in sys.modules)
print(of.get_object_value("flights", {}, context)["allocation"], "pydantic" in sys.modules)
"""


def test_a_fresh_process_answers_without_building_models(server: Running, acme: dict[str, str]) -> None:
    """They take a hundred times as long as the check."""
    command = [sys.executable, "-W", "error", "-c", _FIRST_ANSWER, server.key, server.base_url, acme["id"]]

    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["True", "3", "FLAG_NOT_FOUND", "False", "3", "True"]
