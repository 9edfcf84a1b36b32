# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `features`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.query import path_segment
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from schematic.core.request_options import Options
    from schematic.core.response import AsyncHttpResponse, HttpResponse
    from schematic.types import (
        CheckAndReserveFlagBody,
        CheckAndReserveFlagResponse,
        CheckFlagBody,
        CheckFlagResponse,
        CheckFlagsBody,
        CheckFlagsBulkBody,
        CheckFlagsBulkResponse,
        CheckFlagsResponse,
        CountFeaturesQuery,
        CountFeaturesResponse,
        CountFlagsQuery,
        CountFlagsResponse,
        CreateFeatureBody,
        CreateFeatureResponse,
        CreateFlagBody,
        CreateFlagResponse,
        DeleteFeatureResponse,
        DeleteFlagResponse,
        GetFeatureResponse,
        GetFlagResponse,
        ListFeaturesQuery,
        ListFeaturesResponse,
        ListFlagsQuery,
        ListFlagsResponse,
        UpdateFeatureBody,
        UpdateFeatureResponse,
        UpdateFlagBody,
        UpdateFlagResponse,
        UpdateFlagRulesBody,
        UpdateFlagRulesResponse,
        UpsertFeatureForBillingProductBody,
        UpsertFeatureForBillingProductResponse,
    )


class FeaturesClient(Resource):
    """`client.features`."""

    @property
    def with_raw_response(self) -> RawFeaturesClient:
        """The same operations, answered with status and headers."""
        return RawFeaturesClient(self._transport)

    def check_and_reserve_flag(self, key: str, **body: Unpack[CheckAndReserveFlagBody]) -> CheckAndReserveFlagResponse:
        """checkAndReserveFlag"""
        return self._post(
            "features.check_and_reserve_flag",
            f"flags/{path_segment(key, 'key')}/check-and-reserve",
            types.CheckAndReserveFlagResponse,
            body,
        )

    def check_flag(self, key: str, **body: Unpack[CheckFlagBody]) -> CheckFlagResponse:
        """checkFlag"""
        return self._post(
            "features.check_flag", f"flags/{path_segment(key, 'key')}/check", types.CheckFlagResponse, body
        )

    def check_flags(self, **body: Unpack[CheckFlagsBody]) -> CheckFlagsResponse:
        """checkFlags"""
        return self._post("features.check_flags", "flags/check", types.CheckFlagsResponse, body)

    def check_flags_bulk(self, **body: Unpack[CheckFlagsBulkBody]) -> CheckFlagsBulkResponse:
        """checkFlagsBulk"""
        return self._post("features.check_flags_bulk", "flags/check-bulk", types.CheckFlagsBulkResponse, body)

    def count_features(self, **query: Unpack[CountFeaturesQuery]) -> CountFeaturesResponse:
        """countFeatures"""
        return self._get("features.count_features", "features/count", types.CountFeaturesResponse, query)

    def count_flags(self, **query: Unpack[CountFlagsQuery]) -> CountFlagsResponse:
        """countFlags"""
        return self._get("features.count_flags", "flags/count", types.CountFlagsResponse, query)

    def create_feature(self, **body: Unpack[CreateFeatureBody]) -> CreateFeatureResponse:
        """createFeature"""
        return self._post("features.create_feature", "features", types.CreateFeatureResponse, body)

    def create_flag(self, **body: Unpack[CreateFlagBody]) -> CreateFlagResponse:
        """createFlag"""
        return self._post("features.create_flag", "flags", types.CreateFlagResponse, body)

    def delete_feature(self, feature_id: str, **options: Unpack[Options]) -> DeleteFeatureResponse:
        """deleteFeature"""
        return self._delete(
            "features.delete_feature",
            f"features/{path_segment(feature_id, 'feature_id')}",
            types.DeleteFeatureResponse,
            options,
        )

    def delete_flag(self, flag_id: str, **options: Unpack[Options]) -> DeleteFlagResponse:
        """deleteFlag"""
        return self._delete(
            "features.delete_flag", f"flags/{path_segment(flag_id, 'flag_id')}", types.DeleteFlagResponse, options
        )

    def get_feature(self, feature_id: str, **options: Unpack[Options]) -> GetFeatureResponse:
        """getFeature"""
        return self._get(
            "features.get_feature",
            f"features/{path_segment(feature_id, 'feature_id')}",
            types.GetFeatureResponse,
            options,
        )

    def get_flag(self, flag_id: str, **options: Unpack[Options]) -> GetFlagResponse:
        """getFlag"""
        return self._get(
            "features.get_flag", f"flags/{path_segment(flag_id, 'flag_id')}", types.GetFlagResponse, options
        )

    def list_features(self, **query: Unpack[ListFeaturesQuery]) -> ListFeaturesResponse:
        """listFeatures"""
        return self._get("features.list_features", "features", types.ListFeaturesResponse, query)

    def list_flags(self, **query: Unpack[ListFlagsQuery]) -> ListFlagsResponse:
        """listFlags"""
        return self._get("features.list_flags", "flags", types.ListFlagsResponse, query)

    def update_feature(self, feature_id: str, **body: Unpack[UpdateFeatureBody]) -> UpdateFeatureResponse:
        """updateFeature"""
        return self._put(
            "features.update_feature",
            f"features/{path_segment(feature_id, 'feature_id')}",
            types.UpdateFeatureResponse,
            body,
        )

    def update_flag(self, flag_id: str, **body: Unpack[UpdateFlagBody]) -> UpdateFlagResponse:
        """updateFlag"""
        return self._put(
            "features.update_flag", f"flags/{path_segment(flag_id, 'flag_id')}", types.UpdateFlagResponse, body
        )

    def update_flag_rules(self, flag_id: str, **body: Unpack[UpdateFlagRulesBody]) -> UpdateFlagRulesResponse:
        """updateFlagRules"""
        return self._put(
            "features.update_flag_rules",
            f"flags/{path_segment(flag_id, 'flag_id')}/rules",
            types.UpdateFlagRulesResponse,
            body,
        )

    def upsert_feature_for_billing_product(
        self, **body: Unpack[UpsertFeatureForBillingProductBody]
    ) -> UpsertFeatureForBillingProductResponse:
        """upsertFeatureForBillingProduct"""
        return self._post(
            "features.upsert_feature_for_billing_product",
            "features/billing-linked",
            types.UpsertFeatureForBillingProductResponse,
            body,
        )


