"""The stream of a real server: what is answered here is what the API answers, after every kind of change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from schematic.client import CheckFlagOptions, Schematic
from schematic_server.demo.process import Running, start

from ..contrib.conftest import _create_catalog, new_company
from .conftest import Watch

FLAGS = ["sso", "exports", "flights", "chat", "reports", "maintenance", "beta"]
Keys = dict[str, str]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("stream")
    running = start(f"sqlite:///{folder}/schematic.sqlite3", folder / "server.log")
    try:
        with Schematic(running.key, base_url=running.base_url) as api:
            _create_catalog(api)
        yield running
    finally:
        running.stop()


@pytest.fixture
def api(server: Running) -> Iterator[Schematic]:
    with Schematic(server.key, base_url=server.base_url, cache_providers=[]) as made:
        yield made


@pytest.fixture
def local(server: Running) -> Iterator[Schematic]:
    with Schematic(server.key, base_url=server.base_url, use_datastream=True, cache_providers=[]) as made:
        assert made.datastream is not None
        assert made.datastream.wait_until_ready(60)
        yield made


def agree(api: Schematic, local: Schematic, company: Keys | None = None, user: Keys | None = None) -> None:
    """Until both say the same of every flag; here without asking the API."""
    asked = local.stats().checks.requests

    def says(client: Schematic) -> list[dict[str, Any]]:
        answers = [client.check_flag_with_entitlement(flag_key, company, user) for flag_key in FLAGS]
        return [one.model_dump(mode="json") for one in answers]

    Watch().wait_for(lambda: says(local) == says(api))
    assert local.stats().checks.requests == asked


def test_it_agrees_with_the_api_through_every_change(api: Schematic, local: Schematic) -> None:
    acme = new_company(api)
    company_id = api.companies.lookup_company(keys=acme).data.id
    agree(api, local, acme)
    agree(api, local)
    agree(api, local, {"id": "nobody"})
    agree(api, local, acme, {"id": "no user"})

    flag_id = next(one.id for one in api.features.list_flags().data if one.key == "beta")
    changes: list[Callable[[], object]] = [
        lambda: api.events.create_event(event_type="track", body={"event": "flight", "company": acme, "quantity": 3}),
        lambda: api.companies.upsert_company(keys=acme, traits={"city": "Turin", "seats": 5}),
        lambda: api.companies.upsert_company(keys={**acme, "slug": f"slug-of-{acme['id']}"}),
        lambda: api.companies.upsert_user(keys={"id": f"user-of-{acme['id']}"}, company=acme, traits={"age": 7}),
        lambda: api.features.update_flag(
            flag_id, key="beta", name="Beta", description="", flag_type="boolean", default_value=True
        ),
        lambda: api.companies.delete_company(company_id),
        lambda: new_company(api),
    ]
    for change in changes:
        change()
        agree(api, local, acme, {"id": f"user-of-{acme['id']}"})


def test_use_shows_at_once_and_settles_on_what_the_server_counted(api: Schematic, local: Schematic) -> None:
    acme = new_company(api)
    assert local.check_flag("flights", acme)

    for _ in range(3):
        local.track("flight", acme)
    shown = local.check_flag_with_entitlement("flights", acme)
    local.flush()

    agree(api, local, acme)
    settled = local.check_flag_with_entitlement("flights", acme)
    assert (settled.value, settled.feature_usage) == (False, 3)
    assert (
        shown.value is False or shown.feature_usage == 0
    )  # 0 where no use had been counted, so that no metric was there


def test_what_ifs_agree_too(api: Schematic, local: Schematic) -> None:
    acme = new_company(api)
    for usage in range(6):
        options = CheckFlagOptions(usage=usage)
        found = [client.check_flag("flights", acme, options=options) for client in (api, local)]
        assert found[0] is found[1]
