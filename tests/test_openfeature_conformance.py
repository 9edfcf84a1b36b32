"""OpenFeature's conformance scenarios for providers (appendix F of its specification, experimental), in our words.

Asked of the SDK's provider, which checks over `http` or over the data `stream`, and of the server by OpenFeature's own
provider of its remote protocol (`ofrep`). The published flags hold any type; here a flag is a boolean, and what an
entitlement knows has the other types. So instead of

* `integer-flag`, `integer-zero-flag`, `large-integer-flag` and `huge-integer-flag` there are limits of those sizes,
* `object-flag` there is an entitlement,
* `integral-float-flag` there is a limit asked for as a float,
* `targeting-key-flag` there is a boolean that a rule turns on for one user,

and what a flag cannot hold (`string-flag`, `float-flag`) is a type mismatch. That a metered flag asked for as a boolean
answers is meant: it is a boolean with a limit.

Not declared: `@disabled-flags` (no flag is switched off), `@numeric-coercion` (credits left are rounded down),
`@standard-reasons` in one point: a flag without rules says DEFAULT, as an answer does not tell whether there are any.
Not by `ofrep`: amounts and objects, which its protocol knows no types for, and what happens beside an evaluation
(`@lifecycle`, `@events`, `@stale`, `@configuration-change`), of which its Python provider has nothing. Not by `http`:
`@stale` and `@configuration-change`, which need a stream.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from typing import Any, NamedTuple

import pytest
from openfeature import api as openfeature
from openfeature.client import OpenFeatureClient
from openfeature.contrib.provider.ofrep import OFREPProvider
from openfeature.evaluation_context import EvaluationContext
from openfeature.event import EventDetails, ProviderEvent
from openfeature.exception import ErrorCode, GeneralError
from openfeature.flag_evaluation import FlagType, Reason
from openfeature.provider import AbstractProvider, ProviderStatus
from server.tests import catalog
from server.tests.faulty import Proxy, faulty

from schematic import Schematic
from schematic.client import DataStreamConfig
from schematic.contrib.openfeature import UNLIMITED, SchematicProvider
from schematic_server.demo.process import Running, start

SUBJECTS = ("http", "stream", "ofrep")
AMOUNTS = {"none": 0, "ten": 10, "large": 2**31 - 1, "huge": UNLIMITED}
USER = "5c3d8535-f81a-4478-a6d3-afaa4d51199e"
ACME = EvaluationContext(None, {"company": "acme"})
DEFAULTS: dict[FlagType, Any] = {
    FlagType.BOOLEAN: True,
    FlagType.STRING: "fallback",
    FlagType.INTEGER: 1,
    FlagType.FLOAT: 0.1,
    FlagType.OBJECT: {"a": 1},
}
WITHIN = 60.0  # seconds until what never comes fails its test
_domain = count(1)


@dataclass
class World:
    """A server, and clients of it."""

    server: Running
    api: Schematic
    stack: ExitStack

    def provider(self, subject: str, address: str | None = None) -> AbstractProvider:
        base_url = address or self.server.base_url
        if subject == "ofrep":
            return OFREPProvider(base_url, headers_factory=lambda: {"X-Schematic-Api-Key": self.server.key})
        # No check may be asked over HTTP behind the stream's back.
        stream: dict[str, Any] = {"use_datastream": True, "datastream": DataStreamConfig(fallback_budget=0)}
        client = Schematic(
            self.server.key,
            base_url=base_url,
            event_capture_url=base_url,
            cache_providers=[],
            **(stream if subject == "stream" else {}),
        )
        self.stack.callback(client.shutdown)
        return SchematicProvider(client, owns_client=False)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with ExitStack() as stack:
        server = start(f"sqlite:///{tmp_path_factory.mktemp('conformance')}/schematic.sqlite3")
        stack.callback(server.stop)
        api = stack.enter_context(
            Schematic(server.key, base_url=server.base_url, event_capture_url=server.base_url, cache_providers=[])
        )
        _create_catalog(api)
        yield World(server, api, stack)
        openfeature.clear_providers()


@pytest.fixture(scope="module", params=SUBJECTS)
def subject(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def flags(world: World, subject: str) -> OpenFeatureClient:
    """A client of a stable provider."""
    return _client(world.provider(subject))


@pytest.fixture
def way(world: World) -> Iterator[Proxy]:
    """What carries to the server and can be lost."""
    with faulty([world.server.port], random.Random(0)) as proxy:
        proxy.calm()
        yield proxy


# Evaluation


class Case(NamedTuple):
    kind: FlagType
    key: str
    value: Any
    variant: str
    reason: Reason
    context: EvaluationContext | None = None


BOOLEANS = [
    Case(FlagType.BOOLEAN, "on", True, "on", Reason.DEFAULT),
    Case(FlagType.BOOLEAN, "off", False, "off", Reason.DEFAULT),
    Case(FlagType.BOOLEAN, "everywhere", True, "on", Reason.STATIC),
    Case(FlagType.BOOLEAN, "targeted", True, "on", Reason.TARGETING_MATCH, EvaluationContext(USER)),
    Case(FlagType.BOOLEAN, "targeted", False, "off", Reason.DEFAULT, EvaluationContext("somebody else")),
    Case(FlagType.BOOLEAN, "targeted", False, "off", Reason.DEFAULT),
    Case(FlagType.BOOLEAN, "ten", True, "on", Reason.TARGETING_MATCH, ACME),
]


def _assert_is(found: Any, case: Case) -> None:
    assert (found.value, type(found.value)) == (case.value, type(case.value))
    assert (found.variant, found.reason) == (case.variant, case.reason)
    assert (found.error_code, found.error_message) == (None, None)


@pytest.mark.parametrize("case", BOOLEANS, ids=str)
def test_a_boolean_has_its_value_variant_and_reason(flags: OpenFeatureClient, case: Case) -> None:
    """False is a value too: the default, which is the other one, is not given instead."""
    _assert_is(flags.evaluate_flag_details(case.kind, case.key, not case.value, case.context), case)


@pytest.mark.parametrize("key", AMOUNTS)
@pytest.mark.parametrize("kind", [FlagType.INTEGER, FlagType.FLOAT])
@pytest.mark.parametrize("subject", ["http", "stream"], indirect=True)
def test_a_number_keeps_its_precision_and_its_type(flags: OpenFeatureClient, kind: FlagType, key: str) -> None:
    amount = AMOUNTS[key] if kind is FlagType.INTEGER else float(AMOUNTS[key])
    variant = "unlimited" if key == "huge" else "numeric"

    found = flags.evaluate_flag_details(kind, key, DEFAULTS[kind], ACME)

    _assert_is(found, Case(kind, key, amount, variant, Reason.TARGETING_MATCH))


@pytest.mark.parametrize("subject", ["http", "stream"], indirect=True)
def test_an_object_has_its_members(flags: OpenFeatureClient) -> None:
    found = flags.get_object_details("ten", {}, ACME)

    assert isinstance(found.value, dict)
    assert {name: found.value[name] for name in ("feature_key", "value_type", "allocation")} == {
        "feature_key": "ten",
        "value_type": "numeric",
        "allocation": 10,
    }
    assert (found.variant, found.reason, found.error_code) == ("numeric", Reason.TARGETING_MATCH, None)


def test_a_context_that_no_rule_reads_disturbs_nothing(flags: OpenFeatureClient) -> None:
    attributes: dict[str, Any] = {"email": "ada@acme.example", "age": 29, "nested": {"list": [1.5, True]}}

    _assert_is(flags.get_boolean_details("on", False, EvaluationContext("ada", attributes)), BOOLEANS[0])


# Errors: the caller's default, the code, and nothing is raised


@pytest.mark.parametrize("kind", DEFAULTS)
def test_an_unknown_flag_is_not_found(flags: OpenFeatureClient, kind: FlagType) -> None:
    _assert_failed(flags.evaluate_flag_details(kind, "missing-flag", DEFAULTS[kind]), kind, ErrorCode.FLAG_NOT_FOUND)


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        *(("on", kind) for kind in (FlagType.STRING, FlagType.INTEGER, FlagType.FLOAT, FlagType.OBJECT)),
        *(("in plan", kind) for kind in (FlagType.STRING, FlagType.INTEGER, FlagType.FLOAT)),
        ("ten", FlagType.STRING),
    ],
)
def test_what_is_asked_for_as_another_type_is_a_mismatch(
    flags: OpenFeatureClient, subject: str, key: str, kind: FlagType
) -> None:
    found = flags.evaluate_flag_details(kind, key, DEFAULTS[kind], ACME)

    if subject == "ofrep" and kind is FlagType.INTEGER:
        # Python's True is an int, and both OpenFeature's provider and its client ask no further.
        assert (found.value, found.error_code) == (True, None)
    else:
        _assert_failed(found, kind, ErrorCode.TYPE_MISMATCH)


def _assert_failed(found: Any, kind: FlagType, code: ErrorCode) -> None:
    assert (found.value, found.reason, found.error_code, found.variant) == (DEFAULTS[kind], Reason.ERROR, code, None)


# Who it is, and how it begins and ends


def test_a_provider_has_a_name(world: World, subject: str) -> None:
    assert world.provider(subject).get_metadata().name


@pytest.mark.parametrize("subject", ["http", "stream"], indirect=True)
def test_a_provider_that_has_begun_is_ready_and_says_so(world: World, subject: str) -> None:
    client = openfeature.get_client(domain=f"conformance-{next(_domain)}")
    heard = _hear(client, ProviderEvent.PROVIDER_READY)

    openfeature.set_provider_and_wait(world.provider(subject), client.domain)

    _until(lambda: heard)
    assert client.get_provider_status() is ProviderStatus.READY


@pytest.mark.parametrize("subject", ["http", "stream"], indirect=True)
def test_a_provider_that_reaches_nobody_says_so_and_answers_with_defaults(world: World, subject: str) -> None:
    client = openfeature.get_client(domain=f"conformance-{next(_domain)}")
    heard = _hear(client, ProviderEvent.PROVIDER_ERROR)

    with pytest.raises(GeneralError, match="does not answer"):
        openfeature.set_provider_and_wait(world.provider(subject, "http://127.0.0.1:9"), client.domain)

    _until(lambda: heard)
    assert client.get_provider_status() is ProviderStatus.ERROR
    found = client.get_boolean_details("on", False)
    assert (found.value, found.reason) == (False, Reason.ERROR)


def test_a_remote_provider_that_reaches_nobody_answers_with_defaults(world: World) -> None:
    found = _client(world.provider("ofrep", "http://127.0.0.1:9")).get_boolean_details("on", False)

    assert (found.value, found.reason, found.error_code) == (False, Reason.ERROR, ErrorCode.GENERAL)


@pytest.mark.parametrize("subject", ["http", "stream"], indirect=True)
def test_a_provider_ends_twice_without_its_server_and_begins_again(world: World, way: Proxy, subject: str) -> None:
    provider = world.provider(subject, f"http://127.0.0.1:{way.port}")
    client = _client(provider)
    way.lose()
    provider.shutdown()
    provider.shutdown()
    way.restore()

    provider.initialize(EvaluationContext())

    assert client.get_boolean_value("on", False) is True
    heard = _hear(client, ProviderEvent.PROVIDER_CONFIGURATION_CHANGED)
    if subject == "stream":
        _change(world.api, value=True)
        _until(lambda: heard)


# What it notices


def test_a_change_is_told_with_its_flag_and_holds(world: World) -> None:
    client = _client(world.provider("stream"))
    _change(world.api, value=False)
    _until(lambda: not client.get_boolean_value("changing", True))
    heard = _hear(client, ProviderEvent.PROVIDER_CONFIGURATION_CHANGED)

    _change(world.api, value=True)

    _until(lambda: any("changing" in (one.flags_changed or []) for one in heard))
    assert client.get_boolean_value("changing", False) is True


@pytest.mark.parametrize("subject", ["http", "ofrep"], indirect=True)
def test_a_change_holds_where_none_is_told(world: World, flags: OpenFeatureClient) -> None:
    for value in (False, True):
        _change(world.api, value)

        assert flags.get_boolean_value("changing", not value) is value


def test_a_lost_server_makes_the_provider_stale_and_its_return_ready(world: World, way: Proxy) -> None:
    client = _client(world.provider("stream", f"http://127.0.0.1:{way.port}"))
    stale, ready = _hear(client, ProviderEvent.PROVIDER_STALE), _hear(client, ProviderEvent.PROVIDER_READY)
    _until(lambda: ready)  # told to whoever begins to listen to one that is
    ready.clear()

    way.lose()
    _until(lambda: stale)
    assert client.get_provider_status() is ProviderStatus.STALE
    assert client.get_boolean_details("on", False).reason is Reason.STALE

    way.restore()
    _until(lambda: ready)
    assert client.get_provider_status() is ProviderStatus.READY


def _client(provider: AbstractProvider) -> OpenFeatureClient:
    """A client of this provider, ready."""
    domain = f"conformance-{next(_domain)}"
    openfeature.set_provider_and_wait(provider, domain)
    return openfeature.get_client(domain=domain)


def _hear(client: OpenFeatureClient, event: ProviderEvent) -> list[EventDetails]:
    heard: list[EventDetails] = []
    client.add_handler(event, heard.append)
    return heard


def _until(condition: Callable[[], Any]) -> None:
    ends_at = time.monotonic() + WITHIN
    while not condition():
        assert time.monotonic() < ends_at
        time.sleep(0.01)


def _change(api: Schematic, value: bool) -> None:
    """Of the flag `changing`."""
    changing = next(one for one in api.features.list_flags().data if one.key == "changing")
    _rule(api, changing.id, value, "global_override")


def _rule(api: Schematic, flag_id: str, value: bool, rule_type: str, *conditions: dict[str, Any]) -> None:
    rule = {"name": "the rule", "priority": 1, "value": value, "rule_type": rule_type, "condition_groups": []}
    api.features.update_flag_rules(flag_id, rules=[{**rule, "conditions": list(conditions)}])


def _create_catalog(api: Schematic) -> None:
    made = {
        key: api.features.create_flag(
            key=key, name=key, description="", flag_type="boolean", default_value=key == "on"
        ).data
        for key in ("on", "off", "everywhere", "targeted", "changing")
    }
    user = api.companies.upsert_user(keys={"id": USER}).data
    condition = {"condition_type": "user", "operator": "eq", "resource_ids": [user.id]}
    _rule(api, made["everywhere"].id, True, "global_override")
    _rule(api, made["targeted"].id, True, "standard", condition)
    basic = catalog.plan(api)
    catalog.grant(api, basic, catalog.feature(api, "in plan"), "boolean", value_bool=True)
    for key, amount in AMOUNTS.items():
        granted: dict[str, Any] = {"value_type": "numeric", "value_numeric": amount}
        feature = catalog.metered(api, key, f"{key} used")
        catalog.grant(api, basic, feature, **({"value_type": "unlimited"} if key == "huge" else granted))
    api.companies.upsert_company(keys={"id": "acme"}, name="Acme", base_plan_id=basic.id)