class AsyncFeaturesClient(AsyncResource):
    """`client.features`."""

    @property
    def with_raw_response(self) -> AsyncRawFeaturesClient:
        """The same operations, answered with status and headers."""
        return AsyncRawFeaturesClient(self._transport)

    async def check_and_reserve_flag(
        self, key: str, **body: Unpack[CheckAndReserveFlagBody]
    ) -> CheckAndReserveFlagResponse:
        """checkAndReserveFlag"""
        return await self._post(
            "features.check_and_reserve_flag",
            f"flags/{path_segment(key, 'key')}/check-and-reserve",
            types.CheckAndReserveFlagResponse,
            body,
        )

    async def check_flag(self, key: str, **body: Unpack[CheckFlagBody]) -> CheckFlagResponse:
        """checkFlag"""
        return await self._post(
            "features.check_flag", f"flags/{path_segment(key, 'key')}/check", types.CheckFlagResponse, body
        )

    async def check_flags(self, **body: Unpack[CheckFlagsBody]) -> CheckFlagsResponse:
        """checkFlags"""
        return await self._post("features.check_flags", "flags/check", types.CheckFlagsResponse, body)

    async def check_flags_bulk(self, **body: Unpack[CheckFlagsBulkBody]) -> CheckFlagsBulkResponse:
        """checkFlagsBulk"""
        return await self._post("features.check_flags_bulk", "flags/check-bulk", types.CheckFlagsBulkResponse, body)

    async def count_features(self, **query: Unpack[CountFeaturesQuery]) -> CountFeaturesResponse:
        """countFeatures"""
        return await self._get("features.count_features", "features/count", types.CountFeaturesResponse, query)

    async def count_flags(self, **query: Unpack[CountFlagsQuery]) -> CountFlagsResponse:
        """countFlags"""
        return await self._get("features.count_flags", "flags/count", types.CountFlagsResponse, query)

    async def create_feature(self, **body: Unpack[CreateFeatureBody]) -> CreateFeatureResponse:
        """createFeature"""
        return await self._post("features.create_feature", "features", types.CreateFeatureResponse, body)

    async def create_flag(self, **body: Unpack[CreateFlagBody]) -> CreateFlagResponse:
        """createFlag"""
        return await self._post("features.create_flag", "flags", types.CreateFlagResponse, body)

    async def delete_feature(self, feature_id: str, **options: Unpack[Options]) -> DeleteFeatureResponse:
        """deleteFeature"""
        return await self._delete(
            "features.delete_feature",
            f"features/{path_segment(feature_id, 'feature_id')}",
            types.DeleteFeatureResponse,
            options,
        )

    async def delete_flag(self, flag_id: str, **options: Unpack[Options]) -> DeleteFlagResponse:
        """deleteFlag"""
        return await self._delete(
            "features.delete_flag", f"flags/{path_segment(flag_id, 'flag_id')}", types.DeleteFlagResponse, options
        )

    async def get_feature(self, feature_id: str, **options: Unpack[Options]) -> GetFeatureResponse:
        """getFeature"""
        return await self._get(
            "features.get_feature",
            f"features/{path_segment(feature_id, 'feature_id')}",
            types.GetFeatureResponse,
            options,
        )

    async def get_flag(self, flag_id: str, **options: Unpack[Options]) -> GetFlagResponse:
        """getFlag"""
        return await self._get(
            "features.get_flag", f"flags/{path_segment(flag_id, 'flag_id')}", types.GetFlagResponse, options
        )

    async def list_features(self, **query: Unpack[ListFeaturesQuery]) -> ListFeaturesResponse:
        """listFeatures"""
        return await self._get("features.list_features", "features", types.ListFeaturesResponse, query)

    async def list_flags(self, **query: Unpack[ListFlagsQuery]) -> ListFlagsResponse:
        """listFlags"""
        return await self._get("features.list_flags", "flags", types.ListFlagsResponse, query)

    async def update_feature(self, feature_id: str, **body: Unpack[UpdateFeatureBody]) -> UpdateFeatureResponse:
        """updateFeature"""
        return await self._put(
            "features.update_feature",
            f"features/{path_segment(feature_id, 'feature_id')}",
            types.UpdateFeatureResponse,
            body,
        )

    async def update_flag(self, flag_id: str, **body: Unpack[UpdateFlagBody]) -> UpdateFlagResponse:
        """updateFlag"""
        return await self._put(
            "features.update_flag", f"flags/{path_segment(flag_id, 'flag_id')}", types.UpdateFlagResponse, body
        )

    async def update_flag_rules(self, flag_id: str, **body: Unpack[UpdateFlagRulesBody]) -> UpdateFlagRulesResponse:
        """updateFlagRules"""
        return await self._put(
            "features.update_flag_rules",
            f"flags/{path_segment(flag_id, 'flag_id')}/rules",
            types.UpdateFlagRulesResponse,
            body,
        )

    async def upsert_feature_for_billing_product(
        self, **body: Unpack[UpsertFeatureForBillingProductBody]
    ) -> UpsertFeatureForBillingProductResponse:
        """upsertFeatureForBillingProduct"""
        return await self._post(
            "features.upsert_feature_for_billing_product",
            "features/billing-linked",
            types.UpsertFeatureForBillingProductResponse,
            body,
        )


