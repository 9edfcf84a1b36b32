"""Operations of the resource `entitlements` that report usage over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.usage import history, time_series
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.entitlements import (
        GetFeatureUsageTimeSeriesAnswer,
        GetFeatureUsageTimeSeriesQuery,
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
