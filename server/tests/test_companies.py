"""Companies: found and changed by their keys, listed, deleted."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import httpx2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError
from schematic_server.clock import now as server_now
from schematic_server.domains.companies.tables import company as company_table

from . import catalog
from .asgi import App
from .conftest import Keys, another_environment, on_sqlite

LISTS = [
    "keys",
    "entity_traits",
    "add_ons",
    "plans",
    "entitlements",
    "rules",
    "metrics",
    "billing_subscriptions",
    "payment_methods",
    "custom_plan_billings",
]


def _upsert(api: Schematic, **members: Any) -> Any:
    return api.companies.upsert_company(**members).data


def _keys(company: Any) -> dict[str, str]:
    return {one.key: one.value for one in company.keys}


def test_a_company_nobody_knows_is_created(api: Schematic, http: httpx2.Client, credentials: Keys) -> None:
    before = server_now()

    made = http.post("/companies", json={"keys": {"Code": "UA"}, "name": "United"}).json()["data"]

    assert made["id"].startswith("comp_")
    assert (made["name"], made["environment_id"]) == ("United", credentials.environment_id)
    assert before - timedelta(seconds=1) <= datetime.fromisoformat(made["created_at"]) <= server_now()
    assert made["created_at"].endswith("Z")
    (key,) = made["keys"]
    assert (key["key"], key["value"], key["entity_id"]) == ("code", "UA", made["id"])
    assert key["id"].startswith("ekey_")
    assert key["definition"]["id"].startswith("ekt_")
    assert (key["definition"]["key"], key["definition"]["entity_type"]) == ("code", "company")
    assert {name: made[name] for name in LISTS if name != "keys"} == {name: [] for name in LISTS if name != "keys"}
    assert (made["traits"], made["user_count"], made["billing_credit_balances"]) == ({}, 0, {})
    for name in ("plan", "logo_url", "last_seen_at", "billing_subscription", "default_payment_method"):
        assert made[name] is None
    assert made == http.get(f"/companies/{made['id']}").json()["data"]


def test_a_company_without_a_name_is_called_by_its_first_key(api: Schematic) -> None:
    assert _upsert(api, keys={"code": "UA"}).name == "UA"


def test_an_upsert_by_any_key_updates_and_attaches_what_is_new(api: Schematic) -> None:
    made = _upsert(api, keys={"code": "UA"}, name="United", traits={"fleet": 900})

    changed = _upsert(api, keys={"CODE": "ua", "icao": "UAL"}, traits={"hub": "ORD"})

    assert (changed.id, changed.name) == (made.id, "United")
    assert _keys(changed) == {"code": "UA", "icao": "UAL"}
    assert changed.traits == {"fleet": 900, "hub": "ORD"}
    assert api.companies.count_companies().data.count == 1


def test_a_key_with_a_new_value_is_remapped(api: Schematic) -> None:
    made = _upsert(api, keys={"code": "UA", "icao": "UAL"})

    changed = _upsert(api, keys={"code": "CO", "icao": "UAL"})

    assert (changed.id, _keys(changed)) == (made.id, {"code": "CO", "icao": "UAL"})
    with pytest.raises(NotFoundError):
        api.companies.lookup_company(keys={"code": "UA"})


def test_a_remap_can_be_forbidden(api: Schematic) -> None:
    made = _upsert(api, keys={"code": "UA", "icao": "UAL"})

    with pytest.raises(BadRequestError, match=r"keys\.code"):
        _upsert(api, keys={"code": "CO", "icao": "UAL"}, prevent_key_remap=True, name="Never")

    found = api.companies.get_company(made.id).data
    assert (_keys(found), found.name) == ({"code": "UA", "icao": "UAL"}, "UA")
    attached = _upsert(api, keys={"code": "UA", "iata": "UA"}, prevent_key_remap=True)
    assert _keys(attached) == {"code": "UA", "icao": "UAL", "iata": "UA"}


def test_a_key_in_another_case_is_no_remap(api: Schematic) -> None:
    made = _upsert(api, keys={"code": "UA"})

    found = _upsert(api, keys={"code": "ua"}, prevent_key_remap=True)

    assert (found.id, _keys(found)) == (made.id, {"code": "UA"})


def test_keys_of_two_companies_are_refused_and_nothing_changes(api: Schematic) -> None:
    first, second = _upsert(api, keys={"code": "UA"}), _upsert(api, keys={"icao": "DAL"})

    with pytest.raises(BadRequestError) as refused:
        _upsert(api, keys={"code": "UA", "icao": "DAL", "iata": "X"}, name="Both", traits={"fleet": 1})

    one, two = sorted([first.id, second.id])
    assert refused.value.body.error == f"Company keys match multiple entities: {one} and {two}"
    assert {one.name for one in api.companies.list_companies().data} == {"UA", "DAL"}
    assert api.companies.count_entity_keys(entity_type="company").data.count == 2


def test_keys_can_be_removed_but_not_the_last_one(api: Schematic) -> None:
    _upsert(api, keys={"code": "UA", "icao": "UAL"})

    kept = _upsert(api, keys={"code": "UA"}, remove_keys=["ICAO", "never_there"])
    assert _keys(kept) == {"code": "UA"}

    with pytest.raises(BadRequestError, match="remove_keys: at least one key must remain"):
        _upsert(api, keys={"code": "UA"}, remove_keys=["code"], name="Never")
    assert api.companies.get_company(kept.id).data.name == "UA"


def test_a_freed_key_can_name_another_company(api: Schematic) -> None:
    _upsert(api, keys={"code": "UA", "icao": "UAL"})
    _upsert(api, keys={"icao": "UAL"}, remove_keys=["code"])

    other = _upsert(api, keys={"code": "UA"})

    assert api.companies.count_companies().data.count == 2
    assert api.companies.lookup_company(keys={"code": "UA"}).data.id == other.id


def test_update_only_creates_nothing(api: Schematic) -> None:
    with pytest.raises(NotFoundError):
        _upsert(api, keys={"code": "UA"}, update_only=True)
    assert api.companies.count_companies().data.count == 0

    made = _upsert(api, keys={"code": "UA"})
    assert _upsert(api, keys={"code": "UA"}, update_only=True, name="United").id == made.id


def test_a_company_is_named_by_its_schematic_id_too(api: Schematic) -> None:
    made = _upsert(api, keys={"code": "UA"})

    assert _upsert(api, id=made.id, keys={}, name="United").name == "United"
    assert _keys(_upsert(api, keys={"id": made.id, "icao": "UAL"})) == {"code": "UA", "icao": "UAL"}
    assert api.companies.lookup_company(keys={"id": made.id}).data.id == made.id
    with pytest.raises(NotFoundError):
        _upsert(api, id="comp_none", keys={"code": "UA"})


def test_id_is_a_key_like_any_other_unless_its_value_is_a_schematic_id(api: Schematic) -> None:
    made = _upsert(api, keys={"id": "42"})

    assert api.companies.lookup_company(keys={"id": "42"}).data.id == made.id


def test_a_company_that_must_be_new_is_refused_when_a_key_is_taken(api: Schematic) -> None:
    made = api.companies.create_company(keys={"code": "UA"}, name="United").data

    with pytest.raises(BadRequestError, match=made.id):
        api.companies.create_company(keys={"code": "ua", "icao": "UAL"}, name="Again")

    assert [one.name for one in api.companies.list_companies().data] == ["United"]


def test_create_answers_201_and_upsert_200(http: httpx2.Client) -> None:
    assert http.post("/companies/create", json={"keys": {"code": "UA"}}).status_code == 201
    assert http.post("/companies", json={"keys": {"code": "UA"}}).status_code == 200


def test_last_seen_only_moves_forward(api: Schematic) -> None:
    late, early = datetime(2026, 1, 2, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)

    assert _upsert(api, keys={"code": "UA"}, last_seen_at=late).last_seen_at == late
    assert _upsert(api, keys={"code": "UA"}, last_seen_at=early).last_seen_at == late


@on_sqlite
@pytest.mark.parametrize(
    ("keys", "named"),
    [
        ({}, "keys"),
        ({"code": ""}, r"keys\.code"),
        ({"": "UA"}, "keys"),
        ({"code": "x" * 256}, r"keys\.code"),
        ({f"key_{number}": "x" for number in range(101)}, "keys: at most 100"),
    ],
)
def test_keys_that_cannot_name_anybody_are_refused(api: Schematic, keys: dict[str, str], named: str) -> None:
    with pytest.raises(BadRequestError, match=named):
        _upsert(api, keys=keys)
    assert api.companies.count_companies().data.count == 0


@pytest.mark.parametrize("name", ["名前", "O'Hare; DROP TABLE company", "a&b=c", "50%", "_", 'quo"te', "🛫"])
def test_any_text_can_be_a_key(api: Schematic, name: str) -> None:
    made = _upsert(api, keys={"code": name})

    assert api.companies.lookup_company(keys={"code": name}).data.id == made.id
    assert [one.id for one in api.companies.list_companies(q=name).data] == [made.id]


@pytest.mark.parametrize(
    "query",
    [
        "keys=" + quote(json.dumps({"code": "U A&", "unknown": "x"})),
        "keys[code]=U%20A%26&keys[unknown]=x",
        "keys%5Bcode%5D=U+A%26",
        "code=U%20A%26&unknown=x",
    ],
)
def test_lookup_takes_its_keys_in_every_encoding_of_official_clients(
    api: Schematic, http: httpx2.Client, query: str
) -> None:
    made = _upsert(api, keys={"code": "U A&"})

    answer = http.get(f"/companies/lookup?{query}").json()

    assert answer["data"]["id"] == made.id
    assert answer["params"]["keys"]["code"] == "U A&"


def test_lookup_refuses_keys_of_two_companies_and_finds_nobody_for_unknown_ones(api: Schematic) -> None:
    _upsert(api, keys={"code": "UA"})
    _upsert(api, keys={"icao": "DAL"})

    with pytest.raises(BadRequestError, match="match multiple entities"):
        api.companies.lookup_company(keys={"code": "UA", "icao": "DAL"})
    for unknown in ({"code": "XX"}, {}):
        with pytest.raises(NotFoundError):
            api.companies.lookup_company(keys=unknown)


def test_companies_and_users_have_separate_keys(api: Schematic) -> None:
    company = _upsert(api, keys={"id": "1"})
    user = api.companies.upsert_user(keys={"id": "1"}).data

    assert api.companies.lookup_company(keys={"id": "1"}).data.id == company.id
    assert api.companies.lookup_user(keys={"id": "1"}).data.id == user.id


def test_companies_are_listed_newest_first_by_page_id_and_text(api: Schematic) -> None:
    made = [_upsert(api, keys={"code": code}, name=f"Line {code}").id for code in ("UA", "DL", "AA")]
    _upsert(api, keys={"code": "AA", "old_code": "TWA"}, traits={"hub": "Dallas", "seats": 7})

    def found(**query: Any) -> list[str]:
        listed = [one.id for one in api.companies.list_companies(**query).data]
        if "limit" not in query:
            assert api.companies.count_companies(**query).data.count == len(listed)
        return listed

    assert found() == made[::-1]
    assert found(limit=2) == [made[2], made[1]]
    assert found(limit=2, offset=2) == [made[0]]
    assert found(limit=2, offset=3) == found(limit=0) == []
    assert found(ids=[made[0], made[2], "comp_none"]) == [made[2], made[0]]
    assert found(q="line") == made[::-1]
    assert found(q="LINE DL") == [made[1]]
    assert found(q="twa") == found(q="dall") == [made[2]]
    assert found(q="7") == []
    assert found(q="%") == []


def test_search_and_sorting_know_the_case_of_every_letter(api: Schematic) -> None:
    """Not only of A to Z, which is what SQLite's own functions know."""
    made = _upsert(api, keys={"code": "ÆRØ-1"}, name="ÅLESUND, ΟΔΟΣΑ, İZMİR", traits={"city": "Москва"}).id
    first = _upsert(api, keys={"code": "DL"}, name="ål").id

    def found(text: str) -> list[str]:
        return [one.id for one in api.companies.list_companies(q=text).data]

    for text in ("ålesund", "Ålesund", "οδοσ", "ΟΔΟΣ", "izmi", "ærø", "МОСКВА", "москва"):
        assert found(text) == [made], text
    assert found("ÅL") == [first, made]
    by_name = api.companies.list_companies(sort_order_column="name", sort_order_direction="asc").data
    assert [one.id for one in by_name] == [first, made]


