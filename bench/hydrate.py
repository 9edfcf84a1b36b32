"""What it costs the server to tell embedded components all that they show: twenty plans with two hundred entitlements.

Once of twenty plans with ten features each, the company on one of them; once of twenty plans of which the company's own
grants all two hundred. Processor time of the whole server, an answer; the least of several rounds.
"""

from __future__ import annotations

import json
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bench import targets
from bench.environments import say
from schematic import Schematic
from schematic_server.demo.process import Running, start

PLANS, ENTITLEMENTS = 20, 200
ROUNDS, TIMES = 5, 40
TARGET = "≤ 25"
SETTINGS: dict[str, Any] = {
    **dict.fromkeys(
        (
            "checkout_collect_address",
            "checkout_collect_email",
            "checkout_collect_phone",
            "checkout_collect_tax_id",
            "enable_tax_collection",
            "opt_in_enabled",
            "prevent_self_service_downgrade",
            "show_as_monthly_prices",
            "show_credits",
            "show_estimated_total",
            "show_feature_description",
            "show_hard_limit",
            "show_period_toggle",
            "show_zero_price_as_free",
            "sync_customer_billing_details",
        ),
        False,
    ),
    "add_on_ids": [],
    "ordered_add_ons": [],
    "ordered_bundle_list": [],
    "prevent_downgrades_when_over_limit": True,
    "proration_behavior": "create_prorations",
}


def table(database_url: str | None = None) -> str:
    lines = ["| What | Processor time, ms | Answer, KiB | Target |", "| --- | ---: | ---: | --- |"]
    for name, of_the_company in (("ten entitlements a plan", 10), ("two hundred of the company's plan", ENTITLEMENTS)):
        with _server(database_url) as running:
            used, size = _measured(running, _fill(running, of_the_company))
        lines.append(f"| hydrate, {name} | {used:.3g} | {size / 1024:.0f} | {targets.judged(TARGET, used, None)} |")
        say(lines[-1])
    return "\n".join(lines)


@contextmanager
def _server(database_url: str | None) -> Iterator[Running]:
    with tempfile.TemporaryDirectory(prefix="schematic-hydrate-") as folder:
        running = start(database_url or f"sqlite:///{folder}/hydrate.sqlite3")
        try:
            yield running
        finally:
            running.stop()


def _fill(running: Running, of_the_company: int) -> str:
    """A company on the first of the plans; a token of it."""
    rest = (ENTITLEMENTS - of_the_company) // (PLANS - 1)
    with Schematic(running.key, base_url=running.base_url, event_capture_url=running.base_url) as client:
        features = [make_feature(client, number) for number in range(ENTITLEMENTS)]
        plans = []
        for number in range(PLANS):
            plan = client.plans.create_plan(name=f"Plan {number}", plan_type="plan").data
            price = {"charge_type": "recurring", "is_trialable": False, "monthly_price": 1000 * (number + 1)}
            client.plans.upsert_billing_product_plan(plan.id, **price)
            first = number * 10
            for feature in features if number == 0 and rest == 0 else features[first : first + (rest or 10)]:
                if number == 0 or rest:
                    limit = {"value_type": "numeric", "value_numeric": 100, "metric_period": "current_month"}
                    client.entitlements.create_plan_entitlement(plan_id=plan.id, feature_id=feature, **limit)
            plans.append(plan.id)
        ordered = [{"plan_id": one, "entitlements": []} for one in plans]
        client.plangroups.create_plan_group(**{**SETTINGS, "ordered_plans": ordered})
        company = client.companies.upsert_company(keys={"id": "acme"}, name="Acme", base_plan_id=plans[0]).data
        return client.accesstokens.issue_temporary_access_token(lookup={"id": company.id}).data.token


def make_feature(client: Schematic, number: int) -> str:
    name = f"Feature {number}"
    flag = {"key": f"feature-{number}", "name": name, "description": ""}
    made = client.features.create_feature(
        name=name, description="", feature_type="event", event_subtype=f"event-{number}", flag=flag
    )
    return made.data.id


def _measured(running: Running, token: str) -> tuple[float, int]:
    """Milliseconds of processor time an answer, and its size in bytes."""
    content = _ask(running, token)
    shown = json.loads(content)["data"]
    assert len(shown["active_plans"]) == PLANS
    assert sum(len(one["entitlements"]) for one in shown["active_plans"]) == ENTITLEMENTS
    best = float("inf")
    for _ in range(ROUNDS):
        used = cpu_seconds(running)
        for _ in range(TIMES):
            _ask(running, token)
        best = min(best, (cpu_seconds(running) - used) / TIMES * 1000)
    return best, len(content)


def _ask(running: Running, token: str) -> bytes:
    asked = urllib.request.Request(f"{running.base_url}/components/hydrate", headers={"X-Schematic-Api-Key": token})
    with urllib.request.urlopen(asked) as answer:
        content: bytes = answer.read()
    return content


def cpu_seconds(running: Running) -> float:
    return time.clock_gettime((~running.process.pid << 3) | 2)  # Linux's number of a process's own clock


if __name__ == "__main__":
    print(table())
