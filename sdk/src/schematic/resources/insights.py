# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `insights`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource

if TYPE_CHECKING:
    from typing_extensions import Unpack

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
        """getActivity"""
        return self._get("insights.get_activity", "insights/activity", types.GetActivityResponse, query)

    def get_environment_feature_usage_time_series(
        self, **query: Unpack[GetEnvironmentFeatureUsageTimeSeriesQuery]
    ) -> GetEnvironmentFeatureUsageTimeSeriesResponse:
        """getEnvironmentFeatureUsageTimeSeries"""
        return self._get(
            "insights.get_environment_feature_usage_time_series",
            "insights/feature-usage-timeseries",
            types.GetEnvironmentFeatureUsageTimeSeriesResponse,
            query,
        )

    def get_environment_trait_usage_time_series(
        self, **query: Unpack[GetEnvironmentTraitUsageTimeSeriesQuery]
    ) -> GetEnvironmentTraitUsageTimeSeriesResponse:
        """getEnvironmentTraitUsageTimeSeries"""
        return self._get(
            "insights.get_environment_trait_usage_time_series",
            "insights/trait-usage-timeseries",
            types.GetEnvironmentTraitUsageTimeSeriesResponse,
            query,
        )

    def get_plan_growth(self, **query: Unpack[GetPlanGrowthQuery]) -> GetPlanGrowthResponse:
        """getPlanGrowth"""
        return self._get("insights.get_plan_growth", "insights/plan-growth", types.GetPlanGrowthResponse, query)

    def get_summary(self, **options: Unpack[Options]) -> GetSummaryResponse:
        """getSummary"""
        return self._get("insights.get_summary", "insights/summary", types.GetSummaryResponse, options)

    def get_top_features_by_usage(self, **query: Unpack[GetTopFeaturesByUsageQuery]) -> GetTopFeaturesByUsageResponse:
        """getTopFeaturesByUsage"""
        return self._get(
            "insights.get_top_features_by_usage", "insights/top-features", types.GetTopFeaturesByUsageResponse, query
        )


class AsyncInsightsClient(AsyncResource):
    """`client.insights`."""

    @property
    def with_raw_response(self) -> AsyncRawInsightsClient:
        """The same operations, answered with status and headers."""
        return AsyncRawInsightsClient(self._transport)

    async def get_activity(self, **query: Unpack[GetActivityQuery]) -> GetActivityResponse:
        """getActivity"""
        return await self._get("insights.get_activity", "insights/activity", types.GetActivityResponse, query)

    async def get_environment_feature_usage_time_series(
        self, **query: Unpack[GetEnvironmentFeatureUsageTimeSeriesQuery]
    ) -> GetEnvironmentFeatureUsageTimeSeriesResponse:
        """getEnvironmentFeatureUsageTimeSeries"""
        return await self._get(
            "insights.get_environment_feature_usage_time_series",
            "insights/feature-usage-timeseries",
            types.GetEnvironmentFeatureUsageTimeSeriesResponse,
            query,
        )

    async def get_environment_trait_usage_time_series(
        self, **query: Unpack[GetEnvironmentTraitUsageTimeSeriesQuery]
    ) -> GetEnvironmentTraitUsageTimeSeriesResponse:
        """getEnvironmentTraitUsageTimeSeries"""
        return await self._get(
            "insights.get_environment_trait_usage_time_series",
            "insights/trait-usage-timeseries",
            types.GetEnvironmentTraitUsageTimeSeriesResponse,
            query,
        )

    async def get_plan_growth(self, **query: Unpack[GetPlanGrowthQuery]) -> GetPlanGrowthResponse:
        """getPlanGrowth"""
        return await self._get("insights.get_plan_growth", "insights/plan-growth", types.GetPlanGrowthResponse, query)

    async def get_summary(self, **options: Unpack[Options]) -> GetSummaryResponse:
        """getSummary"""
        return await self._get("insights.get_summary", "insights/summary", types.GetSummaryResponse, options)

    async def get_top_features_by_usage(
        self, **query: Unpack[GetTopFeaturesByUsageQuery]
    ) -> GetTopFeaturesByUsageResponse:
        """getTopFeaturesByUsage"""
        return await self._get(
            "insights.get_top_features_by_usage", "insights/top-features", types.GetTopFeaturesByUsageResponse, query
        )


