"""What it costs the server to show what a change of plan would cost: to a larger plan, with an add-on.

`python -m bench.previews`, and with `--postgresql`, whose own time is not counted. Both plans grant ten features, so
use of ten is held against what the other allows. Processor time of the whole server, an answer; the least of several
rounds.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import urllib.request
from pathlib import Path
from typing import Any

from bench import targets
from bench.hydrate import SETTINGS, cpu_seconds, make_feature
from bench.webhook_kills import database
from schematic import Schematic
from schematic_server.demo.process import Running, start

FEATURES = 10
ROUNDS, TIMES = 5, 60
TARGET = "≤ 10"
PRICES = (1_000, 3_000, 500)  # of the plan that the company is on, of the other, of the add-on; a month


def table(is_postgresql: bool) -> str:
    """The figures as a Markdown table."""
    with (
        tempfile.TemporaryDirectory(prefix="schematic-previews-") as folder,
        database(is_postgresql, Path(folder)) as url,
    ):
        running = start(url)
        try:
            used = _measured(running, _fill(running))
        finally:
            running.stop()
    lines = ["| What | Processor time, ms | Target |", "| --- | ---: | --- |"]
    name = "preview on PostgreSQL" if is_postgresql else "preview"
    return "\n".join([*lines, f"| {name} | {used:.3g} | {targets.judged(TARGET, used, None)} |"])


def _fill(running: Running) -> bytes:
    """A company on the smaller of two plans; the request that moves it to the other, and adds an add-on."""
    with Schematic(running.key, base_url=running.base_url, event_capture_url=running.base_url) as client:
        features = [make_feature(client, number) for number in range(FEATURES)]
        small, large, extra = (
            _plan(client, name, kind, price, features)
            for name, kind, price in zip(("Small", "Large", "Extra"), ("plan", "plan", "add_on"), PRICES, strict=True)
        )
        ordered: dict[str, Any] = {"ordered_plans": [{"plan_id": one, "entitlements": []} for one in (small, large)]}
        add_ons = {"add_on_ids": [extra], "ordered_add_ons": [{"plan_id": extra, "entitlements": []}]}
        client.plangroups.create_plan_group(**{**SETTINGS, **ordered, **add_ons})
        company = client.companies.upsert_company(keys={"id": "acme"}, name="Acme", base_plan_id=small).data
    wanted = {
        "company_id": company.id,
        "base_plan_id": large,
        "add_on_selections": [{"plan_id": extra}],
        "pay_in_advance_entitlements": [],
        "credit_bundles": [],
        "custom_field_values": [],
    }
    return json.dumps(wanted).encode()


def _plan(client: Schematic, name: str, kind: Any, price: int, features: list[str]) -> str:
    plan = client.plans.create_plan(name=name, plan_type=kind, description="").data
    cost: dict[str, Any] = {"charge_type": "recurring", "is_trialable": False, "monthly_price": price}
    client.plans.upsert_billing_product_plan(plan.id, **cost)
    for one in features if kind == "plan" else ():
        limit: dict[str, Any] = {"value_type": "numeric", "value_numeric": price, "metric_period": "current_month"}
        client.entitlements.create_plan_entitlement(plan_id=plan.id, feature_id=one, **limit)
    return plan.id


def _measured(running: Running, body: bytes) -> float:
    """Milliseconds of processor time an answer."""
    finance = json.loads(_ask(running, body))["data"]["subscription_change_preview"]["finance"]
    assert finance["total_per_billing_period"] == PRICES[1] + PRICES[2], finance
    best = float("inf")
    for _ in range(ROUNDS):
        used = cpu_seconds(running)
        for _ in range(TIMES):
            _ask(running, body)
        best = min(best, (cpu_seconds(running) - used) / TIMES * 1000)
    return best


def _ask(running: Running, body: bytes) -> bytes:
    headers = {"X-Schematic-Api-Key": running.key, "Content-Type": "application/json"}
    url = f"{running.base_url}/manage-plan/preview"
    with urllib.request.urlopen(urllib.request.Request(url, body, headers)) as answer:
        content: bytes = answer.read()
    return content


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postgresql", action="store_true")
    print(table(parser.parse_args().postgresql))


if __name__ == "__main__":
    main()
