"""What streams hear without any write: periods end, overrides expire; and of what they missed while they were away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest

from schematic import Schematic
from schematic_server.clock import now as server_now
from schematic_server.clock import unix_ms
from schematic_server.datastream import replay

from . import catalog, mirroring
from .asgi import App
from .conftest import Ahead, Still, on_sqlite
from .streams import COMPANIES, COMPANY, FLAG, FLAGS, USERS, Stream, listening


@pytest.fixture
def port(app: App) -> Iterator[int]:
    with listening(app) as found:
        yield found


@pytest.fixture
def evening(still: Still) -> datetime:
    """The server's clock stands at ten seconds before midnight."""
    still.at = still.at.replace(day=15, hour=23, minute=59, second=50, microsecond=0)
    return still.at


def test_counters_are_told_anew_when_their_period_ends(
    evening: datetime, still: Still, database_url: str, api: Schematic, port: int, secret: str
) -> None:
    gold, flights = catalog.plan(api, "Gold"), catalog.metered(api)
    catalog.grant(api, gold, flights, "numeric", value_numeric=5, metric_period="current_day")
    company = catalog.company(api, base_plan_id=gold.id)
    catalog.track(api, quantity=3)
    with Stream(port, secret) as one, Stream(port, secret) as all_of_them:
        one.answer(COMPANY, {"code": "UA"})
        all_of_them.answer(COMPANIES)
        for stream in (one, all_of_them):
            stream.until(lambda stream=stream: stream.company(company.id))
            assert _usage(stream, company.id) == 3

        still.at = evening + timedelta(seconds=11)

        for stream in (one, all_of_them):
            stream.until(lambda stream=stream: _usage(stream, company.id) == 0)
            periods = {one["period"] for one in stream.company(company.id)["metrics"]}
            assert "all_time" in periods
            assert "current_day" not in periods


def test_an_override_is_told_to_be_over_when_it_expires(
    evening: datetime, still: Still, database_url: str, api: Schematic, port: int, secret: str
) -> None:
    seats = catalog.feature(api, "seats")
    company = catalog.company(api)
    api.entitlements.create_company_override(
        company_id=company.id,
        feature_id=seats.id,
        value_type="boolean",
        value_bool=True,
        expiration_date=evening + timedelta(seconds=5),
    )
    with Stream(port, secret) as stream:
        stream.answer(COMPANY, {"code": "UA"})
        assert stream.company(company.id)["rules"] != []

        still.at = evening + timedelta(seconds=6)

        stream.until(lambda: stream.company(company.id)["rules"] == [])
        assert stream.company(company.id)["entitlements"] == []


def test_who_hears_of_all_is_told_of_all_first(api: Schematic, port: int, secret: str) -> None:
    companies = {catalog.company(api, f"c{number}").id for number in range(3)}
    user = api.companies.upsert_user(keys={"id": "amy"}).data
    with Stream(port, secret) as stream:
        confirmed = [stream.answer(COMPANIES), stream.answer(USERS)]

        stream.until(lambda: set(stream.known[COMPANY]) == companies and len(stream.known["rulesengine.User"]) == 1)
        assert [(one["message_type"], bool(one["data"])) for one in confirmed] == [("full", True)] * 2
        assert all("stream_id" not in one for one in stream.messages)

        api.companies.delete_user(user.id)
        new = catalog.company(api, "new")
        stream.until(lambda: stream.company(new.id) and not stream.known["rulesengine.User"])
        told = [one for one in stream.messages if one.get("entity_id") in (new.id, user.id) and "stream_id" in one]
        assert {one["entity_id"] for one in told} == {new.id, user.id}


def test_what_was_missed_is_told_again_and_nothing_else(api: Schematic, port: int, secret: str, clock: Ahead) -> None:
    changed, same, gone = (catalog.company(api, code) for code in ("changed", "same", "gone"))
    clock.by += timedelta(minutes=1)
    with Stream(port, secret) as stream:
        stream.answer(COMPANIES)
        stream.until(lambda: len(stream.known[COMPANY]) == 3)
        catalog.company(api, "new")
        last = stream.until(lambda: stream.messages[-1].get("stream_id"))
    catalog.company(api, "changed", traits={"seats": 3})
    api.companies.delete_company(gone.id)

    with Stream(port, secret) as back:
        back.answer(COMPANIES, replay_from=last)
        back.until(lambda: back.company(changed.id) and _deleted(back) == {gone.id})

        assert same.id not in _told(back)
        assert back.company(changed.id)["traits"][0]["value"] == "3"
        deletes = [one for one in back.messages if one["message_type"] == "delete"]
        assert deletes[0]["data"]["metrics"] == []


def test_whoever_was_away_is_told_of_products_that_companies_lost(
    api: Schematic, port: int, secret: str, clock: Ahead
) -> None:
    company = catalog.company(api)
    mirroring.subscription(api, "sub_1", "cus_1", mirroring.item("prod_1", "price_1"), company_id=company.id)
    clock.by += timedelta(minutes=1)
    last = f"{unix_ms()}-0"
    api.billing.delete_billing_product("prod_1")

    with Stream(port, secret) as back:
        back.answer(COMPANIES, replay_from=last)

        assert back.until(lambda: back.company(company.id))["billing_product_ids"] == []


