"""`/metrics` and `/version`: what is counted, under which names, and that no label is an id."""

from __future__ import annotations

import os
import re
import signal
import socket
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import httpx2
import pytest
from prometheus_client import Histogram
from prometheus_client.parser import text_string_to_metric_families

from schematic_server.metrics import SECONDS, Metrics
from schematic_server.settings import Settings

from .asgi import App
from .conftest import Keys
from .test_cli import Serving

EVENT = {"type": "track", "body": {"event": "e", "company": {"id": "acme"}}}
Samples = dict[tuple[str, str], float]
GUIDE = Path(__file__).parents[2] / "docs/guides/operating.md"


@pytest.fixture
def http(database_url: str, secret: str) -> Iterator[httpx2.Client]:
    """A server that nobody else asks, so that its counts are this test's."""
    with App(Settings(database_url)) as app, app.client(secret) as client:
        yield client


def samples(text: str) -> Samples:
    """Values by name and labels (`a=1,b=2`, in the order of their names)."""
    return {
        (one.name, ",".join(f"{name}={value}" for name, value in sorted(one.labels.items()))): one.value
        for family in text_string_to_metric_families(text)
        for one in family.samples
    }


def scraped(http: httpx2.Client) -> Samples:
    answer = http.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=")
    return samples(answer.text)


def test_metrics_and_version_need_no_key(app: App) -> None:
    with app.client() as anyone:
        assert anyone.get("/metrics").status_code == 200
        assert anyone.get("/version").json()["data"] == {"version": version("schematic-server")}


def test_requests_are_counted_by_operation_and_status(http: httpx2.Client) -> None:
    http.post("/flags/none/check", json={})
    http.post("/flags/check", json={})
    http.post("/flags/check", json={})
    http.post("/companies", json={"keys": {"id": "acme"}})
    http.post("/companies", json={"keys": 7})
    http.get("/catalogs")
    http.get("/nowhere")

    found = scraped(http)

    assert {labels: value for (name, labels), value in found.items() if name == "schematic_http_requests_total"} == {
        "operation=features.check_flag,status=404": 1,
        "operation=features.check_flags,status=201": 2,
        "operation=companies.upsert_company,status=200": 1,
        "operation=companies.upsert_company,status=400": 1,
        "operation=catalogs.list_catalogs,status=200": 1,
        "operation=other,status=404": 1,
    }
    durations = "schematic_http_request_duration_seconds"
    assert found[f"{durations}_count", "operation=features.check_flags"] == 2
    assert found[f"{durations}_bucket", "le=+Inf,operation=companies.upsert_company"] == 2
    assert found[f"{durations}_sum", "operation=companies.upsert_company"] > 0


def test_events_are_counted_by_what_became_of_them(http: httpx2.Client) -> None:
    http.post("/batch", json={"events": [EVENT, EVENT, {"type": "nonsense"}]}).raise_for_status()
    http.post("/e", json=EVENT).raise_for_status()

    found = scraped(http)

    outcomes = [found["schematic_ingest_events_total", f"outcome={one}"] for one in ("accepted", "refused")]
    assert sum(outcomes) == 4
    assert outcomes[0] >= 3
    assert found["schematic_ingest_batch_events_count", ""] == 2
    assert found["schematic_ingest_batch_events_sum", ""] == 4


def test_checks_are_counted_by_where_their_answer_was_found(http: httpx2.Client) -> None:
    http.post("/companies", json={"keys": {"id": "acme"}}).raise_for_status()
    for _ in range(3):
        http.post("/flags/check", json={"company": {"id": "acme"}}).raise_for_status()

    found = scraped(http)

    assert found["schematic_snapshot_lookups_total", "result=load"] == 1
    assert found["schematic_snapshot_lookups_total", "result=hit"] == 2
    assert found["schematic_snapshot_entities", "kind=company"] == 1
    assert found["schematic_snapshot_entities", "kind=user"] == 0


def test_the_database_and_the_feed_show_their_state(http: httpx2.Client, backend: str) -> None:
    found = scraped(http)

    kinds = {"sqlite": {"reads_waiting", "writes_waiting"}, "postgresql": {"connections_in_use", "connections_idle"}}
    assert {labels for name, labels in found if name == "schematic_database_load"} == {
        f"kind={one}" for one in kinds[backend]
    }
    assert 0 <= found["schematic_change_feed_lag_seconds", ""] < 60


def test_no_label_is_an_id(credentials: Keys, ids: dict[str, str], app: App) -> None:
    with app.client(credentials.secret) as client:
        client.get(f"/companies/{ids['company_id']}").raise_for_status()
        client.post("/flags/flights/check", json={"company": {"code": "UA"}}).raise_for_status()
        text = client.get("/metrics").text

    assert 'operation="companies.get_company"' in text
    assert [one for one in (*ids.values(), credentials.account_id) if one in text] == []


def test_metrics_can_be_turned_off(database_url: str) -> None:
    with App(Settings(database_url, metrics="off")) as app, app.client() as anyone:
        assert anyone.get("/metrics").status_code == 404


def test_many_observations_at_once_are_what_they_are_one_by_one() -> None:
    """The library has no such method; ours relies on how it keeps its buckets."""
    seconds = [0.0001, 0.0005, 0.0006, 0.003, 0.2, 99.0]
    ours = Metrics()
    for one in seconds:
        ours.request("x", 200, one)
    ours.fold()
    theirs = Histogram("schematic_http_request_duration_seconds", "", ("operation",), buckets=SECONDS, registry=None)
    for one in seconds:
        theirs.labels("x").observe(one)

    found = samples(ours.render().decode())

    for family in theirs.collect():
        for one in family.samples:
            if not one.name.endswith("_created"):
                labels = ",".join(f"{name}={value}" for name, value in sorted(one.labels.items()))
                assert found[one.name, labels] == pytest.approx(one.value)


def test_names_follow_the_conventions_and_the_guide_has_them_all() -> None:
    families = [
        family for family in text_string_to_metric_families(Metrics().render().decode()) if "process" not in family.name
    ]
    guide = GUIDE.read_text()

    assert len(families) == 14
    for family in families:
        assert re.fullmatch(r"schematic(_[a-z]+)+", family.name)
        name = f"{family.name}_total" if family.type == "counter" else family.name
        assert f"`{name}`" in guide


def test_metrics_at_an_address_of_their_own(tmp_path: Path) -> None:
    """There, and nowhere else."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SCHEMATIC_")}
    serving = Serving(tmp_path, {**environment, "SCHEMATIC_METRICS": f"127.0.0.1:{port}"})
    try:
        assert httpx2.get(serving.base_url + "/metrics").status_code == 404

        def told() -> float:
            found = samples(httpx2.get(f"http://127.0.0.1:{port}/metrics").text)
            return found.get(("schematic_http_requests_total", "operation=other,status=404"), 0)

        while not told():
            assert serving.process.poll() is None
    finally:
        serving.stop(signal.SIGTERM)
