# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `insights`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Required

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options


class ActivityEntryResponseData(Model):
    """Contract: `ActivityEntryResponseData`."""

    actor_name: str
    method: str
    resource_name: str
    resource_type: str
    timestamp: Instant
    title: str


class ActivityResponseResponseData(Model):
    """Contract: `ActivityResponseResponseData`."""

    entries: list[ActivityEntryResponseData]


class EnvironmentFeatureUsageTimeSeriesResponseData(Model):
    """Contract: `EnvironmentFeatureUsageTimeSeriesResponseData`."""

    event_subtype: str
    feature_id: str
    points: list[EnvironmentUsagePointResponseData]


class EnvironmentTraitUsageTimeSeriesResponseData(Model):
    """Contract: `EnvironmentTraitUsageTimeSeriesResponseData`."""

    feature_id: str
    points: list[EnvironmentUsagePointResponseData]
    trait_definition_id: str


class EnvironmentUsagePointResponseData(Model):
    """Contract: `EnvironmentUsagePointResponseData`."""

    timestamp: Instant
    usage: int


class GetActivityParams(Model):
    """Contract: `GetActivityParams`."""

    limit: int | None = None


class GetActivityResponse(Model):
    """Contract: `GetActivityResponse`."""

    data: ActivityResponseResponseData
    params: GetActivityParams


class GetEnvironmentFeatureUsageTimeSeriesParams(Model):
    """Contract: `GetEnvironmentFeatureUsageTimeSeriesParams`."""

    end_time: Instant | None = None
    feature_id: str | None = None
    granularity: TimeSeriesGranularity | None = None
    start_time: Instant | None = None


class GetEnvironmentFeatureUsageTimeSeriesResponse(Model):
    """Contract: `GetEnvironmentFeatureUsageTimeSeriesResponse`."""

    data: EnvironmentFeatureUsageTimeSeriesResponseData
    params: GetEnvironmentFeatureUsageTimeSeriesParams


class GetEnvironmentTraitUsageTimeSeriesParams(Model):
    """Contract: `GetEnvironmentTraitUsageTimeSeriesParams`."""

    end_time: Instant | None = None
    feature_id: str | None = None
    granularity: TimeSeriesGranularity | None = None
    start_time: Instant | None = None


class GetEnvironmentTraitUsageTimeSeriesResponse(Model):
    """Contract: `GetEnvironmentTraitUsageTimeSeriesResponse`."""

    data: EnvironmentTraitUsageTimeSeriesResponseData
    params: GetEnvironmentTraitUsageTimeSeriesParams


class GetPlanGrowthParams(Model):
    """Contract: `GetPlanGrowthParams`."""

    months: int | None = None


class GetPlanGrowthResponse(Model):
    """Contract: `GetPlanGrowthResponse`."""

    data: PlanGrowthResponseData
    params: GetPlanGrowthParams


class GetSummaryResponse(Model):
    """Contract: `GetSummaryResponse`."""

    data: InsightsSummaryResponseData
    params: dict[str, Any]


class GetTopFeaturesByUsageParams(Model):
    """Contract: `GetTopFeaturesByUsageParams`."""

    end_time: Instant | None = None
    limit: int | None = None
    start_time: Instant | None = None


class GetTopFeaturesByUsageResponse(Model):
    """Contract: `GetTopFeaturesByUsageResponse`."""

    data: TopFeaturesByUsageResponseData
    params: GetTopFeaturesByUsageParams


class InsightsSummaryResponseData(Model):
    """Contract: `InsightsSummaryResponseData`."""

    active_credits: float
    mrr: list[MrrResponseData]
    paid_companies: int
    total_companies: int
    total_features: int
    total_plans: int


class MrrResponseData(Model):
    """Contract: `MrrResponseData`."""

    amount: int
    currency: Currency


class PlanGrowthPointResponseData(Model):
    """Contract: `PlanGrowthPointResponseData`."""

    month: Instant
    plan_id: str
    plan_name: str
    subscribers: int


class PlanGrowthResponseData(Model):
    """Contract: `PlanGrowthResponseData`."""

    points: list[PlanGrowthPointResponseData]


class TopFeatureByUsageResponseData(Model):
    """Contract: `TopFeatureByUsageResponseData`."""

    feature_id: str
    feature_name: str
    prior_usage: int
    usage: int
    change_pct: float | None = None
    plural_name: str | None = None


class TopFeaturesByUsageResponseData(Model):
    """Contract: `TopFeaturesByUsageResponseData`."""

    features: list[TopFeatureByUsageResponseData]


class GetActivityQuery(Options, total=False):
    """Keywords of `insights.get_activity`."""

    limit: int | None


class GetEnvironmentFeatureUsageTimeSeriesQuery(Options, total=False):
    """Keywords of `insights.get_environment_feature_usage_time_series`."""

    end_time: Required[datetime]
    feature_id: Required[str]
    start_time: Required[datetime]
    granularity: TimeSeriesGranularity | None


class GetEnvironmentTraitUsageTimeSeriesQuery(Options, total=False):
    """Keywords of `insights.get_environment_trait_usage_time_series`."""

    end_time: Required[datetime]
    feature_id: Required[str]
    start_time: Required[datetime]
    granularity: TimeSeriesGranularity | None


class GetPlanGrowthQuery(Options, total=False):
    """Keywords of `insights.get_plan_growth`."""

    months: int | None


class GetTopFeaturesByUsageQuery(Options, total=False):
    """Keywords of `insights.get_top_features_by_usage`."""

    end_time: Required[datetime]
    start_time: Required[datetime]
    limit: int | None


from schematic.types.shared import Currency, TimeSeriesGranularity
