"""Licences: made with license features, found by the operations of their own."""

from __future__ import annotations

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError

from . import catalog
from .asgi import App
from .conftest import another_account


def test_a_license_feature_has_a_licence_of_its_name(api: Schematic) -> None:
    seats, desks = catalog.feature(api, "seats", "license"), catalog.feature(api, "desks", "license")
    catalog.feature(api, "sso")

    assert [one.id for one in api.licenses.list_licenses().data] == [desks.license_id, seats.license_id]
    assert api.licenses.count_licenses().data.count == 2
    found = api.licenses.get_single_license(seats.license_id).data
    assert (found.id, found.name) == (seats.license_id, "Seats")


def test_licences_are_narrowed_by_id_feature_and_name(api: Schematic) -> None:
    seats, desks = catalog.feature(api, "seats", "license"), catalog.feature(api, "desks", "license")

    for query in ({"ids": [desks.license_id]}, {"feature_ids": [desks.id]}, {"name": "Desks"}):
        assert [one.id for one in api.licenses.list_licenses(**query).data] == [desks.license_id]
        assert api.licenses.count_licenses(**query).data.count == 1
    assert api.licenses.list_licenses(ids=[seats.license_id], name="Desks").data == []
    assert [one.id for one in api.licenses.list_licenses(limit=1, offset=1).data] == [seats.license_id]
    with pytest.raises(BadRequestError, match="name"):
        api.licenses.list_licenses(name="x" * 256)


def test_a_licence_follows_its_feature(api: Schematic) -> None:
    seats, sso = catalog.feature(api, "seats", "license"), catalog.feature(api, "sso")

    api.features.update_feature(seats.id, name="Chairs")
    made = api.features.update_feature(sso.id, feature_type="license").data
    assert {one.name for one in api.licenses.list_licenses().data} == {"Chairs", "Sso"}
    assert api.companies.get_entity_trait_definition(made.usage_limit_trait_id).data.display_name == "Sso limit"
    again = api.features.update_feature(sso.id, feature_type="license").data
    assert again.license_id == made.license_id

    api.features.delete_feature(seats.id)
    with pytest.raises(NotFoundError, match=seats.license_id):
        api.licenses.get_single_license(seats.license_id)


def test_licences_of_other_accounts_are_not_found(api: Schematic, app: App) -> None:
    seats = catalog.feature(api, "seats", "license")

    with app.client(another_account(app).secret) as other:
        assert other.get("/licenses").json()["data"] == []
        assert other.get("/licenses", params={"feature_ids": seats.id}).json()["data"] == []
        assert other.get("/licenses/count").json()["data"]["count"] == 0
        assert other.get(f"/licenses/{seats.license_id}").status_code == 404
