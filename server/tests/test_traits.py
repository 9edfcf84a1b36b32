"""Traits and their definitions: types, nesting, single-trait writes."""

from __future__ import annotations

import random
import string
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

import httpx2
import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError

from . import catalog
from .asgi import App
from .conftest import Keys, another_environment, on_sqlite


def _traits(api: Schematic, **traits: Any) -> Any:
    return api.companies.upsert_company(keys={"code": "UA"}, traits=traits).data


# Of varied letters: PostgreSQL packs repeated ones before it measures what an index can hold.
LONG = "".join(random.Random(8).choices(string.ascii_letters, k=3000))


def _deep(name: str) -> dict[str, Any]:
    """A trait eight levels down, every name different."""
    nested: Any = 1
    for level in range(8):
        nested = {f"{level}{name[1:]}": nested}
    return cast(dict[str, Any], nested)


def _path(nested: Any) -> Iterator[str]:
    while isinstance(nested, dict):
        ((name, nested),) = nested.items()
        yield name


def _types(company: Any) -> dict[str, str]:
    return {".".join(one.definition.hierarchy): one.definition.trait_type for one in company.entity_traits}


@pytest.mark.parametrize(
    ("value", "trait_type", "stored"),
    [
        (True, "boolean", "true"),
        ("false", "boolean", "false"),
        (7, "number", "7"),
        (7.5, "number", "7.5"),
        (7.0, "number", "7"),
        ("-12", "number", "-12"),
        ("1e3", "number", "1e3"),
        ("2026-01-01T01:00:00+01:00", "date", "2026-01-01T00:00:00Z"),
        ("2026-01-01", "string", "2026-01-01"),
        ("https://a.example/b", "url", "https://a.example/b"),
        ("Chicago", "string", "Chicago"),
        ("", "string", ""),
        (1e15, "number", "1000000000000000"),
        ("1_000", "string", "1_000"),
        (" 7 ", "string", " 7 "),
        ("٣", "string", "٣"),
        ("9007199254740992", "string", "9007199254740992"),
        ("2026-06-30T23:59:60.5Z", "date", "2026-07-01T00:00:00Z"),
        ("2026-01-01t00:00:00.1234567z", "date", "2026-01-01T00:00:00.123456Z"),
        (["a", 1], "string", '["a", 1]'),
    ],
)
def test_the_first_value_decides_the_type(api: Schematic, value: Any, trait_type: str, stored: str) -> None:
    company = _traits(api, hub=value)

    (trait,) = company.entity_traits
    assert (trait.definition.trait_type, trait.value) == (trait_type, stored)
    assert trait.id.startswith("etrt_")
    assert trait.definition.id.startswith("trt_")
    assert (trait.definition_id, trait.definition.display_name) == (trait.definition.id, "hub")


def test_values_come_back_in_the_type_of_their_definition(api: Schematic) -> None:
    _traits(api, fleet=900, open=True, hub="ORD", share=0.5)

    assert _traits(api, fleet="901", open="false").traits == {"fleet": 901, "open": False, "hub": "ORD", "share": 0.5}
    assert _traits(api, fleet="many").traits["fleet"] == "many"


def test_traits_are_merged_and_null_removes_one(api: Schematic, http: httpx2.Client) -> None:
    _traits(api, fleet=1, hub="ORD")

    changed = http.post("/companies", json={"keys": {"code": "UA"}, "traits": {"hub": None, "new": 2}}).json()["data"]

    assert changed["traits"] == {"fleet": 1, "new": 2}
    assert api.companies.list_entity_trait_definitions(q="hub").data[0].hierarchy == ["hub"]


def test_a_nested_trait_is_one_definition_a_leaf(api: Schematic) -> None:
    company = _traits(api, address={"city": "Chicago", "geo": {"lat": 41.9}}, fleet=1)

    assert _types(company) == {"address.city": "string", "address.geo.lat": "number", "fleet": "number"}
    assert company.traits == {"address": {"city": "Chicago", "geo": {"lat": 41.9}}, "fleet": 1}
    assert _traits(api, address={"city": "Denver"}).traits["address"] == {"city": "Denver", "geo": {"lat": 41.9}}