def test_search_takes_the_signs_of_patterns_for_themselves(api: Schematic) -> None:
    made = _upsert(api, keys={"code": "1"}, name="50%_Ä/B", traits={"rate": "7%_ö/"}).id
    _upsert(api, keys={"code": "2"}, name="50 xÄyB", traits={"rate": "7 xö"})

    for text in ("%_ä", "50%_", "ä/b", "%_Ö/", "_ä/"):
        assert [one.id for one in api.companies.list_companies(q=text).data] == [made], text
    for text in ("5%b", "5__", "%%", "ä_b"):
        assert api.companies.list_companies(q=text).data == [], text


def test_a_listing_can_be_sorted(api: Schematic) -> None:
    for code, seen in (("B", 1), ("a", None), ("C", 2)):
        last_seen_at = datetime(2026, 1, seen, tzinfo=UTC) if seen else None
        _upsert(api, keys={"code": code}, **({"last_seen_at": last_seen_at} if last_seen_at else {}))

    def names(column: str, direction: str) -> str:
        found = api.companies.list_companies(sort_order_column=column, sort_order_direction=direction).data
        return "".join(one.name for one in found)

    assert (names("created_at", "asc"), names("created_at", "desc")) == ("BaC", "CaB")
    # Who was never seen is the one seen least recently, on both databases.
    assert (names("last_seen_at", "asc"), names("last_seen_at", "desc")) == ("aBC", "CBa")
    # Without regard to case, as people sort.
    assert (names("name", "asc"), names("name", "desc")) == ("aBC", "CBa")
    with pytest.raises(BadRequestError, match="sort_order_column"):
        api.companies.list_companies(sort_order_column="secret")


