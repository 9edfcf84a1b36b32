"""Companies as they are shown, found and deleted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

import sqlalchemy as sa

from schematic_server.changes import CompanyChanged
from schematic_server.domains.accounts import environments
from schematic_server.domains.companies import keys, memberships, shapes, store, traits, upsert
from schematic_server.domains.companies.tables import company
from schematic_server.domains.companies.views import company_filters, company_leaving, company_lookups, company_view
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage import lookups

if TYPE_CHECKING:
    from schematic_server.contract.companies import (
        CompanyDetailPart,
        CompanyDetailResponseData,
        CompanyResponseData,
        CountCompaniesQuery,
        ListCompaniesQuery,
        UpsertCompanyRequestBody,
        UpsertTraitRequestBody,
    )
    from schematic_server.contract.shared import CountResponse

_SORT_COLUMNS = ("name", "created_at", "updated_at", "last_seen_at")


def save(scope: Scope, body: UpsertCompanyRequestBody, *, must_be_new: bool = False) -> CompanyDetailResponseData:
    """Create or update by keys; the detail."""
    return get(scope, upsert.upsert(scope, "company", body, must_be_new=must_be_new))


def save_trait(scope: Scope, body: UpsertTraitRequestBody) -> CompanyDetailResponseData:
    """Set or increment one trait of the company that the keys name, created if need be."""
    wanted: UpsertCompanyRequestBody = {"keys": body["keys"], "update_only": body.get("update_only")}
    company_id = upsert.upsert(scope, "company", wanted)
    traits_were = traits.write_one(scope, "company", company_id, body)
    if traits_were:
        scope.emit(CompanyChanged(*scope.here, company_id, "updated", traits_were=traits_were))
    return get(scope, company_id)


def get(scope: Scope, company_id: str) -> CompanyDetailResponseData:
    """One company's detail; raises NotFound."""
    found = details(scope, [company_id])
    if not found:
        raise NotFound(f"company {company_id} does not exist in this environment")
    return found[0]


def lookup(scope: Scope, wanted: Mapping[str, str]) -> CompanyDetailResponseData:
    """The company that the keys name; raises NotFound for nobody, KeyConflict for several."""
    found = keys.find_one(scope.db, scope.environment_id, "company", wanted) if wanted else None
    if found is None:
        raise NotFound("no company of this environment has any of these keys")
    return get(scope, found)


def list_(scope: Scope, query: ListCompaniesQuery) -> list[CompanyDetailResponseData]:
    """A page of details, newest first unless sorted otherwise."""
    return details(scope, store.list_ids(scope, "company", conditions(scope, query), query))


def choices(scope: Scope, query: ListCompaniesQuery) -> list[tuple[str, str]]:
    """Ids and names of a page, without all that hangs on them; who has no name is called by the id."""
    ids = store.list_ids(scope, "company", conditions(scope, query), query)
    rows = store.companies(scope, ids)
    return [(one, rows[one]["name"] or one) for one in ids]


def count(scope: Scope, query: CountCompaniesQuery) -> CountResponse:
    return {"count": store.count(scope, "company", conditions(scope, query))}


def page(scope: Scope, wanted: sa.ColumnElement[bool], query: Mapping[str, Any]) -> list[CompanyDetailResponseData]:
    """A page of details of the companies that are wanted and match `q`, newest first."""
    matching = [*store.conditions(scope, "company", {"q": query.get("q")}), wanted]
    return details(scope, store.list_ids(scope, "company", matching, query))


def count_wanted(scope: Scope, wanted: sa.ColumnElement[bool], query: Mapping[str, Any]) -> int:
    return store.count(scope, "company", [*store.conditions(scope, "company", {"q": query.get("q")}), wanted])


def delete(scope: Scope, company_id: str) -> None:
    """Remove a company with everything that is its own; raises NotFound."""
    _delete(scope, company_id)


def delete_by_keys(scope: Scope, wanted: Mapping[str, str]) -> CompanyResponseData:
    """Remove the company that the keys name; what it was, in short."""
    return _delete(scope, lookup(scope, wanted)["id"])


def exists(scope: Scope, company_id: str) -> bool:
    return bool(store.existing_ids(scope.db, scope.environment_id, "company", [company_id]))


def first_made_at(scope: Scope) -> datetime | None:
    """When there was a company for the first time, as far as set-up goes."""
    return environments.first_made_at(scope, company)


def unknown(scope: Scope, ids: Sequence[str]) -> list[str]:
    """Those of `ids` that are no companies of this environment."""
    known = set(store.existing_ids(scope.db, scope.environment_id, "company", ids))
    return [one for one in ids if one not in known]


def by_id(scope: Scope, ids: Sequence[str]) -> dict[str, CompanyResponseData]:
    """Companies in short, by id."""
    return shapes.short_companies(scope, ids)


def details(scope: Scope, ids: Sequence[str]) -> list[CompanyDetailResponseData]:
    """In the order of `ids`; unknown ones are left out."""
    scope = scope.sharing()
    rows = shapes.short_companies(scope, ids)
    known = [one for one in ids if one in rows]
    members = shapes.keys_and_traits(scope, "company", known)
    counts = memberships.user_counts(scope, known)
    lookups.look(scope, company_lookups.functions, known)
    parts = company_view.of(scope, known)

    def detail(one: str) -> CompanyDetailPart:
        own: CompanyDetailPart = {"user_count": counts.get(one, 0), "billing_credit_balances": {}}
        return {**rows[one], **members[one], **own, **parts[one]}

    return [cast("CompanyDetailResponseData", detail(one)) for one in known]


def _delete(scope: Scope, company_id: str) -> CompanyResponseData:
    was = by_id(scope, [company_id]).get(company_id)
    if was is None:
        raise NotFound(f"company {company_id} does not exist in this environment")
    for tell in company_leaving:
        tell(scope, company_id)
    memberships.leave_with_company(scope, company_id)
    store.delete_entity(scope, "company", company_id)
    scope.emit(CompanyChanged(*scope.here, company_id, "deleted", was=was))
    return was


def conditions(scope: Scope, query: ListCompaniesQuery) -> list[sa.ColumnElement[bool]]:
    """What a list with this query admits; raises BadRequest naming what is wrong with it."""
    column = query.get("sort_order_column")
    if column is not None and column not in _SORT_COLUMNS:
        raise BadRequest(f"sort_order_column: must be one of {', '.join(_SORT_COLUMNS)}, not {column[:40]!r}")
    return [*store.conditions(scope, "company", query), *company_filters.conditions(scope, query)]
