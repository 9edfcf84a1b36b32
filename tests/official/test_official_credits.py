"""The official clients' checks of flags that draw credits, unchanged, against a real server: reservations of the
server's, and leases that a client spends by itself. What they see of it all is the same."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from schematic import Schematic
from schematic_server.demo.process import start

from .test_official_clients import HERE, WITHIN, environment, interpreter

USED = 2 * 0.5 + 8 * 0.5  # credits: of 3 uses held there were 2, of 4 none, of 1 eight
# After each step what remains, and what is held: the server holds each use, a client a lease of 20.
BALANCES: dict[str, dict[str, list[float]]] = {
    "server": {"held": [98.5, 1.5], "settled": [99, 0], "used more": [95, 0], "after the end": [95, 0]},
    "client": {"held": [80, 20], "settled": [80, 19], "used more": [80, 15], "after the end": [95, 0]},
}
REASONS = {"server": "Insufficient credits", "client": "insufficient_lease_balance"}


@pytest.mark.parametrize("mode", ["server", "client"])
@pytest.mark.parametrize("program", ["credits_python.py", "credits_node.mjs"])
def test_a_client_holds_credits_settles_them_and_gives_back_what_it_has(
    tmp_path: Path, program: str, mode: str
) -> None:
    command = [*interpreter(program), str(HERE / program)]
    server = start(f"sqlite:///{tmp_path}/schematic.sqlite3")
    try:
        with Schematic(server.key, base_url=server.base_url, event_capture_url=server.base_url) as api:
            _fund(api)
        done = subprocess.run(
            [*command, server.base_url, server.key, mode],
            capture_output=True,
            text=True,
            timeout=WITHIN,
            check=False,
            env=environment(),
        )
    finally:
        server.stop()

    assert done.returncode == 0, done.stdout + done.stderr
    saw: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    *held, balance = saw["held"]
    assert held == [True, mode, 3, 1.5, 0.5, "chat"]
    after = {step: saw[step] for step in ("settled", "used more", "after the end")}
    assert {"held": balance, **after} == BALANCES[mode]
    assert saw["denied"] == [False, REASONS[mode], None]
    # The lease has all there is by then, and a check of no use at all asks what one use needs, as the server's does.
    assert saw["asked for nothing"] == [mode == "server", None]
    assert sum(saw["after the end"]) == 100 - USED


def _fund(api: Schematic) -> None:
    """Acme has 100 credits, of which a use of `chat` draws a half."""
    flag = {"key": "chat", "name": "Chat", "description": ""}
    chat = api.features.create_feature(
        name="Chat", description="", feature_type="event", event_subtype="chat", flag=flag
    ).data
    credit = api.credits.create_billing_credit(name="Tokens", description="", currency="usd").data
    plan = api.plans.create_plan(name="Gold", plan_type="plan").data
    api.entitlements.create_plan_entitlement(
        plan_id=plan.id,
        feature_id=chat.id,
        value_type="credit",
        value_credit_id=credit.id,
        credit_consumption_rate=0.5,
    )
    api.plans.publish_plan_version(plan.draft_version.id, migration_strategy="leave", excluded_company_ids=[])
    acme = api.companies.upsert_company(keys={"id": "acme"}, name="Acme", base_plan_id=plan.id).data
    api.credits.grant_billing_credits_to_company(
        company_id=acme.id, credit_id=credit.id, quantity=100, reason="purchased"
    )