@pytest.mark.parametrize(
    "replay_from",
    [
        lambda: "yesterday",
        lambda: "",
        lambda: f"{unix_ms() - 2 * 3600_000}-0",
        lambda: f"{unix_ms() + 3600_000}-0",
        lambda: f"{10**15}-0",
    ],
)
def test_who_was_away_for_too_long_is_told_to_load_all_again(
    api: Schematic, port: int, secret: str, replay_from: Callable[[], str]
) -> None:
    company = catalog.company(api)
    with Stream(port, secret) as stream:
        stream.answer(COMPANIES, replay_from=replay_from())

        message = stream.until(lambda: [one for one in stream.messages if one["message_type"] == "reload"])
        assert message[0]["entity_type"] == COMPANIES
        stream.until(lambda: stream.company(company.id))


@on_sqlite
@pytest.mark.parametrize(
    ("limit", "most", "is_reload"), [("MOST_ENTITIES", 3, False), ("MOST_ENTITIES", 2, True), ("MOST_ROWS", 2, True)]
)
def test_who_missed_too_much_is_told_to_load_all_again(
    api: Schematic,
    port: int,
    secret: str,
    clock: Ahead,
    monkeypatch: pytest.MonkeyPatch,
    limit: str,
    most: int,
    is_reload: bool,
) -> None:
    monkeypatch.setattr(replay, limit, most)
    same = catalog.company(api, "same")
    clock.by += timedelta(minutes=1)
    last = f"{unix_ms()}-0"
    changed = {catalog.company(api, code).id for code in ("a", "b", "c")}

    with Stream(port, secret) as stream:
        stream.answer(COMPANIES, replay_from=last)
        stream.until(lambda: changed <= set(stream.known[COMPANY]))
        if is_reload:
            stream.until(lambda: stream.company(same.id))

        assert any(one["message_type"] == "reload" for one in stream.messages) is is_reload
        assert (same.id in _told(stream)) is is_reload


def test_flags_are_told_whole_from_wherever_a_client_goes_on_and_those_that_went(
    api: Schematic, port: int, secret: str
) -> None:
    """Some clients take none of their flags away that is only missing from the list."""
    catalog.feature(api, "seats")
    gone = catalog.feature(api, "gone").flags[0]
    last = f"{unix_ms()}-0"
    api.features.delete_flag(gone.id)
    with Stream(port, secret) as stream:
        stream.answer(FLAGS, replay_from=last)

        assert set(stream.flags) == {"seats"}
        message = stream.read()
        assert (message["message_type"], message["entity_type"]) == ("delete", FLAG)
        assert message["entity_id"] == message["data"]["id"] == gone.id
        stream.answer(FLAGS)
        catalog.feature(api, "next")
        assert stream.read()["data"]["key"] == "next"


def test_ids_grow_and_say_when(api: Schematic, port: int, secret: str) -> None:
    began_at = server_now()
    with Stream(port, secret) as stream:
        stream.answer(FLAGS)
        for number in range(5):
            catalog.feature(api, f"f{number}")
        stream.until(lambda: len(stream.flags) == 5)

    ids = [tuple(map(int, one["stream_id"].split("-"))) for one in stream.messages[1:]]
    assert ids == sorted(set(ids))
    assert ids[0][0] >= began_at.timestamp() * 1000 - 1000


def _usage(stream: Stream, company_id: str) -> int:
    found: int = stream.company(company_id)["entitlements"][0]["usage"]
    return found


def _told(stream: Stream) -> set[str]:
    return {one["entity_id"] for one in stream.messages if "entity_id" in one}


def _deleted(stream: Stream) -> set[str]:
    return {one["entity_id"] for one in stream.messages if one["message_type"] == "delete"}


def test_a_flag_of_no_feature_is_no_reason_to_tell_of_every_company(api: Schematic, port: int, secret: str) -> None:
    catalog.company(api)
    with Stream(port, secret) as stream:
        stream.answer(FLAGS)
        stream.answer(COMPANIES)
        stream.until(lambda: stream.known[COMPANY])

        api.features.create_flag(key="beta", name="Beta", description="", flag_type="boolean", default_value=False)
        stream.until(lambda: stream.flags)
        last = catalog.company(api, "last")
        stream.until(lambda: stream.company(last.id))

    assert [one["entity_type"] for one in stream.messages[-2:]] == ["rulesengine.Flag", COMPANY]


def test_a_change_of_the_catalog_is_told_of_those_it_touches(api: Schematic, port: int, secret: str) -> None:
    basic, flights, seats = catalog.plan(api), catalog.metered(api), catalog.feature(api, "seats")
    catalog.grant(api, basic, flights, "numeric", value_numeric=2)
    on_it, excepted, _ = (catalog.company(api, code) for code in ("on", "excepted", "neither"))
    catalog.publish(api, basic, on_it)
    api.entitlements.create_company_override(
        company_id=excepted.id, feature_id=seats.id, value_type="boolean", value_bool=True
    )
    with Stream(port, secret) as stream:
        stream.answer(COMPANIES)
        stream.until(lambda: len(stream.known[COMPANY]) == 3)

        for number, change in enumerate(
            (
                lambda: api.features.update_feature(flights.id, name="Trips"),
                lambda: api.features.update_feature(seats.id, name="Chairs"),
                # What it was granted by is gone: nobody knows any more that it was theirs.
                lambda: api.features.delete_feature(seats.id),
            )
        ):
            touched = ({on_it.id}, {excepted.id}, set(stream.known[COMPANY]))[number]
            stream.messages.clear()
            change()
            stream.until(lambda touched=touched: touched <= _told(stream))
            last = catalog.company(api, f"after {number}").id
            stream.until(lambda last=last: last in _told(stream))
            assert _told(stream) == {*touched, last}
        assert stream.company(excepted.id)["entitlements"] == []
