"""Licences: what license features sell by the piece. Each is made with its feature, named like it and gone with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.companies import traits
from schematic_server.domains.features import store
from schematic_server.errors import NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.licenses import LicenseResponseData, ListLicensesQuery


def create(scope: Scope, feature_id: str, name: str) -> None:
    """Give a feature its licence, and the company trait that says how many of it a company may use."""
    license_id = new_id("lic")
    limit_id = limit_trait(scope, ["license_limit", license_id], name)
    store.insert_licence(
        scope,
        {
            "id": license_id,
            "feature_id": feature_id,
            "name": name,
            "created_at": scope.now,
            "updated_at": scope.now,
        },
    )
    store.update_feature(scope, feature_id, {"license_id": license_id, "usage_limit_trait_id": limit_id})


def limit_trait(scope: Scope, path: list[str], name: str) -> str:
    """Id of the company trait of that path that says how much of a feature a company may use; made if need be."""
    limit = traits.declare(
        scope,
        {"entity_type": "company", "hierarchy": path, "trait_type": "number", "display_name": f"{name} limit"},
    )
    return limit["id"]


def rename(scope: Scope, feature_id: str, name: str) -> None:
    """Call the licence of a feature, if it has one, as the feature is called now."""
    store.rename_licence(scope, feature_id, name)


def list_(scope: Scope, query: ListLicensesQuery) -> list[LicenseResponseData]:
    """A page of licences, newest first."""
    return [_told(row) for row in store.list_licences(scope, query)]


def get(scope: Scope, license_id: str) -> LicenseResponseData:
    """One licence; raises NotFound."""
    row = store.find_licence(scope, license_id)
    if row is None:
        raise NotFound(f"license {license_id} does not exist")
    return _told(row)


def _told(row: Row) -> LicenseResponseData:
    return {
        "id": row["id"],
        "name": row["name"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }
