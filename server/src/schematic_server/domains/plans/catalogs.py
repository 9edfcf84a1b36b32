"""Catalogs: named offers of an account, of which one is the default.

A catalog has the same id, name and texts in every environment. The default one cannot be deleted, because a component
that is bound to none sells from it; another one can become the default in its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from schematic_server.domains.plans import offer_store, offers
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.catalogs import (
        CatalogResponseData,
        CreateCatalogRequestBody,
        ListCatalogsQuery,
        UpdateCatalogRequestBody,
    )
    from schematic_server.contract.plans import PlanDetailPart

TEXTS = ("custom_plan_cta_text", "custom_plan_cta_url", "custom_plan_price_text", "pricing_model", "pricing_url")


def create(scope: Scope, body: CreateCatalogRequestBody) -> CatalogResponseData:
    """A catalog that offers nothing yet."""
    values: dict[str, Any] = {
        "id": new_id("ctlg"),
        "account_id": scope.account_id,
        "name": _named(body["name"]),
        "description": body.get("description"),
        "is_default": False,
        "settings": {},
        "created_at": scope.now,
        "updated_at": scope.now,
    }
    offer_store.insert_catalog(scope.db, values)
    return told(values)


def update(scope: Scope, catalog_id: str, body: UpdateCatalogRequestBody) -> CatalogResponseData:
    """Change what is given; `is_default` puts the catalog in the place of the one that was. Raises NotFound."""
    before = get_row(scope, catalog_id)
    changes: dict[str, Any] = {}
    if (name := body.get("name")) is not None:
        changes["name"] = _named(name)
    if "description" in body:
        changes["description"] = body["description"]
    if body.get("is_default") is False and before["is_default"]:
        raise BadRequest("is_default: an account always has a default catalog; make another one the default instead")
    if body.get("is_default"):
        _make_default(scope, catalog_id)
    offer_store.update_catalog(scope, catalog_id, changes)
    return get(scope, catalog_id)


def delete(scope: Scope, catalog_id: str) -> None:
    """Remove a catalog with what it offers; its plans and bundles stay. Raises NotFound, BadRequest for the default."""
    if catalog_id not in (known := offer_store.locked_catalogs(scope)):
        raise _missing(catalog_id)
    if known[catalog_id]["is_default"]:
        raise BadRequest(f"catalog {catalog_id} is the default one; make another one the default (is_default) first")
    offer_store.delete_catalog(scope, catalog_id)


def get(scope: Scope, catalog_id: str) -> CatalogResponseData:
    """One catalog; raises NotFound."""
    return told(get_row(scope, catalog_id))


def say(scope: Scope, catalog_id: str, says: Mapping[str, Any]) -> CatalogResponseData:
    """Change those settings that are given; raises NotFound."""
    settings = get_row(scope, catalog_id)["settings"]
    offer_store.update_catalog(scope, catalog_id, {"settings": {**settings, **says}})
    return get(scope, catalog_id)


def list_(scope: Scope, query: ListCatalogsQuery) -> list[CatalogResponseData]:
    """A page of the account's catalogs, newest first."""
    return [told(row) for row in offer_store.list_catalogs(scope, query)]


def get_row(scope: Scope, catalog_id: str) -> Row:
    row = offer_store.find_catalog(scope, catalog_id)
    if row is None:
        raise _missing(catalog_id)
    return row


def named(scope: Scope, member: str, catalog_id: str) -> Row:
    """The catalog that `member` of a body names; raises BadRequest."""
    try:
        return get_row(scope, catalog_id)
    except NotFound as error:
        raise BadRequest(f"{member}: {error}") from None


def told(row: Row) -> CatalogResponseData:
    texts = {name: row["settings"].get(name) for name in TEXTS}
    return {
        "id": row["id"],
        "account_id": row["account_id"],
        "name": row["name"],
        "description": row["description"],
        "is_default": row["is_default"],
        "custom_plans_visible": row["settings"].get("custom_plans_visible", False),
        "custom_plan_cta_text": texts["custom_plan_cta_text"],
        "custom_plan_cta_url": texts["custom_plan_cta_url"],
        "custom_plan_price_text": texts["custom_plan_price_text"],
        "pricing_model": texts["pricing_model"],
        "pricing_url": texts["pricing_url"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def catalogs_of_plans(scope: Scope, ids: Sequence[str]) -> dict[str, PlanDetailPart]:
    """`catalogs` of a plan's detail: those that offer it here, oldest first."""
    held = [
        (row, {one["plan_id"] for one in offer["ordered_plans"]} | {*offers.add_ons(offer)})
        for row, offer in offer_store.offers(scope)
        if offer is not None
    ]
    return {
        one: {"catalogs": [{"id": row["id"], "name": row["name"]} for row, plan_ids in held if one in plan_ids]}
        for one in ids
    }


def _make_default(scope: Scope, catalog_id: str) -> None:
    known = offer_store.locked_catalogs(scope)
    for other in known.values():
        if other["is_default"] and other["id"] != catalog_id:
            offer_store.update_catalog(scope, other["id"], {"is_default": False})
    offer_store.update_catalog(scope, catalog_id, {"is_default": True})


def _named(name: str) -> str:
    if not name.strip():
        raise BadRequest("name: is empty; give the catalog a name")
    return name


def _missing(catalog_id: str) -> NotFound:
    return NotFound(f"catalog {catalog_id} does not exist")