def test_a_name_that_is_a_leaf_and_a_branch_loses_nothing(api: Schematic) -> None:
    _traits(api, plan="gold")

    company = _traits(api, plan={"seats": 3})

    assert _types(company) == {"plan": "string", "plan.seats": "number"}
    assert sorted(one.value for one in company.entity_traits) == ["3", "gold"]


@on_sqlite
@pytest.mark.parametrize(
    ("traits", "named"),
    [
        ({"": 1}, "traits"),
        ({"hub": "x" * 20_000}, r"traits\.hub"),
        ({"a": {"b": {"c": {"d": {"e": {"f": {"g": {"h": {"i": 1}}}}}}}}}, r"traits\.a\.b"),
        ({"a": {"b": 2**53}}, r"traits\.a\.b: numbers lie between -9007199254740991 and 9007199254740991"),
        ({"a": -(2**53)}, r"traits\.a: numbers lie between"),
        ({"a": 2**64}, r"traits\.a: numbers lie between"),
        ({"a": 1e300}, r"traits\.a: numbers lie between"),
        ({"at": "9999-12-31T23:59:59-05:00"}, r"traits\.at: no instant"),
        ({"at": "0001-01-01T00:00:00+01:00"}, r"traits\.at: no instant"),
        ({"at": "0000-01-01T00:00:00Z"}, r"traits\.at: no instant"),
        ({LONG: 1}, "at most 255 characters"),
        ({LONG[:256]: 1}, "at most 255 characters"),
        (_deep(LONG[:400]), "at most 255 characters"),
        (_deep(LONG[:250]), "at most 2000 bytes together"),
        ({f"new-{number}": number for number in range(1001)}, "1001 names are new, and one write may bring 1000"),
    ],
)
def test_traits_that_cannot_be_kept_are_refused(api: Schematic, traits: dict[str, Any], named: str) -> None:
    with pytest.raises(BadRequestError, match=named):
        _traits(api, **traits)
    assert api.companies.count_companies().data.count == 0


def test_users_and_companies_have_definitions_of_their_own(api: Schematic) -> None:
    _traits(api, level=3)
    user = api.companies.upsert_user(keys={"id": "amy"}, traits={"level": "high"}).data

    assert _types(user) == {"level": "string"}
    found = api.companies.list_entity_trait_definitions(q="level").data
    assert sorted((one.entity_type, one.trait_type) for one in found) == [("company", "number"), ("user", "string")]


def test_a_definition_is_declared_once_and_returned_unchanged(api: Schematic) -> None:
    declare = api.companies.get_or_create_entity_trait_definition

    made = declare(
        entity_type="company", hierarchy=["price", "net"], trait_type="currency", display_name="Net price"
    ).data
    again = declare(entity_type="company", hierarchy=["price", "net"], trait_type="string", display_name="Other").data

    assert (made.hierarchy, made.trait_type, made.display_name) == (["price", "net"], "currency", "Net price")
    assert again == made
    assert _traits(api, price={"net": 5}).traits == {"price": {"net": 5}}
    assert api.companies.get_entity_trait_definition(made.id).data == made


@on_sqlite
@pytest.mark.parametrize(
    ("members", "named"),
    [
        ({"hierarchy": []}, "hierarchy"),
        ({"hierarchy": [""]}, "hierarchy"),
        ({"entity_type": "plan"}, "entity_type"),
        ({"trait_type": "colour"}, "trait_type"),
        ({"hierarchy": [LONG]}, "at most 255 characters"),
        ({"hierarchy": list(_path(_deep(LONG[:250])))}, "at most 2000 bytes together"),
        ({"hierarchy": list("abcdefghi")}, "1 to 8 names"),
    ],
)
def test_a_definition_that_cannot_be_is_refused(http: httpx2.Client, members: dict[str, Any], named: str) -> None:
    body = {"entity_type": "company", "hierarchy": ["hub"], "trait_type": "string", **members}

    refused = http.post("/entity-trait-definitions", json=body)

    assert refused.status_code == 400
    assert named in refused.json()["error"]


