"""How domains find each other: by their manifests, whoever is imported first."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from schematic_server.domains import DOMAINS
from schematic_server.registry import Domain, Door, Handlers, extend, wire

from .conftest import Keys

# Imports every module in an order made of the seed, then grants what needs several domains, and tells what was made.
_PROGRAM = """
import asyncio, importlib, json, pkgutil, random, sys
import schematic_server
url, seed = sys.argv[1:]
names = sorted(one.name for one in pkgutil.walk_packages(schematic_server.__path__, "schematic_server.")
               if one.name.split(".")[1] in {"domains", "evaluation", "http", "ingest", "registry", "scope"})
random.Random(seed).shuffle(names)
for name in names:
    importlib.import_module(name)

from schematic_server import clock
from schematic_server.domains.accounts import setup
from schematic_server.domains.companies import companies
from schematic_server.domains.credits import credit_types
from schematic_server.domains.entitlements import plan_entitlements
from schematic_server.domains.features import features
from schematic_server.domains.plans import plans
from schematic_server.evaluation import documents
from schematic_server.evaluation.catalog import Catalog
from schematic_server.scope import Actor, Scope
from schematic_server.storage import connect

def work(db, emit):
    environment_id = setup.first_environment(db)
    scope = Scope(db, environment_id, Actor(setup.account_of(db, environment_id)), clock.now(), emit)
    credit = credit_types.create(scope, {"name": "Tokens", "description": "", "currency": "usd"})
    flag = {"key": "chat", "name": "Chat", "description": ""}
    feature = features.create(scope, {"name": "Chat", "description": "", "feature_type": "event",
                                      "event_subtype": "chat", "flag": flag})
    plan = plans.create(scope, {"name": "Basic", "plan_type": "plan"})
    granted = plan_entitlements.create(scope, {"plan_id": plan["id"], "feature_id": feature["id"],
                                               "value_type": "credit", "value_credit_id": credit["id"]})
    company = companies.save(scope, {"keys": {"code": "UA"}, "base_plan_id": plan["id"]})
    flag_ids = [one["id"] for one in features.get(scope, feature["id"])["flags"]]
    (flag,) = documents.flag_documents(db, scope.account_id, environment_id, flag_ids, Catalog())
    return {
        "granted": granted["value_credit"]["name"],
        "company": company,
        "feature": features.get(scope, feature["id"]),
        "plan": plans.get(scope, plan["id"]),
        "rules": flag.document["rules"],
    }

def shape(value):
    if isinstance(value, dict):
        return {name: shape(one) for name, one in sorted(value.items())}
    if isinstance(value, list | tuple):
        return [shape(one) for one in value]
    return type(value).__name__

async def main():
    database = connect(url)
    await database.open()
    try:
        made = await database.write(work)
        print(json.dumps([made["granted"], shape(made)]))
    finally:
        await database.close()

asyncio.run(main())
"""


def _answer(url: str, seed: int) -> str:
    done = subprocess.run([sys.executable, "-c", _PROGRAM, url, str(seed)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"seed {seed}: {done.stderr}"
    return done.stdout


def test_modules_imported_in_any_order_give_the_same_answers(
    sqlite_template: tuple[Path, Keys], tmp_path: Path
) -> None:
    """A grant of credits needs four domains; what it adds to flag, feature, plan and company must be there."""
    answers: set[str] = set()
    for seed in range(4):
        path = shutil.copy(sqlite_template[0], tmp_path / f"{seed}.sqlite3")
        answers.add(_answer(f"sqlite:///{path}", seed))

    (answer,) = answers
    granted, made = json.loads(answer)
    assert granted == "Tokens"
    assert len(made["rules"]) == 2
    assert len(made["feature"]["plans"]) == len(made["plan"]["features"]) == len(made["company"]["entitlements"]) == 1
    assert made["company"]["plan"] != "NoneType"


def test_wiring_twice_changes_nothing() -> None:
    doors = {one.door for domain in DOMAINS for one in domain.extensions}
    before = {door: (door.functions, door.by_name) for door in doors}

    wire(DOMAINS)

    assert {door: (door.functions, door.by_name) for door in doors} == before


def test_every_extension_is_behind_its_door() -> None:
    for domain in DOMAINS:
        for one in domain.extensions:
            assert one.function in one.door.functions
            assert all(one.door.by_name[name] is one.function for name in one.names)


def test_two_functions_of_one_name_stop_the_start() -> None:
    door = Door[Callable[[], None]]()

    def first() -> None: ...

    def second() -> None: ...

    extensions = (extend(door, first, "plan_id"), extend(door, second, "plan_ids", "plan_id"))
    with pytest.raises(RuntimeError, match=r"plan_id is added twice: by .*first and .*second"):
        wire([Domain("more", tables=(), handlers=Handlers(), extensions=extensions)])
