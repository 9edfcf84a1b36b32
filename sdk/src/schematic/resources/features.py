# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `features`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.query import path_segment
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource

if TYPE_CHECKING:
    from typing import Unpack

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
        """Evaluate one flag and, when a credit entitlement grants it, hold the credits in the same transaction.

        key: str, required. Key of the flag, case ignored.
        company: Mapping[str, str] | None. Keys that name the company, from key name to value.
        expires_at: datetime | None. When the hold ends; in 1 minute unless sent, at most 1 hour ahead.
        idempotency_key: str | None. A repeat with the same key returns the first reservation.
        preflight: PreflightRequestBody | None. Use to assume before deciding; stored usage stays as it is.
        quantity: float | None. Units to hold credits for; 1 unless sent.
        user: Mapping[str, str] | None. Keys that name the user, from key name to value.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post(
            "features.check_and_reserve_flag",
            f"flags/{path_segment(key, 'key')}/check-and-reserve",
            types.CheckAndReserveFlagResponse,
            body,
        )

    def check_flag(self, key: str, **body: Unpack[CheckFlagBody]) -> CheckFlagResponse:
        """Evaluate one flag for a company and user, with its entitlement and usage; `preflight` asks what a use would do.

        key: str, required. Key of the flag, case ignored.
        company: Mapping[str, str] | None. Keys that name the company, from key name to value.
        preflight: PreflightRequestBody | None. Use to assume before deciding; stored usage stays as it is.
        user: Mapping[str, str] | None. Keys that name the user, from key name to value.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post(
            "features.check_flag", f"flags/{path_segment(key, 'key')}/check", types.CheckFlagResponse, body
        )

    def check_flags(self, **body: Unpack[CheckFlagsBody]) -> CheckFlagsResponse:
        """Evaluate every flag for one company and user; also the plan, credit balances and spend policies.

        company: Mapping[str, str] | None. Keys that name the company, from key name to value.
        preflight: PreflightRequestBody | None. Use to assume before deciding; stored usage stays as it is.
        user: Mapping[str, str] | None. Keys that name the user, from key name to value.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post("features.check_flags", "flags/check", types.CheckFlagsResponse, body)

    def check_flags_bulk(self, **body: Unpack[CheckFlagsBulkBody]) -> CheckFlagsBulkResponse:
        """Evaluate every flag for up to 100 contexts; answers come in the order of the contexts.

        contexts: Sequence[CheckFlagRequestBody], required. For whom to check, 1 to 100.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post("features.check_flags_bulk", "flags/check-bulk", types.CheckFlagsBulkResponse, body)

    def count_features(self, **query: Unpack[CountFeaturesQuery]) -> CountFeaturesResponse:
        """How many features match the filters of the listing.

        boolean_require_event: bool | None. Boolean features only when they have an event.
        feature_type: Sequence[FeatureType] | None. Only features of these types.
        ids: Sequence[str] | None. Only these ids, at most 100.
        managed_by: BillingProviderType | None. Only features that this billing system owns.
        plan_version_id: str | None. Version of that plan (`plnv_…`); the published one unless sent.
        q: str | None. Text to search for in name and id, case ignored, at most 512 characters.
        without_company_override_for: str | None. Without features this company (`comp_…`) has an override for.
        without_plan_entitlement_for: str | None. Without features this plan (`plan_…`) is entitled to.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("features.count_features", "features/count", types.CountFeaturesResponse, query)

    def count_flags(self, **query: Unpack[CountFlagsQuery]) -> CountFlagsResponse:
        """How many flags match the filters of the listing.

        feature_id: str | None. Only the flag of this feature (`feat_…`).
        ids: Sequence[str] | None. Only these ids, at most 100.
        q: str | None. Text to search for in name, key and id, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("features.count_flags", "flags/count", types.CountFlagsResponse, query)

    def create_feature(self, **body: Unpack[CreateFeatureBody]) -> CreateFeatureResponse:
        """Define a feature, together with its flag when one is sent.

        description: str, required. Description shown to people.
        feature_type: FeatureType, required. What measures a feature: nothing, the quantity of events, the value
            of a trait, or the number of licences held.
        name: str, required. Name shown to people.
        event_source: FeatureEventSource | None. Which events meter an event feature: tracked ones, or model
            calls, which draw credits only.
        event_subtype: str | None. Name of the tracked event.
        flag: CreateOrUpdateFlagRequestBody | None. A feature's flag; with `id` an existing one is changed.
        icon: str | None. Icon: a name or an emoji; may be empty.
        lifecycle_phase: FeatureLifecyclePhase | None. Where a feature stands, for people; it has no effect on
            access.
        maintainer_account_member_id: str | None. Account member who looks after it.
        plural_name: str | None. Name of several units.
        singular_name: str | None. Name of one unit.
        trait_id: str | None. Trait (`trt_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post("features.create_feature", "features", types.CreateFeatureResponse, body)

    def create_flag(self, **body: Unpack[CreateFlagBody]) -> CreateFlagResponse:
        """Define a flag; its key is unique without regard to case.

        description: str, required. Description shown to people.
        key: str, required. Key of the flag; unique without regard to case.
        name: str, required. Name shown to people.
        default_value: bool | None. Deprecated; value where no `default` rule decides. Ignored when a flag is
            updated.
        feature_id: str | None. Feature (`feat_…`).
        flag_type: FlagType | None. Type of a flag's value.
        maintainer_account_member_id: str | None. Account member who looks after it.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post("features.create_flag", "flags", types.CreateFlagResponse, body)

    def delete_feature(self, feature_id: str, **options: Unpack[Options]) -> DeleteFeatureResponse:
        """Remove a feature with its flags, entitlements and overrides.

        feature_id: str, required. Feature (`feat_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._delete(
            "features.delete_feature",
            f"features/{path_segment(feature_id, 'feature_id')}",
            types.DeleteFeatureResponse,
            options,
        )

    def delete_flag(self, flag_id: str, **options: Unpack[Options]) -> DeleteFlagResponse:
        """Remove a flag and its rules.

        flag_id: str, required. Flag (`flag_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._delete(
            "features.delete_flag", f"flags/{path_segment(flag_id, 'flag_id')}", types.DeleteFlagResponse, options
        )

    def get_feature(self, feature_id: str, **options: Unpack[Options]) -> GetFeatureResponse:
        """One feature with its flag, plans and event summary.

        feature_id: str, required. Feature (`feat_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "features.get_feature",
            f"features/{path_segment(feature_id, 'feature_id')}",
            types.GetFeatureResponse,
            options,
        )

    def get_flag(self, flag_id: str, **options: Unpack[Options]) -> GetFlagResponse:
        """One flag with its rules.

        flag_id: str, required. Flag (`flag_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "features.get_flag", f"flags/{path_segment(flag_id, 'flag_id')}", types.GetFlagResponse, options
        )

    def list_features(self, **query: Unpack[ListFeaturesQuery]) -> ListFeaturesResponse:
        """Features matching every given filter, newest first.

        boolean_require_event: bool | None. Boolean features only when they have an event.
        feature_type: Sequence[FeatureType] | None. Only features of these types.
        ids: Sequence[str] | None. Only these ids, at most 100.
        managed_by: BillingProviderType | None. Only features that this billing system owns.
        plan_version_id: str | None. Version of that plan (`plnv_…`); the published one unless sent.
        q: str | None. Text to search for in name and id, case ignored, at most 512 characters.
        without_company_override_for: str | None. Without features this company (`comp_…`) has an override for.
        without_plan_entitlement_for: str | None. Without features this plan (`plan_…`) is entitled to.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("features.list_features", "features", types.ListFeaturesResponse, query)

    def list_flags(self, **query: Unpack[ListFlagsQuery]) -> ListFlagsResponse:
        """Flags with their rules, newest first.

        feature_id: str | None. Only the flag of this feature (`feat_…`).
        ids: Sequence[str] | None. Only these ids, at most 100.
        q: str | None. Text to search for in name, key and id, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("features.list_flags", "flags", types.ListFlagsResponse, query)

    def update_feature(self, feature_id: str, **body: Unpack[UpdateFeatureBody]) -> UpdateFeatureResponse:
        """Change a feature and its flag; the type is fixed once it is entitled.

        feature_id: str, required. Feature (`feat_…`).
        description: str | None. Description shown to people.
        event_source: FeatureEventSource | None. Which events meter an event feature: tracked ones, or model
            calls, which draw credits only.
        event_subtype: str | None. Name of the tracked event.
        feature_type: FeatureType | None. What measures a feature: nothing, the quantity of events, the value of
            a trait, or the number of licences held.
        flag: CreateOrUpdateFlagRequestBody | None. A feature's flag; with `id` an existing one is changed.
        icon: str | None. Icon: a name or an emoji; may be empty.
        lifecycle_phase: FeatureLifecyclePhase | None. Where a feature stands, for people; it has no effect on
            access.
        maintainer_account_member_id: str | None. Account member who looks after it.
        name: str | None. Name shown to people.
        plural_name: str | None. Name of several units.
        singular_name: str | None. Name of one unit.
        trait_id: str | None. Trait (`trt_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._put(
            "features.update_feature",
            f"features/{path_segment(feature_id, 'feature_id')}",
            types.UpdateFeatureResponse,
            body,
        )

    def update_flag(self, flag_id: str, **body: Unpack[UpdateFlagBody]) -> UpdateFlagResponse:
        """Replace a flag's key, texts and links; `default_value` is ignored here.

        flag_id: str, required. Flag (`flag_…`).
        description: str, required. Description shown to people.
        key: str, required. Key of the flag; unique without regard to case.
        name: str, required. Name shown to people.
        default_value: bool | None. Deprecated; value where no `default` rule decides. Ignored when a flag is
            updated.
        feature_id: str | None. Feature (`feat_…`).
        flag_type: FlagType | None. Type of a flag's value.
        maintainer_account_member_id: str | None. Account member who looks after it.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._put(
            "features.update_flag", f"flags/{path_segment(flag_id, 'flag_id')}", types.UpdateFlagResponse, body
        )

    def update_flag_rules(self, flag_id: str, **body: Unpack[UpdateFlagRulesBody]) -> UpdateFlagRulesResponse:
        """Replace a flag's own rules; those derived from plans and overrides stay.

        flag_id: str, required. Flag (`flag_…`).
        rules: Sequence[CreateOrUpdateRuleRequestBody], required. The flag's own rules; those not listed are
            removed.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._put(
            "features.update_flag_rules",
            f"flags/{path_segment(flag_id, 'flag_id')}/rules",
            types.UpdateFlagRulesResponse,
            body,
        )

    def upsert_feature_for_billing_product(
        self, **body: Unpack[UpsertFeatureForBillingProductBody]
    ) -> UpsertFeatureForBillingProductResponse:
        """Store a feature that an external billing system owns, by its id there.

        billing_provider: BillingProviderType, required. System that bills. `schematic` is this server itself.
        description: str, required. Description shown to people.
        external_resource_id: str, required. Id in the external system.
        feature_type: FeatureType, required. What measures a feature: nothing, the quantity of events, the value
            of a trait, or the number of licences held.
        name: str, required. Name shown to people.
        event_source: FeatureEventSource | None. Which events meter an event feature: tracked ones, or model
            calls, which draw credits only.
        event_subtype: str | None. Name of the tracked event.
        flag: CreateOrUpdateFlagRequestBody | None. A feature's flag; with `id` an existing one is changed.
        icon: str | None. Icon: a name or an emoji; may be empty.
        lifecycle_phase: FeatureLifecyclePhase | None. Where a feature stands, for people; it has no effect on
            access.
        maintainer_account_member_id: str | None. Account member who looks after it.
        plural_name: str | None. Name of several units.
        singular_name: str | None. Name of one unit.
        trait_id: str | None. Trait (`trt_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post(
            "features.upsert_feature_for_billing_product",
            "features/billing-linked",
            types.UpsertFeatureForBillingProductResponse,
            body,
        )


class AsyncFeaturesClient(AsyncResource, like=FeaturesClient):
    """`client.features`."""

    @property
    def with_raw_response(self) -> AsyncRawFeaturesClient:
        """The same operations, answered with status and headers."""
        return AsyncRawFeaturesClient(self._transport)

    async def check_and_reserve_flag(
        self, key: str, **body: Unpack[CheckAndReserveFlagBody]
    ) -> CheckAndReserveFlagResponse:
        """Evaluate one flag and, when a credit entitlement grants it, hold the credits in the same transaction."""
        return await self._post(
            "features.check_and_reserve_flag",
            f"flags/{path_segment(key, 'key')}/check-and-reserve",
            types.CheckAndReserveFlagResponse,
            body,
        )

    async def check_flag(self, key: str, **body: Unpack[CheckFlagBody]) -> CheckFlagResponse:
        """Evaluate one flag for a company and user, with its entitlement and usage; `preflight` asks what a use would
        do.
        """
        return await self._post(
            "features.check_flag", f"flags/{path_segment(key, 'key')}/check", types.CheckFlagResponse, body
        )

    async def check_flags(self, **body: Unpack[CheckFlagsBody]) -> CheckFlagsResponse:
        """Evaluate every flag for one company and user; also the plan, credit balances and spend policies."""
        return await self._post("features.check_flags", "flags/check", types.CheckFlagsResponse, body)

    async def check_flags_bulk(self, **body: Unpack[CheckFlagsBulkBody]) -> CheckFlagsBulkResponse:
        """Evaluate every flag for up to 100 contexts; answers come in the order of the contexts."""
        return await self._post("features.check_flags_bulk", "flags/check-bulk", types.CheckFlagsBulkResponse, body)

    async def count_features(self, **query: Unpack[CountFeaturesQuery]) -> CountFeaturesResponse:
        """How many features match the filters of the listing."""
        return await self._get("features.count_features", "features/count", types.CountFeaturesResponse, query)

    async def count_flags(self, **query: Unpack[CountFlagsQuery]) -> CountFlagsResponse:
        """How many flags match the filters of the listing."""
        return await self._get("features.count_flags", "flags/count", types.CountFlagsResponse, query)

    async def create_feature(self, **body: Unpack[CreateFeatureBody]) -> CreateFeatureResponse:
        """Define a feature, together with its flag when one is sent."""
        return await self._post("features.create_feature", "features", types.CreateFeatureResponse, body)

    async def create_flag(self, **body: Unpack[CreateFlagBody]) -> CreateFlagResponse:
        """Define a flag; its key is unique without regard to case."""
        return await self._post("features.create_flag", "flags", types.CreateFlagResponse, body)

    async def delete_feature(self, feature_id: str, **options: Unpack[Options]) -> DeleteFeatureResponse:
        """Remove a feature with its flags, entitlements and overrides."""
        return await self._delete(
            "features.delete_feature",
            f"features/{path_segment(feature_id, 'feature_id')}",
            types.DeleteFeatureResponse,
            options,
        )

    async def delete_flag(self, flag_id: str, **options: Unpack[Options]) -> DeleteFlagResponse:
        """Remove a flag and its rules."""
        return await self._delete(
            "features.delete_flag", f"flags/{path_segment(flag_id, 'flag_id')}", types.DeleteFlagResponse, options
        )

    async def get_feature(self, feature_id: str, **options: Unpack[Options]) -> GetFeatureResponse:
        """One feature with its flag, plans and event summary."""
        return await self._get(
            "features.get_feature",
            f"features/{path_segment(feature_id, 'feature_id')}",
            types.GetFeatureResponse,
            options,
        )

    async def get_flag(self, flag_id: str, **options: Unpack[Options]) -> GetFlagResponse:
        """One flag with its rules."""
        return await self._get(
            "features.get_flag", f"flags/{path_segment(flag_id, 'flag_id')}", types.GetFlagResponse, options
        )

    async def list_features(self, **query: Unpack[ListFeaturesQuery]) -> ListFeaturesResponse:
        """Features matching every given filter, newest first."""
        return await self._get("features.list_features", "features", types.ListFeaturesResponse, query)

    async def list_flags(self, **query: Unpack[ListFlagsQuery]) -> ListFlagsResponse:
        """Flags with their rules, newest first."""
        return await self._get("features.list_flags", "flags", types.ListFlagsResponse, query)

    async def update_feature(self, feature_id: str, **body: Unpack[UpdateFeatureBody]) -> UpdateFeatureResponse:
        """Change a feature and its flag; the type is fixed once it is entitled."""
        return await self._put(
            "features.update_feature",
            f"features/{path_segment(feature_id, 'feature_id')}",
            types.UpdateFeatureResponse,
            body,
        )

    async def update_flag(self, flag_id: str, **body: Unpack[UpdateFlagBody]) -> UpdateFlagResponse:
        """Replace a flag's key, texts and links; `default_value` is ignored here."""
        return await self._put(
            "features.update_flag", f"flags/{path_segment(flag_id, 'flag_id')}", types.UpdateFlagResponse, body
        )

    async def update_flag_rules(self, flag_id: str, **body: Unpack[UpdateFlagRulesBody]) -> UpdateFlagRulesResponse:
        """Replace a flag's own rules; those derived from plans and overrides stay."""
        return await self._put(
            "features.update_flag_rules",
            f"flags/{path_segment(flag_id, 'flag_id')}/rules",
            types.UpdateFlagRulesResponse,
            body,
        )

    async def upsert_feature_for_billing_product(
        self, **body: Unpack[UpsertFeatureForBillingProductBody]
    ) -> UpsertFeatureForBillingProductResponse:
        """Store a feature that an external billing system owns, by its id there."""
        return await self._post(
            "features.upsert_feature_for_billing_product",
            "features/billing-linked",
            types.UpsertFeatureForBillingProductResponse,
            body,
        )


class RawFeaturesClient(RawResource, like=FeaturesClient):
    """`client.features.with_raw_response`."""

    def check_and_reserve_flag(
        self, key: str, **body: Unpack[CheckAndReserveFlagBody]
    ) -> HttpResponse[CheckAndReserveFlagResponse]:
        """Evaluate one flag and, when a credit entitlement grants it, hold the credits in the same transaction."""
        return self._post(
            "features.check_and_reserve_flag",
            f"flags/{path_segment(key, 'key')}/check-and-reserve",
            types.CheckAndReserveFlagResponse,
            body,
        )

    def check_flag(self, key: str, **body: Unpack[CheckFlagBody]) -> HttpResponse[CheckFlagResponse]:
        """Evaluate one flag for a company and user, with its entitlement and usage; `preflight` asks what a use would
        do.
        """
        return self._post(
            "features.check_flag", f"flags/{path_segment(key, 'key')}/check", types.CheckFlagResponse, body
        )

    def check_flags(self, **body: Unpack[CheckFlagsBody]) -> HttpResponse[CheckFlagsResponse]:
        """Evaluate every flag for one company and user; also the plan, credit balances and spend policies."""
        return self._post("features.check_flags", "flags/check", types.CheckFlagsResponse, body)

    def check_flags_bulk(self, **body: Unpack[CheckFlagsBulkBody]) -> HttpResponse[CheckFlagsBulkResponse]:
        """Evaluate every flag for up to 100 contexts; answers come in the order of the contexts."""
        return self._post("features.check_flags_bulk", "flags/check-bulk", types.CheckFlagsBulkResponse, body)

    def count_features(self, **query: Unpack[CountFeaturesQuery]) -> HttpResponse[CountFeaturesResponse]:
        """How many features match the filters of the listing."""
        return self._get("features.count_features", "features/count", types.CountFeaturesResponse, query)

    def count_flags(self, **query: Unpack[CountFlagsQuery]) -> HttpResponse[CountFlagsResponse]:
        """How many flags match the filters of the listing."""
        return self._get("features.count_flags", "flags/count", types.CountFlagsResponse, query)

    def create_feature(self, **body: Unpack[CreateFeatureBody]) -> HttpResponse[CreateFeatureResponse]:
        """Define a feature, together with its flag when one is sent."""
        return self._post("features.create_feature", "features", types.CreateFeatureResponse, body)

    def create_flag(self, **body: Unpack[CreateFlagBody]) -> HttpResponse[CreateFlagResponse]:
        """Define a flag; its key is unique without regard to case."""
        return self._post("features.create_flag", "flags", types.CreateFlagResponse, body)

    def delete_feature(self, feature_id: str, **options: Unpack[Options]) -> HttpResponse[DeleteFeatureResponse]:
        """Remove a feature with its flags, entitlements and overrides."""
        return self._delete(
            "features.delete_feature",
            f"features/{path_segment(feature_id, 'feature_id')}",
            types.DeleteFeatureResponse,
            options,
        )

    def delete_flag(self, flag_id: str, **options: Unpack[Options]) -> HttpResponse[DeleteFlagResponse]:
        """Remove a flag and its rules."""
        return self._delete(
            "features.delete_flag", f"flags/{path_segment(flag_id, 'flag_id')}", types.DeleteFlagResponse, options
        )

    def get_feature(self, feature_id: str, **options: Unpack[Options]) -> HttpResponse[GetFeatureResponse]:
        """One feature with its flag, plans and event summary."""
        return self._get(
            "features.get_feature",
            f"features/{path_segment(feature_id, 'feature_id')}",
            types.GetFeatureResponse,
            options,
        )

    def get_flag(self, flag_id: str, **options: Unpack[Options]) -> HttpResponse[GetFlagResponse]:
        """One flag with its rules."""
        return self._get(
            "features.get_flag", f"flags/{path_segment(flag_id, 'flag_id')}", types.GetFlagResponse, options
        )

    def list_features(self, **query: Unpack[ListFeaturesQuery]) -> HttpResponse[ListFeaturesResponse]:
        """Features matching every given filter, newest first."""
        return self._get("features.list_features", "features", types.ListFeaturesResponse, query)

    def list_flags(self, **query: Unpack[ListFlagsQuery]) -> HttpResponse[ListFlagsResponse]:
        """Flags with their rules, newest first."""
        return self._get("features.list_flags", "flags", types.ListFlagsResponse, query)

    def update_feature(self, feature_id: str, **body: Unpack[UpdateFeatureBody]) -> HttpResponse[UpdateFeatureResponse]:
        """Change a feature and its flag; the type is fixed once it is entitled."""
        return self._put(
            "features.update_feature",
            f"features/{path_segment(feature_id, 'feature_id')}",
            types.UpdateFeatureResponse,
            body,
        )

    def update_flag(self, flag_id: str, **body: Unpack[UpdateFlagBody]) -> HttpResponse[UpdateFlagResponse]:
        """Replace a flag's key, texts and links; `default_value` is ignored here."""
        return self._put(
            "features.update_flag", f"flags/{path_segment(flag_id, 'flag_id')}", types.UpdateFlagResponse, body
        )

    def update_flag_rules(
        self, flag_id: str, **body: Unpack[UpdateFlagRulesBody]
    ) -> HttpResponse[UpdateFlagRulesResponse]:
        """Replace a flag's own rules; those derived from plans and overrides stay."""
        return self._put(
            "features.update_flag_rules",
            f"flags/{path_segment(flag_id, 'flag_id')}/rules",
            types.UpdateFlagRulesResponse,
            body,
        )

    def upsert_feature_for_billing_product(
        self, **body: Unpack[UpsertFeatureForBillingProductBody]
    ) -> HttpResponse[UpsertFeatureForBillingProductResponse]:
        """Store a feature that an external billing system owns, by its id there."""
        return self._post(
            "features.upsert_feature_for_billing_product",
            "features/billing-linked",
            types.UpsertFeatureForBillingProductResponse,
            body,
        )


class AsyncRawFeaturesClient(AsyncRawResource, like=FeaturesClient):
    """`client.features.with_raw_response`."""

    async def check_and_reserve_flag(
        self, key: str, **body: Unpack[CheckAndReserveFlagBody]
    ) -> AsyncHttpResponse[CheckAndReserveFlagResponse]:
        """Evaluate one flag and, when a credit entitlement grants it, hold the credits in the same transaction."""
        return await self._post(
            "features.check_and_reserve_flag",
            f"flags/{path_segment(key, 'key')}/check-and-reserve",
            types.CheckAndReserveFlagResponse,
            body,
        )

    async def check_flag(self, key: str, **body: Unpack[CheckFlagBody]) -> AsyncHttpResponse[CheckFlagResponse]:
        """Evaluate one flag for a company and user, with its entitlement and usage; `preflight` asks what a use would
        do.
        """
        return await self._post(
            "features.check_flag", f"flags/{path_segment(key, 'key')}/check", types.CheckFlagResponse, body
        )

    async def check_flags(self, **body: Unpack[CheckFlagsBody]) -> AsyncHttpResponse[CheckFlagsResponse]:
        """Evaluate every flag for one company and user; also the plan, credit balances and spend policies."""
        return await self._post("features.check_flags", "flags/check", types.CheckFlagsResponse, body)

    async def check_flags_bulk(self, **body: Unpack[CheckFlagsBulkBody]) -> AsyncHttpResponse[CheckFlagsBulkResponse]:
        """Evaluate every flag for up to 100 contexts; answers come in the order of the contexts."""
        return await self._post("features.check_flags_bulk", "flags/check-bulk", types.CheckFlagsBulkResponse, body)

    async def count_features(self, **query: Unpack[CountFeaturesQuery]) -> AsyncHttpResponse[CountFeaturesResponse]:
        """How many features match the filters of the listing."""
        return await self._get("features.count_features", "features/count", types.CountFeaturesResponse, query)

    async def count_flags(self, **query: Unpack[CountFlagsQuery]) -> AsyncHttpResponse[CountFlagsResponse]:
        """How many flags match the filters of the listing."""
        return await self._get("features.count_flags", "flags/count", types.CountFlagsResponse, query)

    async def create_feature(self, **body: Unpack[CreateFeatureBody]) -> AsyncHttpResponse[CreateFeatureResponse]:
        """Define a feature, together with its flag when one is sent."""
        return await self._post("features.create_feature", "features", types.CreateFeatureResponse, body)

    async def create_flag(self, **body: Unpack[CreateFlagBody]) -> AsyncHttpResponse[CreateFlagResponse]:
        """Define a flag; its key is unique without regard to case."""
        return await self._post("features.create_flag", "flags", types.CreateFlagResponse, body)

    async def delete_feature(
        self, feature_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteFeatureResponse]:
        """Remove a feature with its flags, entitlements and overrides."""
        return await self._delete(
            "features.delete_feature",
            f"features/{path_segment(feature_id, 'feature_id')}",
            types.DeleteFeatureResponse,
            options,
        )

    async def delete_flag(self, flag_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[DeleteFlagResponse]:
        """Remove a flag and its rules."""
        return await self._delete(
            "features.delete_flag", f"flags/{path_segment(flag_id, 'flag_id')}", types.DeleteFlagResponse, options
        )

    async def get_feature(self, feature_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[GetFeatureResponse]:
        """One feature with its flag, plans and event summary."""
        return await self._get(
            "features.get_feature",
            f"features/{path_segment(feature_id, 'feature_id')}",
            types.GetFeatureResponse,
            options,
        )

    async def get_flag(self, flag_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[GetFlagResponse]:
        """One flag with its rules."""
        return await self._get(
            "features.get_flag", f"flags/{path_segment(flag_id, 'flag_id')}", types.GetFlagResponse, options
        )

    async def list_features(self, **query: Unpack[ListFeaturesQuery]) -> AsyncHttpResponse[ListFeaturesResponse]:
        """Features matching every given filter, newest first."""
        return await self._get("features.list_features", "features", types.ListFeaturesResponse, query)

    async def list_flags(self, **query: Unpack[ListFlagsQuery]) -> AsyncHttpResponse[ListFlagsResponse]:
        """Flags with their rules, newest first."""
        return await self._get("features.list_flags", "flags", types.ListFlagsResponse, query)

    async def update_feature(
        self, feature_id: str, **body: Unpack[UpdateFeatureBody]
    ) -> AsyncHttpResponse[UpdateFeatureResponse]:
        """Change a feature and its flag; the type is fixed once it is entitled."""
        return await self._put(
            "features.update_feature",
            f"features/{path_segment(feature_id, 'feature_id')}",
            types.UpdateFeatureResponse,
            body,
        )

    async def update_flag(self, flag_id: str, **body: Unpack[UpdateFlagBody]) -> AsyncHttpResponse[UpdateFlagResponse]:
        """Replace a flag's key, texts and links; `default_value` is ignored here."""
        return await self._put(
            "features.update_flag", f"flags/{path_segment(flag_id, 'flag_id')}", types.UpdateFlagResponse, body
        )

    async def update_flag_rules(
        self, flag_id: str, **body: Unpack[UpdateFlagRulesBody]
    ) -> AsyncHttpResponse[UpdateFlagRulesResponse]:
        """Replace a flag's own rules; those derived from plans and overrides stay."""
        return await self._put(
            "features.update_flag_rules",
            f"flags/{path_segment(flag_id, 'flag_id')}/rules",
            types.UpdateFlagRulesResponse,
            body,
        )

    async def upsert_feature_for_billing_product(
        self, **body: Unpack[UpsertFeatureForBillingProductBody]
    ) -> AsyncHttpResponse[UpsertFeatureForBillingProductResponse]:
        """Store a feature that an external billing system owns, by its id there."""
        return await self._post(
            "features.upsert_feature_for_billing_product",
            "features/billing-linked",
            types.UpsertFeatureForBillingProductResponse,
            body,
        )
