"""A real server with a catalog, and companies on its plan, for the tests of contrib."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest

from schematic import Schematic
from schematic_server.demo.process import Running, start

NOBODY: dict[str, str] = {"id": "nobody"}
_number = count(1)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Flags: `sso` (in the plan), `exports` (not in it), `flights` (3 a month in it), `chat` (2 credits each in it,
    none granted), `reports` (unlimited in it), `maintenance` (on for everybody by override), `beta` (off)."""
    folder = tmp_path_factory.mktemp("contrib")
    running = start(f"sqlite:///{folder}/schematic.sqlite3", folder / "server.log")
    try:
        with Schematic(running.key, base_url=running.base_url, event_capture_url=running.base_url) as api:
            _create_catalog(api)
        yield running
    finally:
        running.stop()


@pytest.fixture
def client(server: Running) -> Iterator[Schematic]:
    """Without a cache: what the server says now."""
    with Schematic(server.key, base_url=server.base_url, event_capture_url=server.base_url, cache_providers=[]) as made:
        yield made


@pytest.fixture
def acme(client: Schematic) -> dict[str, str]:
    """Keys of a company on the plan that has used nothing yet."""
    return new_company(client)


@pytest.fixture
def fly(client: Schematic) -> Callable[[dict[str, str], int], None]:
    """Counts flights of a company."""

    def flown(company: dict[str, str], times: int) -> None:
        body = {"event": "flight", "company": company, "quantity": times}
        client.events.create_event(event_type="track", body=body)

    return flown


def new_company(client: Schematic) -> dict[str, str]:
    keys = {"id": f"acme-{next(_number)}"}
    company = client.companies.upsert_company(keys=keys, name=keys["id"]).data
    plan = next(one for one in client.plans.list_plans().data if one.name == "Basic")
    client.plans.update_company_plans(company.id, add_on_ids=[], base_plan_id=plan.id)
    return keys


def _create_catalog(api: Schematic) -> None:
    plan = api.plans.create_plan(name="Basic", description="", plan_type="plan").data
    credit = api.credits.create_billing_credit(name="Tokens", description="", currency="usd").data
    monthly = {"metric_period": "current_month", "metric_period_month_reset": "first_of_month"}
    features: dict[str, dict[str, Any]] = {
        "sso": {"feature_type": "boolean"},
        "exports": {"feature_type": "boolean"},
        "flights": {"feature_type": "event", "event_subtype": "flight"},
        "chat": {"feature_type": "event", "event_subtype": "chat"},
        "reports": {"feature_type": "event", "event_subtype": "report"},
    }
    granted: dict[str, dict[str, Any]] = {
        "sso": {"value_type": "boolean", "value_bool": True},
        "flights": {"value_type": "numeric", "value_numeric": 3, **monthly},
        "chat": {"value_type": "credit", "value_credit_id": credit.id, "credit_consumption_rate": 2},
        "reports": {"value_type": "unlimited"},
    }
    for key, members in features.items():
        flag = {"key": key, "name": key, "description": ""}
        feature = api.features.create_feature(name=key, description="", flag=flag, **members).data
        if key in granted:
            api.entitlements.create_plan_entitlement(plan_id=plan.id, feature_id=feature.id, **granted[key])
    api.features.create_flag(key="beta", name="beta", description="", flag_type="boolean", default_value=False)
    override = api.features.create_flag(
        key="maintenance", name="maintenance", description="", flag_type="boolean", default_value=False
    ).data
    rule = {"name": "All", "priority": 0, "value": True, "conditions": [], "condition_groups": []}
    api.features.update_flag_rules(override.id, rules=[{**rule, "rule_type": "global_override"}])
