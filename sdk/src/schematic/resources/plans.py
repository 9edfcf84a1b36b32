# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `plans`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.query import path_segment
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource, whole_body

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
    from schematic.core.response import AsyncHttpResponse, HttpResponse
    from schematic.types import (
        CountBillingProductMatchCompaniesQuery,
        CountBillingProductMatchCompaniesResponse,
        CountPlansQuery,
        CountPlansResponse,
        CreateCustomPlanBody,
        CreateCustomPlanResponse,
        CreatePlanBody,
        CreatePlanResponse,
        DeletePlanResponse,
        DeletePlanVersionQuery,
        DeletePlanVersionResponse,
        GetPlanQuery,
        GetPlanResponse,
        GetPlanVersionDiffQuery,
        GetPlanVersionDiffResponse,
        ListBillingProductMatchCompaniesQuery,
        ListBillingProductMatchCompaniesResponse,
        ListCustomPlanBillingsQuery,
        ListCustomPlanBillingsResponse,
        ListPlanIssuesQuery,
        ListPlanIssuesResponse,
        ListPlansQuery,
        ListPlansResponse,
        MarkCustomPlanBillingPaidBody,
        MarkCustomPlanBillingPaidResponse,
        PreviewPublishPlanVersionBody,
        PreviewPublishPlanVersionResponse,
        PublishPlanVersionBody,
        PublishPlanVersionResponse,
        RetryCustomPlanBillingBody,
        RetryCustomPlanBillingResponse,
        UpdateCompanyPlansBody,
        UpdateCompanyPlansResponse,
        UpdatePlanBody,
        UpdatePlanResponse,
        UpsertBillingProductPlanBody,
        UpsertBillingProductPlanResponse,
        UpsertPlanForBillingProductBody,
        UpsertPlanForBillingProductResponse,
    )


