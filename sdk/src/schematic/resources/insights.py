# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `insights`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
    from schematic.core.response import AsyncHttpResponse, HttpResponse
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

    def get_activity(self, **query: Unpack[GetActivityQuery]) -> GetActivityResponse:
        """Latest recorded changes, newest first.

        limit: int | None. Most entries to return, 1 to 50; 10 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("insights.get_activity", "insights/activity", types.GetActivityResponse, query)

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
        return self._get(
            "insights.get_environment_feature_usage_time_series",
            "insights/feature-usage-timeseries",
            types.GetEnvironmentFeatureUsageTimeSeriesResponse,
            query,
        )

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
        return self._get(
            "insights.get_environment_trait_usage_time_series",
            "insights/trait-usage-timeseries",
            types.GetEnvironmentTraitUsageTimeSeriesResponse,
            query,
        )

    def get_plan_growth(self, **query: Unpack[GetPlanGrowthQuery]) -> GetPlanGrowthResponse:
        """Subscribed companies per plan and month.

        months: int | None. Months to look back, 1 to 24; 6 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("insights.get_plan_growth", "insights/plan-growth", types.GetPlanGrowthResponse, query)

    def get_summary(self, **options: Unpack[Options]) -> GetSummaryResponse:
        """Headline counts, credits outstanding and monthly recurring revenue.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("insights.get_summary", "insights/summary", types.GetSummaryResponse, options)

    def get_top_features_by_usage(self, **query: Unpack[GetTopFeaturesByUsageQuery]) -> GetTopFeaturesByUsageResponse:
        """Features used most in a window, compared with the window before it.

        end_time: datetime, required. End of the window, not included, RFC 3339.
        start_time: datetime, required. Start of the window, included, RFC 3339.
        limit: int | None. Most features to return, 1 to 20; 5 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "insights.get_top_features_by_usage", "insights/top-features", types.GetTopFeaturesByUsageResponse, query
        )


class AsyncInsightsClient(AsyncResource, like=InsightsClient):
    """`client.insights`."""

    @property
    def with_raw_response(self) -> AsyncRawInsightsClient:
        """The same operations, answered with status and headers."""
        return AsyncRawInsightsClient(self._transport)

    async def get_activity(self, **query: Unpack[GetActivityQuery]) -> GetActivityResponse:
        """Latest recorded changes, newest first."""
        return await self._get("insights.get_activity", "insights/activity", types.GetActivityResponse, query)

    async def get_environment_feature_usage_time_series(
        self, **query: Unpack[GetEnvironmentFeatureUsageTimeSeriesQuery]
    ) -> GetEnvironmentFeatureUsageTimeSeriesResponse:
        """Usage of one event feature over time, summed over all companies."""
        return await self._get(
            "insights.get_environment_feature_usage_time_series",
            "insights/feature-usage-timeseries",
            types.GetEnvironmentFeatureUsageTimeSeriesResponse,
            query,
        )

    async def get_environment_trait_usage_time_series(
        self, **query: Unpack[GetEnvironmentTraitUsageTimeSeriesQuery]
    ) -> GetEnvironmentTraitUsageTimeSeriesResponse:
        """Sum of a trait feature's usage over time, over all companies."""
        return await self._get(
            "insights.get_environment_trait_usage_time_series",
            "insights/trait-usage-timeseries",
            types.GetEnvironmentTraitUsageTimeSeriesResponse,
            query,
        )

    async def get_plan_growth(self, **query: Unpack[GetPlanGrowthQuery]) -> GetPlanGrowthResponse:
        """Subscribed companies per plan and month."""
        return await self._get("insights.get_plan_growth", "insights/plan-growth", types.GetPlanGrowthResponse, query)

    async def get_summary(self, **options: Unpack[Options]) -> GetSummaryResponse:
        """Headline counts, credits outstanding and monthly recurring revenue."""
        return await self._get("insights.get_summary", "insights/summary", types.GetSummaryResponse, options)

    async def get_top_features_by_usage(
        self, **query: Unpack[GetTopFeaturesByUsageQuery]
    ) -> GetTopFeaturesByUsageResponse:
        """Features used most in a window, compared with the window before it."""
        return await self._get(
            "insights.get_top_features_by_usage", "insights/top-features", types.GetTopFeaturesByUsageResponse, query
        )


