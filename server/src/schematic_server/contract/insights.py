# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `insights`, for checkers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from schematic_server.contract.shared import Currency, TimeSeriesGranularity


class GetActivityQuery(TypedDict):
    """Query of `insights.get_activity`."""

    limit: int


GetActivityAnswer: TypeAlias = "ActivityResponseResponseData"


class GetEnvironmentFeatureUsageTimeSeriesQuery(TypedDict):
    """Query of `insights.get_environment_feature_usage_time_series`."""

    end_time: datetime
    feature_id: str
    granularity: NotRequired[TimeSeriesGranularity]
    start_time: datetime


GetEnvironmentFeatureUsageTimeSeriesAnswer: TypeAlias = "EnvironmentFeatureUsageTimeSeriesResponseData"


class GetEnvironmentTraitUsageTimeSeriesQuery(TypedDict):
    """Query of `insights.get_environment_trait_usage_time_series`."""

    end_time: datetime
    feature_id: str
    granularity: NotRequired[TimeSeriesGranularity]
    start_time: datetime


GetEnvironmentTraitUsageTimeSeriesAnswer: TypeAlias = "EnvironmentTraitUsageTimeSeriesResponseData"


class GetPlanGrowthQuery(TypedDict):
    """Query of `insights.get_plan_growth`."""

    months: int


GetPlanGrowthAnswer: TypeAlias = "PlanGrowthResponseData"

GetSummaryAnswer: TypeAlias = "InsightsSummaryResponseData"


class GetTopFeaturesByUsageQuery(TypedDict):
    """Query of `insights.get_top_features_by_usage`."""

    end_time: datetime
    limit: int
    start_time: datetime


GetTopFeaturesByUsageAnswer: TypeAlias = "TopFeaturesByUsageResponseData"


class ActivityEntryResponseData(TypedDict):
    """One recorded change, as a line for people."""

    actor_name: str
    method: str
    resource_name: str
    resource_type: str
    timestamp: datetime
    title: str


class ActivityResponseResponseData(TypedDict):
    """Latest recorded changes."""

    entries: Sequence[ActivityEntryResponseData]


class EnvironmentFeatureUsageTimeSeriesResponseData(TypedDict):
    """Usage of an event feature over all companies."""

    event_subtype: str
    feature_id: str
    points: Sequence[EnvironmentUsagePointResponseData]


class EnvironmentTraitUsageTimeSeriesResponseData(TypedDict):
    """Usage of a trait feature over all companies."""

    feature_id: str
    points: Sequence[EnvironmentUsagePointResponseData]
    trait_definition_id: str


class EnvironmentUsagePointResponseData(TypedDict):
    """Usage in one bucket of time."""

    timestamp: datetime
    usage: int


class InsightsSummaryResponseData(TypedDict):
    """Headline figures of an environment."""

    active_credits: float
    mrr: Sequence[MrrResponseData]
    paid_companies: int
    total_companies: int
    total_features: int
    total_plans: int


class MrrResponseData(TypedDict):
    """Monthly recurring revenue in one currency."""

    amount: int
    currency: Currency


class PlanGrowthPointResponseData(TypedDict):
    """Subscribers of a plan in a month."""

    month: datetime
    plan_id: str
    plan_name: str
    subscribers: int


class PlanGrowthResponseData(TypedDict):
    """Subscribers by plan and month."""

    points: Sequence[PlanGrowthPointResponseData]


class TopFeatureByUsageResponseData(TypedDict):
    """A feature's usage, compared with the window before."""

    change_pct: NotRequired[float | None]
    feature_id: str
    feature_name: str
    plural_name: NotRequired[str | None]
    prior_usage: int
    usage: int


class TopFeaturesByUsageResponseData(TypedDict):
    """Features used most."""

    features: Sequence[TopFeatureByUsageResponseData]
