"""Who may use a feature: companies by how much of their limit they use, and their users."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import sqlalchemy as sa

from schematic_server.domains.companies import companies, users
from schematic_server.domains.companies.tables import company, company_membership, user
from schematic_server.domains.entitlements import credit_usage, feature_usage, filters, store
from schematic_server.domains.entitlements.effective import holdings
from schematic_server.domains.features import features
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.companies import CompanyDetailResponseData
    from schematic_server.contract.entitlements import (
        CountFeatureCompaniesQuery,
        CountFeatureUsersQuery,
        FeatureCompanyResponseData,
        FeatureCompanyUserResponseData,
        FeatureUsageResponseData,
        ListFeatureCompaniesQuery,
        ListFeatureUsersQuery,
    )


def page(scope: Scope, query: ListFeatureCompaniesQuery) -> list[FeatureCompanyResponseData]:
    """Companies to which the feature is allowed: who uses most of its limit comes first, then the newest.

    Whoever is hurried is told the newest first: for a rank all of them would have to be looked at.
    """
    scope = scope.sharing()
    feature = features.get_row(scope, query["feature_id"])
    if not scope.is_hurried and store.has_limit(scope, feature["id"]):
        wanted = _ranked(scope, feature, query)
    else:  # nobody has a rank
        wanted = [row["id"] for row in queries.page(scope.db, company, _companies(scope, query, is_page=True), query)]
    rows = _usage(scope, feature, wanted)
    return [_row(rows[one["id"]], one) for one in companies.details(scope, wanted)]


def count(scope: Scope, query: CountFeatureCompaniesQuery) -> int:
    features.get_row(scope, query["feature_id"])
    return queries.count(scope.db, company, _companies(scope, query, is_page=False))


def page_of_users(scope: Scope, query: ListFeatureUsersQuery) -> list[FeatureCompanyUserResponseData]:
    """Members of these companies, the newest user first; somebody who is in two of them stands there twice."""
    scope = scope.sharing()
    feature = features.get_row(scope, query["feature_id"])
    members = store.members(scope, _members(scope, query, is_page=True), query)
    rows = _usage(scope, feature, sorted({one["company_id"] for one in members}))
    told = {one["id"]: one for one in companies.details(scope, list(rows))}
    named = users.by_id(scope, sorted({one["user_id"] for one in members}))
    detail = features.by_id(scope, [feature["id"]])[feature["id"]]
    return [
        {
            "access": row["access"],
            "allocation": row.get("allocation"),
            "allocation_type": row["allocation_type"],
            "company": told.get(one["company_id"]),
            "entitlement_id": row["entitlement_id"],
            "entitlement_type": row["entitlement_type"],
            "feature": detail,
            "metric_reset_at": row.get("metric_reset_at"),
            "month_reset": row.get("month_reset"),
            "period": row.get("period"),
            "plan": row.get("plan"),
            "usage": row.get("usage"),
            "user": named.get(one["user_id"]),
        }
        for one in members
        if (row := rows.get(one["company_id"])) is not None
    ]


def count_users(scope: Scope, query: CountFeatureUsersQuery) -> int:
    features.get_row(scope, query["feature_id"])
    return store.count_members(scope, _members(scope, query, is_page=False))


def _ranked(scope: Scope, feature: Row, query: ListFeatureCompaniesQuery) -> list[str]:
    """The companies of a page by what they use of their limit.

    How much that is hangs on plans, overrides and counters: all who have the feature are looked at for every page.
    """
    ids = store.company_ids(scope, _companies(scope, query, is_page=False))
    ranked: list[tuple[float, int]] = []
    for part in queries.chunks(range(len(ids))):
        own = [ids[index] for index in part]
        held = holdings(scope, own, feature)
        for index in part:
            percents = [feature_usage.percent_used(one) for one in held[ids[index]].entitlements]
            ranked += [(1.0 if one is None else -one, index) for one in percents]  # no limit, no rank: last
    return [ids[index] for _, index in sorted(ranked)[query["offset"] :][: query["limit"]]]


def _usage(scope: Scope, feature: Row, company_ids: Sequence[str]) -> dict[str, FeatureUsageResponseData]:
    """What each company may do with the feature, and uses of it; what it holds besides is told with the company."""
    held = holdings(scope, company_ids)
    own = {
        company_id: one
        for company_id in company_ids
        for one in held[company_id].entitlements
        if one.grant["feature_id"] == feature["id"]
    }
    told = features.responses(scope, [feature["id"]])[feature["id"]]
    rows = feature_usage.rows(scope, [(one, told) for one in own.values()])
    return dict(zip(own, rows, strict=True))


def _row(row: FeatureUsageResponseData, owner: CompanyDetailResponseData) -> FeatureCompanyResponseData:
    return cast("FeatureCompanyResponseData", {**row, "company": owner, "credit_usage": credit_usage.together(row)})


def _companies(scope: Scope, query: ListFeatureCompaniesQuery, *, is_page: bool) -> list[sa.ColumnElement[bool]]:
    return [
        company.c.environment_id == scope.environment_id,
        filters.companies_allowed(scope, company.c.id, query["feature_id"], is_page=is_page),
        *queries.matching(query.get("q"), company.c.name),
    ]


def _members(scope: Scope, query: ListFeatureUsersQuery, *, is_page: bool) -> list[sa.ColumnElement[bool]]:
    return [
        user.c.environment_id == scope.environment_id,  # of a member: SQLite goes by the newest users then
        filters.companies_allowed(scope, company_membership.c.company_id, query["feature_id"], is_page=is_page),
        *queries.matching(query.get("q"), user.c.name),
    ]