@pytest.mark.parametrize("direction", ["asc", "desc"])
def test_pages_by_last_seen_go_on_from_one_minute_to_the_next(api: Schematic, direction: str) -> None:
    """The index knows minutes; what is within one, and who was never seen, is in order all the same."""
    start = datetime(2026, 1, 2, tzinfo=UTC)
    for number, seconds in enumerate((1, None, 61, 2, None, 60, 0, 2)):
        seen = {} if seconds is None else {"last_seen_at": start + timedelta(seconds=seconds)}
        _upsert(api, keys={"code": str(number)}, **seen)
    every = api.companies.list_companies().data
    seen_first = sorted(every, key=lambda one: (one.last_seen_at is not None, one.last_seen_at or start, one.id))
    wanted = [one.id for one in (seen_first if direction == "asc" else reversed(seen_first))]

    def page(offset: int, limit: int) -> list[str]:
        query = {"sort_order_column": "last_seen_at", "sort_order_direction": direction}
        return [one.id for one in api.companies.list_companies(offset=offset, limit=limit, **query).data]

    assert page(0, 100) == wanted
    assert [one for offset in range(0, 9, 3) for one in page(offset, 3)] == wanted
    assert page(8, 3) == []


def test_every_page_of_equal_instants_is_stable(api: Schematic, app: App, credentials: Keys) -> None:
    for number in range(7):
        _upsert(api, keys={"code": str(number)})
    same = {"created_at": datetime(2026, 1, 1, tzinfo=UTC)}
    own = company_table.c.environment_id == credentials.environment_id
    app.write(lambda db, emit: db.execute(company_table.update().where(own).values(**same)) and None)

    pages = [api.companies.list_companies(limit=2, offset=offset).data for offset in range(0, 8, 2)]

    ids = [one.id for page in pages for one in page]
    assert ids == sorted(ids, reverse=True)
    assert len(set(ids)) == 7


