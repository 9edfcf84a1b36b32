"""`schematic export-bundle`: what a client answers from is what the server answers, and only with the right key."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from schematic import Schematic
from schematic.client import DataStreamConfig
from schematic_server.cli import main

from . import catalog
from .conftest import on_sqlite

pytest.importorskip("cryptography")
Run = Callable[..., tuple[int, str, str]]
CHECKS: list[tuple[Any, ...]] = [
    ("flights", {"code": "UA"}),
    ("flights", {"code": "DL"}),
    ("flights", {"code": "UA"}, {"email": "ada@ua.example"}),
]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(one) for one in arguments])
        return int(ended.value.code or 0), *capsys.readouterr()

    return run


@pytest.fixture
def key(tmp_path: Path, run: Run) -> tuple[Path, str]:
    """The private key's file, and the public key."""
    file = tmp_path / "key.pem"
    status, told, _ = run("bundle-keys", file, "--json")
    assert (status, stat.S_IMODE(file.stat().st_mode)) == (0, 0o600)
    return file, json.loads(told)["public_key"]


@pytest.fixture
def filled(database_url: str, api: Schematic) -> str:
    gold, flights = catalog.plan(api, "Gold"), catalog.metered(api)
    catalog.grant(api, gold, flights, "numeric", value_numeric=5)
    catalog.company(api, base_plan_id=gold.id, traits={"seats": 3})
    api.companies.upsert_company(keys={"code": "DL"}, name="Delta")
    api.companies.upsert_user(keys={"email": "ada@ua.example"}, company={"code": "UA"})
    catalog.track(api, quantity=4)
    return database_url


def client(bundle: Path, public_key: str) -> Schematic:
    return Schematic(
        "sch_1",
        base_url="http://127.0.0.1:1",
        use_datastream=True,
        datastream=DataStreamConfig(fallback_budget=0),
        datastream_bundle=bundle,
        datastream_bundle_key=public_key,
        log_level="CRITICAL",
    )


def test_a_client_answers_from_it_as_the_server_does(
    filled: str, api: Schematic, key: tuple[Path, str], run: Run, tmp_path: Path
) -> None:
    file, public_key = key
    bundle = tmp_path / "checks.bundle"

    status, told, _ = run("export-bundle", bundle, "--key", file, "--database-url", filled, "--json")

    counts = json.loads(told)
    assert (status, counts["flags"], counts["companies"], counts["users"]) == (0, 1, 2, 1)
    assert stat.S_IMODE(bundle.stat().st_mode) == 0o600
    local = client(bundle, public_key)
    for check in CHECKS:
        ours, servers = local.check_flag_with_entitlement(*check), api.check_flag_with_entitlement(*check)
        assert ours == servers
    assert local.check_flag_with_receipt(*CHECKS[0]).source == "stale"
    local.event_buffer.stop(0)
    assert local.datastream is not None
    local.datastream.close()


@pytest.mark.parametrize(
    ("options", "counts"),
    [
        (["--flags-only"], [1, 0, 0]),
        (["--company", "code=UA"], [1, 1, 0]),
        (["--company", "code=UA", "--company", "code=DL", "--user", "email=ada@ua.example"], [1, 2, 1]),
    ],
)
def test_only_what_was_chosen_is_in_it(
    filled: str, key: tuple[Path, str], run: Run, tmp_path: Path, options: list[str], counts: list[int]
) -> None:
    command = ["export-bundle", tmp_path / "b", "--key", key[0], "--database-url", filled, "--json"]

    status, told, _ = run(*command, *options)

    found = json.loads(told)
    assert (status, [found[name] for name in ("flags", "companies", "users")]) == (0, counts)


@on_sqlite
@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--company", "code=nobody"], "--company code=nobody names nobody"),
        (["--company", "code"], "must be written key=value"),
        (["--key", "/nonexistent"], "cannot be read: No such file"),
        (["--key", __file__], "is no private key; `schematic bundle-keys` makes one"),
        (["--environment", "Nowhere"], "names 0 of them"),
    ],
)
def test_what_cannot_be_exported_is_said_and_leaves_nothing(
    filled: str, key: tuple[Path, str], run: Run, tmp_path: Path, options: list[str], complaint: str
) -> None:
    status, _, told = run("export-bundle", tmp_path / "b", "--key", key[0], "--database-url", filled, *options)

    assert status == 1
    assert complaint in told
    assert list(tmp_path.glob("b*")) == []
