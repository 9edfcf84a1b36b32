"""Operations of the resource `insights`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.insights import activity, growth, summary, usage
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.insights import (
        GetActivityAnswer,
        GetActivityQuery,
        GetEnvironmentFeatureUsageTimeSeriesAnswer,
        GetEnvironmentFeatureUsageTimeSeriesQuery,
        GetEnvironmentTraitUsageTimeSeriesAnswer,
        GetEnvironmentTraitUsageTimeSeriesQuery,
        GetPlanGrowthAnswer,
        GetPlanGrowthQuery,
        GetSummaryAnswer,
        GetTopFeaturesByUsageAnswer,
        GetTopFeaturesByUsageQuery,
    )

routes = Handlers()


@routes.operation("insights.get_summary")
def get_summary(scope: Scope) -> GetSummaryAnswer:
    return summary.get(scope)


@routes.operation("insights.get_activity")
def get_activity(scope: Scope, query: GetActivityQuery) -> GetActivityAnswer:
    return activity.latest(scope, query["limit"])


@routes.operation("insights.get_plan_growth")
def get_plan_growth(scope: Scope, query: GetPlanGrowthQuery) -> GetPlanGrowthAnswer:
    return growth.of_plans(scope, query["months"])


@routes.operation("insights.get_top_features_by_usage")
def get_top_features_by_usage(scope: Scope, query: GetTopFeaturesByUsageQuery) -> GetTopFeaturesByUsageAnswer:
    return usage.top_features(scope, query)


@routes.operation("insights.get_environment_feature_usage_time_series")
def get_environment_feature_usage_time_series(
    scope: Scope, query: GetEnvironmentFeatureUsageTimeSeriesQuery
) -> GetEnvironmentFeatureUsageTimeSeriesAnswer:
    return usage.of_feature(scope, query)


@routes.operation("insights.get_environment_trait_usage_time_series")
def get_environment_trait_usage_time_series(
    scope: Scope, query: GetEnvironmentTraitUsageTimeSeriesQuery
) -> GetEnvironmentTraitUsageTimeSeriesAnswer:
    return usage.of_trait(scope, query)
