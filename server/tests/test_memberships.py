"""Memberships: which users belong to which companies."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2
import pytest

from schematic import Schematic
from schematic.errors import NotFoundError

from . import catalog
from .asgi import App
from .conftest import Keys, another_environment


def _user(api: Schematic, name: str) -> Any:
    return api.companies.upsert_user(keys={"id": name}).data


def _link(api: Schematic, company: Any, user: Any) -> Any:
    return api.companies.get_or_create_company_membership(company_id=company.id, user_id=user.id).data


def test_a_pair_is_linked_once(api: Schematic, http: httpx2.Client) -> None:
    united, amy = catalog.company(api, "UA"), _user(api, "amy")

    made = _link(api, united, amy)
    again = http.post("/company-memberships", json={"company_id": united.id, "user_id": amy.id})

    assert made.id.startswith("cmpm_")
    assert (made.company_id, made.user_id, made.company.name) == (united.id, amy.id, "UA")
    assert (again.status_code, again.json()["data"]["id"]) == (200, made.id)
    assert len(api.companies.list_company_memberships().data) == 1


def test_concurrent_calls_link_a_pair_once(api: Schematic, http: httpx2.Client) -> None:
    pair = {"company_id": catalog.company(api, "UA").id, "user_id": _user(api, "amy").id}

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: http.post("/company-memberships", json=pair), range(16)))

    assert {one.status_code for one in answers} == {200}
    assert len({one.json()["data"]["id"] for one in answers}) == 1


def test_a_user_can_belong_to_several_companies(api: Schematic) -> None:
    united, delta, amy, bob = catalog.company(api, "UA"), catalog.company(api, "DL"), _user(api, "amy"), _user(api, "b")
    made = [_link(api, *pair).id for pair in ((united, amy), (delta, amy), (united, bob))]

    def found(**query: Any) -> list[str]:
        return [one.id for one in api.companies.list_company_memberships(**query).data]

    assert found() == made[::-1]
    assert found(limit=1, offset=1) == [made[1]]
    assert found(user_id=amy.id) == [made[1], made[0]]
    assert found(company_id=united.id) == [made[2], made[0]]
    assert found(company_id=united.id, user_id=bob.id) == [made[2]]
    assert found(company_id="comp_none") == []
    assert api.companies.get_company(united.id).data.user_count == 2


def test_a_membership_ends(api: Schematic) -> None:
    united, amy = catalog.company(api, "UA"), _user(api, "amy")
    made = _link(api, united, amy)

    assert api.companies.delete_company_membership(made.id).data.deleted is True

    assert api.companies.get_user(amy.id).data.company_memberships == []
    with pytest.raises(NotFoundError):
        api.companies.delete_company_membership(made.id)


def test_the_next_event_of_both_links_them_again(api: Schematic, http: httpx2.Client) -> None:
    united, amy = catalog.company(api, "UA"), _user(api, "amy")
    made = _link(api, united, amy)
    event = {"event_type": "track", "body": {"event": "flight", "company": {"Code": "ua"}, "user": {"ID": "Amy"}}}
    for _ in range(2):
        assert http.post("/events", json=event).status_code == 201
    [linked] = api.companies.get_user(amy.id).data.company_memberships
    assert linked.id == made.id
    api.companies.delete_company_membership(made.id)

    for _ in range(2):
        assert http.post("/events", json=event).status_code == 201

    [anew] = api.companies.get_user(amy.id).data.company_memberships
    assert (anew.company_id, anew.id != made.id) == (united.id, True)


@pytest.mark.parametrize("unknown", ["company_id", "user_id"])
def test_who_is_unknown_cannot_be_linked(api: Schematic, http: httpx2.Client, unknown: str) -> None:
    pair = {"company_id": catalog.company(api, "UA").id, "user_id": _user(api, "amy").id, unknown: "none"}

    refused = http.post("/company-memberships", json=pair)

    assert refused.status_code == 404
    assert "none does not exist" in refused.json()["error"]
    assert api.companies.list_company_memberships().data == []


def test_members_of_another_environment_cannot_be_linked_or_unlinked(
    api: Schematic, app: App, credentials: Keys
) -> None:
    united, amy = catalog.company(api, "UA"), _user(api, "amy")
    made = _link(api, united, amy)
    with app.client(another_environment(app, credentials).secret) as there:
        own = there.post("/users", json={"keys": {"id": "amy"}}).json()["data"]
        for user_id in (own["id"], amy.id):
            pair = {"company_id": united.id, "user_id": user_id}
            assert there.post("/company-memberships", json=pair).status_code == 404
        assert there.delete(f"/company-memberships/{made.id}").status_code == 404
        assert there.get("/company-memberships", params={"user_id": amy.id}).json()["data"] == []