class RawFeaturesClient(RawResource):
    """`client.features.with_raw_response`."""

    def check_and_reserve_flag(
        self, key: str, **body: Unpack[CheckAndReserveFlagBody]
    ) -> HttpResponse[CheckAndReserveFlagResponse]:
        """checkAndReserveFlag"""
        return self._post(
            "features.check_and_reserve_flag",
            f"flags/{path_segment(key, 'key')}/check-and-reserve",
            types.CheckAndReserveFlagResponse,
            body,
        )

    def check_flag(self, key: str, **body: Unpack[CheckFlagBody]) -> HttpResponse[CheckFlagResponse]:
        """checkFlag"""
        return self._post(
            "features.check_flag", f"flags/{path_segment(key, 'key')}/check", types.CheckFlagResponse, body
        )

    def check_flags(self, **body: Unpack[CheckFlagsBody]) -> HttpResponse[CheckFlagsResponse]:
        """checkFlags"""
        return self._post("features.check_flags", "flags/check", types.CheckFlagsResponse, body)

    def check_flags_bulk(self, **body: Unpack[CheckFlagsBulkBody]) -> HttpResponse[CheckFlagsBulkResponse]:
        """checkFlagsBulk"""
        return self._post("features.check_flags_bulk", "flags/check-bulk", types.CheckFlagsBulkResponse, body)

    def count_features(self, **query: Unpack[CountFeaturesQuery]) -> HttpResponse[CountFeaturesResponse]:
        """countFeatures"""
        return self._get("features.count_features", "features/count", types.CountFeaturesResponse, query)

    def count_flags(self, **query: Unpack[CountFlagsQuery]) -> HttpResponse[CountFlagsResponse]:
        """countFlags"""
        return self._get("features.count_flags", "flags/count", types.CountFlagsResponse, query)

    def create_feature(self, **body: Unpack[CreateFeatureBody]) -> HttpResponse[CreateFeatureResponse]:
        """createFeature"""
        return self._post("features.create_feature", "features", types.CreateFeatureResponse, body)

    def create_flag(self, **body: Unpack[CreateFlagBody]) -> HttpResponse[CreateFlagResponse]:
        """createFlag"""
        return self._post("features.create_flag", "flags", types.CreateFlagResponse, body)

    def delete_feature(self, feature_id: str, **options: Unpack[Options]) -> HttpResponse[DeleteFeatureResponse]:
        """deleteFeature"""
        return self._delete(
            "features.delete_feature",
            f"features/{path_segment(feature_id, 'feature_id')}",
            types.DeleteFeatureResponse,
            options,
        )

    def delete_flag(self, flag_id: str, **options: Unpack[Options]) -> HttpResponse[DeleteFlagResponse]:
        """deleteFlag"""
        return self._delete(
            "features.delete_flag", f"flags/{path_segment(flag_id, 'flag_id')}", types.DeleteFlagResponse, options
        )

    def get_feature(self, feature_id: str, **options: Unpack[Options]) -> HttpResponse[GetFeatureResponse]:
        """getFeature"""
        return self._get(
            "features.get_feature",
            f"features/{path_segment(feature_id, 'feature_id')}",
            types.GetFeatureResponse,
            options,
        )

    def get_flag(self, flag_id: str, **options: Unpack[Options]) -> HttpResponse[GetFlagResponse]:
        """getFlag"""
        return self._get(
            "features.get_flag", f"flags/{path_segment(flag_id, 'flag_id')}", types.GetFlagResponse, options
        )

    def list_features(self, **query: Unpack[ListFeaturesQuery]) -> HttpResponse[ListFeaturesResponse]:
        """listFeatures"""
        return self._get("features.list_features", "features", types.ListFeaturesResponse, query)

    def list_flags(self, **query: Unpack[ListFlagsQuery]) -> HttpResponse[ListFlagsResponse]:
        """listFlags"""
        return self._get("features.list_flags", "flags", types.ListFlagsResponse, query)

    def update_feature(self, feature_id: str, **body: Unpack[UpdateFeatureBody]) -> HttpResponse[UpdateFeatureResponse]:
        """updateFeature"""
        return self._put(
            "features.update_feature",
            f"features/{path_segment(feature_id, 'feature_id')}",
            types.UpdateFeatureResponse,
            body,
        )

    def update_flag(self, flag_id: str, **body: Unpack[UpdateFlagBody]) -> HttpResponse[UpdateFlagResponse]:
        """updateFlag"""
        return self._put(
            "features.update_flag", f"flags/{path_segment(flag_id, 'flag_id')}", types.UpdateFlagResponse, body
        )

    def update_flag_rules(
        self, flag_id: str, **body: Unpack[UpdateFlagRulesBody]
    ) -> HttpResponse[UpdateFlagRulesResponse]:
        """updateFlagRules"""
        return self._put(
            "features.update_flag_rules",
            f"flags/{path_segment(flag_id, 'flag_id')}/rules",
            types.UpdateFlagRulesResponse,
            body,
        )

    def upsert_feature_for_billing_product(
        self, **body: Unpack[UpsertFeatureForBillingProductBody]
    ) -> HttpResponse[UpsertFeatureForBillingProductResponse]:
        """upsertFeatureForBillingProduct"""
        return self._post(
            "features.upsert_feature_for_billing_product",
            "features/billing-linked",
            types.UpsertFeatureForBillingProductResponse,
            body,
        )


