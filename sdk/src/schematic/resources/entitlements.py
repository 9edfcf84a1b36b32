# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `entitlements`."""

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
        return self._get(
            "entitlements.count_company_overrides",
            "company-overrides/count",
            types.CountCompanyOverridesResponse,
            query,
        )

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
        return self._get(
            "entitlements.count_company_user_usage",
            "user-usage-by-company/users/count",
            types.CountCompanyUserUsageResponse,
            query,
        )

    def count_feature_companies(self, **query: Unpack[CountFeatureCompaniesQuery]) -> CountFeatureCompaniesResponse:
        """How many companies are entitled to a feature.

        feature_id: str, required. Feature (`feat_…`).
        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "entitlements.count_feature_companies",
            "feature-companies/count",
            types.CountFeatureCompaniesResponse,
            query,
        )

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
        return self._get(
            "entitlements.count_feature_usage", "feature-usage/count", types.CountFeatureUsageResponse, query
        )

    def count_feature_users(self, **query: Unpack[CountFeatureUsersQuery]) -> CountFeatureUsersResponse:
        """How many users have access to a feature.

        feature_id: str, required. Feature (`feat_…`).
        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "entitlements.count_feature_users", "feature-users/count", types.CountFeatureUsersResponse, query
        )

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
        return self._get(
            "entitlements.count_plan_entitlements",
            "plan-entitlements/count",
            types.CountPlanEntitlementsResponse,
            query,
        )

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
        return self._post(
            "entitlements.create_company_override", "company-overrides", types.CreateCompanyOverrideResponse, body
        )

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
        return self._post(
            "entitlements.create_plan_entitlement", "plan-entitlements", types.CreatePlanEntitlementResponse, body
        )

    def delete_company_override(
        self, company_override_id: str, **options: Unpack[Options]
    ) -> DeleteCompanyOverrideResponse:
        """Remove an override and the flag rules derived from it.

        company_override_id: str, required. Override (`cmov_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._delete(
            "entitlements.delete_company_override",
            f"company-overrides/{path_segment(company_override_id, 'company_override_id')}",
            types.DeleteCompanyOverrideResponse,
            options,
        )

    def delete_plan_entitlement(
        self, plan_entitlement_id: str, **options: Unpack[Options]
    ) -> DeletePlanEntitlementResponse:
        """Remove an entitlement and the flag rules derived from it.

        plan_entitlement_id: str, required. Plan entitlement (`pltl_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._delete(
            "entitlements.delete_plan_entitlement",
            f"plan-entitlements/{path_segment(plan_entitlement_id, 'plan_entitlement_id')}",
            types.DeletePlanEntitlementResponse,
            options,
        )

    def duplicate_plan_entitlements(
        self, **body: Unpack[DuplicatePlanEntitlementsBody]
    ) -> DuplicatePlanEntitlementsResponse:
        """Copy the entitlements of one plan to another and report the skipped ones.

        source_plan_id: str, required. Plan (`plan_…`) it starts from.
        target_plan_id: str, required. Plan (`plan_…`) to copy to.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post(
            "entitlements.duplicate_plan_entitlements",
            "plan-entitlements/duplicate",
            types.DuplicatePlanEntitlementsResponse,
            body,
        )

    def get_company_override(self, company_override_id: str, **options: Unpack[Options]) -> GetCompanyOverrideResponse:
        """One override with its notes.

        company_override_id: str, required. Override (`cmov_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "entitlements.get_company_override",
            f"company-overrides/{path_segment(company_override_id, 'company_override_id')}",
            types.GetCompanyOverrideResponse,
            options,
        )

    def get_company_user_usage_metrics(
        self, **query: Unpack[GetCompanyUserUsageMetricsQuery]
    ) -> GetCompanyUserUsageMetricsResponse:
        """Which features a company's users used in a window, and whether credits were used.

        company_id: str, required. Company (`comp_…`).
        end_time: datetime | None. End of the window, not included; now unless sent.
        start_time: datetime | None. Start of the window, included; 30 days before its end unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "entitlements.get_company_user_usage_metrics",
            "user-usage-by-company/metrics",
            types.GetCompanyUserUsageMetricsResponse,
            query,
        )

    def get_feature_usage_by_company(
        self, **query: Unpack[GetFeatureUsageByCompanyQuery]
    ) -> GetFeatureUsageByCompanyResponse:
        """All usage rows of the company that the keys name.

        keys: Mapping[str, str], required. Keys from name to value, as `keys[name]=value`, as JSON text, or for
            lookups as bare `name=value`.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "entitlements.get_feature_usage_by_company",
            "usage-by-company",
            types.GetFeatureUsageByCompanyResponse,
            query,
        )

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
        return self._get(
            "entitlements.get_feature_usage_time_series",
            "feature-usage-timeseries",
            types.GetFeatureUsageTimeSeriesResponse,
            query,
        )

    def get_plan_entitlement(self, plan_entitlement_id: str, **options: Unpack[Options]) -> GetPlanEntitlementResponse:
        """One plan entitlement by id (`pltl_…`).

        plan_entitlement_id: str, required. Plan entitlement (`pltl_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "entitlements.get_plan_entitlement",
            f"plan-entitlements/{path_segment(plan_entitlement_id, 'plan_entitlement_id')}",
            types.GetPlanEntitlementResponse,
            options,
        )

    def get_user_usage_by_company(self, **query: Unpack[GetUserUsageByCompanyQuery]) -> GetUserUsageByCompanyResponse:
        """A company's usage and credit use per user in a window.

        company_id: str, required. Company (`comp_…`).
        end_time: datetime | None. End of the window, not included; now unless sent.
        feature_id: str | None. Feature (`feat_…`).
        start_time: datetime | None. Start of the window, included; 30 days before its end unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "entitlements.get_user_usage_by_company",
            "user-usage-by-company",
            types.GetUserUsageByCompanyResponse,
            query,
        )

    def get_user_usage_detail(self, **query: Unpack[GetUserUsageDetailQuery]) -> GetUserUsageDetailResponse:
        """One user's use by feature and by day in a window.

        company_id: str, required. Company (`comp_…`).
        user_id: str, required. User (`user_…`).
        end_time: datetime | None. End of the window, not included; now unless sent.
        start_time: datetime | None. Start of the window, included; 30 days before its end unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "entitlements.get_user_usage_detail", "user-usage-detail", types.GetUserUsageDetailResponse, query
        )

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
        return self._get(
            "entitlements.list_company_overrides", "company-overrides", types.ListCompanyOverridesResponse, query
        )

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
        return self._get(
            "entitlements.list_company_user_usage",
            "user-usage-by-company/users",
            types.ListCompanyUserUsageResponse,
            query,
        )

    def list_feature_companies(self, **query: Unpack[ListFeatureCompaniesQuery]) -> ListFeatureCompaniesResponse:
        """Companies entitled to a feature with their usage, highest percentage used first.

        feature_id: str, required. Feature (`feat_…`).
        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "entitlements.list_feature_companies", "feature-companies", types.ListFeatureCompaniesResponse, query
        )

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
        return self._get("entitlements.list_feature_usage", "feature-usage", types.ListFeatureUsageResponse, query)

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
        return self._get(
            "entitlements.list_feature_usage_history",
            "feature-usage-history",
            types.ListFeatureUsageHistoryResponse,
            query,
        )

    def list_feature_users(self, **query: Unpack[ListFeatureUsersQuery]) -> ListFeatureUsersResponse:
        """Users whose company is entitled to a feature, newest first.

        feature_id: str, required. Feature (`feat_…`).
        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("entitlements.list_feature_users", "feature-users", types.ListFeatureUsersResponse, query)

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
        return self._get(
            "entitlements.list_plan_entitlements", "plan-entitlements", types.ListPlanEntitlementsResponse, query
        )

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
        return self._put(
            "entitlements.update_company_override",
            f"company-overrides/{path_segment(company_override_id, 'company_override_id')}",
            types.UpdateCompanyOverrideResponse,
            body,
        )

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
        return self._put(
            "entitlements.update_plan_entitlement",
            f"plan-entitlements/{path_segment(plan_entitlement_id, 'plan_entitlement_id')}",
            types.UpdatePlanEntitlementResponse,
            body,
        )

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
        return self._post(
            "entitlements.upsert_plan_entitlement_for_billing_product",
            "plan-entitlements/billing-linked",
            types.UpsertPlanEntitlementForBillingProductResponse,
            body,
        )


class AsyncEntitlementsClient(AsyncResource, like=EntitlementsClient):
    """`client.entitlements`."""

    @property
    def with_raw_response(self) -> AsyncRawEntitlementsClient:
        """The same operations, answered with status and headers."""
        return AsyncRawEntitlementsClient(self._transport)

    async def count_company_overrides(
        self, **query: Unpack[CountCompanyOverridesQuery]
    ) -> CountCompanyOverridesResponse:
        """How many overrides match the filters of the listing."""
        return await self._get(
            "entitlements.count_company_overrides",
            "company-overrides/count",
            types.CountCompanyOverridesResponse,
            query,
        )

    async def count_company_user_usage(
        self, **query: Unpack[CountCompanyUserUsageQuery]
    ) -> CountCompanyUserUsageResponse:
        """How many users have such use, not counting what has no user."""
        return await self._get(
            "entitlements.count_company_user_usage",
            "user-usage-by-company/users/count",
            types.CountCompanyUserUsageResponse,
            query,
        )

    async def count_feature_companies(
        self, **query: Unpack[CountFeatureCompaniesQuery]
    ) -> CountFeatureCompaniesResponse:
        """How many companies are entitled to a feature."""
        return await self._get(
            "entitlements.count_feature_companies",
            "feature-companies/count",
            types.CountFeatureCompaniesResponse,
            query,
        )

    async def count_feature_usage(self, **query: Unpack[CountFeatureUsageQuery]) -> CountFeatureUsageResponse:
        """How many usage rows match the filters of the listing."""
        return await self._get(
            "entitlements.count_feature_usage", "feature-usage/count", types.CountFeatureUsageResponse, query
        )

    async def count_feature_users(self, **query: Unpack[CountFeatureUsersQuery]) -> CountFeatureUsersResponse:
        """How many users have access to a feature."""
        return await self._get(
            "entitlements.count_feature_users", "feature-users/count", types.CountFeatureUsersResponse, query
        )

    async def count_plan_entitlements(
        self, **query: Unpack[CountPlanEntitlementsQuery]
    ) -> CountPlanEntitlementsResponse:
        """How many plan entitlements match the filters of the listing."""
        return await self._get(
            "entitlements.count_plan_entitlements",
            "plan-entitlements/count",
            types.CountPlanEntitlementsResponse,
            query,
        )

    async def create_company_override(self, **body: Unpack[CreateCompanyOverrideBody]) -> CreateCompanyOverrideResponse:
        """Give a company its own value for a feature; a second call for the same pair replaces the first."""
        return await self._post(
            "entitlements.create_company_override", "company-overrides", types.CreateCompanyOverrideResponse, body
        )

    async def create_plan_entitlement(self, **body: Unpack[CreatePlanEntitlementBody]) -> CreatePlanEntitlementResponse:
        """Grant a feature on a plan version and derive the flag rules; once per feature and version."""
        return await self._post(
            "entitlements.create_plan_entitlement", "plan-entitlements", types.CreatePlanEntitlementResponse, body
        )

    async def delete_company_override(
        self, company_override_id: str, **options: Unpack[Options]
    ) -> DeleteCompanyOverrideResponse:
        """Remove an override and the flag rules derived from it."""
        return await self._delete(
            "entitlements.delete_company_override",
            f"company-overrides/{path_segment(company_override_id, 'company_override_id')}",
            types.DeleteCompanyOverrideResponse,
            options,
        )

    async def delete_plan_entitlement(
        self, plan_entitlement_id: str, **options: Unpack[Options]
    ) -> DeletePlanEntitlementResponse:
        """Remove an entitlement and the flag rules derived from it."""
        return await self._delete(
            "entitlements.delete_plan_entitlement",
            f"plan-entitlements/{path_segment(plan_entitlement_id, 'plan_entitlement_id')}",
            types.DeletePlanEntitlementResponse,
            options,
        )

    async def duplicate_plan_entitlements(
        self, **body: Unpack[DuplicatePlanEntitlementsBody]
    ) -> DuplicatePlanEntitlementsResponse:
        """Copy the entitlements of one plan to another and report the skipped ones."""
        return await self._post(
            "entitlements.duplicate_plan_entitlements",
            "plan-entitlements/duplicate",
            types.DuplicatePlanEntitlementsResponse,
            body,
        )

    async def get_company_override(
        self, company_override_id: str, **options: Unpack[Options]
    ) -> GetCompanyOverrideResponse:
        """One override with its notes."""
        return await self._get(
            "entitlements.get_company_override",
            f"company-overrides/{path_segment(company_override_id, 'company_override_id')}",
            types.GetCompanyOverrideResponse,
            options,
        )

    async def get_company_user_usage_metrics(
        self, **query: Unpack[GetCompanyUserUsageMetricsQuery]
    ) -> GetCompanyUserUsageMetricsResponse:
        """Which features a company's users used in a window, and whether credits were used."""
        return await self._get(
            "entitlements.get_company_user_usage_metrics",
            "user-usage-by-company/metrics",
            types.GetCompanyUserUsageMetricsResponse,
            query,
        )

    async def get_feature_usage_by_company(
        self, **query: Unpack[GetFeatureUsageByCompanyQuery]
    ) -> GetFeatureUsageByCompanyResponse:
        """All usage rows of the company that the keys name."""
        return await self._get(
            "entitlements.get_feature_usage_by_company",
            "usage-by-company",
            types.GetFeatureUsageByCompanyResponse,
            query,
        )

    async def get_feature_usage_time_series(
        self, **query: Unpack[GetFeatureUsageTimeSeriesQuery]
    ) -> GetFeatureUsageTimeSeriesResponse:
        """A company's running usage of one feature and the history of its limit."""
        return await self._get(
            "entitlements.get_feature_usage_time_series",
            "feature-usage-timeseries",
            types.GetFeatureUsageTimeSeriesResponse,
            query,
        )

    async def get_plan_entitlement(
        self, plan_entitlement_id: str, **options: Unpack[Options]
    ) -> GetPlanEntitlementResponse:
        """One plan entitlement by id (`pltl_…`)."""
        return await self._get(
            "entitlements.get_plan_entitlement",
            f"plan-entitlements/{path_segment(plan_entitlement_id, 'plan_entitlement_id')}",
            types.GetPlanEntitlementResponse,
            options,
        )

    async def get_user_usage_by_company(
        self, **query: Unpack[GetUserUsageByCompanyQuery]
    ) -> GetUserUsageByCompanyResponse:
        """A company's usage and credit use per user in a window."""
        return await self._get(
            "entitlements.get_user_usage_by_company",
            "user-usage-by-company",
            types.GetUserUsageByCompanyResponse,
            query,
        )

    async def get_user_usage_detail(self, **query: Unpack[GetUserUsageDetailQuery]) -> GetUserUsageDetailResponse:
        """One user's use by feature and by day in a window."""
        return await self._get(
            "entitlements.get_user_usage_detail", "user-usage-detail", types.GetUserUsageDetailResponse, query
        )

    async def list_company_overrides(self, **query: Unpack[ListCompanyOverridesQuery]) -> ListCompanyOverridesResponse:
        """Exceptions for single companies, newest first."""
        return await self._get(
            "entitlements.list_company_overrides", "company-overrides", types.ListCompanyOverridesResponse, query
        )

    async def list_company_user_usage(self, **query: Unpack[ListCompanyUserUsageQuery]) -> ListCompanyUserUsageResponse:
        """A company's users by their use of one feature or of credits, heaviest first, with totals over all pages."""
        return await self._get(
            "entitlements.list_company_user_usage",
            "user-usage-by-company/users",
            types.ListCompanyUserUsageResponse,
            query,
        )

    async def list_feature_companies(self, **query: Unpack[ListFeatureCompaniesQuery]) -> ListFeatureCompaniesResponse:
        """Companies entitled to a feature with their usage, highest percentage used first."""
        return await self._get(
            "entitlements.list_feature_companies", "feature-companies", types.ListFeatureCompaniesResponse, query
        )

    async def list_feature_usage(self, **query: Unpack[ListFeatureUsageQuery]) -> ListFeatureUsageResponse:
        """A company's features with allocation and usage, one row per feature."""
        return await self._get(
            "entitlements.list_feature_usage", "feature-usage", types.ListFeatureUsageResponse, query
        )

    async def list_feature_usage_history(
        self, **query: Unpack[ListFeatureUsageHistoryQuery]
    ) -> ListFeatureUsageHistoryResponse:
        """Usage added in each bucket of a window, over all companies; rows can be summed."""
        return await self._get(
            "entitlements.list_feature_usage_history",
            "feature-usage-history",
            types.ListFeatureUsageHistoryResponse,
            query,
        )

    async def list_feature_users(self, **query: Unpack[ListFeatureUsersQuery]) -> ListFeatureUsersResponse:
        """Users whose company is entitled to a feature, newest first."""
        return await self._get(
            "entitlements.list_feature_users", "feature-users", types.ListFeatureUsersResponse, query
        )

    async def list_plan_entitlements(self, **query: Unpack[ListPlanEntitlementsQuery]) -> ListPlanEntitlementsResponse:
        """What plan versions grant, newest first; for a plan alone, its published version."""
        return await self._get(
            "entitlements.list_plan_entitlements", "plan-entitlements", types.ListPlanEntitlementsResponse, query
        )

    async def update_company_override(
        self, company_override_id: str, **body: Unpack[UpdateCompanyOverrideBody]
    ) -> UpdateCompanyOverrideResponse:
        """Change an override's value or expiry, or add a note."""
        return await self._put(
            "entitlements.update_company_override",
            f"company-overrides/{path_segment(company_override_id, 'company_override_id')}",
            types.UpdateCompanyOverrideResponse,
            body,
        )

    async def update_plan_entitlement(
        self, plan_entitlement_id: str, **body: Unpack[UpdatePlanEntitlementBody]
    ) -> UpdatePlanEntitlementResponse:
        """Change an entitlement's value or pricing on the plan's draft; plan and feature stay."""
        return await self._put(
            "entitlements.update_plan_entitlement",
            f"plan-entitlements/{path_segment(plan_entitlement_id, 'plan_entitlement_id')}",
            types.UpdatePlanEntitlementResponse,
            body,
        )

    async def upsert_plan_entitlement_for_billing_product(
        self, **body: Unpack[UpsertPlanEntitlementForBillingProductBody]
    ) -> UpsertPlanEntitlementForBillingProductResponse:
        """Store an entitlement that an external billing system owns, by its id there."""
        return await self._post(
            "entitlements.upsert_plan_entitlement_for_billing_product",
            "plan-entitlements/billing-linked",
            types.UpsertPlanEntitlementForBillingProductResponse,
            body,
        )


