"""The fake and the real server give the same answers to the same story."""

from __future__ import annotations

import re
from collections.abc import Generator
from typing import Any

import pytest

from schematic import Schematic
from schematic.testing import FakeSchematic
from schematic_server.demo.process import Running, start

ACME = {"id": "acme"}
FLAGS = ["seats", "reads", "sso", "beta", "storage", "quota", "rooms", "desks", "ai"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Generator[Running]:
    folder = tmp_path_factory.mktemp("agreement")
    running = start(f"sqlite:///{folder}/schematic.sqlite3", folder / "server.log")
    yield running
    running.stop()


def test_the_fake_answers_as_the_server_does(server: Running) -> None:
    fake = FakeSchematic()
    fake.entitled(ACME, "seats", limit=2)
    fake.entitled(ACME, "reads", unlimited=True, event="read")
    fake.entitled(ACME, "sso")
    fake.flag("beta", True)
    fake.entitled(ACME, "storage", trait="gigabytes", limit=10)
    fake.entitled(ACME, "quota", trait="gigabytes", limit_trait="quota")
    fake.entitled(ACME, "rooms", limit_trait="floors", period="all_time")
    fake.entitled(ACME, "desks", licenses=3)
    fake.entitled(ACME, "ai", credit="bilcr_fake", consumption_rate=0.5, period="all_time")
    fake.credited(ACME, "bilcr_fake", 2)
    fake.traits({"gigabytes": 9.5, "quota": 9.25, "floors": 2}, company=ACME)
    with Schematic(
        server.key,
        base_url=server.base_url,
        event_capture_url=server.base_url,
        cache_providers=[],
        flag_defaults={},
    ) as real:
        _prepare(real)

        before = _story(real), _story(fake)
        for client in (real, fake):
            client.track("seats", company=ACME, quantity=2)
            client.track("read", company=ACME)
            client.track("rooms", company=ACME, quantity=2)
            client.track("ai", company=ACME, quantity=5)
            client.identify({"id": "ada"}, {"keys": ACME, "traits": {"gigabytes": 10}})
            client.flush()
        after = _story(real), _story(fake)

    assert before[0] == before[1]
    assert after[0] == after[1]
    assert before[0]["acme seats"]["value"] is True
    exceeded = "plan_entitlement_usage_exceeded"
    assert {flag for flag in FLAGS if after[0][f"acme {flag}"]["rule_type"] == exceeded} == {
        *("seats", "storage", "quota", "rooms", "ai")
    }
    assert before[0]["acme quota"]["value"] is False


def _prepare(real: Schematic) -> None:
    """The fake's story, told to a server."""
    plan = real.plans.create_plan(name="Basic", plan_type="plan", description="").data
    kinds: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
        "seats": (
            {"feature_type": "event", "event_subtype": "seats"},
            {"value_type": "numeric", "value_numeric": 2, "metric_period": "current_month"},
        ),
        "reads": (
            {"feature_type": "event", "event_subtype": "read"},
            {"value_type": "unlimited", "metric_period": "current_month"},
        ),
        "sso": ({"feature_type": "boolean"}, {"value_type": "boolean", "value_bool": True}),
        "storage": (
            {"feature_type": "trait", "trait_id": _trait(real, "gigabytes")},
            {"value_type": "numeric", "value_numeric": 10},
        ),
        "quota": (
            {"feature_type": "trait", "trait_id": _trait(real, "gigabytes")},
            {"value_type": "trait", "value_trait_id": _trait(real, "quota")},
        ),
        "rooms": (
            {"feature_type": "event", "event_subtype": "rooms"},
            {"value_type": "trait", "value_trait_id": _trait(real, "floors"), "metric_period": "all_time"},
        ),
        "desks": ({"feature_type": "license"}, {"value_type": "trait"}),
        "ai": (
            {"feature_type": "event", "event_subtype": "ai"},
            {"value_type": "credit", "credit_consumption_rate": 0.5},
        ),
    }
    made: dict[str, Any] = {}
    credit = real.credits.create_billing_credit(name="Tokens", description="", currency="usd").data
    for key, (kind, value) in kinds.items():
        flag: Any = {"key": key, "name": key, "description": "", "flag_type": "boolean", "default_value": False}
        feature = made[key] = real.features.create_feature(name=key, description="", flag=flag, **kind).data
        if value["value_type"] == "credit":
            value["value_credit_id"] = credit.id
        if feature.usage_limit_trait_id is not None:
            value["value_trait_id"] = feature.usage_limit_trait_id
        if "metric_period" in value:
            value["metric_period_month_reset"] = "first_of_month"
        real.entitlements.create_plan_entitlement(plan_id=plan.id, feature_id=feature.id, **value)
    beta = real.features.create_flag(key="beta", name="beta", description="", default_value=False).data
    rule: Any = {"name": "Default", "priority": 0, "rule_type": "default", "value": True}
    real.features.update_flag_rules(beta.id, rules=[{**rule, "conditions": [], "condition_groups": []}])
    bought = {"license_limit": {made["desks"].license_id: 3}}
    traits = {"gigabytes": 9.5, "quota": 9.25, "floors": 2, **bought}
    company = real.companies.upsert_company(keys=ACME, name="Acme", traits=traits).data
    real.credits.grant_billing_credits_to_company(
        company_id=company.id, credit_id=credit.id, quantity=2, reason="purchased"
    )
    real.plans.update_company_plans(company.id, base_plan_id=plan.id, add_on_ids=[])


def _trait(real: Schematic, name: str) -> str:
    made = real.companies.get_or_create_entity_trait_definition(
        hierarchy=[name], entity_type="company", trait_type="number"
    )
    return made.data.id


def _story(client: Schematic) -> dict[str, Any]:
    """What a company, a stranger and nobody are told about each flag; ids differ and are left out."""
    asked = {"acme": ACME, "stranger": {"id": "nobody"}, "none": None}
    return {
        f"{name} {flag}": _without_ids(client.check_flag_with_entitlement(flag, company=keys))
        for name, keys in asked.items()
        for flag in FLAGS
    }


def _without_ids(answer: Any) -> dict[str, Any]:
    told = answer.model_dump(exclude={"flag_id", "rule_id", "company_id"})
    told["reason"] = re.sub(r"\(rule_\w+\)", "(rule)", told["reason"])
    if told["entitlement"] is not None:
        del told["entitlement"]["feature_id"], told["entitlement"]["credit_id"]
    return told