class AsyncRawFeaturesClient(AsyncRawResource):
    """`client.features.with_raw_response`."""

    async def check_and_reserve_flag(
        self, key: str, **body: Unpack[CheckAndReserveFlagBody]
    ) -> AsyncHttpResponse[CheckAndReserveFlagResponse]:
        """checkAndReserveFlag"""
        return await self._post(
            "features.check_and_reserve_flag",
            f"flags/{path_segment(key, 'key')}/check-and-reserve",
            types.CheckAndReserveFlagResponse,
            body,
        )

    async def check_flag(self, key: str, **body: Unpack[CheckFlagBody]) -> AsyncHttpResponse[CheckFlagResponse]:
        """checkFlag"""
        return await self._post(
            "features.check_flag", f"flags/{path_segment(key, 'key')}/check", types.CheckFlagResponse, body
        )

    async def check_flags(self, **body: Unpack[CheckFlagsBody]) -> AsyncHttpResponse[CheckFlagsResponse]:
        """checkFlags"""
        return await self._post("features.check_flags", "flags/check", types.CheckFlagsResponse, body)

    async def check_flags_bulk(self, **body: Unpack[CheckFlagsBulkBody]) -> AsyncHttpResponse[CheckFlagsBulkResponse]:
        """checkFlagsBulk"""
        return await self._post("features.check_flags_bulk", "flags/check-bulk", types.CheckFlagsBulkResponse, body)

    async def count_features(self, **query: Unpack[CountFeaturesQuery]) -> AsyncHttpResponse[CountFeaturesResponse]:
        """countFeatures"""
        return await self._get("features.count_features", "features/count", types.CountFeaturesResponse, query)

    async def count_flags(self, **query: Unpack[CountFlagsQuery]) -> AsyncHttpResponse[CountFlagsResponse]:
        """countFlags"""
        return await self._get("features.count_flags", "flags/count", types.CountFlagsResponse, query)

    async def create_feature(self, **body: Unpack[CreateFeatureBody]) -> AsyncHttpResponse[CreateFeatureResponse]:
        """createFeature"""
        return await self._post("features.create_feature", "features", types.CreateFeatureResponse, body)

    async def create_flag(self, **body: Unpack[CreateFlagBody]) -> AsyncHttpResponse[CreateFlagResponse]:
        """createFlag"""
        return await self._post("features.create_flag", "flags", types.CreateFlagResponse, body)

    async def delete_feature(
        self, feature_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteFeatureResponse]:
        """deleteFeature"""
        return await self._delete(
            "features.delete_feature",
            f"features/{path_segment(feature_id, 'feature_id')}",
            types.DeleteFeatureResponse,
            options,
        )

    async def delete_flag(self, flag_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[DeleteFlagResponse]:
        """deleteFlag"""
        return await self._delete(
            "features.delete_flag", f"flags/{path_segment(flag_id, 'flag_id')}", types.DeleteFlagResponse, options
        )

    async def get_feature(self, feature_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[GetFeatureResponse]:
        """getFeature"""
        return await self._get(
            "features.get_feature",
            f"features/{path_segment(feature_id, 'feature_id')}",
            types.GetFeatureResponse,
            options,
        )

    async def get_flag(self, flag_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[GetFlagResponse]:
        """getFlag"""
        return await self._get(
            "features.get_flag", f"flags/{path_segment(flag_id, 'flag_id')}", types.GetFlagResponse, options
        )

    async def list_features(self, **query: Unpack[ListFeaturesQuery]) -> AsyncHttpResponse[ListFeaturesResponse]:
        """listFeatures"""
        return await self._get("features.list_features", "features", types.ListFeaturesResponse, query)

    async def list_flags(self, **query: Unpack[ListFlagsQuery]) -> AsyncHttpResponse[ListFlagsResponse]:
        """listFlags"""
        return await self._get("features.list_flags", "flags", types.ListFlagsResponse, query)

    async def update_feature(
        self, feature_id: str, **body: Unpack[UpdateFeatureBody]
    ) -> AsyncHttpResponse[UpdateFeatureResponse]:
        """updateFeature"""
        return await self._put(
            "features.update_feature",
            f"features/{path_segment(feature_id, 'feature_id')}",
            types.UpdateFeatureResponse,
            body,
        )

    async def update_flag(self, flag_id: str, **body: Unpack[UpdateFlagBody]) -> AsyncHttpResponse[UpdateFlagResponse]:
        """updateFlag"""
        return await self._put(
            "features.update_flag", f"flags/{path_segment(flag_id, 'flag_id')}", types.UpdateFlagResponse, body
        )

    async def update_flag_rules(
        self, flag_id: str, **body: Unpack[UpdateFlagRulesBody]
    ) -> AsyncHttpResponse[UpdateFlagRulesResponse]:
        """updateFlagRules"""
        return await self._put(
            "features.update_flag_rules",
            f"flags/{path_segment(flag_id, 'flag_id')}/rules",
            types.UpdateFlagRulesResponse,
            body,
        )

    async def upsert_feature_for_billing_product(
        self, **body: Unpack[UpsertFeatureForBillingProductBody]
    ) -> AsyncHttpResponse[UpsertFeatureForBillingProductResponse]:
        """upsertFeatureForBillingProduct"""
        return await self._post(
            "features.upsert_feature_for_billing_product",
            "features/billing-linked",
            types.UpsertFeatureForBillingProductResponse,
            body,
        )
