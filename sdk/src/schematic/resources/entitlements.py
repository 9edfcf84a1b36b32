# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""Clients of the resource `entitlements`. Methods with a docstring alone describe operations, see `core.operation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic.core.resource import AsyncResource, Resource, awaited, awaited_raw, delete, get, post, put, raw

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
    from schematic.types import (
        CountCompanyOverridesQuery,
        CountCompanyOverridesResponse,
        CountCompanyUserUsageQuery,
        CountCompanyUserUsageResponse,
        CountFeatureCompaniesQuery,
        CountFeatureCompaniesResponse,
        CountFeatureUsageQuery,
        CountFeatureUsageResponse,
        CountFeatureUsersQuery,
        CountFeatureUsersResponse,
        CountPlanEntitlementsQuery,
        CountPlanEntitlementsResponse,
        CreateCompanyOverrideBody,
        CreateCompanyOverrideResponse,
        CreatePlanEntitlementBody,
        CreatePlanEntitlementResponse,
        DeleteCompanyOverrideResponse,
        DeletePlanEntitlementResponse,
        DuplicatePlanEntitlementsBody,
        DuplicatePlanEntitlementsResponse,
        GetCompanyOverrideResponse,
        GetCompanyUserUsageMetricsQuery,
        GetCompanyUserUsageMetricsResponse,
        GetFeatureUsageByCompanyQuery,
        GetFeatureUsageByCompanyResponse,
        GetFeatureUsageTimeSeriesQuery,
        GetFeatureUsageTimeSeriesResponse,
        GetPlanEntitlementResponse,
        GetUserUsageByCompanyQuery,
        GetUserUsageByCompanyResponse,
        GetUserUsageDetailQuery,
        GetUserUsageDetailResponse,
        ListCompanyOverridesQuery,
        ListCompanyOverridesResponse,
        ListCompanyUserUsageQuery,
        ListCompanyUserUsageResponse,
        ListFeatureCompaniesQuery,
        ListFeatureCompaniesResponse,
        ListFeatureUsageHistoryQuery,
        ListFeatureUsageHistoryResponse,
        ListFeatureUsageQuery,
        ListFeatureUsageResponse,
        ListFeatureUsersQuery,
        ListFeatureUsersResponse,
        ListPlanEntitlementsQuery,
        ListPlanEntitlementsResponse,
        UpdateCompanyOverrideBody,
        UpdateCompanyOverrideResponse,
        UpdatePlanEntitlementBody,
        UpdatePlanEntitlementResponse,
        UpsertPlanEntitlementForBillingProductBody,
        UpsertPlanEntitlementForBillingProductResponse,
    )


