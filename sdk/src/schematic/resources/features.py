# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""Clients of the resource `features`. Methods with a docstring alone describe operations, see `core.operation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic.core.resource import AsyncResource, Resource, awaited, awaited_raw, delete, get, post, put, raw

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
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

    @post("flags/{key}/check-and-reserve")
    def check_and_reserve_flag(self, key: str, **body: Unpack[CheckAndReserveFlagBody]) -> CheckAndReserveFlagResponse:
        """Evaluate one flag and, when a credit entitlement grants it, hold the credits in the same transaction.

        key: str, required. Key of the flag, case ignored.
        company: Mapping[str, str] | None. Keys that name the company, from key name to value.
        expires_at: datetime | None. When the hold ends; in 1 minute unless sent, at most 1 hour ahead.
        idempotency_key: str | None. A repeat with the same key returns the first reservation.
        preflight: PreflightRequestBody | None. Use to assume before deciding; stored usage stays as it is.
        quantity: float | None. Units to hold credits for; 1 unless sent, 0 holds nothing.
        user: Mapping[str, str] | None. Keys that name the user, from key name to value.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("flags/{key}/check")
    def check_flag(self, key: str, **body: Unpack[CheckFlagBody]) -> CheckFlagResponse:
        """Evaluate one flag for a company and user, with its entitlement and usage; `preflight` asks what a use would do.

        key: str, required. Key of the flag, case ignored.
        company: Mapping[str, str] | None. Keys that name the company, from key name to value.
        preflight: PreflightRequestBody | None. Use to assume before deciding; stored usage stays as it is.
        user: Mapping[str, str] | None. Keys that name the user, from key name to value.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("flags/check")
    def check_flags(self, **body: Unpack[CheckFlagsBody]) -> CheckFlagsResponse:
        """Evaluate every flag for one company and user; also the plan, credit balances and spend policies.

        company: Mapping[str, str] | None. Keys that name the company, from key name to value.
        preflight: PreflightRequestBody | None. Use to assume before deciding; stored usage stays as it is.
        user: Mapping[str, str] | None. Keys that name the user, from key name to value.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("flags/check-bulk")
    def check_flags_bulk(self, **body: Unpack[CheckFlagsBulkBody]) -> CheckFlagsBulkResponse:
        """Evaluate every flag for up to 100 contexts; answers come in the order of the contexts.

        contexts: Sequence[CheckFlagRequestBody], required. For whom to check, 1 to 100.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("features/count")
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

    @get("flags/count")
    def count_flags(self, **query: Unpack[CountFlagsQuery]) -> CountFlagsResponse:
        """How many flags match the filters of the listing.

        feature_id: str | None. Only the flag of this feature (`feat_…`).
        ids: Sequence[str] | None. Only these ids, at most 100.
        q: str | None. Text to search for in name, key and id, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("features")
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

    @post("flags")
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

    @delete("features/{feature_id}")
    def delete_feature(self, feature_id: str, **options: Unpack[Options]) -> DeleteFeatureResponse:
        """Remove a feature with its flags, entitlements and overrides.

        feature_id: str, required. Feature (`feat_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("flags/{flag_id}")
    def delete_flag(self, flag_id: str, **options: Unpack[Options]) -> DeleteFlagResponse:
        """Remove a flag and its rules.

        flag_id: str, required. Flag (`flag_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("features/{feature_id}")
    def get_feature(self, feature_id: str, **options: Unpack[Options]) -> GetFeatureResponse:
        """One feature with its flag, plans and event summary.

        feature_id: str, required. Feature (`feat_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("flags/{flag_id}")
    def get_flag(self, flag_id: str, **options: Unpack[Options]) -> GetFlagResponse:
        """One flag with its rules.

        flag_id: str, required. Flag (`flag_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("features")
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

    @get("flags")
    def list_flags(self, **query: Unpack[ListFlagsQuery]) -> ListFlagsResponse:
        """Flags with their rules, newest first.

        feature_id: str | None. Only the flag of this feature (`feat_…`).
        ids: Sequence[str] | None. Only these ids, at most 100.
        q: str | None. Text to search for in name, key and id, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @put("features/{feature_id}")
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

    @put("flags/{flag_id}")
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

    @put("flags/{flag_id}/rules")
    def update_flag_rules(self, flag_id: str, **body: Unpack[UpdateFlagRulesBody]) -> UpdateFlagRulesResponse:
        """Replace a flag's own rules; those derived from plans and overrides stay.

        flag_id: str, required. Flag (`flag_…`).
        rules: Sequence[CreateOrUpdateRuleRequestBody], required. The flag's own rules; those not listed are
            removed.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("features/billing-linked")
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


class AsyncFeaturesClient(AsyncResource):
    """`client.features`."""

    @property
    def with_raw_response(self) -> AsyncRawFeaturesClient:
        """The same operations, answered with status and headers."""
        return AsyncRawFeaturesClient(self._transport)

    check_and_reserve_flag = awaited(FeaturesClient.check_and_reserve_flag)
    check_flag = awaited(FeaturesClient.check_flag)
    check_flags = awaited(FeaturesClient.check_flags)
    check_flags_bulk = awaited(FeaturesClient.check_flags_bulk)
    count_features = awaited(FeaturesClient.count_features)
    count_flags = awaited(FeaturesClient.count_flags)
    create_feature = awaited(FeaturesClient.create_feature)
    create_flag = awaited(FeaturesClient.create_flag)
    delete_feature = awaited(FeaturesClient.delete_feature)
    delete_flag = awaited(FeaturesClient.delete_flag)
    get_feature = awaited(FeaturesClient.get_feature)
    get_flag = awaited(FeaturesClient.get_flag)
    list_features = awaited(FeaturesClient.list_features)
    list_flags = awaited(FeaturesClient.list_flags)
    update_feature = awaited(FeaturesClient.update_feature)
    update_flag = awaited(FeaturesClient.update_flag)
    update_flag_rules = awaited(FeaturesClient.update_flag_rules)
    upsert_feature_for_billing_product = awaited(FeaturesClient.upsert_feature_for_billing_product)


class RawFeaturesClient(Resource):
    """`client.features.with_raw_response`."""

    check_and_reserve_flag = raw(FeaturesClient.check_and_reserve_flag)
    check_flag = raw(FeaturesClient.check_flag)
    check_flags = raw(FeaturesClient.check_flags)
    check_flags_bulk = raw(FeaturesClient.check_flags_bulk)
    count_features = raw(FeaturesClient.count_features)
    count_flags = raw(FeaturesClient.count_flags)
    create_feature = raw(FeaturesClient.create_feature)
    create_flag = raw(FeaturesClient.create_flag)
    delete_feature = raw(FeaturesClient.delete_feature)
    delete_flag = raw(FeaturesClient.delete_flag)
    get_feature = raw(FeaturesClient.get_feature)
    get_flag = raw(FeaturesClient.get_flag)
    list_features = raw(FeaturesClient.list_features)
    list_flags = raw(FeaturesClient.list_flags)
    update_feature = raw(FeaturesClient.update_feature)
    update_flag = raw(FeaturesClient.update_flag)
    update_flag_rules = raw(FeaturesClient.update_flag_rules)
    upsert_feature_for_billing_product = raw(FeaturesClient.upsert_feature_for_billing_product)


class AsyncRawFeaturesClient(AsyncResource):
    """`client.features.with_raw_response`."""

    check_and_reserve_flag = awaited_raw(FeaturesClient.check_and_reserve_flag)
    check_flag = awaited_raw(FeaturesClient.check_flag)
    check_flags = awaited_raw(FeaturesClient.check_flags)
    check_flags_bulk = awaited_raw(FeaturesClient.check_flags_bulk)
    count_features = awaited_raw(FeaturesClient.count_features)
    count_flags = awaited_raw(FeaturesClient.count_flags)
    create_feature = awaited_raw(FeaturesClient.create_feature)
    create_flag = awaited_raw(FeaturesClient.create_flag)
    delete_feature = awaited_raw(FeaturesClient.delete_feature)
    delete_flag = awaited_raw(FeaturesClient.delete_flag)
    get_feature = awaited_raw(FeaturesClient.get_feature)
    get_flag = awaited_raw(FeaturesClient.get_flag)
    list_features = awaited_raw(FeaturesClient.list_features)
    list_flags = awaited_raw(FeaturesClient.list_flags)
    update_feature = awaited_raw(FeaturesClient.update_feature)
    update_flag = awaited_raw(FeaturesClient.update_flag)
    update_flag_rules = awaited_raw(FeaturesClient.update_flag_rules)
    upsert_feature_for_billing_product = awaited_raw(FeaturesClient.upsert_feature_for_billing_product)