def test_a_changed_type_reads_stored_values_anew(api: Schematic) -> None:
    company = _traits(api, code="007")
    (trait,) = company.entity_traits
    assert (trait.definition.trait_type, company.traits) == ("number", {"code": 7})

    changed = api.companies.update_entity_trait_definition(
        trait.definition_id, trait_type="string", display_name="Code"
    ).data

    assert (changed.trait_type, changed.display_name) == ("string", "Code")
    assert api.companies.get_company(company.id).data.traits == {"code": "007"}
    with pytest.raises(NotFoundError):
        api.companies.update_entity_trait_definition("trt_none", trait_type="string")


def test_a_changed_type_changes_what_rules_compare(api: Schematic) -> None:
    """As texts "10" comes before "9"; as numbers it does not."""
    flag = api.features.create_flag(key="big", name="Big", description="").data
    definition = catalog.trait(api, "fleet", "string")
    _traits(api, fleet="10")
    condition = {
        "condition_type": "trait",
        "operator": "gt",
        "resource_ids": [],
        "trait_id": definition.id,
        "trait_value": "9",
    }
    rule = {"name": "Big", "priority": 0, "value": True, "conditions": [condition], "condition_groups": []}
    api.features.update_flag_rules(flag.id, rules=[rule])
    assert catalog.check(api, "big").value is False

    api.companies.update_entity_trait_definition(definition.id, trait_type="number")

    assert catalog.check(api, "big").value is True


def test_definitions_are_listed_newest_first_by_page_id_text_and_type(api: Schematic) -> None:
    made = [
        catalog.trait(api, name, kind).id for name, kind in (("fleet", "number"), ("hub", "string"), ("www", "url"))
    ]
    of_user = catalog.trait(api, "miles", "number", "user").id

    def found(**query: Any) -> list[str]:
        listed = [one.id for one in api.companies.list_entity_trait_definitions(**query).data]
        if "limit" not in query:
            assert api.companies.count_entity_trait_definitions(**query).data.count == len(listed)
        return listed

    assert found() == [of_user, *made[::-1]]
    assert found(limit=1, offset=2) == [made[1]]
    assert found(entity_type="user") == [of_user]
    assert found(ids=[made[1], "trt_none"]) == [made[1]]
    assert found(q="FLE") == [made[0]]
    assert found(trait_type="number") == [of_user, made[0]]
    assert found(trait_types=["url", "string"]) == [made[2], made[1]]
    assert found(trait_types=["number"], entity_type="company") == [made[0]]


def test_values_of_a_trait_are_told_apart_and_counted(api: Schematic) -> None:
    for code, hub in (("UA", "ORD"), ("AA", "DFW"), ("DL", "ATL"), ("XX", "DFW")):
        api.companies.upsert_company(keys={"code": code}, traits={"hub": hub, "fleet": 1})
    (hub,) = api.companies.list_entity_trait_definitions(q="hub").data

    found = api.companies.get_entity_trait_values(definition_id=hub.id).data
    assert [(one.definition_id, one.value) for one in found] == [(hub.id, value) for value in ("ATL", "DFW", "ORD")]
    assert [one.value for one in api.companies.get_entity_trait_values(definition_id=hub.id, q="tl").data] == ["ATL"]
    assert [
        one.value for one in api.companies.get_entity_trait_values(definition_id=hub.id, limit=1, offset=2).data
    ] == ["ORD"]
    assert api.companies.count_entity_traits(definition_id=hub.id).data.count == 4
    assert api.companies.count_entity_traits(entity_type="company").data.count == 8
    assert api.companies.count_entity_traits(entity_type="user").data.count == 0
    with pytest.raises(NotFoundError):
        api.companies.get_entity_trait_values(definition_id="trt_none")


def test_a_definition_in_use_cannot_be_deleted(api: Schematic) -> None:
    definition = catalog.trait(api, "seats")
    feature = catalog.feature(api, "seats", "trait", trait_id=definition.id)
    company = _traits(api, seats=3)

    used = api.companies.get_entity_trait_definition_usage(definition.id).data
    assert (used.feature_count, used.rule_condition_count, used.plan_entitlement_count) == (1, 0, 0)
    with pytest.raises(BadRequestError, match="1 feature"):
        api.companies.delete_entity_trait_definition(definition.id)

    api.features.delete_feature(feature.id)
    assert api.companies.delete_entity_trait_definition(definition.id).data.deleted is True
    assert api.companies.get_company(company.id).data.traits == {}
    with pytest.raises(NotFoundError):
        api.companies.get_entity_trait_definition(definition.id)