class EntitlementsClient(Resource):
    """`client.entitlements`."""

    @property
    def with_raw_response(self) -> RawEntitlementsClient:
        """The same operations, answered with status and headers."""
        return RawEntitlementsClient(self._transport)

    @get("company-overrides/count")
    def count_company_overrides(self, **query: Unpack[CountCompanyOverridesQuery]) -> CountCompanyOverridesResponse:
        """How many overrides match the filters of the listing.

        company_id: str | None. Company (`comp_…`).
        company_ids: Sequence[str] | None. Companies (`comp_…`), at most 100.
        feature_id: str | None. Feature (`feat_…`).
        feature_ids: Sequence[str] | None. Features (`feat_…`), at most 100.
        ids: Sequence[str] | None. Only these ids, at most 100.
        without_expired: bool | None. Without overrides that have ended.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("user-usage-by-company/users/count")
    def count_company_user_usage(self, **query: Unpack[CountCompanyUserUsageQuery]) -> CountCompanyUserUsageResponse:
        """How many users have such use, not counting what has no user.

        company_id: str, required. Company (`comp_…`).
        metric: UserUsageMetric, required. Rank users by a feature or by credits.
        end_time: datetime | None. End of the window, not included; now unless sent.
        feature_id: str | None. Feature (`feat_…`); needed when ranking by feature.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        start_time: datetime | None. Start of the window, included; 30 days before its end unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("feature-companies/count")
    def count_feature_companies(self, **query: Unpack[CountFeatureCompaniesQuery]) -> CountFeatureCompaniesResponse:
        """How many companies are entitled to a feature.

        feature_id: str, required. Feature (`feat_…`).
        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("feature-usage/count")
    def count_feature_usage(self, **query: Unpack[CountFeatureUsageQuery]) -> CountFeatureUsageResponse:
        """How many usage rows match the filters of the listing.

        company_id: str | None. Company (`comp_…`).
        company_keys: Mapping[str, str] | None. Keys that name the company, from key name to value; instead of
            `company_id`.
        feature_ids: Sequence[str] | None. Features (`feat_…`), at most 100.
        include_usage_aggregation: bool | None. Add credit use today, this week, this month and this billing
            period.
        managed_by: BillingProviderType | None. Only features that this billing system owns.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        without_negative_entitlements: bool | None. Without boolean features that are off.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("feature-users/count")
    def count_feature_users(self, **query: Unpack[CountFeatureUsersQuery]) -> CountFeatureUsersResponse:
        """How many users have access to a feature.

        feature_id: str, required. Feature (`feat_…`).
        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("plan-entitlements/count")
    def count_plan_entitlements(self, **query: Unpack[CountPlanEntitlementsQuery]) -> CountPlanEntitlementsResponse:
        """How many plan entitlements match the filters of the listing.

        feature_id: str | None. Feature (`feat_…`).
        feature_ids: Sequence[str] | None. Features (`feat_…`), at most 100.
        ids: Sequence[str] | None. Only these ids, at most 100.
        plan_id: str | None. Plan or add-on (`plan_…`).
        plan_ids: Sequence[str] | None. Plans and add-ons (`plan_…`), at most 100.
        plan_version_id: str | None. Plan version (`plnv_…`).
        plan_version_ids: Sequence[str] | None. Plan versions (`plnv_…`), at most 100; wins over
            `plan_version_id`.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        with_metered_products: bool | None. Only entitlements with a metered price.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("company-overrides")
    def create_company_override(self, **body: Unpack[CreateCompanyOverrideBody]) -> CreateCompanyOverrideResponse:
        """Give a company its own value for a feature; a second call for the same pair replaces the first.

        company_id: str, required. Company (`comp_…`).
        feature_id: str, required. Feature (`feat_…`).
        value_type: EntitlementValueType, required. What an entitlement allows: on or off, a number, a limit
            from a trait, no limit, or what credits pay for.
        credit_consumption_rate: float | None. Credits per unit of use; may be fractional.
        expiration_date: datetime | None. When the override ends; null for never.
        metric_period: MetricPeriod | None. Window over which events are counted, in UTC. Weeks start on Sunday.
        metric_period_month_reset: MetricPeriodMonthReset | None. When `current_month` starts: on the calendar's
            first, or on the subscription's monthly anniversary.
        note: str | None. Note to attach.
        quantity_rates: Mapping[str, float] | None. Credits per unit of each further quantity, such as
            `input_tokens`, by its name.
        value_bool: bool | None. Value of a boolean entitlement.
        value_credit_id: str | None. Credit type (`bilcr_…`) that a credit entitlement draws.
        value_numeric: int | None. Limit of a numeric entitlement.
        value_trait_id: str | None. Trait (`trt_…`) that holds each company's limit.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("plan-entitlements")
    def create_plan_entitlement(self, **body: Unpack[CreatePlanEntitlementBody]) -> CreatePlanEntitlementResponse:
        """Grant a feature on a plan version and derive the flag rules; once per feature and version.

        feature_id: str, required. Feature (`feat_…`).
        plan_id: str, required. Plan or add-on (`plan_…`).
        value_type: EntitlementValueType, required. What an entitlement allows: on or off, a number, a limit
            from a trait, no limit, or what credits pay for.
        billing_product_id: str | None. Billing product (`bilp_…`).
        billing_threshold: int | None. Amount in cents at which overage is invoiced before the period ends.
        credit_consumption_rate: float | None. Credits per unit of use; may be fractional.
        currency: Currency | None. Three-letter currency code in lower case. Amounts are in the smallest unit,
            such as cents.
        currency_prices: Sequence[CurrencyPriceRequestBody] | None. An entitlement's prices in one currency.
        metric_period: MetricPeriod | None. Window over which events are counted, in UTC. Weeks start on Sunday.
        metric_period_month_reset: MetricPeriodMonthReset | None. When `current_month` starts: on the calendar's
            first, or on the subscription's monthly anniversary.
        monthly_metered_price_id: str | None. Price (`bilpp_…`) for monthly billing.
        monthly_price_tiers: Sequence[CreatePriceTierRequestBody] | None. Price of a range of quantity.
        monthly_unit_price: int | None. Price per unit in cents, billed monthly.
        monthly_unit_price_decimal: str | None. The same with fractions of a cent; wins when both are set.
        overage_billing_cadence: BillingArrearsCadence | None. How often overage or postpaid use is charged.
            `quarterly` exists for overage only.
        overage_billing_product_id: str | None. Billing product (`bilp_…`) that overage is charged under.
        overage_invoice_anchor: BillingArrearsAnchor | None. When a monthly charge in arrears falls: at the
            billing period's monthly anniversary, or at the calendar month's end.
        plan_version_id: str | None. Plan version (`plnv_…`).
        price_behavior: EntitlementPriceBehavior | None. How use of a feature is charged.
        price_tiers: Sequence[CreatePriceTierRequestBody] | None. Price of a range of quantity.
        quantity_rates: Mapping[str, float] | None. Credits per unit of each further quantity, such as
            `input_tokens`, by its name.
        quarterly_metered_price_id: str | None. Price (`bilpp_…`) for quarterly billing.
        quarterly_price_tiers: Sequence[CreatePriceTierRequestBody] | None. Price of a range of quantity.
        quarterly_unit_price: int | None. Price per unit in cents, billed quarterly.
        quarterly_unit_price_decimal: str | None. The same with fractions of a cent; wins when both are set.
        soft_limit: int | None. Amount that is included in the price; use beyond it is charged.
        tier_mode: BillingTiersMode | None. `graduated` prices each unit in its own tier, `volume` all units in
            the tier the total falls in.
        usage_quantity: int | None. Quantity included or expected.
        value_bool: bool | None. Value of a boolean entitlement.
        value_credit_id: str | None. Credit type (`bilcr_…`) that a credit entitlement draws.
        value_numeric: int | None. Limit of a numeric entitlement.
        value_trait_id: str | None. Trait (`trt_…`) that holds each company's limit.
        warning_tiers: Sequence[WarningTierRequestBody] | None. A usage that shall cause a warning.
        yearly_metered_price_id: str | None. Price (`bilpp_…`) for yearly billing.
        yearly_price_tiers: Sequence[CreatePriceTierRequestBody] | None. Price of a range of quantity.
        yearly_unit_price: int | None. Price per unit in cents, billed yearly.
        yearly_unit_price_decimal: str | None. The same with fractions of a cent; wins when both are set.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("company-overrides/{company_override_id}")
    def delete_company_override(
        self, company_override_id: str, **options: Unpack[Options]
    ) -> DeleteCompanyOverrideResponse:
        """Remove an override and the flag rules derived from it.

        company_override_id: str, required. Override (`cmov_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("plan-entitlements/{plan_entitlement_id}")
    def delete_plan_entitlement(
        self, plan_entitlement_id: str, **options: Unpack[Options]
    ) -> DeletePlanEntitlementResponse:
        """Remove an entitlement and the flag rules derived from it.

        plan_entitlement_id: str, required. Plan entitlement (`pltl_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("plan-entitlements/duplicate")
    def duplicate_plan_entitlements(
        self, **body: Unpack[DuplicatePlanEntitlementsBody]
    ) -> DuplicatePlanEntitlementsResponse:
        """Copy the entitlements of one plan to another and report the skipped ones.

        source_plan_id: str, required. Plan (`plan_…`) it starts from.
        target_plan_id: str, required. Plan (`plan_…`) to copy to.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("company-overrides/{company_override_id}")
    def get_company_override(self, company_override_id: str, **options: Unpack[Options]) -> GetCompanyOverrideResponse:
        """One override with its notes.

        company_override_id: str, required. Override (`cmov_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("user-usage-by-company/metrics")
    def get_company_user_usage_metrics(
        self, **query: Unpack[GetCompanyUserUsageMetricsQuery]
    ) -> GetCompanyUserUsageMetricsResponse:
        """Which features a company's users used in a window, and whether credits were used.

        company_id: str, required. Company (`comp_…`).
        end_time: datetime | None. End of the window, not included; now unless sent.
        start_time: datetime | None. Start of the window, included; 30 days before its end unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("usage-by-company")
    def get_feature_usage_by_company(
        self, **query: Unpack[GetFeatureUsageByCompanyQuery]
    ) -> GetFeatureUsageByCompanyResponse:
        """All usage rows of the company that the keys name.

        keys: Mapping[str, str], required. Keys from name to value, as `keys[name]=value`, as JSON text, or for
            lookups as bare `name=value`.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("feature-usage-timeseries")
    def get_feature_usage_time_series(
        self, **query: Unpack[GetFeatureUsageTimeSeriesQuery]
    ) -> GetFeatureUsageTimeSeriesResponse:
        """A company's running usage of one feature and the history of its limit.

        company_id: str, required. Company (`comp_…`).
        end_time: datetime, required. End of the window, not included, RFC 3339.
        feature_id: str, required. Feature (`feat_…`).
        start_time: datetime, required. Start of the window, included, RFC 3339.
        granularity: TimeSeriesGranularity | None. Length of a bucket; daily unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("plan-entitlements/{plan_entitlement_id}")
    def get_plan_entitlement(self, plan_entitlement_id: str, **options: Unpack[Options]) -> GetPlanEntitlementResponse:
        """One plan entitlement by id (`pltl_…`).

        plan_entitlement_id: str, required. Plan entitlement (`pltl_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("user-usage-by-company")
    def get_user_usage_by_company(self, **query: Unpack[GetUserUsageByCompanyQuery]) -> GetUserUsageByCompanyResponse:
        """A company's usage and credit use per user in a window.

        company_id: str, required. Company (`comp_…`).
        end_time: datetime | None. End of the window, not included; now unless sent.
        feature_id: str | None. Feature (`feat_…`).
        start_time: datetime | None. Start of the window, included; 30 days before its end unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("user-usage-detail")
    def get_user_usage_detail(self, **query: Unpack[GetUserUsageDetailQuery]) -> GetUserUsageDetailResponse:
        """One user's use by feature and by day in a window.

        company_id: str, required. Company (`comp_…`).
        user_id: str, required. User (`user_…`).
        end_time: datetime | None. End of the window, not included; now unless sent.
        start_time: datetime | None. Start of the window, included; 30 days before its end unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("company-overrides")
    def list_company_overrides(self, **query: Unpack[ListCompanyOverridesQuery]) -> ListCompanyOverridesResponse:
        """Exceptions for single companies, newest first.

        company_id: str | None. Company (`comp_…`).
        company_ids: Sequence[str] | None. Companies (`comp_…`), at most 100.
        feature_id: str | None. Feature (`feat_…`).
        feature_ids: Sequence[str] | None. Features (`feat_…`), at most 100.
        ids: Sequence[str] | None. Only these ids, at most 100.
        without_expired: bool | None. Without overrides that have ended.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("user-usage-by-company/users")
    def list_company_user_usage(self, **query: Unpack[ListCompanyUserUsageQuery]) -> ListCompanyUserUsageResponse:
        """A company's users by their use of one feature or of credits, heaviest first, with totals over all pages.

        company_id: str, required. Company (`comp_…`).
        metric: UserUsageMetric, required. Rank users by a feature or by credits.
        end_time: datetime | None. End of the window, not included; now unless sent.
        feature_id: str | None. Feature (`feat_…`); needed when ranking by feature.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        start_time: datetime | None. Start of the window, included; 30 days before its end unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("feature-companies")
    def list_feature_companies(self, **query: Unpack[ListFeatureCompaniesQuery]) -> ListFeatureCompaniesResponse:
        """Companies entitled to a feature with their usage, highest percentage used first.

        feature_id: str, required. Feature (`feat_…`).
        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("feature-usage")
    def list_feature_usage(self, **query: Unpack[ListFeatureUsageQuery]) -> ListFeatureUsageResponse:
        """A company's features with allocation and usage, one row per feature.

        company_id: str | None. Company (`comp_…`).
        company_keys: Mapping[str, str] | None. Keys that name the company, from key name to value; instead of
            `company_id`.
        feature_ids: Sequence[str] | None. Features (`feat_…`), at most 100.
        include_usage_aggregation: bool | None. Add credit use today, this week, this month and this billing
            period.
        managed_by: BillingProviderType | None. Only features that this billing system owns.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        without_negative_entitlements: bool | None. Without boolean features that are off.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("feature-usage-history")
    def list_feature_usage_history(
        self, **query: Unpack[ListFeatureUsageHistoryQuery]
    ) -> ListFeatureUsageHistoryResponse:
        """Usage added in each bucket of a window, over all companies; rows can be summed.

        end_time: datetime, required. End of the window, not included; on an hour boundary in UTC.
        start_time: datetime, required. Start of the window, included; on an hour boundary in UTC.
        company_ids: Sequence[str] | None. Companies (`comp_…`), at most 100.
        feature_ids: Sequence[str] | None. Event features (`feat_…`), at most 100.
        granularity: TimeSeriesGranularity | None. Length of a bucket, at most 366 of them; one total unless
            sent.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("feature-users")
    def list_feature_users(self, **query: Unpack[ListFeatureUsersQuery]) -> ListFeatureUsersResponse:
        """Users whose company is entitled to a feature, newest first.

        feature_id: str, required. Feature (`feat_…`).
        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("plan-entitlements")
    def list_plan_entitlements(self, **query: Unpack[ListPlanEntitlementsQuery]) -> ListPlanEntitlementsResponse:
        """What plan versions grant, newest first; for a plan alone, its published version.

        feature_id: str | None. Feature (`feat_…`).
        feature_ids: Sequence[str] | None. Features (`feat_…`), at most 100.
        ids: Sequence[str] | None. Only these ids, at most 100.
        plan_id: str | None. Plan or add-on (`plan_…`).
        plan_ids: Sequence[str] | None. Plans and add-ons (`plan_…`), at most 100.
        plan_version_id: str | None. Plan version (`plnv_…`).
        plan_version_ids: Sequence[str] | None. Plan versions (`plnv_…`), at most 100; wins over
            `plan_version_id`.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        with_metered_products: bool | None. Only entitlements with a metered price.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @put("company-overrides/{company_override_id}")
    def update_company_override(
        self, company_override_id: str, **body: Unpack[UpdateCompanyOverrideBody]
    ) -> UpdateCompanyOverrideResponse:
        """Change an override's value or expiry, or add a note.

        company_override_id: str, required. Override (`cmov_…`).
        value_type: EntitlementValueType, required. What an entitlement allows: on or off, a number, a limit
            from a trait, no limit, or what credits pay for.
        credit_consumption_rate: float | None. Credits per unit of use; may be fractional.
        expiration_date: datetime | None. When the override ends; null for never.
        metric_period: MetricPeriod | None. Window over which events are counted, in UTC. Weeks start on Sunday.
        metric_period_month_reset: MetricPeriodMonthReset | None. When `current_month` starts: on the calendar's
            first, or on the subscription's monthly anniversary.
        note: str | None. Note to add to those there.
        quantity_rates: Mapping[str, float] | None. Credits per unit of each further quantity, such as
            `input_tokens`, by its name.
        value_bool: bool | None. Value of a boolean entitlement.
        value_credit_id: str | None. Credit type (`bilcr_…`) that a credit entitlement draws.
        value_numeric: int | None. Limit of a numeric entitlement.
        value_trait_id: str | None. Trait (`trt_…`) that holds each company's limit.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @put("plan-entitlements/{plan_entitlement_id}")
    def update_plan_entitlement(
        self, plan_entitlement_id: str, **body: Unpack[UpdatePlanEntitlementBody]
    ) -> UpdatePlanEntitlementResponse:
        """Change an entitlement's value or pricing on the plan's draft; plan and feature stay.

        plan_entitlement_id: str, required. Plan entitlement (`pltl_…`).
        value_type: EntitlementValueType, required. What an entitlement allows: on or off, a number, a limit
            from a trait, no limit, or what credits pay for.
        billing_product_id: str | None. Billing product (`bilp_…`).
        billing_threshold: int | None. Amount in cents at which overage is invoiced before the period ends.
        credit_consumption_rate: float | None. Credits per unit of use; may be fractional.
        currency: Currency | None. Three-letter currency code in lower case. Amounts are in the smallest unit,
            such as cents.
        currency_prices: Sequence[CurrencyPriceRequestBody] | None. An entitlement's prices in one currency.
        metric_period: MetricPeriod | None. Window over which events are counted, in UTC. Weeks start on Sunday.
        metric_period_month_reset: MetricPeriodMonthReset | None. When `current_month` starts: on the calendar's
            first, or on the subscription's monthly anniversary.
        monthly_metered_price_id: str | None. Price (`bilpp_…`) for monthly billing.
        monthly_price_tiers: Sequence[CreatePriceTierRequestBody] | None. Price of a range of quantity.
        monthly_unit_price: int | None. Price per unit in cents, billed monthly.
        monthly_unit_price_decimal: str | None. The same with fractions of a cent; wins when both are set.
        overage_billing_cadence: BillingArrearsCadence | None. How often overage or postpaid use is charged.
            `quarterly` exists for overage only.
        overage_billing_product_id: str | None. Billing product (`bilp_…`) that overage is charged under.
        overage_invoice_anchor: BillingArrearsAnchor | None. When a monthly charge in arrears falls: at the
            billing period's monthly anniversary, or at the calendar month's end.
        price_behavior: EntitlementPriceBehavior | None. How use of a feature is charged.
        price_tiers: Sequence[CreatePriceTierRequestBody] | None. Price of a range of quantity.
        quantity_rates: Mapping[str, float] | None. Credits per unit of each further quantity, such as
            `input_tokens`, by its name.
        quarterly_metered_price_id: str | None. Price (`bilpp_…`) for quarterly billing.
        quarterly_price_tiers: Sequence[CreatePriceTierRequestBody] | None. Price of a range of quantity.
        quarterly_unit_price: int | None. Price per unit in cents, billed quarterly.
        quarterly_unit_price_decimal: str | None. The same with fractions of a cent; wins when both are set.
        soft_limit: int | None. Amount that is included in the price; use beyond it is charged.
        tier_mode: BillingTiersMode | None. `graduated` prices each unit in its own tier, `volume` all units in
            the tier the total falls in.
        usage_quantity: int | None. Quantity included or expected.
        value_bool: bool | None. Value of a boolean entitlement.
        value_credit_id: str | None. Credit type (`bilcr_…`) that a credit entitlement draws.
        value_numeric: int | None. Limit of a numeric entitlement.
        value_trait_id: str | None. Trait (`trt_…`) that holds each company's limit.
        warning_tiers: Sequence[WarningTierRequestBody] | None. A usage that shall cause a warning.
        yearly_metered_price_id: str | None. Price (`bilpp_…`) for yearly billing.
        yearly_price_tiers: Sequence[CreatePriceTierRequestBody] | None. Price of a range of quantity.
        yearly_unit_price: int | None. Price per unit in cents, billed yearly.
        yearly_unit_price_decimal: str | None. The same with fractions of a cent; wins when both are set.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("plan-entitlements/billing-linked")
    def upsert_plan_entitlement_for_billing_product(
        self, **body: Unpack[UpsertPlanEntitlementForBillingProductBody]
    ) -> UpsertPlanEntitlementForBillingProductResponse:
        """Store an entitlement that an external billing system owns, by its id there.

        billing_provider: BillingProviderType, required. System that bills. `schematic` is this server itself.
        external_resource_id: str, required. Id in the external system.
        feature_id: str, required. Feature (`feat_…`).
        plan_id: str, required. Plan or add-on (`plan_…`).
        value_type: EntitlementValueType, required. What an entitlement allows: on or off, a number, a limit
            from a trait, no limit, or what credits pay for.
        billing_product_id: str | None. Billing product (`bilp_…`).
        billing_threshold: int | None. Amount in cents at which overage is invoiced before the period ends.
        credit_consumption_rate: float | None. Credits per unit of use; may be fractional.
        currency: Currency | None. Three-letter currency code in lower case. Amounts are in the smallest unit,
            such as cents.
        currency_prices: Sequence[CurrencyPriceRequestBody] | None. An entitlement's prices in one currency.
        metric_period: MetricPeriod | None. Window over which events are counted, in UTC. Weeks start on Sunday.
        metric_period_month_reset: MetricPeriodMonthReset | None. When `current_month` starts: on the calendar's
            first, or on the subscription's monthly anniversary.
        monthly_metered_price_id: str | None. Price (`bilpp_…`) for monthly billing.
        monthly_price_tiers: Sequence[CreatePriceTierRequestBody] | None. Price of a range of quantity.
        monthly_unit_price: int | None. Price per unit in cents, billed monthly.
        monthly_unit_price_decimal: str | None. The same with fractions of a cent; wins when both are set.
        overage_billing_cadence: BillingArrearsCadence | None. How often overage or postpaid use is charged.
            `quarterly` exists for overage only.
        overage_billing_product_id: str | None. Billing product (`bilp_…`) that overage is charged under.
        overage_invoice_anchor: BillingArrearsAnchor | None. When a monthly charge in arrears falls: at the
            billing period's monthly anniversary, or at the calendar month's end.
        plan_version_id: str | None. Plan version (`plnv_…`).
        price_behavior: EntitlementPriceBehavior | None. How use of a feature is charged.
        price_tiers: Sequence[CreatePriceTierRequestBody] | None. Price of a range of quantity.
        quantity_rates: Mapping[str, float] | None. Credits per unit of each further quantity, such as
            `input_tokens`, by its name.
        quarterly_metered_price_id: str | None. Price (`bilpp_…`) for quarterly billing.
        quarterly_price_tiers: Sequence[CreatePriceTierRequestBody] | None. Price of a range of quantity.
        quarterly_unit_price: int | None. Price per unit in cents, billed quarterly.
        quarterly_unit_price_decimal: str | None. The same with fractions of a cent; wins when both are set.
        soft_limit: int | None. Amount that is included in the price; use beyond it is charged.
        tier_mode: BillingTiersMode | None. `graduated` prices each unit in its own tier, `volume` all units in
            the tier the total falls in.
        usage_quantity: int | None. Quantity included or expected.
        value_bool: bool | None. Value of a boolean entitlement.
        value_credit_id: str | None. Credit type (`bilcr_…`) that a credit entitlement draws.
        value_numeric: int | None. Limit of a numeric entitlement.
        value_trait_id: str | None. Trait (`trt_…`) that holds each company's limit.
        warning_tiers: Sequence[WarningTierRequestBody] | None. A usage that shall cause a warning.
        yearly_metered_price_id: str | None. Price (`bilpp_…`) for yearly billing.
        yearly_price_tiers: Sequence[CreatePriceTierRequestBody] | None. Price of a range of quantity.
        yearly_unit_price: int | None. Price per unit in cents, billed yearly.
        yearly_unit_price_decimal: str | None. The same with fractions of a cent; wins when both are set.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """


class AsyncEntitlementsClient(AsyncResource):
    """`client.entitlements`."""

    @property
    def with_raw_response(self) -> AsyncRawEntitlementsClient:
        """The same operations, answered with status and headers."""
        return AsyncRawEntitlementsClient(self._transport)

    count_company_overrides = awaited(EntitlementsClient.count_company_overrides)
    count_company_user_usage = awaited(EntitlementsClient.count_company_user_usage)
    count_feature_companies = awaited(EntitlementsClient.count_feature_companies)
    count_feature_usage = awaited(EntitlementsClient.count_feature_usage)
    count_feature_users = awaited(EntitlementsClient.count_feature_users)
    count_plan_entitlements = awaited(EntitlementsClient.count_plan_entitlements)
    create_company_override = awaited(EntitlementsClient.create_company_override)
    create_plan_entitlement = awaited(EntitlementsClient.create_plan_entitlement)
    delete_company_override = awaited(EntitlementsClient.delete_company_override)
    delete_plan_entitlement = awaited(EntitlementsClient.delete_plan_entitlement)
    duplicate_plan_entitlements = awaited(EntitlementsClient.duplicate_plan_entitlements)
    get_company_override = awaited(EntitlementsClient.get_company_override)
    get_company_user_usage_metrics = awaited(EntitlementsClient.get_company_user_usage_metrics)
    get_feature_usage_by_company = awaited(EntitlementsClient.get_feature_usage_by_company)
    get_feature_usage_time_series = awaited(EntitlementsClient.get_feature_usage_time_series)
    get_plan_entitlement = awaited(EntitlementsClient.get_plan_entitlement)
    get_user_usage_by_company = awaited(EntitlementsClient.get_user_usage_by_company)
    get_user_usage_detail = awaited(EntitlementsClient.get_user_usage_detail)
    list_company_overrides = awaited(EntitlementsClient.list_company_overrides)
    list_company_user_usage = awaited(EntitlementsClient.list_company_user_usage)
    list_feature_companies = awaited(EntitlementsClient.list_feature_companies)
    list_feature_usage = awaited(EntitlementsClient.list_feature_usage)
    list_feature_usage_history = awaited(EntitlementsClient.list_feature_usage_history)
    list_feature_users = awaited(EntitlementsClient.list_feature_users)
    list_plan_entitlements = awaited(EntitlementsClient.list_plan_entitlements)
    update_company_override = awaited(EntitlementsClient.update_company_override)
    update_plan_entitlement = awaited(EntitlementsClient.update_plan_entitlement)
    upsert_plan_entitlement_for_billing_product = awaited(
        EntitlementsClient.upsert_plan_entitlement_for_billing_product
    )


class RawEntitlementsClient(Resource):
    """`client.entitlements.with_raw_response`."""

    count_company_overrides = raw(EntitlementsClient.count_company_overrides)
    count_company_user_usage = raw(EntitlementsClient.count_company_user_usage)
    count_feature_companies = raw(EntitlementsClient.count_feature_companies)
    count_feature_usage = raw(EntitlementsClient.count_feature_usage)
    count_feature_users = raw(EntitlementsClient.count_feature_users)
    count_plan_entitlements = raw(EntitlementsClient.count_plan_entitlements)
    create_company_override = raw(EntitlementsClient.create_company_override)
    create_plan_entitlement = raw(EntitlementsClient.create_plan_entitlement)
    delete_company_override = raw(EntitlementsClient.delete_company_override)
    delete_plan_entitlement = raw(EntitlementsClient.delete_plan_entitlement)
    duplicate_plan_entitlements = raw(EntitlementsClient.duplicate_plan_entitlements)
    get_company_override = raw(EntitlementsClient.get_company_override)
    get_company_user_usage_metrics = raw(EntitlementsClient.get_company_user_usage_metrics)
    get_feature_usage_by_company = raw(EntitlementsClient.get_feature_usage_by_company)
    get_feature_usage_time_series = raw(EntitlementsClient.get_feature_usage_time_series)
    get_plan_entitlement = raw(EntitlementsClient.get_plan_entitlement)
    get_user_usage_by_company = raw(EntitlementsClient.get_user_usage_by_company)
    get_user_usage_detail = raw(EntitlementsClient.get_user_usage_detail)
    list_company_overrides = raw(EntitlementsClient.list_company_overrides)
    list_company_user_usage = raw(EntitlementsClient.list_company_user_usage)
    list_feature_companies = raw(EntitlementsClient.list_feature_companies)
    list_feature_usage = raw(EntitlementsClient.list_feature_usage)
    list_feature_usage_history = raw(EntitlementsClient.list_feature_usage_history)
    list_feature_users = raw(EntitlementsClient.list_feature_users)
    list_plan_entitlements = raw(EntitlementsClient.list_plan_entitlements)
    update_company_override = raw(EntitlementsClient.update_company_override)
    update_plan_entitlement = raw(EntitlementsClient.update_plan_entitlement)
    upsert_plan_entitlement_for_billing_product = raw(EntitlementsClient.upsert_plan_entitlement_for_billing_product)


class AsyncRawEntitlementsClient(AsyncResource):
    """`client.entitlements.with_raw_response`."""

    count_company_overrides = awaited_raw(EntitlementsClient.count_company_overrides)
    count_company_user_usage = awaited_raw(EntitlementsClient.count_company_user_usage)
    count_feature_companies = awaited_raw(EntitlementsClient.count_feature_companies)
    count_feature_usage = awaited_raw(EntitlementsClient.count_feature_usage)
    count_feature_users = awaited_raw(EntitlementsClient.count_feature_users)
    count_plan_entitlements = awaited_raw(EntitlementsClient.count_plan_entitlements)
    create_company_override = awaited_raw(EntitlementsClient.create_company_override)
    create_plan_entitlement = awaited_raw(EntitlementsClient.create_plan_entitlement)
    delete_company_override = awaited_raw(EntitlementsClient.delete_company_override)
    delete_plan_entitlement = awaited_raw(EntitlementsClient.delete_plan_entitlement)
    duplicate_plan_entitlements = awaited_raw(EntitlementsClient.duplicate_plan_entitlements)
    get_company_override = awaited_raw(EntitlementsClient.get_company_override)
    get_company_user_usage_metrics = awaited_raw(EntitlementsClient.get_company_user_usage_metrics)
    get_feature_usage_by_company = awaited_raw(EntitlementsClient.get_feature_usage_by_company)
    get_feature_usage_time_series = awaited_raw(EntitlementsClient.get_feature_usage_time_series)
    get_plan_entitlement = awaited_raw(EntitlementsClient.get_plan_entitlement)
    get_user_usage_by_company = awaited_raw(EntitlementsClient.get_user_usage_by_company)
    get_user_usage_detail = awaited_raw(EntitlementsClient.get_user_usage_detail)
    list_company_overrides = awaited_raw(EntitlementsClient.list_company_overrides)
    list_company_user_usage = awaited_raw(EntitlementsClient.list_company_user_usage)
    list_feature_companies = awaited_raw(EntitlementsClient.list_feature_companies)
    list_feature_usage = awaited_raw(EntitlementsClient.list_feature_usage)
    list_feature_usage_history = awaited_raw(EntitlementsClient.list_feature_usage_history)
    list_feature_users = awaited_raw(EntitlementsClient.list_feature_users)
    list_plan_entitlements = awaited_raw(EntitlementsClient.list_plan_entitlements)
    update_company_override = awaited_raw(EntitlementsClient.update_company_override)
    update_plan_entitlement = awaited_raw(EntitlementsClient.update_plan_entitlement)
    upsert_plan_entitlement_for_billing_product = awaited_raw(
        EntitlementsClient.upsert_plan_entitlement_for_billing_product
    )
