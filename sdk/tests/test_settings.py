"""What clients, caches and calls can be told is looked at when it is told: name, value, what is wanted."""

from __future__ import annotations

import dataclasses
import logging
import math
import pathlib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from unittest import mock

import httpx
import httpx2
import pytest

from schematic import AsyncSchematic, AsyncSchematicConfig, Schematic, SchematicConfig, config
from schematic.cache import AsyncLocalCache, LocalCache, RedisCache
from schematic.config import (
    CheckFlagOptions,
    CheckOptions,
    CircuitBreaker,
    CreditLeaseConfig,
    DataStreamConfig,
    LeaseConfigOverride,
    Setting,
)
from schematic.core.records import Record
from schematic.core.request_options import RequestOptions
from schematic.testing import FakeSchematic

from .doors import Door
from .doors import door as opened
from .mock_api import MockApi

COUNT = {"data": {"count": 3}, "params": {}}
RECORDS = [one for one in vars(config).values() if isinstance(one, type) and issubclass(one, Record)]
SETTINGS = [one for one in RECORDS if issubclass(one, Setting) and one is not Setting]
# What calls are told and answer: judged by the call (tests of `track`, `checks.arguments`), or made by the client.
OF_CALLS = {"EventUsage", "EventQuantities", "TrackOptions", "IdentifyOptions", "TrackWithReservationOptions"}
ANSWERS = {"Reservation", "CheckResult"}
# Members of options that the check judges, because it never raises: `test_check_arguments`.
JUDGED = {"usage", "event_usage", "credit_cost", "event_quantities"}
NUMBERS = {"Timeout", "TimeLeft", "Seconds", "Endless", "Milliseconds", "Count", "Size", "Amount"}
FROM_ZERO = NUMBERS - {"TimeLeft"}


@pytest.fixture(params=["sync", "async"])
def door(request: pytest.FixtureRequest) -> Iterator[Door]:
    with opened(request.param) as made:
        yield made


def fields(kinds: set[str] | None = None) -> list[Any]:
    """Every setting of every class that is not left to a call; those annotated as one of `kinds`."""
    return [
        pytest.param(record, field.name, id=f"{record.__name__}.{field.name}")
        for record in SETTINGS
        for field in dataclasses.fields(record)  # type: ignore[arg-type]  # a dataclass to those who ask
        if field.name not in JUDGED and (kinds is None or str(field.type).removesuffix(" | None") in kinds)
    ]


def test_every_record_is_a_setting_or_known_to_be_none() -> None:
    assert {one.__name__ for one in RECORDS} - {"Record", "Setting"} == {
        one.__name__ for one in SETTINGS
    } | OF_CALLS | ANSWERS
    assert len(SETTINGS) == 8


@pytest.mark.parametrize(("record", "name"), fields())
def test_a_value_of_another_type_is_refused_with_its_name(record: Any, name: str) -> None:
    with pytest.raises(TypeError, match=rf"^{record.__name__}: {name} must be .*, not object"):
        record(**{name: object()})


@pytest.mark.parametrize(("record", "name"), fields(NUMBERS))
@pytest.mark.parametrize(("value", "error"), [("5", TypeError), (True, TypeError), (math.nan, ValueError)])
def test_a_number_is_a_number(record: Any, name: str, value: object, error: type[Exception]) -> None:
    with pytest.raises(error, match=rf"^{record.__name__}: {name} must be a (finite )?number, not '?{value}"):
        record(**{name: value})


@pytest.mark.parametrize(("record", "name"), fields(FROM_ZERO))
def test_a_time_or_size_is_not_negative(record: Any, name: str) -> None:
    with pytest.raises(ValueError, match=rf"^{record.__name__}: {name} must be (more than 0|0 or more), not -1"):
        record(**{name: -1})