class RawInsightsClient(RawResource, like=InsightsClient):
    """`client.insights.with_raw_response`."""

    def get_activity(self, **query: Unpack[GetActivityQuery]) -> HttpResponse[GetActivityResponse]:
        """Latest recorded changes, newest first."""
        return self._get("insights.get_activity", "insights/activity", types.GetActivityResponse, query)

    def get_environment_feature_usage_time_series(
        self, **query: Unpack[GetEnvironmentFeatureUsageTimeSeriesQuery]
    ) -> HttpResponse[GetEnvironmentFeatureUsageTimeSeriesResponse]:
        """Usage of one event feature over time, summed over all companies."""
        return self._get(
            "insights.get_environment_feature_usage_time_series",
            "insights/feature-usage-timeseries",
            types.GetEnvironmentFeatureUsageTimeSeriesResponse,
            query,
        )

    def get_environment_trait_usage_time_series(
        self, **query: Unpack[GetEnvironmentTraitUsageTimeSeriesQuery]
    ) -> HttpResponse[GetEnvironmentTraitUsageTimeSeriesResponse]:
        """Sum of a trait feature's usage over time, over all companies."""
        return self._get(
            "insights.get_environment_trait_usage_time_series",
            "insights/trait-usage-timeseries",
            types.GetEnvironmentTraitUsageTimeSeriesResponse,
            query,
        )

    def get_plan_growth(self, **query: Unpack[GetPlanGrowthQuery]) -> HttpResponse[GetPlanGrowthResponse]:
        """Subscribed companies per plan and month."""
        return self._get("insights.get_plan_growth", "insights/plan-growth", types.GetPlanGrowthResponse, query)

    def get_summary(self, **options: Unpack[Options]) -> HttpResponse[GetSummaryResponse]:
        """Headline counts, credits outstanding and monthly recurring revenue."""
        return self._get("insights.get_summary", "insights/summary", types.GetSummaryResponse, options)

    def get_top_features_by_usage(
        self, **query: Unpack[GetTopFeaturesByUsageQuery]
    ) -> HttpResponse[GetTopFeaturesByUsageResponse]:
        """Features used most in a window, compared with the window before it."""
        return self._get(
            "insights.get_top_features_by_usage", "insights/top-features", types.GetTopFeaturesByUsageResponse, query
        )


class AsyncRawInsightsClient(AsyncRawResource, like=InsightsClient):
    """`client.insights.with_raw_response`."""

    async def get_activity(self, **query: Unpack[GetActivityQuery]) -> AsyncHttpResponse[GetActivityResponse]:
        """Latest recorded changes, newest first."""
        return await self._get("insights.get_activity", "insights/activity", types.GetActivityResponse, query)

    async def get_environment_feature_usage_time_series(
        self, **query: Unpack[GetEnvironmentFeatureUsageTimeSeriesQuery]
    ) -> AsyncHttpResponse[GetEnvironmentFeatureUsageTimeSeriesResponse]:
        """Usage of one event feature over time, summed over all companies."""
        return await self._get(
            "insights.get_environment_feature_usage_time_series",
            "insights/feature-usage-timeseries",
            types.GetEnvironmentFeatureUsageTimeSeriesResponse,
            query,
        )

    async def get_environment_trait_usage_time_series(
        self, **query: Unpack[GetEnvironmentTraitUsageTimeSeriesQuery]
    ) -> AsyncHttpResponse[GetEnvironmentTraitUsageTimeSeriesResponse]:
        """Sum of a trait feature's usage over time, over all companies."""
        return await self._get(
            "insights.get_environment_trait_usage_time_series",
            "insights/trait-usage-timeseries",
            types.GetEnvironmentTraitUsageTimeSeriesResponse,
            query,
        )

    async def get_plan_growth(self, **query: Unpack[GetPlanGrowthQuery]) -> AsyncHttpResponse[GetPlanGrowthResponse]:
        """Subscribed companies per plan and month."""
        return await self._get("insights.get_plan_growth", "insights/plan-growth", types.GetPlanGrowthResponse, query)

    async def get_summary(self, **options: Unpack[Options]) -> AsyncHttpResponse[GetSummaryResponse]:
        """Headline counts, credits outstanding and monthly recurring revenue."""
        return await self._get("insights.get_summary", "insights/summary", types.GetSummaryResponse, options)

    async def get_top_features_by_usage(
        self, **query: Unpack[GetTopFeaturesByUsageQuery]
    ) -> AsyncHttpResponse[GetTopFeaturesByUsageResponse]:
        """Features used most in a window, compared with the window before it."""
        return await self._get(
            "insights.get_top_features_by_usage", "insights/top-features", types.GetTopFeaturesByUsageResponse, query
        )
