"""Webhook endpoints and their log, as operations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, ForbiddenError, NotFoundError
from schematic_server.domains.webhooks.endpoints import MAX_ENDPOINTS
from schematic_server.settings import Settings

from . import catalog
from .asgi import BASE_URL, App
from .conftest import Keys, another_environment, on_sqlite
from .receiver import Receiver

URL = "https://example.com/hooks"


@pytest.fixture
def other(app: App, credentials: Keys) -> Iterator[Schematic]:
    """The SDK in another environment of the same account."""
    yield from _client(app, another_environment(app, credentials).secret)


@pytest.fixture
def reader(app: App, readonly: str) -> Iterator[Schematic]:
    yield from _client(app, readonly)


def _client(app: App, key: str) -> Iterator[Schematic]:
    with app.client() as carrier, Schematic(key, base_url=BASE_URL, httpx_client=carrier, cache_providers=[]) as client:
        yield client


def _create(api: Schematic, **members: Any) -> Any:
    given = {"name": "Mine", "url": URL, "request_types": ["company.created"], **members}
    return api.webhooks.create_webhook(**given).data


def test_an_endpoint_is_active_and_has_a_secret_of_its_own(api: Schematic) -> None:
    flights = catalog.metered(api)
    token = api.credits.create_billing_credit(name="Token", description="", currency="usd").data

    made = _create(
        api,
        request_types=["company.created", "user.created", "company.created"],
        entitlement_trigger_configs=[{"feature_id": flights.id}],
        credit_trigger_configs=[{"credit_id": token.id}],
    )

    assert (made.name, made.url, made.status) == ("Mine", URL, "active")
    assert made.request_types == ["company.created", "user.created"]
    assert made.entitlement_trigger_configs[0].feature_id == flights.id
    assert made.credit_trigger_configs[0].credit_id == token.id
    assert made.secret.startswith("whsec_")
    assert len(made.secret) == len("whsec_") + 44
    assert api.webhooks.get_webhook(made.id).data == made
    assert _create(api).secret != made.secret


def test_what_is_given_is_changed_and_the_rest_stays(api: Schematic) -> None:
    flights = catalog.metered(api)
    made = _create(api, entitlement_trigger_configs=[{"feature_id": flights.id}])

    changed = api.webhooks.update_webhook(made.id, name="Yours", request_types=["plan.created"]).data
    assert (changed.name, changed.url, changed.request_types) == ("Yours", URL, ["plan.created"])
    assert changed.entitlement_trigger_configs == made.entitlement_trigger_configs
    assert changed.secret == made.secret
    changed = api.webhooks.update_webhook(made.id, status="inactive", entitlement_trigger_configs=None).data
    assert (changed.status, changed.entitlement_trigger_configs) == ("inactive", None)
    assert api.webhooks.update_webhook(made.id, status="active").data.status == "active"
    api.webhooks.delete_webhook(made.id)
    with pytest.raises(NotFoundError):
        api.webhooks.get_webhook(made.id)


def test_endpoints_are_listed_counted_and_found_by_words(api: Schematic) -> None:
    first, second = _create(api, name="Billing"), _create(api, name="Search", url="https://example.org/")

    assert [one.id for one in api.webhooks.list_webhooks().data] == [second.id, first.id]
    assert [one.id for one in api.webhooks.list_webhooks(q="bill").data] == [first.id]
    assert [one.id for one in api.webhooks.list_webhooks(q="example.ORG").data] == [second.id]
    assert api.webhooks.count_webhooks(q="s").data.count == 2
    assert [one.id for one in api.webhooks.list_webhooks(limit=1, offset=1).data] == [first.id]


def test_only_keys_that_may_write_see_secrets(api: Schematic, reader: Schematic) -> None:
    """Whoever knows the secret can make deliveries."""
    made = _create(api)
    with Receiver() as receiver:
        hook = _create(api, url=receiver.url)
        catalog.company(api)
        receiver.wait(1)

        (row,) = reader.webhooks.list_webhook_events(webhook_id=hook.id).data
        assert row.webhook is not None
        assert row.webhook.secret == ""
    assert reader.webhooks.get_webhook(made.id).data.secret == ""
    assert {one.secret for one in reader.webhooks.list_webhooks().data} == {""}
    for refused in (
        lambda: _create(reader),
        lambda: reader.webhooks.update_webhook(made.id, name="x"),
        lambda: reader.webhooks.delete_webhook(made.id),
        lambda: reader.webhooks.send_test_webhook_action(made.id, request_type="test.send"),
    ):
        with pytest.raises(ForbiddenError):
            refused()


def test_another_environment_knows_nothing_of_it(api: Schematic, other: Schematic) -> None:
    with Receiver() as receiver:
        made = _create(api, url=receiver.url)
        catalog.company(other, "elsewhere")
        company = catalog.company(api, "here")
        (got,) = receiver.wait(1)
        assert got.json["company_id"] == company.id
        (row,) = api.webhooks.list_webhook_events().data

    assert other.webhooks.list_webhooks().data == []
    assert other.webhooks.count_webhook_events().data.count == 0
    for unknown in (
        lambda: other.webhooks.get_webhook(made.id),
        lambda: other.webhooks.update_webhook(made.id, name="x"),
        lambda: other.webhooks.delete_webhook(made.id),
        lambda: other.webhooks.send_test_webhook_action(made.id, request_type="test.send"),
        lambda: other.webhooks.get_webhook_event(row.id),
    ):
        with pytest.raises(NotFoundError):
            unknown()


def test_the_log_is_filtered_and_has_one_row_an_event_and_endpoint(api: Schematic) -> None:
    with Receiver() as receiver:
        one, two = (_create(api, url=receiver.url, request_types=["company.created", "plan.created"]) for _ in "ab")
        catalog.company(api, "UA")
        catalog.plan(api, "Gold")
        receiver.wait(4)

        assert api.webhooks.count_webhook_events().data.count == 4
        rows = api.webhooks.list_webhook_events(webhook_id=one.id).data
        assert [row.request_type for row in rows] == ["plan.created", "company.created"]
        assert {row.webhook_id for row in api.webhooks.list_webhook_events(q="plan.created").data} == {one.id, two.id}
        assert [row.id for row in api.webhooks.list_webhook_events(ids=[rows[0].id]).data] == [rows[0].id]
        assert api.webhooks.count_webhook_events(q='"Gold"').data.count == 2
        found = api.webhooks.get_webhook_event(rows[1].id).data
        assert found.webhook is not None
        assert (found.webhook.id, found.webhook_id) == (one.id, one.id)
    with pytest.raises(NotFoundError):
        api.webhooks.get_webhook_event("whev_none")


@on_sqlite
@pytest.mark.parametrize(
    ("members", "words"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 257}, "name"),
        ({"url": ""}, "url"),
        ({"url": "https://example.com/" + "x" * 2048}, "url"),
        ({"url": "not an address"}, "url: "),
        ({"url": "http://10.0.0.1/"}, "SCHEMATIC_WEBHOOK_ALLOW"),
        ({"request_types": ["moon.landed"]}, "request_types"),
        ({"request_types": ["company.created"] * 51}, "request_types"),
        ({"entitlement_trigger_configs": [{"feature_id": "feat_none"}]}, "entitlement_trigger_configs.0.feature_id"),
        ({"credit_trigger_configs": [{"credit_id": "bilcr_none"}]}, "credit_trigger_configs.0.credit_id"),
        ({"entitlement_trigger_configs": [{"feature_id": "x"}] * 101}, "entitlement_trigger_configs"),
    ],
)
def test_what_cannot_be_is_refused_by_name(members: dict[str, Any], words: str, api: Schematic) -> None:
    made = _create(api)

    with pytest.raises(BadRequestError, match=words):
        _create(api, **members)
    with pytest.raises(BadRequestError, match=words):
        api.webhooks.update_webhook(made.id, **members)
    assert api.webhooks.get_webhook(made.id).data == made
    assert api.webhooks.count_webhooks().data.count == 1


def test_addresses_inside_are_refused_unless_the_operator_lists_them(
    database_url: str, backend: str, request: pytest.FixtureRequest
) -> None:
    _, keys = request.getfixturevalue(f"{backend}_template")
    with App(Settings(database_url)) as app:
        for api in _client(app, keys.secret):
            for url in ("http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://169.254.169.254/"):
                with pytest.raises(BadRequestError, match="SCHEMATIC_WEBHOOK_ALLOW"):
                    _create(api, url=url)
            made = _create(api)
    with App(Settings(database_url, webhook_allow="127.0.0.0/8")) as app:
        for api in _client(app, keys.secret):
            api.webhooks.update_webhook(made.id, url="http://127.0.0.1/")


def test_an_environment_has_so_many_endpoints_and_no_more(api: Schematic) -> None:
    for _ in range(MAX_ENDPOINTS):
        _create(api)

    with pytest.raises(BadRequestError, match=f"at most {MAX_ENDPOINTS}"):
        _create(api)