class PlansClient(Resource):
    """`client.plans`."""

    @property
    def with_raw_response(self) -> RawPlansClient:
        """The same operations, answered with status and headers."""
        return RawPlansClient(self._transport)

    def count_billing_product_match_companies(
        self, **query: Unpack[CountBillingProductMatchCompaniesQuery]
    ) -> CountBillingProductMatchCompaniesResponse:
        """How many companies hold the plan's billing product.

        plan_id: str, required. Plan or add-on (`plan_…`).
        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "plans.count_billing_product_match_companies",
            "plans/billing-product-match-companies/count",
            types.CountBillingProductMatchCompaniesResponse,
            query,
        )

    def count_plans(self, **query: Unpack[CountPlansQuery]) -> CountPlansResponse:
        """How many plans match the filters of the listing.

        company_id: str | None. Only plans made for this company (`comp_…`).
        company_scoped_only: bool | None. Only plans made for single companies.
        exclude_company_scoped: bool | None. Without plans made for single companies.
        exclude_unused: bool | None. Without plans that no company is on.
        for_fallback_plan: bool | None. Only plans that may be the fallback plan.
        for_initial_plan: bool | None. Only what may serve as initial plan; for prices, free ones.
        for_trial_expiry_plan: bool | None. Only what may follow an unconverted trial; for prices, free ones.
        has_product_id: bool | None. Only plans that are linked to a billing product.
        ids: Sequence[str] | None. Only these ids, at most 100.
        include_draft_versions: bool | None. Show plans as their draft has them.
        plan_type: PlanType | None. Only plans, or only add-ons.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        scoped_to_company_id: str | None. Plans open to this company (`comp_…`): general ones and its own.
        with_entitlements: bool | None. Add each plan's entitlements.
        with_published_version: bool | None. Only plans that have a published version.
        without_entitlement_for_include_drafts: bool | None. Look at drafts too when leaving out plans by
            feature.
        without_entitlement_for: str | None. Without plans entitled to this feature (`feat_…`).
        without_paid_product_id: bool | None. Without plans linked to a paid product.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("plans.count_plans", "plans/count", types.CountPlansResponse, query)

    def create_custom_plan(self, **body: Unpack[CreateCustomPlanBody]) -> CreateCustomPlanResponse:
        """Draft a plan for one company, empty or copied from another plan.

        company_id: str, required. Company (`comp_…`).
        name: str, required. Name shown to people.
        copied_from_plan_id: str | None. Plan (`plan_…`) this one was copied from.
        copied_price_id: str | None. Price (`bilpp_…`) to copy.
        description: str | None. Description shown to people.
        icon: PlanIcon | None. Colour of a plan's icon.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post("plans.create_custom_plan", "custom-plans", types.CreateCustomPlanResponse, body)

    def create_plan(self, **body: Unpack[CreatePlanBody]) -> CreatePlanResponse:
        """Make a plan or add-on with its first version.

        name: str, required. Name shown to people.
        plan_type: PlanType, required. A company has exactly one `plan`, its base plan, and any number of
            `add_on`s.
        description: str | None. Description shown to people.
        icon: PlanIcon | None. Colour of a plan's icon.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post("plans.create_plan", "plans", types.CreatePlanResponse, body)

    def delete_plan(self, plan_id: str, **options: Unpack[Options]) -> DeletePlanResponse:
        """Remove a plan; companies on it move to the fallback plan.

        plan_id: str, required. Plan or add-on (`plan_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._delete(
            "plans.delete_plan", f"plans/{path_segment(plan_id, 'plan_id')}", types.DeletePlanResponse, options
        )

    def delete_plan_version(
        self, plan_version_id: str, **query: Unpack[DeletePlanVersionQuery]
    ) -> DeletePlanVersionResponse:
        """Drop a draft, or the published version while an archived one is promoted in its place.

        plan_version_id: str, required. Plan version (`plnv_…`).
        promote_archived_version: bool | None. Publish the archived version before it again.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._delete(
            "plans.delete_plan_version",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}",
            types.DeletePlanVersionResponse,
            query,
        )

    def get_plan(self, plan_id: str, **query: Unpack[GetPlanQuery]) -> GetPlanResponse:
        """One plan by id (`plan_…`), seen at the published or a given version.

        plan_id: str, required. Plan or add-on (`plan_…`).
        plan_version_id: str | None. Version (`plnv_…`) to show; the published one unless sent, else the draft.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("plans.get_plan", f"plans/{path_segment(plan_id, 'plan_id')}", types.GetPlanResponse, query)

    def get_plan_version_diff(
        self, plan_version_id: str, **query: Unpack[GetPlanVersionDiffQuery]
    ) -> GetPlanVersionDiffResponse:
        """How a version differs from the published or another one in fields, prices, entitlements and credit grants.

        plan_version_id: str, required. Plan version (`plnv_…`).
        against: str | None. Plan version (`plnv_…`) to compare with; the plan's published one unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "plans.get_plan_version_diff",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}/diff",
            types.GetPlanVersionDiffResponse,
            query,
        )

    def list_billing_product_match_companies(
        self, **query: Unpack[ListBillingProductMatchCompaniesQuery]
    ) -> ListBillingProductMatchCompaniesResponse:
        """Companies whose subscription holds the plan's billing product, newest first.

        plan_id: str, required. Plan or add-on (`plan_…`).
        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "plans.list_billing_product_match_companies",
            "plans/billing-product-match-companies",
            types.ListBillingProductMatchCompaniesResponse,
            query,
        )

    def list_custom_plan_billings(self, **query: Unpack[ListCustomPlanBillingsQuery]) -> ListCustomPlanBillingsResponse:
        """Invoice records of custom and invoiced plans, newest first.

        company_id: str | None. Company (`comp_…`).
        plan_id: str | None. Plan or add-on (`plan_…`).
        plan_version_id: str | None. Plan version (`plnv_…`).
        plan_billing_source: PlanBillingSource | None. Only records with this cause; `custom_plan` unless sent.
        plan_billing_sources: Sequence[PlanBillingSource] | None. Only records with one of these causes.
        status: CustomPlanBillingStatus | None. Only those in this state.
        statuses: Sequence[CustomPlanBillingStatus] | None. Only those in one of these states.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "plans.list_custom_plan_billings", "custom-plan-billings", types.ListCustomPlanBillingsResponse, query
        )

    def list_plan_issues(self, **query: Unpack[ListPlanIssuesQuery]) -> ListPlanIssuesResponse:
        """What stands in the way of publishing a plan version; empty when nothing does.

        plan_id: str, required. Plan or add-on (`plan_…`).
        plan_version_id: str | None. Plan version (`plnv_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("plans.list_plan_issues", "plans/issues", types.ListPlanIssuesResponse, query)

    def list_plans(self, **query: Unpack[ListPlansQuery]) -> ListPlansResponse:
        """Plans and add-ons matching every given filter, newest first.

        company_id: str | None. Only plans made for this company (`comp_…`).
        company_scoped_only: bool | None. Only plans made for single companies.
        exclude_company_scoped: bool | None. Without plans made for single companies.
        exclude_unused: bool | None. Without plans that no company is on.
        for_fallback_plan: bool | None. Only plans that may be the fallback plan.
        for_initial_plan: bool | None. Only what may serve as initial plan; for prices, free ones.
        for_trial_expiry_plan: bool | None. Only what may follow an unconverted trial; for prices, free ones.
        has_product_id: bool | None. Only plans that are linked to a billing product.
        ids: Sequence[str] | None. Only these ids, at most 100.
        include_draft_versions: bool | None. Show plans as their draft has them.
        plan_type: PlanType | None. Only plans, or only add-ons.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        scoped_to_company_id: str | None. Plans open to this company (`comp_…`): general ones and its own.
        with_entitlements: bool | None. Add each plan's entitlements.
        with_published_version: bool | None. Only plans that have a published version.
        without_entitlement_for_include_drafts: bool | None. Look at drafts too when leaving out plans by
            feature.
        without_entitlement_for: str | None. Without plans entitled to this feature (`feat_…`).
        without_paid_product_id: bool | None. Without plans linked to a paid product.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("plans.list_plans", "plans", types.ListPlansResponse, query)

    def mark_custom_plan_billing_paid(
        self, custom_plan_billing_id: str, **body: Unpack[MarkCustomPlanBillingPaidBody]
    ) -> MarkCustomPlanBillingPaidResponse:
        """Record that a custom plan was paid and activate it for the company.

        custom_plan_billing_id: str, required. Invoice record (`cpb_…`).
        request: Mapping[str, Any] | None. The whole body.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._put(
            "plans.mark_custom_plan_billing_paid",
            f"custom-plan-billings/{path_segment(custom_plan_billing_id, 'custom_plan_billing_id')}/mark-paid",
            types.MarkCustomPlanBillingPaidResponse,
            whole_body(body),
        )

    def preview_publish_plan_version(
        self, plan_version_id: str, **body: Unpack[PreviewPublishPlanVersionBody]
    ) -> PreviewPublishPlanVersionResponse:
        """What publishing with the same body would do and cost; nothing is changed.

        plan_version_id: str, required. Plan version (`plnv_…`).
        excluded_company_ids: Sequence[str], required. Companies (`comp_…`) to leave where they are.
        migration_strategy: PlanVersionMigrationStrategy, required. When companies on older versions move: at
            once, at their renewal, at a date, or never (`leave`).
        activation_strategy: CustomPlanActivationStrategy | None. Whether a custom plan gives access when it is
            published or when its invoice is paid.
        address: CustomerBillingAddress | None. A billing address.
        billing_cycle_anchor: datetime | None. Instant whose anniversaries the billing periods start on.
        billing_start_date: datetime | None. When billing starts.
        collection_method: BillingCollectionMethod | None. `charge_automatically` takes the stored payment
            method; `send_invoice` asks for payment.
        coupon_external_id: str | None. The provider's id of a coupon.
        custom_field_values: Sequence[CheckoutFieldValue] | None. What was entered into a checkout field.
        customer_email: str | None. Address the invoice is sent to.
        days_until_due: int | None. Days from invoice to due date, at most 365.
        end_date: datetime | None. When the plan ends; needed exactly with the renewal policy
            `expire_to_default`.
        phone: str | None. Telephone number.
        prorate_first_period: bool | None. Charge only the part of the first period up to the anchor; true
            unless sent, needs the anchor.
        proration_behavior: MigrationProrationBehavior | None. How the price difference of a migration is
            charged: at once, on the next invoice, or not at all.
        require_no_migration: bool | None. Refuse to publish when a company would have to move.
        scheduled_at: datetime | None. When to move companies; with the strategy `scheduled` only, and needed
            there.
        send_invoice: bool | None. Send an invoice; true unless sent.
        tax_id: TaxIdInput | None. A tax id to store.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post(
            "plans.preview_publish_plan_version",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}/publish-preview",
            types.PreviewPublishPlanVersionResponse,
            body,
        )

    def publish_plan_version(
        self, plan_version_id: str, **body: Unpack[PublishPlanVersionBody]
    ) -> PublishPlanVersionResponse:
        """Make a draft live, archive the version before it, and move companies as the strategy says.

        plan_version_id: str, required. Plan version (`plnv_…`).
        excluded_company_ids: Sequence[str], required. Companies (`comp_…`) to leave where they are.
        migration_strategy: PlanVersionMigrationStrategy, required. When companies on older versions move: at
            once, at their renewal, at a date, or never (`leave`).
        activation_strategy: CustomPlanActivationStrategy | None. Whether a custom plan gives access when it is
            published or when its invoice is paid.
        address: CustomerBillingAddress | None. A billing address.
        billing_cycle_anchor: datetime | None. Instant whose anniversaries the billing periods start on.
        billing_start_date: datetime | None. When billing starts.
        collection_method: BillingCollectionMethod | None. `charge_automatically` takes the stored payment
            method; `send_invoice` asks for payment.
        coupon_external_id: str | None. The provider's id of a coupon.
        custom_field_values: Sequence[CheckoutFieldValue] | None. What was entered into a checkout field.
        customer_email: str | None. Address the invoice is sent to.
        days_until_due: int | None. Days from invoice to due date, at most 365.
        end_date: datetime | None. When the plan ends; needed exactly with the renewal policy
            `expire_to_default`.
        phone: str | None. Telephone number.
        prorate_first_period: bool | None. Charge only the part of the first period up to the anchor; true
            unless sent, needs the anchor.
        proration_behavior: MigrationProrationBehavior | None. How the price difference of a migration is
            charged: at once, on the next invoice, or not at all.
        require_no_migration: bool | None. Refuse to publish when a company would have to move.
        scheduled_at: datetime | None. When to move companies; with the strategy `scheduled` only, and needed
            there.
        send_invoice: bool | None. Send an invoice; true unless sent.
        tax_id: TaxIdInput | None. A tax id to store.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._put(
            "plans.publish_plan_version",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}/publish",
            types.PublishPlanVersionResponse,
            body,
        )

    def retry_custom_plan_billing(
        self, custom_plan_billing_id: str, **body: Unpack[RetryCustomPlanBillingBody]
    ) -> RetryCustomPlanBillingResponse:
        """Issue a custom plan's invoice record again.

        custom_plan_billing_id: str, required. Invoice record (`cpb_…`).
        customer_email: str, required. Address the invoice is sent to.
        activation_strategy: CustomPlanActivationStrategy | None. Whether a custom plan gives access when it is
            published or when its invoice is paid.
        billing_cycle_anchor: datetime | None. Instant whose anniversaries the billing periods start on.
        billing_start_date: datetime | None. When billing starts.
        days_until_due: int | None. Days from invoice to due date, at most 365.
        end_date: datetime | None. When the plan ends; needed exactly with the renewal policy
            `expire_to_default`.
        prorate_first_period: bool | None. Charge only the part of the first period up to the anchor; true
            unless sent, needs the anchor.
        send_invoice: bool | None. Send an invoice; true unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._put(
            "plans.retry_custom_plan_billing",
            f"custom-plan-billings/{path_segment(custom_plan_billing_id, 'custom_plan_billing_id')}/retry",
            types.RetryCustomPlanBillingResponse,
            body,
        )

    def update_company_plans(
        self, company_id: str, **body: Unpack[UpdateCompanyPlansBody]
    ) -> UpdateCompanyPlansResponse:
        """Set a company's base plan and add-ons directly; what is not listed is removed.

        company_id: str, required. Company (`comp_…`).
        add_on_ids: Sequence[str], required. Add-ons (`plan_…`) the company shall have; others are removed.
        base_plan_id: str | None. Base plan (`plan_…`); null leaves the fallback plan.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._put(
            "plans.update_company_plans",
            f"company-plans/{path_segment(company_id, 'company_id')}",
            types.UpdateCompanyPlansResponse,
            body,
        )

    def update_plan(self, plan_id: str, **body: Unpack[UpdatePlanBody]) -> UpdatePlanResponse:
        """Change a plan's name, description or icon.

        plan_id: str, required. Plan or add-on (`plan_…`).
        name: str, required. Name shown to people.
        description: str | None. Description shown to people.
        icon: PlanIcon | None. Colour of a plan's icon.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._put(
            "plans.update_plan", f"plans/{path_segment(plan_id, 'plan_id')}", types.UpdatePlanResponse, body
        )

    def upsert_billing_product_plan(
        self, plan_id: str, **body: Unpack[UpsertBillingProductPlanBody]
    ) -> UpsertBillingProductPlanResponse:
        """Set how a plan is charged: its product, prices and trial.

        plan_id: str, required. Plan or add-on (`plan_…`).
        charge_type: ChargeType, required. Whether a plan costs something, and whether it does so once or again
            and again. `none` is not priced at all.
        is_trialable: bool, required. Whether the plan begins with a trial.
        billing_product_id: str | None. Billing product (`bilp_…`).
        billing_strategy: BillingStrategy | None. Who charges for a plan: this API through the provider, the
            provider on its own, or nobody.
        currency: Currency | None. Three-letter currency code in lower case. Amounts are in the smallest unit,
            such as cents.
        currency_prices: Sequence[PlanCurrencyPriceRequestBody] | None. A plan's prices in one currency.
        monthly_price: int | None. Price per month in cents.
        monthly_price_id: str | None. Price (`bilpp_…`) per month.
        one_time_price: int | None. Price paid once, in cents.
        one_time_price_id: str | None. Price (`bilpp_…`) paid once.
        quarterly_price: int | None. Price per quarter in cents.
        quarterly_price_id: str | None. Price (`bilpp_…`) per quarter.
        trial_days: int | None. Length of the trial in days.
        yearly_price: int | None. Price per year in cents.
        yearly_price_id: str | None. Price (`bilpp_…`) per year.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._put(
            "plans.upsert_billing_product_plan",
            f"plans/{path_segment(plan_id, 'plan_id')}/billing_products",
            types.UpsertBillingProductPlanResponse,
            body,
        )

    def upsert_plan_for_billing_product(
        self, **body: Unpack[UpsertPlanForBillingProductBody]
    ) -> UpsertPlanForBillingProductResponse:
        """Store a plan that an external billing system owns, by its id there.

        billing_provider: BillingProviderType, required. System that bills. `schematic` is this server itself.
        external_resource_id: str, required. Id in the external system.
        name: str, required. Name shown to people.
        plan_type: PlanType, required. A company has exactly one `plan`, its base plan, and any number of
            `add_on`s.
        description: str | None. Description shown to people.
        external_resource_version: str | None. Version in the external system, at most 64 characters.
        icon: PlanIcon | None. Colour of a plan's icon.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post(
            "plans.upsert_plan_for_billing_product",
            "plans/billing-linked",
            types.UpsertPlanForBillingProductResponse,
            body,
        )


