"""Operations of the resource `entitlements` that report usage over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.usage import history, time_series, users
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.entitlements import (
        CountCompanyUserUsageAnswer,
        CountCompanyUserUsageQuery,
        GetCompanyUserUsageMetricsAnswer,
        GetCompanyUserUsageMetricsQuery,
        GetFeatureUsageTimeSeriesAnswer,
        GetFeatureUsageTimeSeriesQuery,
        GetUserUsageByCompanyAnswer,
        GetUserUsageByCompanyQuery,
        GetUserUsageDetailAnswer,
        GetUserUsageDetailQuery,
        ListCompanyUserUsageAnswer,
        ListCompanyUserUsageQuery,
        ListFeatureUsageHistoryAnswer,
        ListFeatureUsageHistoryQuery,
    )

routes = Handlers()


@routes.operation("entitlements.list_feature_usage_history")
def list_feature_usage_history(scope: Scope, query: ListFeatureUsageHistoryQuery) -> ListFeatureUsageHistoryAnswer:
    return history.page(scope, query)


@routes.operation("entitlements.get_feature_usage_time_series")
def get_feature_usage_time_series(
    scope: Scope, query: GetFeatureUsageTimeSeriesQuery
) -> GetFeatureUsageTimeSeriesAnswer:
    return time_series.of_company(scope, query)


@routes.operation("entitlements.get_user_usage_by_company")
def get_user_usage_by_company(scope: Scope, query: GetUserUsageByCompanyQuery) -> GetUserUsageByCompanyAnswer:
    return users.by_company(scope, query)


@routes.operation("entitlements.get_company_user_usage_metrics")
def get_company_user_usage_metrics(
    scope: Scope, query: GetCompanyUserUsageMetricsQuery
) -> GetCompanyUserUsageMetricsAnswer:
    return users.metrics(scope, query)


@routes.operation("entitlements.list_company_user_usage")
def list_company_user_usage(scope: Scope, query: ListCompanyUserUsageQuery) -> ListCompanyUserUsageAnswer:
    return users.page(scope, query)


@routes.operation("entitlements.count_company_user_usage")
def count_company_user_usage(scope: Scope, query: CountCompanyUserUsageQuery) -> CountCompanyUserUsageAnswer:
    return {"count": users.count(scope, query)}


@routes.operation("entitlements.get_user_usage_detail")
def get_user_usage_detail(scope: Scope, query: GetUserUsageDetailQuery) -> GetUserUsageDetailAnswer:
    return users.detail(scope, query)