class RawEntitlementsClient(RawResource, like=EntitlementsClient):
    """`client.entitlements.with_raw_response`."""

    def count_company_overrides(
        self, **query: Unpack[CountCompanyOverridesQuery]
    ) -> HttpResponse[CountCompanyOverridesResponse]:
        """How many overrides match the filters of the listing."""
        return self._get(
            "entitlements.count_company_overrides",
            "company-overrides/count",
            types.CountCompanyOverridesResponse,
            query,
        )

    def count_company_user_usage(
        self, **query: Unpack[CountCompanyUserUsageQuery]
    ) -> HttpResponse[CountCompanyUserUsageResponse]:
        """How many users have such use, not counting what has no user."""
        return self._get(
            "entitlements.count_company_user_usage",
            "user-usage-by-company/users/count",
            types.CountCompanyUserUsageResponse,
            query,
        )

    def count_feature_companies(
        self, **query: Unpack[CountFeatureCompaniesQuery]
    ) -> HttpResponse[CountFeatureCompaniesResponse]:
        """How many companies are entitled to a feature."""
        return self._get(
            "entitlements.count_feature_companies",
            "feature-companies/count",
            types.CountFeatureCompaniesResponse,
            query,
        )

    def count_feature_usage(self, **query: Unpack[CountFeatureUsageQuery]) -> HttpResponse[CountFeatureUsageResponse]:
        """How many usage rows match the filters of the listing."""
        return self._get(
            "entitlements.count_feature_usage", "feature-usage/count", types.CountFeatureUsageResponse, query
        )

    def count_feature_users(self, **query: Unpack[CountFeatureUsersQuery]) -> HttpResponse[CountFeatureUsersResponse]:
        """How many users have access to a feature."""
        return self._get(
            "entitlements.count_feature_users", "feature-users/count", types.CountFeatureUsersResponse, query
        )

    def count_plan_entitlements(
        self, **query: Unpack[CountPlanEntitlementsQuery]
    ) -> HttpResponse[CountPlanEntitlementsResponse]:
        """How many plan entitlements match the filters of the listing."""
        return self._get(
            "entitlements.count_plan_entitlements",
            "plan-entitlements/count",
            types.CountPlanEntitlementsResponse,
            query,
        )

    def create_company_override(
        self, **body: Unpack[CreateCompanyOverrideBody]
    ) -> HttpResponse[CreateCompanyOverrideResponse]:
        """Give a company its own value for a feature; a second call for the same pair replaces the first."""
        return self._post(
            "entitlements.create_company_override", "company-overrides", types.CreateCompanyOverrideResponse, body
        )

    def create_plan_entitlement(
        self, **body: Unpack[CreatePlanEntitlementBody]
    ) -> HttpResponse[CreatePlanEntitlementResponse]:
        """Grant a feature on a plan version and derive the flag rules; once per feature and version."""
        return self._post(
            "entitlements.create_plan_entitlement", "plan-entitlements", types.CreatePlanEntitlementResponse, body
        )

    def delete_company_override(
        self, company_override_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeleteCompanyOverrideResponse]:
        """Remove an override and the flag rules derived from it."""
        return self._delete(
            "entitlements.delete_company_override",
            f"company-overrides/{path_segment(company_override_id, 'company_override_id')}",
            types.DeleteCompanyOverrideResponse,
            options,
        )

    def delete_plan_entitlement(
        self, plan_entitlement_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeletePlanEntitlementResponse]:
        """Remove an entitlement and the flag rules derived from it."""
        return self._delete(
            "entitlements.delete_plan_entitlement",
            f"plan-entitlements/{path_segment(plan_entitlement_id, 'plan_entitlement_id')}",
            types.DeletePlanEntitlementResponse,
            options,
        )

    def duplicate_plan_entitlements(
        self, **body: Unpack[DuplicatePlanEntitlementsBody]
    ) -> HttpResponse[DuplicatePlanEntitlementsResponse]:
        """Copy the entitlements of one plan to another and report the skipped ones."""
        return self._post(
            "entitlements.duplicate_plan_entitlements",
            "plan-entitlements/duplicate",
            types.DuplicatePlanEntitlementsResponse,
            body,
        )

    def get_company_override(
        self, company_override_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetCompanyOverrideResponse]:
        """One override with its notes."""
        return self._get(
            "entitlements.get_company_override",
            f"company-overrides/{path_segment(company_override_id, 'company_override_id')}",
            types.GetCompanyOverrideResponse,
            options,
        )

    def get_company_user_usage_metrics(
        self, **query: Unpack[GetCompanyUserUsageMetricsQuery]
    ) -> HttpResponse[GetCompanyUserUsageMetricsResponse]:
        """Which features a company's users used in a window, and whether credits were used."""
        return self._get(
            "entitlements.get_company_user_usage_metrics",
            "user-usage-by-company/metrics",
            types.GetCompanyUserUsageMetricsResponse,
            query,
        )

    def get_feature_usage_by_company(
        self, **query: Unpack[GetFeatureUsageByCompanyQuery]
    ) -> HttpResponse[GetFeatureUsageByCompanyResponse]:
        """All usage rows of the company that the keys name."""
        return self._get(
            "entitlements.get_feature_usage_by_company",
            "usage-by-company",
            types.GetFeatureUsageByCompanyResponse,
            query,
        )

    def get_feature_usage_time_series(
        self, **query: Unpack[GetFeatureUsageTimeSeriesQuery]
    ) -> HttpResponse[GetFeatureUsageTimeSeriesResponse]:
        """A company's running usage of one feature and the history of its limit."""
        return self._get(
            "entitlements.get_feature_usage_time_series",
            "feature-usage-timeseries",
            types.GetFeatureUsageTimeSeriesResponse,
            query,
        )

    def get_plan_entitlement(
        self, plan_entitlement_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetPlanEntitlementResponse]:
        """One plan entitlement by id (`pltl_…`)."""
        return self._get(
            "entitlements.get_plan_entitlement",
            f"plan-entitlements/{path_segment(plan_entitlement_id, 'plan_entitlement_id')}",
            types.GetPlanEntitlementResponse,
            options,
        )

    def get_user_usage_by_company(
        self, **query: Unpack[GetUserUsageByCompanyQuery]
    ) -> HttpResponse[GetUserUsageByCompanyResponse]:
        """A company's usage and credit use per user in a window."""
        return self._get(
            "entitlements.get_user_usage_by_company",
            "user-usage-by-company",
            types.GetUserUsageByCompanyResponse,
            query,
        )

    def get_user_usage_detail(
        self, **query: Unpack[GetUserUsageDetailQuery]
    ) -> HttpResponse[GetUserUsageDetailResponse]:
        """One user's use by feature and by day in a window."""
        return self._get(
            "entitlements.get_user_usage_detail", "user-usage-detail", types.GetUserUsageDetailResponse, query
        )

    def list_company_overrides(
        self, **query: Unpack[ListCompanyOverridesQuery]
    ) -> HttpResponse[ListCompanyOverridesResponse]:
        """Exceptions for single companies, newest first."""
        return self._get(
            "entitlements.list_company_overrides", "company-overrides", types.ListCompanyOverridesResponse, query
        )

    def list_company_user_usage(
        self, **query: Unpack[ListCompanyUserUsageQuery]
    ) -> HttpResponse[ListCompanyUserUsageResponse]:
        """A company's users by their use of one feature or of credits, heaviest first, with totals over all pages."""
        return self._get(
            "entitlements.list_company_user_usage",
            "user-usage-by-company/users",
            types.ListCompanyUserUsageResponse,
            query,
        )

    def list_feature_companies(
        self, **query: Unpack[ListFeatureCompaniesQuery]
    ) -> HttpResponse[ListFeatureCompaniesResponse]:
        """Companies entitled to a feature with their usage, highest percentage used first."""
        return self._get(
            "entitlements.list_feature_companies", "feature-companies", types.ListFeatureCompaniesResponse, query
        )

    def list_feature_usage(self, **query: Unpack[ListFeatureUsageQuery]) -> HttpResponse[ListFeatureUsageResponse]:
        """A company's features with allocation and usage, one row per feature."""
        return self._get("entitlements.list_feature_usage", "feature-usage", types.ListFeatureUsageResponse, query)

    def list_feature_usage_history(
        self, **query: Unpack[ListFeatureUsageHistoryQuery]
    ) -> HttpResponse[ListFeatureUsageHistoryResponse]:
        """Usage added in each bucket of a window, over all companies; rows can be summed."""
        return self._get(
            "entitlements.list_feature_usage_history",
            "feature-usage-history",
            types.ListFeatureUsageHistoryResponse,
            query,
        )

    def list_feature_users(self, **query: Unpack[ListFeatureUsersQuery]) -> HttpResponse[ListFeatureUsersResponse]:
        """Users whose company is entitled to a feature, newest first."""
        return self._get("entitlements.list_feature_users", "feature-users", types.ListFeatureUsersResponse, query)

    def list_plan_entitlements(
        self, **query: Unpack[ListPlanEntitlementsQuery]
    ) -> HttpResponse[ListPlanEntitlementsResponse]:
        """What plan versions grant, newest first; for a plan alone, its published version."""
        return self._get(
            "entitlements.list_plan_entitlements", "plan-entitlements", types.ListPlanEntitlementsResponse, query
        )

    def update_company_override(
        self, company_override_id: str, **body: Unpack[UpdateCompanyOverrideBody]
    ) -> HttpResponse[UpdateCompanyOverrideResponse]:
        """Change an override's value or expiry, or add a note."""
        return self._put(
            "entitlements.update_company_override",
            f"company-overrides/{path_segment(company_override_id, 'company_override_id')}",
            types.UpdateCompanyOverrideResponse,
            body,
        )

    def update_plan_entitlement(
        self, plan_entitlement_id: str, **body: Unpack[UpdatePlanEntitlementBody]
    ) -> HttpResponse[UpdatePlanEntitlementResponse]:
        """Change an entitlement's value or pricing on the plan's draft; plan and feature stay."""
        return self._put(
            "entitlements.update_plan_entitlement",
            f"plan-entitlements/{path_segment(plan_entitlement_id, 'plan_entitlement_id')}",
            types.UpdatePlanEntitlementResponse,
            body,
        )

    def upsert_plan_entitlement_for_billing_product(
        self, **body: Unpack[UpsertPlanEntitlementForBillingProductBody]
    ) -> HttpResponse[UpsertPlanEntitlementForBillingProductResponse]:
        """Store an entitlement that an external billing system owns, by its id there."""
        return self._post(
            "entitlements.upsert_plan_entitlement_for_billing_product",
            "plan-entitlements/billing-linked",
            types.UpsertPlanEntitlementForBillingProductResponse,
            body,
        )


