"""Catalogs: named offers of an account, of which the default one is what the plan group tells."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest
import sqlalchemy as sa

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError
from schematic_server.domains.plans.offer_tables import catalog_offer

from . import catalog
from .asgi import App
from .conftest import Keys, another_environment
from .racing import THREADS, AtOnce, statuses
from .test_credit_bundles import bundle
from .test_credit_grants import credit


def default(api: Schematic) -> Any:
    (found,) = api.catalogs.list_catalogs(is_default=True).data
    return found


def made(api: Schematic, name: str = "Partners", **members: Any) -> Any:
    return api.catalogs.create_catalog(name=name, **members).data


def offered(api: Schematic, of: Any) -> list[str]:
    return list(api.catalogs.get_plans_in_catalog(of.id).data.plan_ids)


def test_an_account_begins_with_a_default_catalog(api: Schematic) -> None:
    found = default(api)

    assert (found.name, found.description, found.is_default) == ("Default", None, True)
    assert found.id.startswith("ctlg_")
    assert offered(api, found) == []


def test_catalogs_are_listed_newest_first_by_name_and_by_default(api: Schematic) -> None:
    first = made(api, "Partners", description="For those who sell")
    second = made(api, "Schools")

    assert [one.name for one in api.catalogs.list_catalogs().data] == ["Schools", "Partners", "Default"]
    assert [one.id for one in api.catalogs.list_catalogs(q="PART").data] == [first.id]
    assert [one.id for one in api.catalogs.list_catalogs(is_default=False).data] == [second.id, first.id]
    assert [one.id for one in api.catalogs.list_catalogs(limit=1, offset=1).data] == [first.id]
    assert api.catalogs.get_catalog(first.id).data.description == "For those who sell"


def test_a_catalog_is_renamed_and_described(api: Schematic) -> None:
    found = made(api, description="For those who sell")

    api.catalogs.update_catalog(found.id, name="Resellers")
    assert api.catalogs.get_catalog(found.id).data.description == "For those who sell"
    told = api.catalogs.update_catalog(found.id, description=None).data

    assert (told.name, told.description, told.is_default) == ("Resellers", None, False)


@pytest.mark.parametrize("name", ["", "   "])
def test_a_catalog_has_a_name(api: Schematic, name: str) -> None:
    with pytest.raises(BadRequestError, match="name: is empty"):
        made(api, name)
    with pytest.raises(BadRequestError, match="name: is empty"):
        api.catalogs.update_catalog(default(api).id, name=name)


def test_another_catalog_becomes_the_default_and_then_the_first_one_can_go(api: Schematic) -> None:
    first, second = default(api), made(api)
    with pytest.raises(BadRequestError, match=r"is the default one; make another one the default"):
        api.catalogs.delete_catalog(first.id)
    with pytest.raises(BadRequestError, match=r"is_default: an account always has a default catalog"):
        api.catalogs.update_catalog(first.id, is_default=False)

    api.catalogs.update_catalog(second.id, is_default=True)

    assert default(api).id == second.id
    assert api.catalogs.delete_catalog(first.id).data.deleted is True
    assert [one.id for one in api.catalogs.list_catalogs().data] == [second.id]
    with pytest.raises(NotFoundError, match=f"catalog {first.id} does not exist"):
        api.catalogs.get_catalog(first.id)


def test_the_default_catalog_offers_what_the_plan_group_does(api: Schematic) -> None:
    gold, seats, support = (
        catalog.plan(api, "Gold"),
        catalog.plan(api, "Seats", "add_on"),
        catalog.plan(api, "Help", "add_on"),
    )
    audit = catalog.feature(api, "audit")
    shown = catalog.grant(api, gold, audit, "boolean", value_bool=True)
    pack = bundle(api, credit(api))

    catalog.plan_group(
        api,
        ordered_plans=[{"plan_id": gold.id, "entitlements": [{"entitlement_id": shown.id, "visible": False}]}],
        ordered_add_ons=[{"plan_id": seats.id}],
        add_on_ids=[support.id],
        ordered_bundle_list=[{"bundleId": pack.id}],
    )

    found = api.catalogs.get_configuration(default(api).id).data
    assert [
        (one.plan_id, one.entitlements[0].feature_id, one.entitlements[0].visible) for one in found.ordered_plans
    ] == [(gold.id, audit.id, False)]
    assert [one.plan_id for one in found.ordered_add_ons] == [seats.id, support.id]
    assert [one.bundle_id for one in found.ordered_bundles] == [pack.id]
    assert ([one.name for one in found.plans], [one.name for one in found.add_ons]) == (["Gold"], ["Seats", "Help"])
    assert offered(api, default(api)) == [gold.id, seats.id, support.id]


def test_what_the_default_catalog_is_told_the_plan_group_tells(api: Schematic) -> None:
    gold, basic, seats = catalog.plan(api, "Gold"), catalog.plan(api, "Basic"), catalog.plan(api, "Seats", "add_on")
    audit, tokens = catalog.feature(api, "audit"), credit(api)
    shown = catalog.grant(api, gold, audit, "boolean", value_bool=True)
    pack = bundle(api, tokens)
    catalog.plan_group(api, fallback_plan_id=basic.id, ordered_plans=[{"plan_id": basic.id}])

    api.catalogs.update_configuration(
        default(api).id,
        ordered_plans=[
            {
                "plan_id": gold.id,
                "entitlements": [{"feature_id": audit.id, "visible": False}],
                "credits": [{"credit_id": tokens.id, "visible": False}],
            },
            {"plan_id": basic.id},
        ],
        ordered_add_ons=[{"plan_id": seats.id}],
        ordered_bundles=[{"bundle_id": pack.id}],
    )

    group = api.plangroups.get_plan_group().data
    assert [one.name for one in group.plans] == ["Gold", "Basic"]
    (first, _) = group.ordered_plan_list
    assert [(one.plan_entitlement_id, one.visible) for one in first.entitlements] == [(shown.id, False)]
    assert [(one.credit_id, one.visible) for one in first.credits] == [(tokens.id, False)]
    assert [one.name for one in group.add_ons] == ["Seats"]
    assert [one.bundle_id for one in group.ordered_bundle_list] == [pack.id]
    assert group.fallback_plan.id == basic.id


def test_a_catalog_needs_no_plan_group(api: Schematic) -> None:
    gold = catalog.plan(api, "Gold")

    api.catalogs.add_plan(default(api).id, gold.id)

    assert offered(api, default(api)) == [gold.id]
    with pytest.raises(NotFoundError, match="no plan group yet"):
        api.plangroups.get_plan_group()


def test_plans_add_ons_and_bundles_are_put_in_and_taken_out(api: Schematic, http: httpx2.Client) -> None:
    """Once each, however often; each answers 204 with nothing."""
    gold, silver, seats = catalog.plan(api, "Gold"), catalog.plan(api, "Silver"), catalog.plan(api, "Seats", "add_on")
    pack, found = bundle(api, credit(api)), made(api)

    for path in (f"plans/{seats.id}", f"plans/{gold.id}", f"plans/{silver.id}", f"plans/{gold.id}"):
        answer = http.post(f"/catalogs/{found.id}/{path}")
        assert (answer.status_code, answer.content) == (204, b"")
    assert http.post(f"/catalogs/{found.id}/credit-bundles/{pack.id}").status_code == 204
    assert http.post(f"/catalogs/{found.id}/credit-bundles/{pack.id}").status_code == 204
    assert offered(api, found) == [gold.id, silver.id, seats.id]
    assert api.catalogs.get_credit_bundles_in_catalog(found.id).data.credit_bundle_ids == [pack.id]

    assert http.delete(f"/catalogs/{found.id}/plans/{gold.id}").status_code == 204
    api.catalogs.remove_plan(found.id, seats.id)
    assert http.delete(f"/catalogs/{found.id}/credit-bundles/{pack.id}").status_code == 204

    assert offered(api, found) == [silver.id]
    assert api.catalogs.get_credit_bundles_in_catalog(found.id).data.credit_bundle_ids == []
    with pytest.raises(NotFoundError, match=f"has no plan {gold.id}"):
        api.catalogs.remove_plan(found.id, gold.id)
    with pytest.raises(NotFoundError, match=f"has no credit bundle {pack.id}"):
        api.catalogs.remove_credit_bundle(found.id, pack.id)


def test_a_plan_that_was_never_published_is_when_a_catalog_offers_it(api: Schematic) -> None:
    gold, silver, found = catalog.plan(api, "Gold"), catalog.plan(api, "Silver"), made(api)

    api.catalogs.add_plan(found.id, gold.id)
    api.catalogs.update_configuration(found.id, ordered_plans=[{"plan_id": silver.id}])

    assert api.plans.get_plan(gold.id).data.active_version.version == 1
    assert api.plans.get_plan(silver.id).data.active_version.version == 1


def test_a_plan_tells_the_catalogs_that_offer_it(api: Schematic) -> None:
    gold, silver, found = catalog.plan(api, "Gold"), catalog.plan(api, "Silver"), made(api)
    api.catalogs.add_plan(default(api).id, gold.id)
    api.catalogs.add_plan(found.id, gold.id)

    told = {one.name: one.catalogs for one in api.plans.list_plans().data}

    assert [one.name for one in told["Gold"]] == ["Default", "Partners"]
    assert [one.id for one in api.plans.get_plan(gold.id).data.catalogs] == [default(api).id, found.id]
    assert api.plans.get_plan(silver.id).data.catalogs == told["Silver"] == []


def test_features_of_a_catalog_are_those_that_its_plans_grant_once_each(api: Schematic) -> None:
    gold, silver, seats = catalog.plan(api, "Gold"), catalog.plan(api, "Silver"), catalog.plan(api, "Seats", "add_on")
    audit, flights, desks = catalog.feature(api, "audit"), catalog.metered(api), catalog.feature(api, "desks")
    catalog.feature(api, "lounge")
    for plan in (gold, silver):
        catalog.grant(api, plan, audit, "boolean", value_bool=True)
    catalog.grant(api, silver, flights, "numeric", value_numeric=5)
    catalog.grant(api, seats, desks, "boolean", value_bool=True)
    found = made(api)
    for plan in (seats, silver, gold):
        api.catalogs.add_plan(found.id, plan.id)

    told = api.catalogs.get_derived_features(found.id).data.features

    assert sorted(one.name for one in told) == ["Audit", "Desks", "Flights"]
    assert [one.id for one in told][-1] == desks.id


def test_what_is_not_sent_of_a_configuration_stays(api: Schematic) -> None:
    gold, seats, found = catalog.plan(api, "Gold"), catalog.plan(api, "Seats", "add_on"), made(api)
    api.catalogs.update_configuration(
        found.id,
        ordered_plans=[{"plan_id": gold.id}],
        custom_plans_visible=True,
        custom_plan_cta_text="Call us",
        custom_plan_cta_url="https://air.example/call",
        custom_plan_price_text="As you like",
        pricing_model="per flight",
        pricing_url="https://air.example/prices",
    )

    told = api.catalogs.update_configuration(
        found.id, ordered_add_ons=[{"plan_id": seats.id}], pricing_url=None, ordered_plans=None
    ).data

    assert (told.custom_plans_visible, told.custom_plan_cta_text, told.pricing_url) == (True, "Call us", None)
    configured = api.catalogs.get_configuration(found.id).data
    assert [one.plan_id for one in configured.ordered_plans] == [gold.id]
    assert [one.plan_id for one in configured.ordered_add_ons] == [seats.id]
    assert (configured.custom_plan_price_text, configured.pricing_model) == ("As you like", "per flight")
    assert api.catalogs.update_configuration(found.id, ordered_plans=[]).data.id == found.id
    assert offered(api, found) == [seats.id]


def test_what_a_catalog_cannot_offer_is_refused_by_name_and_nothing_is_written(api: Schematic) -> None:
    gold, seats, found = catalog.plan(api, "Gold"), catalog.plan(api, "Seats", "add_on"), made(api)
    acme = catalog.company(api)
    own = api.plans.create_custom_plan(company_id=acme.id, name="Theirs").data
    lounge = catalog.feature(api, "lounge")
    refused: list[tuple[dict[str, Any], str]] = [
        ({"ordered_plans": [{"plan_id": "plan_none"}]}, "ordered_plans: plan plan_none does not exist"),
        ({"ordered_plans": [{"plan_id": seats.id}]}, f"ordered_plans: {seats.id} is of type add_on"),
        ({"ordered_add_ons": [{"plan_id": gold.id}]}, f"ordered_add_ons: {gold.id} is of type plan"),
        ({"ordered_plans": [{"plan_id": gold.id}] * 2}, f"ordered_plans: {gold.id} is there twice"),
        ({"ordered_plans": [{"plan_id": own.id}]}, "is a custom plan of one company"),
        ({"ordered_bundles": [{"bundle_id": "bilcrb_none"}]}, "ordered_bundles: credit bundle bilcrb_none does not"),
        (
            {"ordered_plans": [{"plan_id": gold.id, "entitlements": [{"feature_id": lounge.id}]}]},
            f"ordered_plans: plan {gold.id} does not grant feature {lounge.id}",
        ),
        (
            {"ordered_plans": [{"plan_id": gold.id, "credits": [{"credit_id": "bilcr_none"}]}]},
            "ordered_plans: credit bilcr_none does not exist",
        ),
    ]

    for body, message in refused:
        with pytest.raises(BadRequestError, match=message):
            api.catalogs.update_configuration(found.id, pricing_model="other", **body)
    with pytest.raises(BadRequestError, match="is a custom plan of one company"):
        api.catalogs.add_plan(found.id, own.id)
    for call in (api.catalogs.add_plan, api.catalogs.add_credit_bundle):
        with pytest.raises(NotFoundError):
            call(found.id, "none")
        with pytest.raises(NotFoundError, match="catalog ctlg_none does not exist"):
            call("ctlg_none", gold.id)

    assert offered(api, found) == []
    assert api.catalogs.get_catalog(found.id).data.pricing_model is None


def test_plans_and_bundles_that_are_gone_are_offered_no_more(api: Schematic) -> None:
    gold, silver, seats = catalog.plan(api, "Gold"), catalog.plan(api, "Silver"), catalog.plan(api, "Seats", "add_on")
    pack, found = bundle(api, credit(api)), made(api)
    for plan in (gold, silver, seats):
        api.catalogs.add_plan(found.id, plan.id)
    api.catalogs.add_credit_bundle(found.id, pack.id)

    for plan in (gold, seats):
        api.plans.delete_plan(plan.id)
    api.credits.delete_credit_bundle(pack.id)

    told = api.catalogs.get_configuration(found.id).data
    assert [one.plan_id for one in told.ordered_plans] == [one.id for one in told.plans] == [silver.id]
    assert told.ordered_add_ons == told.add_ons == told.ordered_bundles == []
    assert offered(api, found) == [silver.id]


def test_a_catalog_shows_what_the_newest_version_of_a_plan_grants(api: Schematic) -> None:
    """A feature that it does not grant any more is not told, and comes back in its place."""
    gold, audit, found = catalog.plan(api, "Gold"), catalog.feature(api, "audit"), made(api)
    grant = catalog.grant(api, gold, audit, "boolean", value_bool=True)
    ordered: Any = [{"plan_id": gold.id, "entitlements": [{"feature_id": audit.id, "visible": False}]}]
    api.catalogs.update_configuration(found.id, ordered_plans=ordered)

    api.entitlements.delete_plan_entitlement(grant.id)
    draft = api.plans.get_plan(gold.id).data.draft_version
    api.plans.publish_plan_version(draft.id, migration_strategy="leave", excluded_company_ids=[])
    assert api.catalogs.get_configuration(found.id).data.ordered_plans[0].entitlements == []

    catalog.grant(api, gold, audit, "boolean", value_bool=True)
    catalog.publish(api, gold)

    (told,) = api.catalogs.get_configuration(found.id).data.ordered_plans[0].entitlements
    assert (told.feature_id, told.visible) == (audit.id, False)


def test_catalogs_are_the_accounts_and_what_they_offer_the_environments(
    api: Schematic, app: App, credentials: Keys
) -> None:
    gold, found = catalog.plan(api, "Gold"), made(api)
    api.catalogs.add_plan(found.id, gold.id)
    api.catalogs.add_plan(default(api).id, gold.id)
    other = another_environment(app, credentials)

    with app.client(other.secret) as http:
        listed = http.get("/catalogs").json()["data"]
        there = [http.get(f"/catalogs/{one['id']}/plans").json()["data"]["plan_ids"] for one in listed]
        http.put(f"/catalogs/{found.id}", json={"is_default": True, "name": "Everywhere"}).raise_for_status()

    assert [one["name"] for one in listed] == ["Partners", "Default"]
    assert there == [[], []]
    assert (default(api).name, offered(api, default(api))) == ("Everywhere", [gold.id])


def test_changes_of_one_catalog_at_once_are_all_kept(api: Schematic, at_once: AtOnce) -> None:
    found = made(api)
    plans = [catalog.plan(api, f"Plan {number}") for number in range(THREADS)]

    answers = at_once(lambda http, number: http.post(f"/catalogs/{found.id}/plans/{plans[number].id}"))

    assert statuses(answers) == {204: THREADS}
    assert sorted(offered(api, found)) == sorted(one.id for one in plans)


def test_an_account_has_one_default_catalog_however_many_become_it_at_once(api: Schematic, at_once: AtOnce) -> None:
    ids = [made(api, f"Catalog {number}").id for number in range(THREADS)]

    answers = at_once(lambda http, number: http.put(f"/catalogs/{ids[number]}", json={"is_default": True}))

    assert statuses(answers) == {200: THREADS}
    assert default(api).id in ids


def test_an_environment_that_goes_takes_along_what_was_offered_there(
    api: Schematic, app: App, credentials: Keys
) -> None:
    gold, other = catalog.plan(api, "Gold"), another_environment(app, credentials)
    with app.client(other.secret) as http:
        http.post(f"/catalogs/{default(api).id}/plans/{gold.id}").raise_for_status()

    api.accounts.delete_environment(other.environment_id)

    where = catalog_offer.c.environment_id == other.environment_id
    assert app.read(lambda db: db.execute(sa.select(catalog_offer).where(where)).all()) == []