@pytest.mark.parametrize(("record", "name"), fields({"Timeout", "TimeLeft", "Seconds"}))
def test_a_time_is_one_that_the_system_can_wait_for(record: Any, name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} must be at most 1,000,000,000 seconds"):
        record(**{name: 1e12})
    with pytest.raises(ValueError, match=f"{name} must be a finite number"):
        record(**{name: math.inf})


@pytest.mark.parametrize(("record", "name"), fields({"Milliseconds", "Count", "Size"}))
def test_what_is_counted_is_whole(record: Any, name: str) -> None:
    with pytest.raises(ValueError, match=rf"{name} must be a whole number, not 2\.5"):
        record(**{name: 2.5})
    assert getattr(record(**{name: 2.0}), name) == 2


@pytest.mark.parametrize(("record", "name"), fields({"bool"}))
@pytest.mark.parametrize("value", ["no", "", 2, 0.0])
def test_a_switch_is_true_or_false(record: Any, name: str, value: object) -> None:
    """ "no" is true in Python."""
    with pytest.raises(TypeError, match=f"{name} must be True or False, not {value!r}"):
        record(**{name: value})


@pytest.mark.parametrize(
    ("make", "error", "said"),
    [
        (lambda: SchematicConfig(outage_policy="opened"), ValueError, "outage_policy must be one of default, open"),
        (lambda: SchematicConfig(outage_policies={"f": 1}), TypeError, r"outage_policies\['f'\] must be one of"),
        (lambda: SchematicConfig(flag_defaults={"f": "no"}), TypeError, r"flag_defaults\['f'\] must be True or False"),
        (lambda: SchematicConfig(flag_defaults={1: True}), TypeError, "flag_defaults: name must be text, not 1"),
        (lambda: SchematicConfig(log_level="loud"), ValueError, "must be a number or one of CRITICAL"),
        (lambda: SchematicConfig(logger="app"), TypeError, "must be a logging.Logger, not 'app'"),
        (lambda: SchematicConfig(cache_providers=LocalCache()), TypeError, "must be a list of cache providers"),
        (lambda: SchematicConfig(cache_providers=[LocalCache]), TypeError, r"\[0\] must be a cache .*the class"),
        (lambda: SchematicConfig(headers={"X-Key": b"secret"}), TypeError, r"\['X-Key'\] must be text, not bytes$"),
        (lambda: SchematicConfig(headers="X-Key: secret"), TypeError, "headers must be a mapping, not str$"),
        (lambda: SchematicConfig(circuit_breaker={"failures": 3}), TypeError, r"True, False or a CircuitBreaker"),
        (lambda: SchematicConfig(credit_leases={"mode": "server"}), TypeError, r"; pass CreditLeaseConfig\(\*\*…\)"),
        (lambda: AsyncSchematicConfig(datastream={"cache_ttl": 3}), TypeError, "must be a DataStreamConfig, not dict"),
        (lambda: DataStreamConfig(company_cache={}), TypeError, "must be a cache provider with get"),
        (lambda: CreditLeaseConfig(mode="local"), ValueError, "must be one of client, server, auto"),
        (lambda: CreditLeaseConfig(overrides={"c": {}}), TypeError, r"overrides\['c'\] must be a LeaseConfigOverride"),
        (lambda: CheckOptions(on_acquire_failure="fail_open"), ValueError, "'fail-closed' or 'fail-open'"),
        (lambda: CheckFlagOptions(default_value="no"), TypeError, "must be True, False or a function, not 'no'"),
        (lambda: LocalCache(max_size=-1), ValueError, "LocalCache: max_size must be 0 or more, not -1"),
        (lambda: LocalCache(ttl="5000"), TypeError, "LocalCache: ttl must be a number, not '5000'"),
        (lambda: AsyncLocalCache(max_items=math.nan), ValueError, "AsyncLocalCache: max_items must be a finite number"),
        (lambda: AsyncLocalCache(ttl="1"), TypeError, "AsyncLocalCache: ttl must be a number"),
        (lambda: RedisCache("redis://localhost"), TypeError, r"RedisCache: client must be .*redis\.Redis\.from_url"),
        (lambda: RedisCache(mock.Mock(), default_ttl_ms=-5), ValueError, "default_ttl_ms must be 0 or more"),
        (lambda: RedisCache(mock.Mock(), prefix=None), TypeError, "RedisCache: prefix must be text, not None"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_in_words(make: Any, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        make()


@pytest.mark.parametrize("kind", [Schematic, AsyncSchematic])
@pytest.mark.parametrize("name", [one.name for one in dataclasses.fields(SchematicConfig)])  # type: ignore[arg-type]
def test_a_keyword_of_a_client_is_held_to_the_same(kind: Any, name: str) -> None:
    with pytest.raises(TypeError, match=f"{name} must be "):
        kind("sch_test", **{name: object()})


@pytest.mark.parametrize("kind", [Schematic, AsyncSchematic, FakeSchematic])
def test_a_configuration_that_was_changed_is_looked_at_again(kind: Any) -> None:
    told, nested = SchematicConfig(), SchematicConfig(circuit_breaker=CircuitBreaker())
    told.timeout = "3"  # type: ignore[assignment]  # the slip
    nested.circuit_breaker.failures = 0  # type: ignore[union-attr]  # one is there

    with pytest.raises(TypeError, match="timeout must be a number, not '3'"):
        kind("sch_test", told)
    with pytest.raises(ValueError, match="CircuitBreaker: failures must be more than 0, not 0"):
        kind("sch_test", nested)


@pytest.mark.parametrize("kind", [Schematic, AsyncSchematic])
def test_a_mapping_is_no_configuration(kind: Any) -> None:
    name = kind.__name__

    with pytest.raises(
        TypeError, match=rf"{name}: config must be a {name}Config, not a dict; pass {name}\(api_key, \*\*"
    ):
        kind("sch_test", {"timeout": 3})
    with pytest.raises(TypeError, match=f"config must be a {name}Config, not a str"):
        kind("sch_test", "http://127.0.0.1:8080")
    with pytest.raises(TypeError, match="api_key must be text, not SchematicConfig"):
        kind(SchematicConfig())


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: SchematicConfig(time_out=3), r"\(\) has no member 'time_out'; did you mean 'timeout'\?"),
        (lambda: AsyncSchematicConfig(use_data_stream=True), "did you mean 'use_datastream'"),
        (lambda: CheckFlagOptions(default=True), "did you mean 'default_value'"),
        (lambda: CheckOptions(on_aquire_failure="fail-open"), "did you mean 'on_acquire_failure'"),
        (lambda: config.TrackOptions(idempotence_key="k"), "did you mean 'idempotency_key'"),
        (lambda: Schematic("k", offlin=True), r"Schematic\(\) has no keyword 'offlin'; did you mean 'offline'\?"),
        (lambda: FakeSchematic(flag_default={}), r"has no keyword 'flag_default'; did you mean 'flag_defaults'\?"),
    ],
)  # fmt: skip
def test_a_misspelt_name_is_told_from_the_one_that_was_meant(make: Any, said: str) -> None:
    with pytest.raises(TypeError, match=said):
        make()


@pytest.mark.parametrize(
    ("kind", "given", "wanted"),
    [
        (Schematic, httpx.AsyncClient, r"a sync client, such as httpx\.Client, not AsyncClient"),
        (Schematic, httpx2.AsyncClient, "a sync client"),
        (AsyncSchematic, httpx.Client, r"an async client, such as httpx\.AsyncClient, not Client"),
        (AsyncSchematic, httpx2.Client, "an async client"),
    ],
)
def test_an_http_client_of_the_other_world_is_refused(kind: Any, given: Any, wanted: str) -> None:
    with pytest.raises(TypeError, match=f"{kind.__name__}: httpx_client must be {wanted}"):
        kind("sch_test", httpx_client=given())


@pytest.mark.parametrize("kind", [Schematic, AsyncSchematic])
def test_what_is_meant_is_taken(kind: Any, tmp_path: pathlib.Path) -> None:
    """What programs written for the official client pass, and what reads as it."""
    leases = CreditLeaseConfig(overrides={"c": LeaseConfigOverride(lease_size=5, low_water_mark=0.5)}, sweep_interval=1)
    made = SchematicConfig(
        base_url="http://127.0.0.1:1",
        event_buffer_period=0,
        flag_defaults={"f": True},
        follow_redirects=None,
        logger=logging.LoggerAdapter(logging.getLogger("app")),  # type: ignore[arg-type]  # as good as one
        log_level="debug",
        offline=1,  # type: ignore[arg-type]  # from int(os.environ[…])
        timeout=Decimal("2.5"),  # type: ignore[arg-type]  # a number
        cache_providers=(LocalCache(max_size=0, ttl=0), mock.Mock()),
        credit_leases=leases,
        headers={"X-Zone": "a"},
        max_retries=0,
        outage_policies={},
        circuit_breaker=CircuitBreaker(lost_seconds=math.inf),
        event_max_waiting=1e6,  # type: ignore[arg-type]  # whole
        event_outbox=tmp_path / "outbox",
        last_known_seconds=0,
    )

    client = kind("sch_test", made)

    assert (made.timeout, made.event_max_waiting, made.log_level, made.offline) == (2.5, 1_000_000, "DEBUG", True)
    assert client.offline is True


def test_none_means_the_default_everywhere() -> None:
    names = [one.name for one in dataclasses.fields(AsyncSchematicConfig)]  # type: ignore[arg-type]  # a dataclass

    assert AsyncSchematicConfig(**dict.fromkeys(names)) == AsyncSchematicConfig()


def test_flag_defaults_are_true_or_false_when_they_are_set_later() -> None:
    client = Schematic(offline=True)

    with pytest.raises(TypeError, match=r"values\['f'\] must be True or False, not 'no'"):
        client.set_flag_default("f", "no")  # type: ignore[arg-type]  # the slip
    with pytest.raises(TypeError, match="values must be a mapping, not list"):
        client.set_flag_defaults(["f"])  # type: ignore[arg-type]  # the slip
    assert client.check_flag("f") is False


@pytest.mark.parametrize("name", RequestOptions.__annotations__)
def test_every_option_of_a_call_is_looked_at(name: str, door: Door) -> None:
    api = MockApi(COUNT)

    with pytest.raises(TypeError, match=rf"\.count_companies\(\): request_options\['{name}'\] must be "):
        door(door.client(api).companies.count_companies(request_options={name: object()}))
    assert api.requests == []


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        ({"max_retires": 1}, TypeError, "request_options has no 'max_retires'; did you mean 'max_retries'?"),
        ({"timeout": "3"}, TypeError, "request_options['timeout'] must be a number, not '3'"),
        ({"timeout": 0}, ValueError, "request_options['timeout'] must be more than 0, not 0"),
        ({"max_retries": -1}, ValueError, "request_options['max_retries'] must be 0 or more, not -1"),
        (3, TypeError, "request_options must be a mapping such as {'timeout': 3}, not 3"),
    ],
)
def test_an_option_of_a_call_that_cannot_be_meant_is_refused(
    given: Any, error: type[Exception], said: str, door: Door
) -> None:
    api = MockApi(COUNT)
    companies = door.client(api).companies

    for form in (companies, companies.with_raw_response):
        with pytest.raises(error) as caught:
            door(form.count_companies(request_options=given))
        assert said in str(caught.value)
    assert api.requests == []


def test_options_of_a_call_that_are_none_are_not_there(door: Door) -> None:
    options = dict.fromkeys(RequestOptions.__annotations__)

    counted = door(door.client(MockApi(COUNT)).companies.count_companies(request_options=options))

    assert counted.data.count == 3