class AsyncRawEntitlementsClient(AsyncRawResource, like=EntitlementsClient):
    """`client.entitlements.with_raw_response`."""

    async def count_company_overrides(
        self, **query: Unpack[CountCompanyOverridesQuery]
    ) -> AsyncHttpResponse[CountCompanyOverridesResponse]:
        """How many overrides match the filters of the listing."""
        return await self._get(
            "entitlements.count_company_overrides",
            "company-overrides/count",
            types.CountCompanyOverridesResponse,
            query,
        )

    async def count_company_user_usage(
        self, **query: Unpack[CountCompanyUserUsageQuery]
    ) -> AsyncHttpResponse[CountCompanyUserUsageResponse]:
        """How many users have such use, not counting what has no user."""
        return await self._get(
            "entitlements.count_company_user_usage",
            "user-usage-by-company/users/count",
            types.CountCompanyUserUsageResponse,
            query,
        )

    async def count_feature_companies(
        self, **query: Unpack[CountFeatureCompaniesQuery]
    ) -> AsyncHttpResponse[CountFeatureCompaniesResponse]:
        """How many companies are entitled to a feature."""
        return await self._get(
            "entitlements.count_feature_companies",
            "feature-companies/count",
            types.CountFeatureCompaniesResponse,
            query,
        )

    async def count_feature_usage(
        self, **query: Unpack[CountFeatureUsageQuery]
    ) -> AsyncHttpResponse[CountFeatureUsageResponse]:
        """How many usage rows match the filters of the listing."""
        return await self._get(
            "entitlements.count_feature_usage", "feature-usage/count", types.CountFeatureUsageResponse, query
        )

    async def count_feature_users(
        self, **query: Unpack[CountFeatureUsersQuery]
    ) -> AsyncHttpResponse[CountFeatureUsersResponse]:
        """How many users have access to a feature."""
        return await self._get(
            "entitlements.count_feature_users", "feature-users/count", types.CountFeatureUsersResponse, query
        )

    async def count_plan_entitlements(
        self, **query: Unpack[CountPlanEntitlementsQuery]
    ) -> AsyncHttpResponse[CountPlanEntitlementsResponse]:
        """How many plan entitlements match the filters of the listing."""
        return await self._get(
            "entitlements.count_plan_entitlements",
            "plan-entitlements/count",
            types.CountPlanEntitlementsResponse,
            query,
        )

    async def create_company_override(
        self, **body: Unpack[CreateCompanyOverrideBody]
    ) -> AsyncHttpResponse[CreateCompanyOverrideResponse]:
        """Give a company its own value for a feature; a second call for the same pair replaces the first."""
        return await self._post(
            "entitlements.create_company_override", "company-overrides", types.CreateCompanyOverrideResponse, body
        )

    async def create_plan_entitlement(
        self, **body: Unpack[CreatePlanEntitlementBody]
    ) -> AsyncHttpResponse[CreatePlanEntitlementResponse]:
        """Grant a feature on a plan version and derive the flag rules; once per feature and version."""
        return await self._post(
            "entitlements.create_plan_entitlement", "plan-entitlements", types.CreatePlanEntitlementResponse, body
        )

    async def delete_company_override(
        self, company_override_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteCompanyOverrideResponse]:
        """Remove an override and the flag rules derived from it."""
        return await self._delete(
            "entitlements.delete_company_override",
            f"company-overrides/{path_segment(company_override_id, 'company_override_id')}",
            types.DeleteCompanyOverrideResponse,
            options,
        )

    async def delete_plan_entitlement(
        self, plan_entitlement_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeletePlanEntitlementResponse]:
        """Remove an entitlement and the flag rules derived from it."""
        return await self._delete(
            "entitlements.delete_plan_entitlement",
            f"plan-entitlements/{path_segment(plan_entitlement_id, 'plan_entitlement_id')}",
            types.DeletePlanEntitlementResponse,
            options,
        )

    async def duplicate_plan_entitlements(
        self, **body: Unpack[DuplicatePlanEntitlementsBody]
    ) -> AsyncHttpResponse[DuplicatePlanEntitlementsResponse]:
        """Copy the entitlements of one plan to another and report the skipped ones."""
        return await self._post(
            "entitlements.duplicate_plan_entitlements",
            "plan-entitlements/duplicate",
            types.DuplicatePlanEntitlementsResponse,
            body,
        )

    async def get_company_override(
        self, company_override_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetCompanyOverrideResponse]:
        """One override with its notes."""
        return await self._get(
            "entitlements.get_company_override",
            f"company-overrides/{path_segment(company_override_id, 'company_override_id')}",
            types.GetCompanyOverrideResponse,
            options,
        )

    async def get_company_user_usage_metrics(
        self, **query: Unpack[GetCompanyUserUsageMetricsQuery]
    ) -> AsyncHttpResponse[GetCompanyUserUsageMetricsResponse]:
        """Which features a company's users used in a window, and whether credits were used."""
        return await self._get(
            "entitlements.get_company_user_usage_metrics",
            "user-usage-by-company/metrics",
            types.GetCompanyUserUsageMetricsResponse,
            query,
        )

    async def get_feature_usage_by_company(
        self, **query: Unpack[GetFeatureUsageByCompanyQuery]
    ) -> AsyncHttpResponse[GetFeatureUsageByCompanyResponse]:
        """All usage rows of the company that the keys name."""
        return await self._get(
            "entitlements.get_feature_usage_by_company",
            "usage-by-company",
            types.GetFeatureUsageByCompanyResponse,
            query,
        )

    async def get_feature_usage_time_series(
        self, **query: Unpack[GetFeatureUsageTimeSeriesQuery]
    ) -> AsyncHttpResponse[GetFeatureUsageTimeSeriesResponse]:
        """A company's running usage of one feature and the history of its limit."""
        return await self._get(
            "entitlements.get_feature_usage_time_series",
            "feature-usage-timeseries",
            types.GetFeatureUsageTimeSeriesResponse,
            query,
        )

    async def get_plan_entitlement(
        self, plan_entitlement_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetPlanEntitlementResponse]:
        """One plan entitlement by id (`pltl_…`)."""
        return await self._get(
            "entitlements.get_plan_entitlement",
            f"plan-entitlements/{path_segment(plan_entitlement_id, 'plan_entitlement_id')}",
            types.GetPlanEntitlementResponse,
            options,
        )

    async def get_user_usage_by_company(
        self, **query: Unpack[GetUserUsageByCompanyQuery]
    ) -> AsyncHttpResponse[GetUserUsageByCompanyResponse]:
        """A company's usage and credit use per user in a window."""
        return await self._get(
            "entitlements.get_user_usage_by_company",
            "user-usage-by-company",
            types.GetUserUsageByCompanyResponse,
            query,
        )

    async def get_user_usage_detail(
        self, **query: Unpack[GetUserUsageDetailQuery]
    ) -> AsyncHttpResponse[GetUserUsageDetailResponse]:
        """One user's use by feature and by day in a window."""
        return await self._get(
            "entitlements.get_user_usage_detail", "user-usage-detail", types.GetUserUsageDetailResponse, query
        )

    async def list_company_overrides(
        self, **query: Unpack[ListCompanyOverridesQuery]
    ) -> AsyncHttpResponse[ListCompanyOverridesResponse]:
        """Exceptions for single companies, newest first."""
        return await self._get(
            "entitlements.list_company_overrides", "company-overrides", types.ListCompanyOverridesResponse, query
        )

    async def list_company_user_usage(
        self, **query: Unpack[ListCompanyUserUsageQuery]
    ) -> AsyncHttpResponse[ListCompanyUserUsageResponse]:
        """A company's users by their use of one feature or of credits, heaviest first, with totals over all pages."""
        return await self._get(
            "entitlements.list_company_user_usage",
            "user-usage-by-company/users",
            types.ListCompanyUserUsageResponse,
            query,
        )

    async def list_feature_companies(
        self, **query: Unpack[ListFeatureCompaniesQuery]
    ) -> AsyncHttpResponse[ListFeatureCompaniesResponse]:
        """Companies entitled to a feature with their usage, highest percentage used first."""
        return await self._get(
            "entitlements.list_feature_companies", "feature-companies", types.ListFeatureCompaniesResponse, query
        )

    async def list_feature_usage(
        self, **query: Unpack[ListFeatureUsageQuery]
    ) -> AsyncHttpResponse[ListFeatureUsageResponse]:
        """A company's features with allocation and usage, one row per feature."""
        return await self._get(
            "entitlements.list_feature_usage", "feature-usage", types.ListFeatureUsageResponse, query
        )

    async def list_feature_usage_history(
        self, **query: Unpack[ListFeatureUsageHistoryQuery]
    ) -> AsyncHttpResponse[ListFeatureUsageHistoryResponse]:
        """Usage added in each bucket of a window, over all companies; rows can be summed."""
        return await self._get(
            "entitlements.list_feature_usage_history",
            "feature-usage-history",
            types.ListFeatureUsageHistoryResponse,
            query,
        )

    async def list_feature_users(
        self, **query: Unpack[ListFeatureUsersQuery]
    ) -> AsyncHttpResponse[ListFeatureUsersResponse]:
        """Users whose company is entitled to a feature, newest first."""
        return await self._get(
            "entitlements.list_feature_users", "feature-users", types.ListFeatureUsersResponse, query
        )

    async def list_plan_entitlements(
        self, **query: Unpack[ListPlanEntitlementsQuery]
    ) -> AsyncHttpResponse[ListPlanEntitlementsResponse]:
        """What plan versions grant, newest first; for a plan alone, its published version."""
        return await self._get(
            "entitlements.list_plan_entitlements", "plan-entitlements", types.ListPlanEntitlementsResponse, query
        )

    async def update_company_override(
        self, company_override_id: str, **body: Unpack[UpdateCompanyOverrideBody]
    ) -> AsyncHttpResponse[UpdateCompanyOverrideResponse]:
        """Change an override's value or expiry, or add a note."""
        return await self._put(
            "entitlements.update_company_override",
            f"company-overrides/{path_segment(company_override_id, 'company_override_id')}",
            types.UpdateCompanyOverrideResponse,
            body,
        )

    async def update_plan_entitlement(
        self, plan_entitlement_id: str, **body: Unpack[UpdatePlanEntitlementBody]
    ) -> AsyncHttpResponse[UpdatePlanEntitlementResponse]:
        """Change an entitlement's value or pricing on the plan's draft; plan and feature stay."""
        return await self._put(
            "entitlements.update_plan_entitlement",
            f"plan-entitlements/{path_segment(plan_entitlement_id, 'plan_entitlement_id')}",
            types.UpdatePlanEntitlementResponse,
            body,
        )

    async def upsert_plan_entitlement_for_billing_product(
        self, **body: Unpack[UpsertPlanEntitlementForBillingProductBody]
    ) -> AsyncHttpResponse[UpsertPlanEntitlementForBillingProductResponse]:
        """Store an entitlement that an external billing system owns, by its id there."""
        return await self._post(
            "entitlements.upsert_plan_entitlement_for_billing_product",
            "plan-entitlements/billing-linked",
            types.UpsertPlanEntitlementForBillingProductResponse,
            body,
        )