def test_a_deleted_company_is_gone_with_all_that_was_its_own(api: Schematic) -> None:
    flights = catalog.metered(api)
    company = _upsert(api, keys={"code": "UA"}, traits={"fleet": 900})
    api.companies.upsert_user(keys={"id": "amy"}, company={"code": "UA"})
    api.entitlements.create_company_override(company_id=company.id, feature_id=flights.id, value_type="unlimited")
    catalog.track(api)

    assert api.companies.delete_company(company.id).data.deleted is True

    with pytest.raises(NotFoundError):
        api.companies.get_company(company.id)
    with pytest.raises(NotFoundError):
        api.companies.delete_company(company.id)
    assert api.companies.lookup_user(keys={"id": "amy"}).data.company_memberships == []
    assert api.entitlements.count_company_overrides().data.count == 0
    assert api.companies.count_entity_keys(entity_type="company").data.count == 0
    assert api.companies.count_entity_traits(entity_type="company").data.count == 0
    assert catalog.check(api, "flights").reason == "Company not found"
    again = _upsert(api, keys={"code": "UA"})
    assert again.id != company.id
    assert (again.metrics, again.traits) == ([], {})


def test_a_company_is_deleted_by_its_keys(api: Schematic, http: httpx2.Client) -> None:
    company = _upsert(api, keys={"code": "UA"}, name="United")

    answer = http.post("/companies/delete", json={"keys": {"code": "ua", "unknown": "x"}})

    assert answer.status_code == 200
    assert (answer.json()["data"]["id"], answer.json()["data"]["name"]) == (company.id, "United")
    assert set(answer.json()["data"]) == {
        "id", "name", "logo_url", "last_seen_at", "environment_id", "created_at", "updated_at",
    }  # fmt: skip
    with pytest.raises(NotFoundError):
        api.companies.delete_company_by_keys(keys={"code": "UA"})