class AsyncPlansClient(AsyncResource, like=PlansClient):
    """`client.plans`."""

    @property
    def with_raw_response(self) -> AsyncRawPlansClient:
        """The same operations, answered with status and headers."""
        return AsyncRawPlansClient(self._transport)

    async def count_billing_product_match_companies(
        self, **query: Unpack[CountBillingProductMatchCompaniesQuery]
    ) -> CountBillingProductMatchCompaniesResponse:
        """How many companies hold the plan's billing product."""
        return await self._get(
            "plans.count_billing_product_match_companies",
            "plans/billing-product-match-companies/count",
            types.CountBillingProductMatchCompaniesResponse,
            query,
        )

    async def count_plans(self, **query: Unpack[CountPlansQuery]) -> CountPlansResponse:
        """How many plans match the filters of the listing."""
        return await self._get("plans.count_plans", "plans/count", types.CountPlansResponse, query)

    async def create_custom_plan(self, **body: Unpack[CreateCustomPlanBody]) -> CreateCustomPlanResponse:
        """Draft a plan for one company, empty or copied from another plan."""
        return await self._post("plans.create_custom_plan", "custom-plans", types.CreateCustomPlanResponse, body)

    async def create_plan(self, **body: Unpack[CreatePlanBody]) -> CreatePlanResponse:
        """Make a plan or add-on with its first version."""
        return await self._post("plans.create_plan", "plans", types.CreatePlanResponse, body)

    async def delete_plan(self, plan_id: str, **options: Unpack[Options]) -> DeletePlanResponse:
        """Remove a plan; companies on it move to the fallback plan."""
        return await self._delete(
            "plans.delete_plan", f"plans/{path_segment(plan_id, 'plan_id')}", types.DeletePlanResponse, options
        )

    async def delete_plan_version(
        self, plan_version_id: str, **query: Unpack[DeletePlanVersionQuery]
    ) -> DeletePlanVersionResponse:
        """Drop a draft, or the published version while an archived one is promoted in its place."""
        return await self._delete(
            "plans.delete_plan_version",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}",
            types.DeletePlanVersionResponse,
            query,
        )

    async def get_plan(self, plan_id: str, **query: Unpack[GetPlanQuery]) -> GetPlanResponse:
        """One plan by id (`plan_…`), seen at the published or a given version."""
        return await self._get(
            "plans.get_plan", f"plans/{path_segment(plan_id, 'plan_id')}", types.GetPlanResponse, query
        )

    async def get_plan_version_diff(
        self, plan_version_id: str, **query: Unpack[GetPlanVersionDiffQuery]
    ) -> GetPlanVersionDiffResponse:
        """How a version differs from the published or another one in fields, prices, entitlements and credit grants."""
        return await self._get(
            "plans.get_plan_version_diff",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}/diff",
            types.GetPlanVersionDiffResponse,
            query,
        )

    async def list_billing_product_match_companies(
        self, **query: Unpack[ListBillingProductMatchCompaniesQuery]
    ) -> ListBillingProductMatchCompaniesResponse:
        """Companies whose subscription holds the plan's billing product, newest first."""
        return await self._get(
            "plans.list_billing_product_match_companies",
            "plans/billing-product-match-companies",
            types.ListBillingProductMatchCompaniesResponse,
            query,
        )

    async def list_custom_plan_billings(
        self, **query: Unpack[ListCustomPlanBillingsQuery]
    ) -> ListCustomPlanBillingsResponse:
        """Invoice records of custom and invoiced plans, newest first."""
        return await self._get(
            "plans.list_custom_plan_billings", "custom-plan-billings", types.ListCustomPlanBillingsResponse, query
        )

    async def list_plan_issues(self, **query: Unpack[ListPlanIssuesQuery]) -> ListPlanIssuesResponse:
        """What stands in the way of publishing a plan version; empty when nothing does."""
        return await self._get("plans.list_plan_issues", "plans/issues", types.ListPlanIssuesResponse, query)

    async def list_plans(self, **query: Unpack[ListPlansQuery]) -> ListPlansResponse:
        """Plans and add-ons matching every given filter, newest first."""
        return await self._get("plans.list_plans", "plans", types.ListPlansResponse, query)

    async def mark_custom_plan_billing_paid(
        self, custom_plan_billing_id: str, **body: Unpack[MarkCustomPlanBillingPaidBody]
    ) -> MarkCustomPlanBillingPaidResponse:
        """Record that a custom plan was paid and activate it for the company."""
        return await self._put(
            "plans.mark_custom_plan_billing_paid",
            f"custom-plan-billings/{path_segment(custom_plan_billing_id, 'custom_plan_billing_id')}/mark-paid",
            types.MarkCustomPlanBillingPaidResponse,
            whole_body(body),
        )

    async def preview_publish_plan_version(
        self, plan_version_id: str, **body: Unpack[PreviewPublishPlanVersionBody]
    ) -> PreviewPublishPlanVersionResponse:
        """What publishing with the same body would do and cost; nothing is changed."""
        return await self._post(
            "plans.preview_publish_plan_version",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}/publish-preview",
            types.PreviewPublishPlanVersionResponse,
            body,
        )

    async def publish_plan_version(
        self, plan_version_id: str, **body: Unpack[PublishPlanVersionBody]
    ) -> PublishPlanVersionResponse:
        """Make a draft live, archive the version before it, and move companies as the strategy says."""
        return await self._put(
            "plans.publish_plan_version",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}/publish",
            types.PublishPlanVersionResponse,
            body,
        )

    async def retry_custom_plan_billing(
        self, custom_plan_billing_id: str, **body: Unpack[RetryCustomPlanBillingBody]
    ) -> RetryCustomPlanBillingResponse:
        """Issue a custom plan's invoice record again."""
        return await self._put(
            "plans.retry_custom_plan_billing",
            f"custom-plan-billings/{path_segment(custom_plan_billing_id, 'custom_plan_billing_id')}/retry",
            types.RetryCustomPlanBillingResponse,
            body,
        )

    async def update_company_plans(
        self, company_id: str, **body: Unpack[UpdateCompanyPlansBody]
    ) -> UpdateCompanyPlansResponse:
        """Set a company's base plan and add-ons directly; what is not listed is removed."""
        return await self._put(
            "plans.update_company_plans",
            f"company-plans/{path_segment(company_id, 'company_id')}",
            types.UpdateCompanyPlansResponse,
            body,
        )

    async def update_plan(self, plan_id: str, **body: Unpack[UpdatePlanBody]) -> UpdatePlanResponse:
        """Change a plan's name, description or icon."""
        return await self._put(
            "plans.update_plan", f"plans/{path_segment(plan_id, 'plan_id')}", types.UpdatePlanResponse, body
        )

    async def upsert_billing_product_plan(
        self, plan_id: str, **body: Unpack[UpsertBillingProductPlanBody]
    ) -> UpsertBillingProductPlanResponse:
        """Set how a plan is charged: its product, prices and trial."""
        return await self._put(
            "plans.upsert_billing_product_plan",
            f"plans/{path_segment(plan_id, 'plan_id')}/billing_products",
            types.UpsertBillingProductPlanResponse,
            body,
        )

    async def upsert_plan_for_billing_product(
        self, **body: Unpack[UpsertPlanForBillingProductBody]
    ) -> UpsertPlanForBillingProductResponse:
        """Store a plan that an external billing system owns, by its id there."""
        return await self._post(
            "plans.upsert_plan_for_billing_product",
            "plans/billing-linked",
            types.UpsertPlanForBillingProductResponse,
            body,
        )


