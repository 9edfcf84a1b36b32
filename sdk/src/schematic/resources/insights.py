# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""Clients of the resource `insights`. Methods with a docstring alone describe operations, see `core.operation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic.core.resource import AsyncResource, Resource, awaited, awaited_raw, get, raw

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
    from schematic.types import (
        GetActivityQuery,
        GetActivityResponse,
        GetEnvironmentFeatureUsageTimeSeriesQuery,
        GetEnvironmentFeatureUsageTimeSeriesResponse,
        GetEnvironmentTraitUsageTimeSeriesQuery,
        GetEnvironmentTraitUsageTimeSeriesResponse,
        GetPlanGrowthQuery,
        GetPlanGrowthResponse,
        GetSummaryResponse,
        GetTopFeaturesByUsageQuery,
        GetTopFeaturesByUsageResponse,
    )


class InsightsClient(Resource):
    """`client.insights`."""

    @property
    def with_raw_response(self) -> RawInsightsClient:
        """The same operations, answered with status and headers."""
        return RawInsightsClient(self._transport)

    @get("insights/activity")
    def get_activity(self, **query: Unpack[GetActivityQuery]) -> GetActivityResponse:
        """Latest recorded changes, newest first.

        limit: int | None. Most entries to return, 1 to 50; 10 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("insights/feature-usage-timeseries")
    def get_environment_feature_usage_time_series(
        self, **query: Unpack[GetEnvironmentFeatureUsageTimeSeriesQuery]
    ) -> GetEnvironmentFeatureUsageTimeSeriesResponse:
        """Usage of one event feature over time, summed over all companies.

        end_time: datetime, required. End of the window, not included, RFC 3339.
        feature_id: str, required. Feature (`feat_…`).
        start_time: datetime, required. Start of the window, included, RFC 3339.
        granularity: TimeSeriesGranularity | None. Length of a bucket.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("insights/trait-usage-timeseries")
    def get_environment_trait_usage_time_series(
        self, **query: Unpack[GetEnvironmentTraitUsageTimeSeriesQuery]
    ) -> GetEnvironmentTraitUsageTimeSeriesResponse:
        """Sum of a trait feature's usage over time, over all companies.

        end_time: datetime, required. End of the window, not included, RFC 3339.
        feature_id: str, required. Feature (`feat_…`).
        start_time: datetime, required. Start of the window, included, RFC 3339.
        granularity: TimeSeriesGranularity | None. Length of a bucket.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("insights/plan-growth")
    def get_plan_growth(self, **query: Unpack[GetPlanGrowthQuery]) -> GetPlanGrowthResponse:
        """Subscribed companies per plan and month.

        months: int | None. Months to look back, 1 to 24; 6 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("insights/summary")
    def get_summary(self, **options: Unpack[Options]) -> GetSummaryResponse:
        """Headline counts, credits outstanding and monthly recurring revenue.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("insights/top-features")
    def get_top_features_by_usage(self, **query: Unpack[GetTopFeaturesByUsageQuery]) -> GetTopFeaturesByUsageResponse:
        """Features used most in a window, compared with the window before it.

        end_time: datetime, required. End of the window, not included, RFC 3339.
        start_time: datetime, required. Start of the window, included, RFC 3339.
        limit: int | None. Most features to return, 1 to 20; 5 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """


class AsyncInsightsClient(AsyncResource):
    """`client.insights`."""

    @property
    def with_raw_response(self) -> AsyncRawInsightsClient:
        """The same operations, answered with status and headers."""
        return AsyncRawInsightsClient(self._transport)

    get_activity = awaited(InsightsClient.get_activity)
    get_environment_feature_usage_time_series = awaited(InsightsClient.get_environment_feature_usage_time_series)
    get_environment_trait_usage_time_series = awaited(InsightsClient.get_environment_trait_usage_time_series)
    get_plan_growth = awaited(InsightsClient.get_plan_growth)
    get_summary = awaited(InsightsClient.get_summary)
    get_top_features_by_usage = awaited(InsightsClient.get_top_features_by_usage)


class RawInsightsClient(Resource):
    """`client.insights.with_raw_response`."""

    get_activity = raw(InsightsClient.get_activity)
    get_environment_feature_usage_time_series = raw(InsightsClient.get_environment_feature_usage_time_series)
    get_environment_trait_usage_time_series = raw(InsightsClient.get_environment_trait_usage_time_series)
    get_plan_growth = raw(InsightsClient.get_plan_growth)
    get_summary = raw(InsightsClient.get_summary)
    get_top_features_by_usage = raw(InsightsClient.get_top_features_by_usage)


class AsyncRawInsightsClient(AsyncResource):
    """`client.insights.with_raw_response`."""

    get_activity = awaited_raw(InsightsClient.get_activity)
    get_environment_feature_usage_time_series = awaited_raw(InsightsClient.get_environment_feature_usage_time_series)
    get_environment_trait_usage_time_series = awaited_raw(InsightsClient.get_environment_trait_usage_time_series)
    get_plan_growth = awaited_raw(InsightsClient.get_plan_growth)
    get_summary = awaited_raw(InsightsClient.get_summary)
    get_top_features_by_usage = awaited_raw(InsightsClient.get_top_features_by_usage)
