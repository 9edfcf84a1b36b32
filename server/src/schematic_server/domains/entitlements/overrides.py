"""Company overrides: exceptions for one company."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from schematic_server.changes import Action, CompanyOverrideChanged
from schematic_server.domains.companies import companies
from schematic_server.domains.entitlements import grants, render, store
from schematic_server.domains.features import features
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.entitlements import (
        CompanyOverrideResponseData,
        CreateCompanyOverrideRequestBody,
        UpdateCompanyOverrideRequestBody,
    )
    from schematic_server.contract.shared import DeleteResponse


def create(scope: Scope, body: CreateCompanyOverrideRequestBody) -> CompanyOverrideResponseData:
    """Set a company's exception for a feature; one that exists is replaced. Raises BadRequest naming the member."""
    company_id, feature_id = body["company_id"], body["feature_id"]
    if not companies.exists(scope, company_id):
        raise BadRequest(f"company_id: company {company_id} does not exist in this environment")
    feature = _feature(scope, feature_id)
    before = store.find_override_of(scope, company_id, feature_id)
    # Replaced, not merged: what the call leaves out is not kept. Only the ids of its rules are.
    kept = {name: before[name] for name in ("rule_id", "rule_id_usage_exceeded")} if before else None
    values = {
        **grants.values(scope, feature, body["value_type"], body, kept),
        "expiration_date": body.get("expiration_date"),
        "updated_at": scope.now,
    }
    override_id: str = before["id"] if before else new_id("cmov")
    if before is not None:
        store.update_override(scope, override_id, values)
    else:
        owner = {"id": override_id, "company_id": company_id, "feature_id": feature_id, "created_at": scope.now}
        store.insert_override(scope, {**owner, **values})
    return _saved(scope, override_id, company_id, "updated" if before else "created", body.get("note"))


def update(scope: Scope, override_id: str, body: UpdateCompanyOverrideRequestBody) -> CompanyOverrideResponseData:
    """Change value, period or expiry; absent members keep what they say, and a note is added to the others."""
    before = _row(scope, override_id)
    values = grants.values(scope, _feature(scope, before["feature_id"]), body["value_type"], body, before)
    values["expiration_date"] = body.get("expiration_date", before["expiration_date"])
    store.update_override(scope, override_id, {**values, "updated_at": scope.now})
    return _saved(scope, override_id, before["company_id"], "updated", body.get("note"))


def delete(scope: Scope, override_id: str) -> DeleteResponse:
    was = get(scope, override_id)
    store.delete_override(scope, override_id)
    scope.emit(CompanyOverrideChanged(*scope.here, override_id, was["company_id"], "deleted", was=was))
    return {"deleted": True}


def leave_with_company(scope: Scope, company_id: str) -> None:
    """Tell of the overrides of a company that is about to be deleted."""
    rows = store.overrides_of_company(scope, company_id)
    _leave(scope, details(scope, rows))


def leave_with_feature(scope: Scope, feature_id: str) -> None:
    """Tell of this environment's overrides of a feature that is about to be deleted."""
    _leave(scope, without_companies(scope, store.every_override_of(scope, feature_id)))


def get(scope: Scope, override_id: str) -> CompanyOverrideResponseData:
    """One override with its notes; raises NotFound."""
    return details(scope, [_row(scope, override_id)])[0]


def details(scope: Scope, rows: Sequence[Row]) -> list[CompanyOverrideResponseData]:
    """Overrides with company, feature and notes, in the order of `rows`."""
    owners = {one["id"]: one for one in companies.details(scope, sorted({row["company_id"] for row in rows}))}
    return [{**one, "company": owners.get(one["company_id"])} for one in without_companies(scope, rows)]


def without_companies(scope: Scope, rows: Sequence[Row]) -> list[CompanyOverrideResponseData]:
    """Overrides as parts of something that tells the company anyway."""
    known = render.named(scope, rows)
    notes = store.notes(scope, [row["id"] for row in rows])
    return [render.company_override(row, known, notes.get(row["id"], ())) for row in rows]


def _saved(
    scope: Scope, override_id: str, company_id: str, action: Action, note: str | None
) -> CompanyOverrideResponseData:
    if note:
        store.insert_note(
            scope,
            {
                "id": new_id("cmon"),
                "company_override_id": override_id,
                "note": note,
                "external_user_id": scope.actor.api_key_id or "",
                "external_user_name": "",
                "created_at": scope.now,
                "updated_at": scope.now,
            },
        )
    scope.emit(CompanyOverrideChanged(*scope.here, override_id, company_id, action))
    return get(scope, override_id)


def _leave(scope: Scope, told: Sequence[CompanyOverrideResponseData]) -> None:
    for was in told:
        scope.emit(CompanyOverrideChanged(*scope.here, was["id"], was["company_id"], "deleted", was=was))


def _row(scope: Scope, override_id: str) -> Row:
    row = store.find_override(scope, override_id)
    if row is None:
        raise NotFound(f"company override {override_id} does not exist in this environment")
    return row


def _feature(scope: Scope, feature_id: str) -> Row:
    try:
        return features.get_row(scope, feature_id)
    except NotFound as error:
        raise BadRequest(f"feature_id: {error}") from None