class RawInsightsClient(RawResource):
    """`client.insights.with_raw_response`."""

    def get_activity(self, **query: Unpack[GetActivityQuery]) -> HttpResponse[GetActivityResponse]:
        """getActivity"""
        return self._get("insights.get_activity", "insights/activity", types.GetActivityResponse, query)

    def get_environment_feature_usage_time_series(
        self, **query: Unpack[GetEnvironmentFeatureUsageTimeSeriesQuery]
    ) -> HttpResponse[GetEnvironmentFeatureUsageTimeSeriesResponse]:
        """getEnvironmentFeatureUsageTimeSeries"""
        return self._get(
            "insights.get_environment_feature_usage_time_series",
            "insights/feature-usage-timeseries",
            types.GetEnvironmentFeatureUsageTimeSeriesResponse,
            query,
        )

    def get_environment_trait_usage_time_series(
        self, **query: Unpack[GetEnvironmentTraitUsageTimeSeriesQuery]
    ) -> HttpResponse[GetEnvironmentTraitUsageTimeSeriesResponse]:
        """getEnvironmentTraitUsageTimeSeries"""
        return self._get(
            "insights.get_environment_trait_usage_time_series",
            "insights/trait-usage-timeseries",
            types.GetEnvironmentTraitUsageTimeSeriesResponse,
            query,
        )

    def get_plan_growth(self, **query: Unpack[GetPlanGrowthQuery]) -> HttpResponse[GetPlanGrowthResponse]:
        """getPlanGrowth"""
        return self._get("insights.get_plan_growth", "insights/plan-growth", types.GetPlanGrowthResponse, query)

    def get_summary(self, **options: Unpack[Options]) -> HttpResponse[GetSummaryResponse]:
        """getSummary"""
        return self._get("insights.get_summary", "insights/summary", types.GetSummaryResponse, options)

    def get_top_features_by_usage(
        self, **query: Unpack[GetTopFeaturesByUsageQuery]
    ) -> HttpResponse[GetTopFeaturesByUsageResponse]:
        """getTopFeaturesByUsage"""
        return self._get(
            "insights.get_top_features_by_usage", "insights/top-features", types.GetTopFeaturesByUsageResponse, query
        )


class AsyncRawInsightsClient(AsyncRawResource):
    """`client.insights.with_raw_response`."""

    async def get_activity(self, **query: Unpack[GetActivityQuery]) -> AsyncHttpResponse[GetActivityResponse]:
        """getActivity"""
        return await self._get("insights.get_activity", "insights/activity", types.GetActivityResponse, query)

    async def get_environment_feature_usage_time_series(
        self, **query: Unpack[GetEnvironmentFeatureUsageTimeSeriesQuery]
    ) -> AsyncHttpResponse[GetEnvironmentFeatureUsageTimeSeriesResponse]:
        """getEnvironmentFeatureUsageTimeSeries"""
        return await self._get(
            "insights.get_environment_feature_usage_time_series",
            "insights/feature-usage-timeseries",
            types.GetEnvironmentFeatureUsageTimeSeriesResponse,
            query,
        )

    async def get_environment_trait_usage_time_series(
        self, **query: Unpack[GetEnvironmentTraitUsageTimeSeriesQuery]
    ) -> AsyncHttpResponse[GetEnvironmentTraitUsageTimeSeriesResponse]:
        """getEnvironmentTraitUsageTimeSeries"""
        return await self._get(
            "insights.get_environment_trait_usage_time_series",
            "insights/trait-usage-timeseries",
            types.GetEnvironmentTraitUsageTimeSeriesResponse,
            query,
        )

    async def get_plan_growth(self, **query: Unpack[GetPlanGrowthQuery]) -> AsyncHttpResponse[GetPlanGrowthResponse]:
        """getPlanGrowth"""
        return await self._get("insights.get_plan_growth", "insights/plan-growth", types.GetPlanGrowthResponse, query)

    async def get_summary(self, **options: Unpack[Options]) -> AsyncHttpResponse[GetSummaryResponse]:
        """getSummary"""
        return await self._get("insights.get_summary", "insights/summary", types.GetSummaryResponse, options)

    async def get_top_features_by_usage(
        self, **query: Unpack[GetTopFeaturesByUsageQuery]
    ) -> AsyncHttpResponse[GetTopFeaturesByUsageResponse]:
        """getTopFeaturesByUsage"""
        return await self._get(
            "insights.get_top_features_by_usage", "insights/top-features", types.GetTopFeaturesByUsageResponse, query
        )
