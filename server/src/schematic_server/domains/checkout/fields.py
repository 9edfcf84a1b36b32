"""Custom checkout fields: what the plan group asks of companies, each kept in a trait of theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from schematic_server.changes import CompanyChanged
from schematic_server.domains.companies import traits
from schematic_server.domains.plans import groups
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.checkout import CheckoutFieldWithValue
    from schematic_server.contract.plans import CheckoutFieldValue


def of_company(scope: Scope, company_id: str) -> list[CheckoutFieldWithValue]:
    """The fields in their order, with what the company has said."""
    fields = groups.checkout_fields(scope)
    values: Mapping[str, str] = traits.texts(scope, company_id) if fields else {}
    return [
        {
            "id": one["id"],
            "definition_id": one["definition_id"],
            "name": one["name"],
            "helper_text": one["helper_text"],
            "required": one["required"],
            "stripe_metadata_key": one["stripe_metadata_key"],
            "value": values.get(one["definition_id"]),
        }
        for one in fields
    ]


def checked(scope: Scope, member: str, values: Sequence[CheckoutFieldValue]) -> dict[str, str]:
    """Texts to be stored, by trait; raises BadRequest, naming `member`, for a field that is not asked for, or twice."""
    fields: Mapping[str, Row] = {one["id"]: one for one in groups.checkout_fields(scope)}
    found: dict[str, str] = {}
    for number, one in enumerate(values):
        field = fields.get(one["id"])
        if field is None:
            raise BadRequest(f"{member}.{number}.id: the plan group has no checkout field {one['id']}")
        if field["definition_id"] in found:
            raise BadRequest(f"{member}.{number}.id: field {one['id']} is there twice")
        trait, place = field["definition_id"], f"{member}.{number}"
        found[trait] = traits.checked(scope, "company", trait, one["value"], place, ("id", "value"))
    return found


def missing(scope: Scope, company_id: str, given: Mapping[str, str]) -> list[Row]:
    """Required fields that the company has not said, and does not say now (`given`, by trait)."""
    required = [one for one in groups.checkout_fields(scope) if one["required"]]
    known = {**(traits.texts(scope, company_id) if required else {}), **given}
    return [one for one in required if not known.get(one["definition_id"], "").strip()]


def write(scope: Scope, company_id: str, given: Mapping[str, str]) -> None:
    """Keep what the company says, by trait."""
    were = traits.write_defined(scope, company_id, given) if given else ()
    if were:
        scope.emit(CompanyChanged(*scope.here, company_id, "updated", traits_were=were))
