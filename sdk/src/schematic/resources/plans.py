# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""Clients of the resource `plans`. Methods with a docstring alone describe operations, see `core.operation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic.core.resource import AsyncResource, Resource, awaited, awaited_raw, delete, get, post, put, raw

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
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

    @get("plans/billing-product-match-companies/count")
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

    @get("plans/count")
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
        include_draft_versions: bool | None. Also tell the drafts of plans that have a published version.
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

    @post("custom-plans")
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

    @post("plans")
    def create_plan(self, **body: Unpack[CreatePlanBody]) -> CreatePlanResponse:
        """Make a plan or add-on with its first version.

        name: str, required. Name shown to people.
        plan_type: PlanType, required. A company has exactly one `plan`, its base plan, and any number of
            `add_on`s.
        description: str | None. Description shown to people.
        icon: PlanIcon | None. Colour of a plan's icon.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("plans/{plan_id}")
    def delete_plan(self, plan_id: str, **options: Unpack[Options]) -> DeletePlanResponse:
        """Remove a plan; companies on it move to the fallback plan.

        plan_id: str, required. Plan or add-on (`plan_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("plans/version/{plan_version_id}")
    def delete_plan_version(
        self, plan_version_id: str, **query: Unpack[DeletePlanVersionQuery]
    ) -> DeletePlanVersionResponse:
        """Drop a draft, or the published version while an archived one is promoted in its place.

        plan_version_id: str, required. Plan version (`plnv_…`).
        promote_archived_version: bool | None. Publish the archived version before it again.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("plans/{plan_id}")
    def get_plan(self, plan_id: str, **query: Unpack[GetPlanQuery]) -> GetPlanResponse:
        """One plan by id (`plan_…`), seen at the published or a given version.

        plan_id: str, required. Plan or add-on (`plan_…`).
        plan_version_id: str | None. Version (`plnv_…`) to show; the published one unless sent, else the draft.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("plans/version/{plan_version_id}/diff")
    def get_plan_version_diff(
        self, plan_version_id: str, **query: Unpack[GetPlanVersionDiffQuery]
    ) -> GetPlanVersionDiffResponse:
        """How a version differs from the published or another one in fields, prices, entitlements and credit grants.

        plan_version_id: str, required. Plan version (`plnv_…`).
        against: str | None. Plan version (`plnv_…`) to compare with; the plan's published one unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("plans/billing-product-match-companies")
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

    @get("custom-plan-billings")
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

    @get("plans/issues")
    def list_plan_issues(self, **query: Unpack[ListPlanIssuesQuery]) -> ListPlanIssuesResponse:
        """What stands in the way of publishing a plan version; empty when nothing does.

        plan_id: str, required. Plan or add-on (`plan_…`).
        plan_version_id: str | None. Plan version (`plnv_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("plans")
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
        include_draft_versions: bool | None. Also tell the drafts of plans that have a published version.
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

    @put("custom-plan-billings/{custom_plan_billing_id}/mark-paid")
    def mark_custom_plan_billing_paid(
        self, custom_plan_billing_id: str, **whole_body: Unpack[MarkCustomPlanBillingPaidBody]
    ) -> MarkCustomPlanBillingPaidResponse:
        """Record that a custom plan was paid and activate it for the company.

        custom_plan_billing_id: str, required. Invoice record (`cpb_…`).
        request: Mapping[str, Any] | None. The whole body.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("plans/version/{plan_version_id}/publish-preview")
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

    @put("plans/version/{plan_version_id}/publish")
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

    @put("custom-plan-billings/{custom_plan_billing_id}/retry")
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

    @put("company-plans/{company_id}")
    def update_company_plans(
        self, company_id: str, **body: Unpack[UpdateCompanyPlansBody]
    ) -> UpdateCompanyPlansResponse:
        """Set a company's base plan and add-ons directly; what is not listed is removed.

        company_id: str, required. Company (`comp_…`).
        add_on_ids: Sequence[str], required. Add-ons (`plan_…`) the company shall have; others are removed.
        base_plan_id: str | None. Base plan (`plan_…`); null leaves the fallback plan.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @put("plans/{plan_id}")
    def update_plan(self, plan_id: str, **body: Unpack[UpdatePlanBody]) -> UpdatePlanResponse:
        """Change a plan's name, description or icon.

        plan_id: str, required. Plan or add-on (`plan_…`).
        name: str, required. Name shown to people.
        description: str | None. Description shown to people.
        icon: PlanIcon | None. Colour of a plan's icon.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @put("plans/{plan_id}/billing_products")
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

    @post("plans/billing-linked")
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


class AsyncPlansClient(AsyncResource):
    """`client.plans`."""

    @property
    def with_raw_response(self) -> AsyncRawPlansClient:
        """The same operations, answered with status and headers."""
        return AsyncRawPlansClient(self._transport)

    count_billing_product_match_companies = awaited(PlansClient.count_billing_product_match_companies)
    count_plans = awaited(PlansClient.count_plans)
    create_custom_plan = awaited(PlansClient.create_custom_plan)
    create_plan = awaited(PlansClient.create_plan)
    delete_plan = awaited(PlansClient.delete_plan)
    delete_plan_version = awaited(PlansClient.delete_plan_version)
    get_plan = awaited(PlansClient.get_plan)
    get_plan_version_diff = awaited(PlansClient.get_plan_version_diff)
    list_billing_product_match_companies = awaited(PlansClient.list_billing_product_match_companies)
    list_custom_plan_billings = awaited(PlansClient.list_custom_plan_billings)
    list_plan_issues = awaited(PlansClient.list_plan_issues)
    list_plans = awaited(PlansClient.list_plans)
    mark_custom_plan_billing_paid = awaited(PlansClient.mark_custom_plan_billing_paid)
    preview_publish_plan_version = awaited(PlansClient.preview_publish_plan_version)
    publish_plan_version = awaited(PlansClient.publish_plan_version)
    retry_custom_plan_billing = awaited(PlansClient.retry_custom_plan_billing)
    update_company_plans = awaited(PlansClient.update_company_plans)
    update_plan = awaited(PlansClient.update_plan)
    upsert_billing_product_plan = awaited(PlansClient.upsert_billing_product_plan)
    upsert_plan_for_billing_product = awaited(PlansClient.upsert_plan_for_billing_product)


class RawPlansClient(Resource):
    """`client.plans.with_raw_response`."""

    count_billing_product_match_companies = raw(PlansClient.count_billing_product_match_companies)
    count_plans = raw(PlansClient.count_plans)
    create_custom_plan = raw(PlansClient.create_custom_plan)
    create_plan = raw(PlansClient.create_plan)
    delete_plan = raw(PlansClient.delete_plan)
    delete_plan_version = raw(PlansClient.delete_plan_version)
    get_plan = raw(PlansClient.get_plan)
    get_plan_version_diff = raw(PlansClient.get_plan_version_diff)
    list_billing_product_match_companies = raw(PlansClient.list_billing_product_match_companies)
    list_custom_plan_billings = raw(PlansClient.list_custom_plan_billings)
    list_plan_issues = raw(PlansClient.list_plan_issues)
    list_plans = raw(PlansClient.list_plans)
    mark_custom_plan_billing_paid = raw(PlansClient.mark_custom_plan_billing_paid)
    preview_publish_plan_version = raw(PlansClient.preview_publish_plan_version)
    publish_plan_version = raw(PlansClient.publish_plan_version)
    retry_custom_plan_billing = raw(PlansClient.retry_custom_plan_billing)
    update_company_plans = raw(PlansClient.update_company_plans)
    update_plan = raw(PlansClient.update_plan)
    upsert_billing_product_plan = raw(PlansClient.upsert_billing_product_plan)
    upsert_plan_for_billing_product = raw(PlansClient.upsert_plan_for_billing_product)


class AsyncRawPlansClient(AsyncResource):
    """`client.plans.with_raw_response`."""

    count_billing_product_match_companies = awaited_raw(PlansClient.count_billing_product_match_companies)
    count_plans = awaited_raw(PlansClient.count_plans)
    create_custom_plan = awaited_raw(PlansClient.create_custom_plan)
    create_plan = awaited_raw(PlansClient.create_plan)
    delete_plan = awaited_raw(PlansClient.delete_plan)
    delete_plan_version = awaited_raw(PlansClient.delete_plan_version)
    get_plan = awaited_raw(PlansClient.get_plan)
    get_plan_version_diff = awaited_raw(PlansClient.get_plan_version_diff)
    list_billing_product_match_companies = awaited_raw(PlansClient.list_billing_product_match_companies)
    list_custom_plan_billings = awaited_raw(PlansClient.list_custom_plan_billings)
    list_plan_issues = awaited_raw(PlansClient.list_plan_issues)
    list_plans = awaited_raw(PlansClient.list_plans)
    mark_custom_plan_billing_paid = awaited_raw(PlansClient.mark_custom_plan_billing_paid)
    preview_publish_plan_version = awaited_raw(PlansClient.preview_publish_plan_version)
    publish_plan_version = awaited_raw(PlansClient.publish_plan_version)
    retry_custom_plan_billing = awaited_raw(PlansClient.retry_custom_plan_billing)
    update_company_plans = awaited_raw(PlansClient.update_company_plans)
    update_plan = awaited_raw(PlansClient.update_plan)
    upsert_billing_product_plan = awaited_raw(PlansClient.upsert_billing_product_plan)
    upsert_plan_for_billing_product = awaited_raw(PlansClient.upsert_plan_for_billing_product)