@pytest.mark.parametrize("noun", ["company", "user"])
def test_one_trait_is_set_or_counted_up_and_down(api: Schematic, noun: str) -> None:
    write = getattr(api.companies, f"upsert_{noun}_trait")
    keys = {"id": "1"}

    made = write(keys=keys, trait="miles", incr=5).data
    assert made.traits == {"miles": 5}
    assert write(keys=keys, trait="miles", incr=-7).data.traits == {"miles": -2}
    assert write(keys=keys, trait="city", set_="Oslo").data.traits == {"miles": -2, "city": "Oslo"}
    assert write(keys=keys, trait="address.zip", set_="0150").data.traits["address"] == {"zip": 150}
    assert write(keys=keys, trait="miles", set_="9").data.id == made.id


@on_sqlite
@pytest.mark.parametrize(
    ("members", "named"),
    [
        ({}, "exactly one of set and incr"),
        ({"set": "1", "incr": 1}, "exactly one of set and incr"),
        ({"set": "x" * 1025}, "set"),
        ({"incr": 1.5}, "incr"),
        ({"incr": 1, "trait": "x" * 256}, "trait"),
        ({"incr": 1, "trait": ""}, "trait"),
        ({"incr": 1, "trait": "a..b"}, "trait"),
        ({"set": "1", "trait": "a.b.c.d.e.f.g.h.i"}, "trait"),
        ({"incr": 2**53}, "incr"),
        ({"incr": -(2**53)}, "incr"),
        ({"incr": 2**63}, "incr"),
    ],
)
def test_a_trait_write_that_cannot_be_is_refused(http: httpx2.Client, members: dict[str, Any], named: str) -> None:
    refused = http.post("/company-traits", json={"keys": {"id": "1"}, "trait": "miles", **members})

    assert refused.status_code == 400
    assert named in refused.json()["error"]
    assert http.get("/companies/count").json()["data"] == {"count": 0}


def test_a_text_cannot_be_counted_up(api: Schematic) -> None:
    _traits(api, hub="ORD")

    with pytest.raises(BadRequestError, match="trait hub is not a whole number"):
        api.companies.upsert_company_trait(keys={"code": "UA"}, trait="hub", incr=1)


@pytest.mark.parametrize(
    ("stored", "total"), [("7", 8), ("10.0", 11), ("1e3", 1001), ("+5", 6), ("-1", 0), ("007", 8), ("", 1)]
)
def test_a_stored_text_is_counted_up_as_the_number_it_spells(api: Schematic, stored: str, total: int) -> None:
    _traits(api, miles=stored)

    counted = api.companies.upsert_company_trait(keys={"code": "UA"}, trait="miles", incr=1).data

    assert [one.value for one in counted.entity_traits] == [str(total)]


@pytest.mark.parametrize("stored", ["1_000", " 7 ", "٣", "7.5", "0x10", "1e999", "many"])
def test_a_stored_text_that_spells_no_whole_number_is_not_counted_up(api: Schematic, stored: str) -> None:
    _traits(api, miles=stored)

    with pytest.raises(BadRequestError, match="trait miles is not a whole number"):
        api.companies.upsert_company_trait(keys={"code": "UA"}, trait="miles", incr=1)


@pytest.mark.parametrize("sign", [1, -1])
def test_counting_stops_where_clients_would_lose_digits(api: Schematic, sign: int) -> None:
    count = api.companies.upsert_company_trait
    keys = {"code": "UA"}
    assert count(keys=keys, trait="miles", incr=sign * (2**53 - 2)).data.traits == {"miles": sign * (2**53 - 2)}
    assert count(keys=keys, trait="miles", incr=sign).data.traits == {"miles": sign * (2**53 - 1)}

    with pytest.raises(BadRequestError, match="incr: trait miles would be"):
        count(keys=keys, trait="miles", incr=sign)
    with pytest.raises(BadRequestError, match=r"traits\.miles: numbers lie between"):
        count(keys=keys, trait="miles", set_=str(sign * 2**53))

    assert api.companies.lookup_company(keys=keys).data.traits == {"miles": sign * (2**53 - 1)}