class RawPlansClient(RawResource, like=PlansClient):
    """`client.plans.with_raw_response`."""

    def count_billing_product_match_companies(
        self, **query: Unpack[CountBillingProductMatchCompaniesQuery]
    ) -> HttpResponse[CountBillingProductMatchCompaniesResponse]:
        """How many companies hold the plan's billing product."""
        return self._get(
            "plans.count_billing_product_match_companies",
            "plans/billing-product-match-companies/count",
            types.CountBillingProductMatchCompaniesResponse,
            query,
        )

    def count_plans(self, **query: Unpack[CountPlansQuery]) -> HttpResponse[CountPlansResponse]:
        """How many plans match the filters of the listing."""
        return self._get("plans.count_plans", "plans/count", types.CountPlansResponse, query)

    def create_custom_plan(self, **body: Unpack[CreateCustomPlanBody]) -> HttpResponse[CreateCustomPlanResponse]:
        """Draft a plan for one company, empty or copied from another plan."""
        return self._post("plans.create_custom_plan", "custom-plans", types.CreateCustomPlanResponse, body)

    def create_plan(self, **body: Unpack[CreatePlanBody]) -> HttpResponse[CreatePlanResponse]:
        """Make a plan or add-on with its first version."""
        return self._post("plans.create_plan", "plans", types.CreatePlanResponse, body)

    def delete_plan(self, plan_id: str, **options: Unpack[Options]) -> HttpResponse[DeletePlanResponse]:
        """Remove a plan; companies on it move to the fallback plan."""
        return self._delete(
            "plans.delete_plan", f"plans/{path_segment(plan_id, 'plan_id')}", types.DeletePlanResponse, options
        )

    def delete_plan_version(
        self, plan_version_id: str, **query: Unpack[DeletePlanVersionQuery]
    ) -> HttpResponse[DeletePlanVersionResponse]:
        """Drop a draft, or the published version while an archived one is promoted in its place."""
        return self._delete(
            "plans.delete_plan_version",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}",
            types.DeletePlanVersionResponse,
            query,
        )

    def get_plan(self, plan_id: str, **query: Unpack[GetPlanQuery]) -> HttpResponse[GetPlanResponse]:
        """One plan by id (`plan_…`), seen at the published or a given version."""
        return self._get("plans.get_plan", f"plans/{path_segment(plan_id, 'plan_id')}", types.GetPlanResponse, query)

    def get_plan_version_diff(
        self, plan_version_id: str, **query: Unpack[GetPlanVersionDiffQuery]
    ) -> HttpResponse[GetPlanVersionDiffResponse]:
        """How a version differs from the published or another one in fields, prices, entitlements and credit grants."""
        return self._get(
            "plans.get_plan_version_diff",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}/diff",
            types.GetPlanVersionDiffResponse,
            query,
        )

    def list_billing_product_match_companies(
        self, **query: Unpack[ListBillingProductMatchCompaniesQuery]
    ) -> HttpResponse[ListBillingProductMatchCompaniesResponse]:
        """Companies whose subscription holds the plan's billing product, newest first."""
        return self._get(
            "plans.list_billing_product_match_companies",
            "plans/billing-product-match-companies",
            types.ListBillingProductMatchCompaniesResponse,
            query,
        )

    def list_custom_plan_billings(
        self, **query: Unpack[ListCustomPlanBillingsQuery]
    ) -> HttpResponse[ListCustomPlanBillingsResponse]:
        """Invoice records of custom and invoiced plans, newest first."""
        return self._get(
            "plans.list_custom_plan_billings", "custom-plan-billings", types.ListCustomPlanBillingsResponse, query
        )

    def list_plan_issues(self, **query: Unpack[ListPlanIssuesQuery]) -> HttpResponse[ListPlanIssuesResponse]:
        """What stands in the way of publishing a plan version; empty when nothing does."""
        return self._get("plans.list_plan_issues", "plans/issues", types.ListPlanIssuesResponse, query)

    def list_plans(self, **query: Unpack[ListPlansQuery]) -> HttpResponse[ListPlansResponse]:
        """Plans and add-ons matching every given filter, newest first."""
        return self._get("plans.list_plans", "plans", types.ListPlansResponse, query)

    def mark_custom_plan_billing_paid(
        self, custom_plan_billing_id: str, **body: Unpack[MarkCustomPlanBillingPaidBody]
    ) -> HttpResponse[MarkCustomPlanBillingPaidResponse]:
        """Record that a custom plan was paid and activate it for the company."""
        return self._put(
            "plans.mark_custom_plan_billing_paid",
            f"custom-plan-billings/{path_segment(custom_plan_billing_id, 'custom_plan_billing_id')}/mark-paid",
            types.MarkCustomPlanBillingPaidResponse,
            whole_body(body),
        )

    def preview_publish_plan_version(
        self, plan_version_id: str, **body: Unpack[PreviewPublishPlanVersionBody]
    ) -> HttpResponse[PreviewPublishPlanVersionResponse]:
        """What publishing with the same body would do and cost; nothing is changed."""
        return self._post(
            "plans.preview_publish_plan_version",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}/publish-preview",
            types.PreviewPublishPlanVersionResponse,
            body,
        )

    def publish_plan_version(
        self, plan_version_id: str, **body: Unpack[PublishPlanVersionBody]
    ) -> HttpResponse[PublishPlanVersionResponse]:
        """Make a draft live, archive the version before it, and move companies as the strategy says."""
        return self._put(
            "plans.publish_plan_version",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}/publish",
            types.PublishPlanVersionResponse,
            body,
        )

    def retry_custom_plan_billing(
        self, custom_plan_billing_id: str, **body: Unpack[RetryCustomPlanBillingBody]
    ) -> HttpResponse[RetryCustomPlanBillingResponse]:
        """Issue a custom plan's invoice record again."""
        return self._put(
            "plans.retry_custom_plan_billing",
            f"custom-plan-billings/{path_segment(custom_plan_billing_id, 'custom_plan_billing_id')}/retry",
            types.RetryCustomPlanBillingResponse,
            body,
        )

    def update_company_plans(
        self, company_id: str, **body: Unpack[UpdateCompanyPlansBody]
    ) -> HttpResponse[UpdateCompanyPlansResponse]:
        """Set a company's base plan and add-ons directly; what is not listed is removed."""
        return self._put(
            "plans.update_company_plans",
            f"company-plans/{path_segment(company_id, 'company_id')}",
            types.UpdateCompanyPlansResponse,
            body,
        )

    def update_plan(self, plan_id: str, **body: Unpack[UpdatePlanBody]) -> HttpResponse[UpdatePlanResponse]:
        """Change a plan's name, description or icon."""
        return self._put(
            "plans.update_plan", f"plans/{path_segment(plan_id, 'plan_id')}", types.UpdatePlanResponse, body
        )

    def upsert_billing_product_plan(
        self, plan_id: str, **body: Unpack[UpsertBillingProductPlanBody]
    ) -> HttpResponse[UpsertBillingProductPlanResponse]:
        """Set how a plan is charged: its product, prices and trial."""
        return self._put(
            "plans.upsert_billing_product_plan",
            f"plans/{path_segment(plan_id, 'plan_id')}/billing_products",
            types.UpsertBillingProductPlanResponse,
            body,
        )

    def upsert_plan_for_billing_product(
        self, **body: Unpack[UpsertPlanForBillingProductBody]
    ) -> HttpResponse[UpsertPlanForBillingProductResponse]:
        """Store a plan that an external billing system owns, by its id there."""
        return self._post(
            "plans.upsert_plan_for_billing_product",
            "plans/billing-linked",
            types.UpsertPlanForBillingProductResponse,
            body,
        )


