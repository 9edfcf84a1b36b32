"""The official Python client's billing, catalog and checkout calls, unchanged, against a real server."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from schematic_server.demo.process import start

from .test_official_clients import HERE, WITHIN, environment, interpreter


def test_the_client_mirrors_a_provider_buys_a_plan_and_sells_by_catalogs(tmp_path: Path) -> None:
    command = [*interpreter("billing_python.py"), str(HERE / "billing_python.py")]
    server = start(f"sqlite:///{tmp_path}/schematic.sqlite3")
    try:
        done = subprocess.run(
            [*command, server.base_url, server.key],
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
    assert saw == {
        "mirror": {
            "name": "Acme Inc",
            "plan": "Mirrored",
            "subscription": ["sub_1"],
            "customers": ["cus_1"],
            "prices": ["price_1"],
        },
        "own": {
            "due": 3000,
            "success": True,
            "lines": [3000],
            "invoices": [[True, 3000, "open"]],
            "paid": ["paid", 0],
            "pdf": "%PDF-",
            "profiles": ["send_invoice"],
        },
        "sell": {
            "catalogs": ["Default", "Partners"],
            "configured": [True],
            "public": ["Pro"],
            "bound": True,
            "integrations": [],
        },
    }