def test_a_text_trait_keeps_any_run_of_digits(api: Schematic) -> None:
    _traits(api, serial="A1")

    assert _traits(api, serial=str(2**80)).traits == {"serial": str(2**80)}


@pytest.mark.parametrize("name", [LONG[:255], "".join(map(chr, range(0x10000, 0x10000 + 255)))])
def test_a_name_as_long_as_allowed_is_kept(api: Schematic, name: str) -> None:
    assert _traits(api, **{name: 1}).traits == {name: 1}
    assert catalog.trait(api, name).hierarchy == [name]


def test_a_path_as_long_as_allowed_is_kept(api: Schematic) -> None:
    nested = _deep(LONG[:240])

    assert _traits(api, **nested).traits == nested


def test_names_that_are_known_are_not_counted_as_new(api: Schematic) -> None:
    many = {f"n{number}": number for number in range(1000)}
    assert _traits(api, **many).traits == many

    more = {f"m{number}": number for number in range(1000)}
    assert _traits(api, **{**many, **more, "n0": 7}).traits == {**many, **more, "n0": 7}


def test_removing_a_trait_that_nobody_has_defines_nothing(http: httpx2.Client) -> None:
    answer = http.post("/companies", json={"keys": {"id": "1"}, "traits": {"hub": None, "a": {"b": None}}})

    assert answer.json()["data"]["traits"] == {}
    assert http.get("/entity-trait-definitions/count").json()["data"] == {"count": 0}


@pytest.mark.parametrize(
    ("traits", "named"),
    [
        ({"miles": 2**53}, "traits.miles: numbers lie between"),
        ({LONG: 1}, "at most 255 characters"),
        (_deep(LONG[:250]), "at most 2000 bytes together"),
        ({"at": "9999-12-31T23:59:59-05:00"}, "traits.at: no instant"),
        ({f"new-{number}": number for number in range(6000)}, "6000 names are new"),
    ],
)
@pytest.mark.parametrize("of_company", [True, False])
def test_an_identify_event_fails_alone_for_traits_that_cannot_be_kept(
    api: Schematic, traits: dict[str, Any], named: str, of_company: bool
) -> None:
    company = {"keys": {"code": "UA"}, "traits": traits if of_company else {}}
    bad = {"keys": {"id": "amy"}, "traits": {} if of_company else traits, "company": company}
    good = {"keys": {"id": "bob"}, "traits": {"miles": 1}}

    api.events.create_event_batch(
        events=[{"event_type": "identify", "body": one} for one in (bad, good)]  # type: ignore[typeddict-item]  # one is bad
    )

    failed, done = sorted(api.events.list_events().data, key=lambda one: one.status)
    assert (failed.status, done.status) == ("failed", "processed")
    assert named in (failed.error_message or "")
    assert [one.traits for one in api.companies.list_users().data] == [{"miles": 1}]
    assert api.companies.count_companies().data.count == 0


def test_a_trait_write_creates_nobody_when_told_so(api: Schematic) -> None:
    with pytest.raises(NotFoundError):
        api.companies.upsert_company_trait(keys={"id": "1"}, trait="miles", incr=1, update_only=True)
    assert api.companies.count_companies().data.count == 0


def test_concurrent_increments_are_all_counted(api: Schematic, http: httpx2.Client) -> None:
    body = {"keys": {"id": "1"}, "trait": "miles", "incr": 1}
    http.post("/company-traits", json=body).raise_for_status()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: http.post("/company-traits", json=body).status_code, range(24)))

    assert set(answers) == {200}
    assert api.companies.lookup_company(keys={"id": "1"}).data.traits == {"miles": 25}


def test_definitions_of_another_environment_do_not_exist(api: Schematic, app: App, credentials: Keys) -> None:
    definition = catalog.trait(api, "fleet")
    with app.client(another_environment(app, credentials).secret) as there:
        path = f"/entity-trait-definitions/{definition.id}"
        assert there.get(path).status_code == 404
        assert there.put(path, json={"trait_type": "string"}).status_code == 404
        assert there.delete(path).status_code == 404
        assert there.get(path + "/usage").status_code == 404
        assert there.get("/entity-trait-values", params={"definition_id": definition.id}).status_code == 404
        assert there.get("/entity-trait-definitions").json()["data"] == []
