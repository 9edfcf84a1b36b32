"""Who asked: the address of the connection, or what a trusted proxy says, when that was asked for."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path
from typing import Any

import httpx2
import pytest

from .test_cli import SECRET, Serving

FORGED = "6.6.6.6"
CLIENT = "203.0.113.9"


@pytest.mark.parametrize(
    ("options", "asked"),
    [
        ([], {CLIENT: "127.0.0.1"}),
        (["--no-proxy-headers"], {CLIENT: "127.0.0.1"}),
        (["--proxy-headers"], {CLIENT: CLIENT, f"{FORGED}, {CLIENT}": CLIENT}),
        (["--proxy-headers", "--forwarded-allow-ips", "10.0.0.0/8"], {CLIENT: "127.0.0.1"}),
        (
            ["--proxy-headers", "--forwarded-allow-ips", "127.0.0.1,10.0.0.0/8"],
            {f"{FORGED}, {CLIENT}, 10.1.2.3": CLIENT},
        ),
    ],
)
def test_the_address_of_a_client(tmp_path: Path, options: list[str], asked: dict[str, str]) -> None:
    """A header that anybody can send is believed from nobody unless told to, and then from those named."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SCHEMATIC_")}
    # uvicorn has a variable of its own, which would trust everybody behind our back.
    serving = Serving(tmp_path, {**environment, "FORWARDED_ALLOW_IPS": "*"}, *options)
    try:
        key = SECRET.search(serving.output.read_text())
        assert key is not None
        event = {"event_type": "track", "body": {"event": "flight", "company": {"id": "acme"}}}
        told: list[dict[str, Any]] = []
        for number, forwarded in enumerate(asked):
            headers = {"X-Schematic-Api-Key": key[0], "X-Forwarded-For": forwarded, "X-Request-Id": f"r{number}"}
            told.append(httpx2.post(serving.base_url + "/events", json=event, headers=headers).json()["data"])
            httpx2.get(serving.base_url + "/whoami", headers=headers).raise_for_status()
    finally:
        serving.stop(signal.SIGTERM)

    logged = [json.loads(line) for line in serving.log.read_text().splitlines()]
    for number, seen in enumerate(asked.values()):
        assert (told[number]["remote_ip"], told[number]["remote_addr"]) == (seen, seen)
        assert {line["client"] for line in logged if line.get("request_id") == f"r{number}"} == {seen}
