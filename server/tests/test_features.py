"""Features: what they need, how they are found, what goes with them."""

from __future__ import annotations

from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError

from . import catalog
from .conftest import on_sqlite


def test_a_feature_and_its_flag_are_created_in_one_call(api: Schematic) -> None:
    made = catalog.metered(api, "flights")

    found = api.features.get_feature(made.id).data
    assert (found.name, found.feature_type, found.event_subtype) == ("Flights", "event", "flight")
    assert [flag.key for flag in found.flags] == ["flights"]
    assert api.features.get_flag(found.flags[0].id).data.feature.id == made.id


def test_a_feature_whose_flag_key_is_taken_leaves_nothing_behind(api: Schematic) -> None:
    catalog.feature(api, "sso")

    with pytest.raises(BadRequestError, match="unique in any case"):
        catalog.feature(api, "SSO")

    assert api.features.count_features().data.count == 1


@on_sqlite
@pytest.mark.parametrize(
    ("members", "named"),
    [
        ({"feature_type": "event"}, "event_subtype is required"),
        ({"feature_type": "trait"}, "trait_id is required"),
        ({"feature_type": "trait", "trait_id": "trt_nobody"}, "trait_id: trait definition trt_nobody"),
        ({"feature_type": "boolean", "event_source": "inference"}, "event_source"),
        ({"feature_type": "colour"}, "feature_type"),
        ({"feature_type": "event", "event_subtype": "x" * 129}, "event_subtype: at most 128"),
    ],
)
def test_a_feature_that_cannot_be_measured_is_refused(api: Schematic, members: dict[str, Any], named: str) -> None:
    with pytest.raises(BadRequestError, match=named):
        api.features.create_feature(name="Seats", description="", **members)


def test_a_trait_of_users_cannot_measure_a_feature(api: Schematic) -> None:
    of_users = catalog.trait(api, "age", entity_type="user")

    with pytest.raises(BadRequestError, match="trait of users"):
        catalog.feature(api, "seats", "trait", trait_id=of_users.id)


def test_a_trait_feature_tells_its_trait(api: Schematic) -> None:
    seats = catalog.trait(api, "seats")

    made = catalog.feature(api, "seats", "trait", trait_id=seats.id)

    assert (made.trait.id, made.trait.hierarchy) == (seats.id, ["seats"])


def test_a_license_feature_comes_with_a_licence_and_the_trait_that_limits_it(api: Schematic) -> None:
    made = catalog.feature(api, "seats", "license")

    assert made.license_id.startswith("lic_")
    limit = api.companies.get_entity_trait_definition(made.usage_limit_trait_id).data
    assert (limit.entity_type, limit.trait_type) == ("company", "number")


def test_an_update_changes_only_what_it_mentions(api: Schematic) -> None:
    made = catalog.metered(api)

    changed = api.features.update_feature(made.id, name="Flown", plural_name="flights").data

    assert (changed.name, changed.plural_name, changed.event_subtype) == ("Flown", "flights", "flight")
    assert changed.updated_at > made.updated_at


def test_an_update_can_add_or_change_the_flag(api: Schematic) -> None:
    made = api.features.create_feature(name="SSO", description="", feature_type="boolean").data
    assert made.flags == []

    flag = {"key": "sso", "name": "SSO", "description": ""}
    added = api.features.update_feature(made.id, flag=flag).data.flags[0]
    changed = api.features.update_feature(made.id, flag={**flag, "id": added.id, "key": "single-sign-on"}).data.flags[0]

    assert (changed.id, changed.key) == (added.id, "single-sign-on")


def test_the_type_of_a_granted_feature_is_fixed(api: Schematic) -> None:
    made = catalog.metered(api)
    api.features.update_feature(made.id, feature_type="boolean")
    api.features.update_feature(made.id, feature_type="event")
    catalog.grant(api, catalog.plan(api), made, "unlimited")

    with pytest.raises(BadRequestError, match="feature_type"):
        api.features.update_feature(made.id, feature_type="boolean")


def test_a_deleted_feature_takes_flag_entitlements_and_overrides_with_it(api: Schematic) -> None:
    made = catalog.feature(api, "sso")
    catalog.grant(api, catalog.plan(api), made, "boolean", value_bool=True)
    api.entitlements.create_company_override(
        company_id=catalog.company(api).id, feature_id=made.id, value_type="boolean", value_bool=True
    )

    assert api.features.delete_feature(made.id).data.deleted is True

    with pytest.raises(NotFoundError):
        api.features.get_feature(made.id)
    assert api.features.count_flags().data.count == 0
    assert api.entitlements.count_plan_entitlements().data.count == 0
    assert api.entitlements.count_company_overrides().data.count == 0


def test_a_feature_tells_the_plans_that_grant_it(api: Schematic) -> None:
    made = catalog.feature(api, "sso")
    gold = catalog.plan(api, "Gold")
    catalog.grant(api, gold, made, "boolean", value_bool=True)

    assert [(one.id, one.name) for one in api.features.get_feature(made.id).data.plans] == [(gold.id, "Gold")]


def test_features_are_listed_newest_first_and_by_page(api: Schematic) -> None:
    ids = [catalog.feature(api, f"feature-{number}").id for number in range(5)]

    pages = [api.features.list_features(limit=2, offset=offset).data for offset in (0, 2, 4)]

    assert [one.id for page in pages for one in page] == ids[::-1]


def test_filters_of_features_narrow_list_and_count_alike(api: Schematic) -> None:
    sso, flights = catalog.feature(api, "sso"), catalog.metered(api)
    audit = catalog.feature(api, "audit", event_subtype="audited")
    gold, acme = catalog.plan(api), catalog.company(api)
    catalog.grant(api, gold, sso, "boolean", value_bool=True)
    api.entitlements.create_company_override(company_id=acme.id, feature_id=flights.id, value_type="unlimited")

    def found(**query: Any) -> set[str]:
        listed = {one.id for one in api.features.list_features(**query).data}
        assert api.features.count_features(**query).data.count == len(listed)
        return listed

    assert found(feature_type=["event"]) == {flights.id}
    assert found(boolean_require_event=True) == {flights.id, audit.id}
    assert found(boolean_require_event=True, feature_type=["trait"]) == {audit.id}
    assert found(ids=[sso.id, audit.id]) == {sso.id, audit.id}
    assert found(q="FLI") == {flights.id}
    assert found(q="%") == set()
    assert found(managed_by="schematic") == {sso.id, flights.id, audit.id}
    assert found(managed_by="stripe") == set()
    assert found(without_plan_entitlement_for=gold.id) == {flights.id, audit.id}
    assert found(without_plan_entitlement_for=gold.id, plan_version_id=gold.draft_version.id) == {flights.id, audit.id}
    assert found(without_company_override_for=acme.id) == {sso.id, audit.id}
