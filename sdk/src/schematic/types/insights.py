# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `insights`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Required

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options
from schematic.types.shared import Currency, TimeSeriesGranularity


class ActivityEntryResponseData(Model, frozen=True):
    """One recorded change, as a line for people."""

    actor_name: str
    """Who acted, as shown to people."""
    method: str
    """HTTP method of the request."""
    resource_name: str
    """Name of the object."""
    resource_type: str
    """Kind of object, such as `company` or `plan_entitlement`."""
    timestamp: Instant
    """Start of the bucket or time of the event, UTC."""
    title: str
    """Line for people."""


class ActivityResponseResponseData(Model, frozen=True):
    """Latest recorded changes."""

    entries: list[ActivityEntryResponseData]


class EnvironmentFeatureUsageTimeSeriesResponseData(Model, frozen=True):
    """Usage of an event feature over all companies."""

    event_subtype: str
    """Name of the tracked event."""
    feature_id: str
    """Feature (`feat_…`)."""
    points: list[EnvironmentUsagePointResponseData]


class EnvironmentTraitUsageTimeSeriesResponseData(Model, frozen=True):
    """Usage of a trait feature over all companies."""

    feature_id: str
    """Feature (`feat_…`)."""
    points: list[EnvironmentUsagePointResponseData]
    trait_definition_id: str
    """Trait (`trt_…`)."""


class EnvironmentUsagePointResponseData(Model, frozen=True):
    """Usage in one bucket of time."""

    timestamp: Instant
    """Start of the bucket or time of the event, UTC."""
    usage: int
    """Usage in units of the feature."""


class GetActivityParams(Model, frozen=True):
    """Query parameters that `insights.get_activity` understood."""

    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""


class GetActivityResponse(Model, frozen=True):
    """Answer of `insights.get_activity`."""

    data: ActivityResponseResponseData
    params: GetActivityParams


class GetEnvironmentFeatureUsageTimeSeriesParams(Model, frozen=True):
    """Query parameters that `insights.get_environment_feature_usage_time_series` understood."""

    end_time: Instant | None = None
    """End of the window, not included, RFC 3339."""
    feature_id: str | None = None
    """Feature (`feat_…`)."""
    granularity: TimeSeriesGranularity | None = None
    start_time: Instant | None = None
    """Start of the window, included, RFC 3339."""


class GetEnvironmentFeatureUsageTimeSeriesResponse(Model, frozen=True):
    """Answer of `insights.get_environment_feature_usage_time_series`."""

    data: EnvironmentFeatureUsageTimeSeriesResponseData
    params: GetEnvironmentFeatureUsageTimeSeriesParams


class GetEnvironmentTraitUsageTimeSeriesParams(Model, frozen=True):
    """Query parameters that `insights.get_environment_trait_usage_time_series` understood."""

    end_time: Instant | None = None
    """End of the window, not included, RFC 3339."""
    feature_id: str | None = None
    """Feature (`feat_…`)."""
    granularity: TimeSeriesGranularity | None = None
    start_time: Instant | None = None
    """Start of the window, included, RFC 3339."""


class GetEnvironmentTraitUsageTimeSeriesResponse(Model, frozen=True):
    """Answer of `insights.get_environment_trait_usage_time_series`."""

    data: EnvironmentTraitUsageTimeSeriesResponseData
    params: GetEnvironmentTraitUsageTimeSeriesParams


class GetPlanGrowthParams(Model, frozen=True):
    """Query parameters that `insights.get_plan_growth` understood."""

    months: int | None = None
    """How many months to look back, 1 to 24."""


class GetPlanGrowthResponse(Model, frozen=True):
    """Answer of `insights.get_plan_growth`."""

    data: PlanGrowthResponseData
    params: GetPlanGrowthParams


