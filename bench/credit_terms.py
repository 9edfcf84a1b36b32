"""What plans give of credits and what policies cap, where servers are killed at them; see `bench.credit_kills`."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

from bench.kills_load import Client, Refused

CREDITS = "/billing/credits"
FLOOR = 40  # credits below zero
# Name of a plan -> what its grant says beside a credit type.
PLANS: Mapping[str, Mapping[str, Any]] = {
    "Gold": {"credit_amount": 100, "rollover_percentage": 50},
    "Silver": {"credit_amount": 101},
    "Later": {"credit_amount": 7, "postpaid_enabled": True, "overdraft_limit": FLOOR, "postpaid_rate_per_unit": 3},
    "Open": {
        "credit_amount": 8,
        "postpaid_enabled": True,
        "arrears_cadence": "monthly",
        "arrears_anchor": "month_end",
    },
    "Topped": {
        "credit_amount": 9,
        "auto_topup_availability": "automatic",
        "auto_topup_threshold_credits": 5,
        "auto_topup_amount": 30,
    },
}
# First letter of a company -> the plans that it moves between, or leaves.
PATHS: Mapping[str, Sequence[str | None]] = {
    "c": ("Gold", "Silver", None),
    "p": ("Later", "Gold", None),
    "o": ("Open", "Open", None),
    "t": ("Topped", "Topped", "Gold"),
}


def publish(client: Client, credit_id: str) -> dict[str, str]:
    """The plans, by name."""
    found: dict[str, str] = {}
    for name, gives in PLANS.items():
        plan = client.ask("POST", "/plans", {"name": name, "description": "", "plan_type": "plan"})
        of = {"plan_id": plan["id"], "credit_id": credit_id, "reset_start": "billing_period"}
        each = {"reset_cadence": "monthly", "reset_type": "plan_period"}
        client.ask("POST", f"{CREDITS}/plan-grants", {**of, **each, **gives})
        left = {"migration_strategy": "leave", "excluded_company_ids": []}
        client.ask("PUT", f"/plans/version/{plan['draft_version']['id']}/publish", left)
        found[name] = plan["id"]
    return found


def policy(company_id: str, credit_id: str, user_id: str | None) -> dict[str, Any]:
    """A cap of any kind; most bind now and then."""
    whom = {"company_id": company_id, "billing_credit_id": credit_id}
    user = {} if user_id is None else {"user_id": user_id}
    return {**whom, **user, **limit()}


def limit() -> dict[str, Any]:
    if random.random() < 0.3:
        return {"max_per_draw": random.randint(2, 20)}
    return {"window_amount": random.choice([10, 200, 10**6]), "window_unit": "month"}


def change(client: Client, policies: list[str], made: dict[str, Any]) -> None:
    """Make a policy, or change or delete one of those there are; what others have deleted is gone."""
    chance = random.random()
    if chance < 0.4 or not policies:
        policies.append(client.ask("POST", f"{CREDITS}/spend-policies", made)["id"])
        return
    one = random.choice(policies)
    is_over = chance > 0.7 or len(policies) > 20
    try:
        client.ask("DELETE" if is_over else "PUT", f"{CREDITS}/spend-policies/{one}", None if is_over else limit())
    except Refused as error:
        if ": 404 " not in str(error):
            raise
        policies.remove(one)
    else:
        if is_over:
            policies.remove(one)
