"""Users: found and changed by their keys, linked to companies, listed, deleted."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import httpx2
import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError

from . import catalog
from .asgi import App
from .conftest import Keys, another_environment


def _upsert(api: Schematic, **members: Any) -> Any:
    return api.companies.upsert_user(**members).data


def _companies(user: Any) -> list[str]:
    return sorted(one.company.name for one in user.company_memberships)


def test_a_user_nobody_knows_is_created(api: Schematic, http: httpx2.Client, credentials: Keys) -> None:
    made = http.post("/users", json={"keys": {"Email": "amy@a.example"}, "name": "Amy"}).json()["data"]

    assert made["id"].startswith("user_")
    assert (made["name"], made["environment_id"], made["last_seen_at"]) == ("Amy", credentials.environment_id, None)
    assert [(one["key"], one["value"], one["entity_type"]) for one in made["keys"]] == [
        ("email", "amy@a.example", "user")
    ]
    assert (made["traits"], made["entity_traits"], made["company_memberships"]) == ({}, [], [])
    assert made == http.get(f"/users/{made['id']}").json()["data"]


def test_an_upsert_by_any_key_updates_and_attaches_what_is_new(api: Schematic) -> None:
    made = _upsert(api, keys={"email": "amy@a.example"}, traits={"seat": "12A"})

    changed = _upsert(api, keys={"email": "AMY@a.example", "id": "7"}, name="Amy", traits={"miles": 5})

    assert (changed.id, changed.name, changed.traits) == (made.id, "Amy", {"seat": "12A", "miles": 5})
    assert {one.key: one.value for one in changed.keys} == {"email": "amy@a.example", "id": "7"}
    assert api.companies.count_users().data.count == 1


def test_keys_of_two_users_are_refused_and_nothing_changes(api: Schematic) -> None:
    first, second = _upsert(api, keys={"id": "1"}), _upsert(api, keys={"email": "b@a.example"})

    with pytest.raises(BadRequestError) as refused:
        _upsert(api, keys={"id": "1", "email": "b@a.example"}, name="Both", company={"code": "UA"})

    one, two = sorted([first.id, second.id])
    assert refused.value.body.error == f"User keys match multiple entities: {one} and {two}"
    assert api.companies.count_companies().data.count == 0


def test_update_only_creates_nothing(api: Schematic) -> None:
    with pytest.raises(NotFoundError):
        _upsert(api, keys={"id": "1"}, update_only=True, company={"code": "UA"})

    assert api.companies.count_users().data.count == 0
    assert api.companies.count_companies().data.count == 0


def test_keys_can_be_removed_but_not_the_last_one(api: Schematic) -> None:
    _upsert(api, keys={"id": "1", "email": "a@a.example"})

    assert [one.key for one in _upsert(api, keys={"id": "1"}, remove_keys=["email", "none"]).keys] == ["id"]
    with pytest.raises(BadRequestError, match="at least one key must remain"):
        _upsert(api, keys={"id": "1"}, remove_keys=["id"])


def test_a_user_that_must_be_new_is_refused_when_a_key_is_taken(api: Schematic, http: httpx2.Client) -> None:
    assert http.post("/users/create", json={"keys": {"id": "1"}}).status_code == 201

    with pytest.raises(BadRequestError, match="upsert it instead"):
        api.companies.create_user(keys={"id": "1"})


def test_a_single_company_is_added_to_those_there_are(api: Schematic) -> None:
    united, delta = catalog.company(api, "UA"), catalog.company(api, "DL")

    _upsert(api, keys={"id": "1"}, company={"code": "UA"})
    both = _upsert(api, keys={"id": "1"}, company_id=delta.id)

    assert _companies(both) == ["DL", "UA"]
    assert all(one.id.startswith("cmpm_") and one.user_id == both.id for one in both.company_memberships)
    assert api.companies.get_company(united.id).data.user_count == 1


def test_a_list_of_companies_is_the_whole_list(api: Schematic) -> None:
    united, delta = catalog.company(api, "UA"), catalog.company(api, "DL")
    _upsert(api, keys={"id": "1"}, company_ids=[united.id, delta.id])

    assert _companies(_upsert(api, keys={"id": "1"}, companies=[{"code": "DL"}, {"code": "AA"}])) == ["AA", "DL"]
    assert _companies(_upsert(api, keys={"id": "1"}, name="Amy")) == ["AA", "DL"]
    assert _companies(_upsert(api, keys={"id": "1"}, companies=[])) == []


def test_a_single_company_wins_over_the_list(api: Schematic) -> None:
    catalog.company(api, "UA")
    _upsert(api, keys={"id": "1"}, company={"code": "UA"})

    changed = _upsert(api, keys={"id": "1"}, company={"code": "DL"}, companies=[{"code": "AA"}], company_ids=[])

    assert _companies(changed) == ["DL", "UA"]
    assert api.companies.count_companies().data.count == 2


def test_companies_that_nobody_knows_are_created_by_keys_but_not_by_id(api: Schematic) -> None:
    assert _companies(_upsert(api, keys={"id": "1"}, company={"code": "UA"})) == ["UA"]

    with pytest.raises(NotFoundError, match="company comp_none"):
        _upsert(api, keys={"id": "2"}, company_id="comp_none")
    assert api.companies.count_users().data.count == 1


@pytest.mark.parametrize(
    "query",
    ["keys=" + quote(json.dumps({"email": "a+b@a.example"})), "keys[email]=a%2Bb@a.example", "email=a%2Bb@a.example"],
)
def test_lookup_takes_its_keys_in_every_encoding_of_official_clients(
    api: Schematic, http: httpx2.Client, query: str
) -> None:
    made = _upsert(api, keys={"email": "a+b@a.example"})

    assert http.get(f"/users/lookup?{query}").json()["data"]["id"] == made.id


def test_lookup_refuses_keys_of_two_users_and_finds_nobody_for_unknown_ones(api: Schematic) -> None:
    made = _upsert(api, keys={"id": "1"})
    _upsert(api, keys={"id": "2"})

    assert api.companies.lookup_user(keys={"id": made.id}).data.id == made.id
    with pytest.raises(NotFoundError):
        api.companies.lookup_user(keys={"email": "nobody"})
    _upsert(api, keys={"id": "1", "email": "a"})
    with pytest.raises(BadRequestError, match="User keys match multiple entities"):
        api.companies.lookup_user(keys={"id": "2", "email": "a"})


def test_users_are_listed_newest_first_by_page_id_text_and_company(api: Schematic) -> None:
    united = catalog.company(api, "UA")
    made = [_upsert(api, keys={"id": code}, name=f"User {code}").id for code in ("a", "b", "c")]
    _upsert(api, keys={"id": "b"}, company_id=united.id, traits={"city": "Oslo"})

    def found(**query: Any) -> list[str]:
        listed = [one.id for one in api.companies.list_users(**query).data]
        if "limit" not in query:
            assert api.companies.count_users(**query).data.count == len(listed)
        return listed

    assert found() == made[::-1]
    assert found(limit=1, offset=1) == [made[1]]
    assert found(ids=[made[0], "user_none"]) == [made[0]]
    assert found(q="USER C") == [made[2]]
    assert found(q="osl") == [made[1]]
    assert found(company_id=united.id) == [made[1]]
    assert found(company_id="comp_none") == []
    assert found(company_id=united.id, q="user b") == [made[1]]
    assert found(company_id=united.id, q="user c") == []


def test_users_are_found_by_the_plans_of_their_companies(api: Schematic) -> None:
    gold, audit = catalog.plan(api, "Gold"), catalog.plan(api, "Audit", "add_on")
    united = catalog.company(api, "UA", base_plan_id=gold.id)
    api.plans.update_company_plans(united.id, base_plan_id=gold.id, add_on_ids=[audit.id])
    amy = _upsert(api, keys={"id": "amy"}, company_id=united.id)
    _upsert(api, keys={"id": "bob"}, company_id=catalog.company(api, "DL").id)

    for plan in (gold, audit):
        assert [one.id for one in api.companies.list_users(plan_id=plan.id).data] == [amy.id]
        assert api.companies.count_users(plan_id=plan.id).data.count == 1
    assert api.companies.count_users(plan_id="plan_none").data.count == 0


def test_a_deleted_user_is_gone_with_all_that_was_its_own(api: Schematic) -> None:
    united = catalog.company(api, "UA")
    made = _upsert(api, keys={"id": "1"}, traits={"miles": 1}, company_id=united.id)

    assert api.companies.delete_user(made.id).data.deleted is True

    with pytest.raises(NotFoundError):
        api.companies.get_user(made.id)
    with pytest.raises(NotFoundError):
        api.companies.delete_user(made.id)
    assert api.companies.get_company(united.id).data.user_count == 0
    assert api.companies.list_company_memberships().data == []
    assert api.companies.count_entity_keys(entity_type="user").data.count == 0
    assert api.companies.count_entity_traits(entity_type="user").data.count == 0


def test_a_user_is_deleted_by_its_keys(api: Schematic) -> None:
    made = _upsert(api, keys={"id": "1"}, name="Amy")

    gone = api.companies.delete_user_by_keys(keys={"id": "1"}).data

    assert (gone.id, gone.name) == (made.id, "Amy")
    with pytest.raises(NotFoundError):
        api.companies.delete_user_by_keys(keys={"id": "1"})


def test_last_seen_only_moves_forward(api: Schematic) -> None:
    late = datetime(2026, 1, 2, tzinfo=UTC)
    _upsert(api, keys={"id": "1"}, last_seen_at=late)

    assert _upsert(api, keys={"id": "1"}, last_seen_at=datetime(2026, 1, 1, tzinfo=UTC)).last_seen_at == late


def test_a_user_of_another_environment_is_nobody(api: Schematic, app: App, credentials: Keys) -> None:
    here = _upsert(api, keys={"id": "1"})
    united = catalog.company(api, "UA")
    with app.client(another_environment(app, credentials).secret) as there:
        assert there.get(f"/users/{here.id}").status_code == 404
        assert there.delete(f"/users/{here.id}").status_code == 404
        assert there.get("/users/lookup", params={"id": here.id}).status_code == 404
        assert there.get("/users", params={"company_id": united.id}).json()["data"] == []
        assert there.post("/users", json={"keys": {"id": "1"}, "company_id": united.id}).status_code == 404
        assert there.get("/users/count").json()["data"] == {"count": 0}