class GetSummaryResponse(Model, frozen=True):
    """Answer of `insights.get_summary`."""

    data: InsightsSummaryResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetTopFeaturesByUsageParams(Model, frozen=True):
    """Query parameters that `insights.get_top_features_by_usage` understood."""

    end_time: Instant | None = None
    """End of the window, not included, RFC 3339."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    start_time: Instant | None = None
    """Start of the window, included, RFC 3339."""


class GetTopFeaturesByUsageResponse(Model, frozen=True):
    """Answer of `insights.get_top_features_by_usage`."""

    data: TopFeaturesByUsageResponseData
    params: GetTopFeaturesByUsageParams


class InsightsSummaryResponseData(Model, frozen=True):
    """Headline figures of an environment."""

    active_credits: float
    """Credits that companies have left, over all credit types."""
    mrr: list[MrrResponseData]
    paid_companies: int
    """Companies with a paid subscription."""
    total_companies: int
    """Number of companies."""
    total_features: int
    """Number of features."""
    total_plans: int
    """Number of plans."""


class MrrResponseData(Model, frozen=True):
    """Monthly recurring revenue in one currency."""

    amount: int
    """Amount in the currency's smallest unit, such as cents."""
    currency: Currency


class PlanGrowthPointResponseData(Model, frozen=True):
    """Subscribers of a plan in a month."""

    month: Instant
    """Start of the month, UTC."""
    plan_id: str
    """Plan or add-on (`plan_…`)."""
    plan_name: str
    """Name of the plan."""
    subscribers: int
    """Companies on the plan."""


class PlanGrowthResponseData(Model, frozen=True):
    """Subscribers by plan and month."""

    points: list[PlanGrowthPointResponseData]


class TopFeatureByUsageResponseData(Model, frozen=True):
    """A feature's usage, compared with the window before."""

    feature_id: str
    """Feature (`feat_…`)."""
    feature_name: str
    """Name of the feature."""
    prior_usage: int
    """Usage in the window of equal length just before."""
    usage: int
    """Usage in units of the feature."""
    change_pct: float | None = None
    """Change against the prior window in percent; null when that had none."""
    plural_name: str | None = None
    """Name of several units."""


class TopFeaturesByUsageResponseData(Model, frozen=True):
    """Features used most."""

    features: list[TopFeatureByUsageResponseData]


class GetActivityQuery(Options, total=False):
    """Keywords of `insights.get_activity`."""

    limit: int | None
    """Most entries to return, 1 to 50; 10 unless sent."""


class GetEnvironmentFeatureUsageTimeSeriesQuery(Options, total=False):
    """Keywords of `insights.get_environment_feature_usage_time_series`."""

    end_time: Required[datetime]
    """End of the window, not included, RFC 3339."""
    feature_id: Required[str]
    """Feature (`feat_…`)."""
    start_time: Required[datetime]
    """Start of the window, included, RFC 3339."""
    granularity: TimeSeriesGranularity | None
    """Length of a bucket."""


class GetEnvironmentTraitUsageTimeSeriesQuery(Options, total=False):
    """Keywords of `insights.get_environment_trait_usage_time_series`."""

    end_time: Required[datetime]
    """End of the window, not included, RFC 3339."""
    feature_id: Required[str]
    """Feature (`feat_…`)."""
    start_time: Required[datetime]
    """Start of the window, included, RFC 3339."""
    granularity: TimeSeriesGranularity | None
    """Length of a bucket."""


class GetPlanGrowthQuery(Options, total=False):
    """Keywords of `insights.get_plan_growth`."""

    months: int | None
    """Months to look back, 1 to 24; 6 unless sent."""


class GetTopFeaturesByUsageQuery(Options, total=False):
    """Keywords of `insights.get_top_features_by_usage`."""

    end_time: Required[datetime]
    """End of the window, not included, RFC 3339."""
    start_time: Required[datetime]
    """Start of the window, included, RFC 3339."""
    limit: int | None
    """Most features to return, 1 to 20; 5 unless sent."""