def test_key_definitions_are_listed_and_deleted_with_their_values(api: Schematic) -> None:
    first = _upsert(api, keys={"code": "UA", "icao": "UAL"})
    _upsert(api, keys={"code": "DL"})
    api.companies.upsert_user(keys={"code": "amy"})

    def found(**query: Any) -> list[str]:
        listed = api.companies.list_entity_key_definitions(**query).data
        assert api.companies.count_entity_key_definitions(**query).data.count == len(listed)
        return [f"{one.entity_type}.{one.key}" for one in listed]

    assert sorted(found()) == ["company.code", "company.icao", "user.code"]
    assert sorted(found(entity_type="company")) == ["company.code", "company.icao"]
    assert found(q="ICA") == ["company.icao"]
    (icao,) = api.companies.list_entity_key_definitions(q="icao").data
    (code,) = api.companies.list_entity_key_definitions(q="code", entity_type="company").data
    assert found(ids=[icao.id]) == ["company.icao"]
    assert api.companies.count_entity_keys(definition_id=code.id).data.count == 2
    assert api.companies.count_entity_keys(entity_type="user").data.count == 1

    with pytest.raises(BadRequestError, match="has no key but 'code'"):
        api.companies.delete_entity_key_definition(code.id)
    assert api.companies.delete_entity_key_definition(icao.id).data.deleted is True

    assert _keys(api.companies.get_company(first.id).data) == {"code": "UA"}
    with pytest.raises(NotFoundError):
        api.companies.delete_entity_key_definition(icao.id)
    with pytest.raises(NotFoundError):
        api.companies.lookup_company(keys={"icao": "UAL"})


def test_a_company_of_another_environment_is_nobody(api: Schematic, app: App, credentials: Keys) -> None:
    """The same keys name one company here and another one there."""
    here = _upsert(api, keys={"code": "UA"}, name="Here")
    with app.client(another_environment(app, credentials).secret) as there:
        made = there.post("/companies", json={"keys": {"code": "UA"}, "name": "There"}).json()["data"]

        assert made["id"] != here.id
        assert there.get(f"/companies/{here.id}").status_code == 404
        assert there.delete(f"/companies/{here.id}").status_code == 404
        assert there.get("/companies", params={"ids": here.id}).json()["data"] == []
        assert there.get("/companies/lookup", params={"id": here.id}).status_code == 404
        assert there.post("/companies", json={"id": here.id, "keys": {}}).status_code == 404
    assert api.companies.lookup_company(keys={"code": "UA"}).data.name == "Here"


@given(
    body=st.fixed_dictionaries(
        {"keys": st.dictionaries(st.sampled_from(["code", "icao", "id"]), st.sampled_from("ab"), min_size=1)},
        optional={
            "name": st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=20),
            "traits": st.dictionaries(
                st.sampled_from(["fleet", "hub", "deep"]),
                st.one_of(
                    st.integers(-(2**53), 2**53),
                    st.booleans(),
                    st.sampled_from(["ORD", "7", "true", "2026-01-01T00:00:00Z", "https://a.example"]),
                    st.dictionaries(st.sampled_from("xy"), st.integers(0, 9)),
                ),
            ),
            "last_seen_at": st.just("2026-01-02T03:04:05Z"),
        },
    )
)
@settings(max_examples=25)
def test_an_upsert_twice_equals_once(http: httpx2.Client, body: dict[str, Any]) -> None:
    once = http.post("/companies", json=body)
    twice = http.post("/companies", json=body)

    assert twice.status_code == once.status_code
    if once.status_code == 200:
        before, after = once.json()["data"], twice.json()["data"]
        assert {**after, "updated_at": before["updated_at"]} == before
