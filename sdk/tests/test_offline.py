"""Offline clients and the defaults of flags: answers without a server, and nothing sent to one."""

from __future__ import annotations

import inspect
import socket
from collections.abc import Callable
from typing import Any

import pytest

from schematic import AsyncSchematic, AsyncSchematicConfig, Schematic, SchematicConfig
from schematic.checks.answers import REASON_OFFLINE
from schematic.client import CheckFlagOptions, CheckOptions, CreditLeaseConfig, IdentifyOptions
from schematic.core import ApiError

ACME = {"id": "acme"}
Make = Callable[..., Any]
BOTH = pytest.mark.parametrize("make", [Schematic, AsyncSchematic])


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connections are refused, so that a test can only pass without one."""

    def refuse(*arguments: Any, **keywords: Any) -> Any:
        raise AssertionError("an offline client opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@BOTH
async def test_every_check_answers_the_default_and_says_why(make: Make) -> None:
    client = make(offline=True, flag_defaults={"sso": True})

    assert await _done(client.check_flag("sso", company=ACME)) is True
    assert await _done(client.check_flag("seats", company=ACME)) is False
    told = await _done(client.check_flag_with_entitlement("sso", company=ACME, user={"id": "ada"}))
    assert (told.flag, told.value, told.reason, told.error) == ("sso", True, REASON_OFFLINE, None)
    result = await _done(client.check("sso", company=ACME, options=CheckOptions(usage=3)))
    assert (result.allowed, result.reason, result.reservation) == (True, REASON_OFFLINE, None)


@BOTH
async def test_a_bulk_check_answers_the_named_flags_or_all_that_have_a_default(make: Make) -> None:
    client = make(offline=True, flag_defaults={"sso": True, "beta": False})

    named = await _done(client.check_flags(["seats", "sso"], company=ACME))
    every = await _done(client.check_flags(company=ACME))

    assert [(one.flag, one.value, one.reason) for one in named] == [
        ("seats", False, REASON_OFFLINE),
        ("sso", True, REASON_OFFLINE),
    ]
    assert [(one.flag, one.value) for one in every] == [("sso", True), ("beta", False)]


@BOTH
async def test_the_calls_default_wins_over_the_flags(make: Make) -> None:
    client = make(offline=True, flag_defaults={"sso": True})

    assert await _done(client.check_flag("sso", options=CheckFlagOptions(default_value=False))) is False
    assert await _done(client.check_flag("sso", options=CheckFlagOptions(default_value=lambda: False))) is False
    assert await _done(client.check_flag("seats", options=CheckFlagOptions(default_value=lambda: True))) is True


@BOTH
async def test_a_default_that_fails_gives_way_to_the_flags(make: Make) -> None:
    """A check always answers: the official client lets the error escape."""

    def fail() -> bool:
        raise RuntimeError("no default")

    client = make(offline=True, flag_defaults={"sso": True})

    assert await _done(client.check_flag("sso", options=CheckFlagOptions(default_value=fail))) is True


@BOTH
async def test_defaults_can_be_set_later_and_are_not_awaited(make: Make) -> None:
    client = make(offline=True)

    client.set_flag_default("sso", True)
    client.set_flag_defaults({"beta": True, "seats": False})

    told = await _done(client.check_flags())
    assert {one.flag: one.value for one in told} == {"sso": True, "beta": True, "seats": False}


@BOTH
async def test_the_callers_dict_of_defaults_stays_the_callers(make: Make) -> None:
    defaults = {"sso": True}
    client = make(offline=True, flag_defaults=defaults)

    client.set_flag_default("beta", True)
    defaults["sso"] = False

    assert defaults == {"sso": False}
    assert await _done(client.check_flag("sso")) is True


@BOTH
async def test_events_are_discarded(make: Make) -> None:
    client = make(offline=True)

    await _done(client.track("seats", company=ACME))
    await _done(client.identify(ACME, company={"keys": ACME}))
    await _done(client.track_with_reservation(None, 3))

    assert sum(await _done(client.flush(timeout=180))) == 0
    await _done(client.shutdown())


@BOTH
async def test_a_typed_method_fails_and_says_that_the_client_is_offline(make: Make) -> None:
    """The official client answers these with an error about the shape of `{}`."""
    client = make(offline=True)

    for call in (
        lambda: client.companies.list_companies(),
        lambda: client.companies.upsert_company(keys=ACME),
        lambda: client.companies.with_raw_response.get_company("comp_1"),
        lambda: client.plans.delete_plan("plan_1"),
    ):
        with pytest.raises(ApiError, match=r"(companies|plans)\.\w+: the client is offline") as failure:
            await _done(call())
        assert failure.value.status_code is None


@pytest.mark.parametrize(("make", "config"), [(Schematic, SchematicConfig), (AsyncSchematic, AsyncSchematicConfig)])
async def test_a_configuration_says_it_too_and_no_key_is_needed(
    make: Make, config: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SCHEMATIC_API_KEY", raising=False)

    client = make(config=config(offline=True, flag_defaults={"sso": True}))

    assert await _done(client.check_flag("sso")) is True


@BOTH
def test_a_client_that_is_not_offline_needs_a_key(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SCHEMATIC_API_KEY", raising=False)

    with pytest.raises(ValueError, match="offline=True needs none"):
        make()


async def _done(value: Any) -> Any:
    """The value, awaited where a client wants that."""
    return await value if inspect.isawaitable(value) else value


@BOTH
async def test_the_verbs_of_credits_hold_and_send_nothing(make: Make) -> None:
    leases = CreditLeaseConfig(mode="auto")
    client = make(offline=True, flag_defaults={"ai": True}, credit_leases=leases, use_datastream=True)

    result = await _done(client.check("ai", company=ACME, options=CheckOptions(usage=1)))
    await _done(client.prewarm(ACME, ["bilcr_1"]))
    await _done(client.track_with_reservation(result.reservation, 1))
    await _done(client.release(result.reservation))
    await _done(client.identify({"id": "ada"}, {"keys": ACME}, options=IdentifyOptions(prewarm=["bilcr_1"])))
    await _done(client.shutdown())

    assert (result.allowed, result.reason, result.reservation) == (True, REASON_OFFLINE, None)