class AsyncRawPlansClient(AsyncRawResource, like=PlansClient):
    """`client.plans.with_raw_response`."""

    async def count_billing_product_match_companies(
        self, **query: Unpack[CountBillingProductMatchCompaniesQuery]
    ) -> AsyncHttpResponse[CountBillingProductMatchCompaniesResponse]:
        """How many companies hold the plan's billing product."""
        return await self._get(
            "plans.count_billing_product_match_companies",
            "plans/billing-product-match-companies/count",
            types.CountBillingProductMatchCompaniesResponse,
            query,
        )

    async def count_plans(self, **query: Unpack[CountPlansQuery]) -> AsyncHttpResponse[CountPlansResponse]:
        """How many plans match the filters of the listing."""
        return await self._get("plans.count_plans", "plans/count", types.CountPlansResponse, query)

    async def create_custom_plan(
        self, **body: Unpack[CreateCustomPlanBody]
    ) -> AsyncHttpResponse[CreateCustomPlanResponse]:
        """Draft a plan for one company, empty or copied from another plan."""
        return await self._post("plans.create_custom_plan", "custom-plans", types.CreateCustomPlanResponse, body)

    async def create_plan(self, **body: Unpack[CreatePlanBody]) -> AsyncHttpResponse[CreatePlanResponse]:
        """Make a plan or add-on with its first version."""
        return await self._post("plans.create_plan", "plans", types.CreatePlanResponse, body)

    async def delete_plan(self, plan_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[DeletePlanResponse]:
        """Remove a plan; companies on it move to the fallback plan."""
        return await self._delete(
            "plans.delete_plan", f"plans/{path_segment(plan_id, 'plan_id')}", types.DeletePlanResponse, options
        )

    async def delete_plan_version(
        self, plan_version_id: str, **query: Unpack[DeletePlanVersionQuery]
    ) -> AsyncHttpResponse[DeletePlanVersionResponse]:
        """Drop a draft, or the published version while an archived one is promoted in its place."""
        return await self._delete(
            "plans.delete_plan_version",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}",
            types.DeletePlanVersionResponse,
            query,
        )

    async def get_plan(self, plan_id: str, **query: Unpack[GetPlanQuery]) -> AsyncHttpResponse[GetPlanResponse]:
        """One plan by id (`plan_…`), seen at the published or a given version."""
        return await self._get(
            "plans.get_plan", f"plans/{path_segment(plan_id, 'plan_id')}", types.GetPlanResponse, query
        )

    async def get_plan_version_diff(
        self, plan_version_id: str, **query: Unpack[GetPlanVersionDiffQuery]
    ) -> AsyncHttpResponse[GetPlanVersionDiffResponse]:
        """How a version differs from the published or another one in fields, prices, entitlements and credit grants."""
        return await self._get(
            "plans.get_plan_version_diff",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}/diff",
            types.GetPlanVersionDiffResponse,
            query,
        )

    async def list_billing_product_match_companies(
        self, **query: Unpack[ListBillingProductMatchCompaniesQuery]
    ) -> AsyncHttpResponse[ListBillingProductMatchCompaniesResponse]:
        """Companies whose subscription holds the plan's billing product, newest first."""
        return await self._get(
            "plans.list_billing_product_match_companies",
            "plans/billing-product-match-companies",
            types.ListBillingProductMatchCompaniesResponse,
            query,
        )

    async def list_custom_plan_billings(
        self, **query: Unpack[ListCustomPlanBillingsQuery]
    ) -> AsyncHttpResponse[ListCustomPlanBillingsResponse]:
        """Invoice records of custom and invoiced plans, newest first."""
        return await self._get(
            "plans.list_custom_plan_billings", "custom-plan-billings", types.ListCustomPlanBillingsResponse, query
        )

    async def list_plan_issues(self, **query: Unpack[ListPlanIssuesQuery]) -> AsyncHttpResponse[ListPlanIssuesResponse]:
        """What stands in the way of publishing a plan version; empty when nothing does."""
        return await self._get("plans.list_plan_issues", "plans/issues", types.ListPlanIssuesResponse, query)

    async def list_plans(self, **query: Unpack[ListPlansQuery]) -> AsyncHttpResponse[ListPlansResponse]:
        """Plans and add-ons matching every given filter, newest first."""
        return await self._get("plans.list_plans", "plans", types.ListPlansResponse, query)

    async def mark_custom_plan_billing_paid(
        self, custom_plan_billing_id: str, **body: Unpack[MarkCustomPlanBillingPaidBody]
    ) -> AsyncHttpResponse[MarkCustomPlanBillingPaidResponse]:
        """Record that a custom plan was paid and activate it for the company."""
        return await self._put(
            "plans.mark_custom_plan_billing_paid",
            f"custom-plan-billings/{path_segment(custom_plan_billing_id, 'custom_plan_billing_id')}/mark-paid",
            types.MarkCustomPlanBillingPaidResponse,
            whole_body(body),
        )

    async def preview_publish_plan_version(
        self, plan_version_id: str, **body: Unpack[PreviewPublishPlanVersionBody]
    ) -> AsyncHttpResponse[PreviewPublishPlanVersionResponse]:
        """What publishing with the same body would do and cost; nothing is changed."""
        return await self._post(
            "plans.preview_publish_plan_version",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}/publish-preview",
            types.PreviewPublishPlanVersionResponse,
            body,
        )

    async def publish_plan_version(
        self, plan_version_id: str, **body: Unpack[PublishPlanVersionBody]
    ) -> AsyncHttpResponse[PublishPlanVersionResponse]:
        """Make a draft live, archive the version before it, and move companies as the strategy says."""
        return await self._put(
            "plans.publish_plan_version",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}/publish",
            types.PublishPlanVersionResponse,
            body,
        )

    async def retry_custom_plan_billing(
        self, custom_plan_billing_id: str, **body: Unpack[RetryCustomPlanBillingBody]
    ) -> AsyncHttpResponse[RetryCustomPlanBillingResponse]:
        """Issue a custom plan's invoice record again."""
        return await self._put(
            "plans.retry_custom_plan_billing",
            f"custom-plan-billings/{path_segment(custom_plan_billing_id, 'custom_plan_billing_id')}/retry",
            types.RetryCustomPlanBillingResponse,
            body,
        )

    async def update_company_plans(
        self, company_id: str, **body: Unpack[UpdateCompanyPlansBody]
    ) -> AsyncHttpResponse[UpdateCompanyPlansResponse]:
        """Set a company's base plan and add-ons directly; what is not listed is removed."""
        return await self._put(
            "plans.update_company_plans",
            f"company-plans/{path_segment(company_id, 'company_id')}",
            types.UpdateCompanyPlansResponse,
            body,
        )

    async def update_plan(self, plan_id: str, **body: Unpack[UpdatePlanBody]) -> AsyncHttpResponse[UpdatePlanResponse]:
        """Change a plan's name, description or icon."""
        return await self._put(
            "plans.update_plan", f"plans/{path_segment(plan_id, 'plan_id')}", types.UpdatePlanResponse, body
        )

    async def upsert_billing_product_plan(
        self, plan_id: str, **body: Unpack[UpsertBillingProductPlanBody]
    ) -> AsyncHttpResponse[UpsertBillingProductPlanResponse]:
        """Set how a plan is charged: its product, prices and trial."""
        return await self._put(
            "plans.upsert_billing_product_plan",
            f"plans/{path_segment(plan_id, 'plan_id')}/billing_products",
            types.UpsertBillingProductPlanResponse,
            body,
        )

    async def upsert_plan_for_billing_product(
        self, **body: Unpack[UpsertPlanForBillingProductBody]
    ) -> AsyncHttpResponse[UpsertPlanForBillingProductResponse]:
        """Store a plan that an external billing system owns, by its id there."""
        return await self._post(
            "plans.upsert_plan_for_billing_product",
            "plans/billing-linked",
            types.UpsertPlanForBillingProductResponse,
            body,
        )
