# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `embed`, for checkers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from schematic_server.contract.billing import InvoiceResponseData, PaymentMethodResponseData
    from schematic_server.contract.checkout import (
        ChangeSubscriptionRequestBody,
        CheckoutSubscription,
        CompanyTaxIdView,
        PreviewSubscriptionChangeResponseData,
    )
    from schematic_server.contract.companies import CompanyDetailResponseData, UserResponseData
    from schematic_server.contract.components import ComponentHydrateResponseData, StripeEmbedInfo
    from schematic_server.contract.entitlements import CompanyUserUsageRowResponseData
    from schematic_server.contract.plans import CheckoutFieldValue, TaxIdInput
    from schematic_server.contract.shared import Currency, DeleteResponse

CheckoutBody: TypeAlias = "ChangeSubscriptionRequestBody"

CheckoutAnswer: TypeAlias = "CheckoutSubscription"

CreateSetupIntentAnswer: TypeAlias = "StripeEmbedInfo"

DeletePaymentMethodAnswer: TypeAlias = "DeleteResponse"

GetBalanceAnswer: TypeAlias = "CompanyCustomerBalance"

GetSetupIntentAnswer: TypeAlias = "StripeEmbedInfo"

GetUpcomingInvoiceAnswer: TypeAlias = "InvoiceResponseData"


class HydrateQuery(TypedDict):
    """Query of `embed.hydrate`."""

    catalog_id: NotRequired[str]


HydrateAnswer: TypeAlias = "ComponentHydrateResponseData"


class HydrateComponentQuery(TypedDict):
    """Query of `embed.hydrate_component`."""

    catalog_id: NotRequired[str]


HydrateComponentAnswer: TypeAlias = "ComponentHydrateResponseData"


class ListCreditUsersQuery(TypedDict):
    """Query of `embed.list_credit_users`."""

    limit: int
    offset: int


ListCreditUsersAnswer: TypeAlias = "ComponentCreditUsers"


class ListFeatureUsersQuery(TypedDict):
    """Query of `embed.list_feature_users`."""

    limit: int
    offset: int


ListFeatureUsersAnswer: TypeAlias = "ComponentFeatureUsers"


class ListInvoicesQuery(TypedDict):
    """Query of `embed.list_invoices`."""

    limit: int
    offset: int


ListInvoicesAnswer: TypeAlias = "list[InvoiceResponseData]"

ListTaxIdsAnswer: TypeAlias = "CheckoutTaxIds"

PreviewCheckoutBody: TypeAlias = "ChangeSubscriptionRequestBody"

PreviewCheckoutAnswer: TypeAlias = "PreviewSubscriptionChangeResponseData"

SetTaxIdBody: TypeAlias = "SetCheckoutTaxIdRequestBody"

SetTaxIdAnswer: TypeAlias = "CheckoutTaxIds"

UnsubscribeAnswer: TypeAlias = "DeleteResponse"

UpdateCustomFieldValuesBody: TypeAlias = "UpdateCheckoutFieldValuesRequestBody"

UpdateCustomFieldValuesAnswer: TypeAlias = "UpdatedCheckoutFieldValues"

UpdatePaymentMethodBody: TypeAlias = "UpdatePaymentMethodRequestBody"

UpdatePaymentMethodAnswer: TypeAlias = "PaymentMethodResponseData"


class CheckoutTaxIds(TypedDict):
    """A company's tax ids."""

    tax_ids: Sequence[CompanyTaxIdView]


class CompanyCustomerBalance(TypedDict):
    """What a company has paid in advance."""

    balances: Sequence[CustomerBalance]


class ComponentCreditUser(TypedDict):
    """What one user used of a credit; without a user, what nobody is named for."""

    credits_used: float
    last_seen: NotRequired[datetime | None]
    share: float
    user: NotRequired[UserResponseData | None]
    user_id: NotRequired[str | None]


class ComponentCreditUsers(TypedDict):
    """Users of a company by the credits that they used, with totals over all pages."""

    entries: Sequence[ComponentCreditUser]
    total: float
    total_users: int
    unattributed: NotRequired[ComponentCreditUser | None]
    start_time: datetime
    end_time: datetime


class ComponentFeatureUsers(TypedDict):
    """Users of a company by their use of a feature, with totals over all pages."""

    rows: Sequence[CompanyUserUsageRowResponseData]
    total: float
    total_users: int
    unattributed: NotRequired[CompanyUserUsageRowResponseData | None]
    start_time: datetime
    end_time: datetime


class CustomerBalance(TypedDict):
    """What a company has paid in advance in one currency."""

    balance: int
    currency: Currency


class SetCheckoutTaxIdRequestBody(TypedDict):
    """Body of `embed.set_tax_id`."""

    tax_id: TaxIdInput


class UpdateCheckoutFieldValuesRequestBody(TypedDict):
    """Body of `embed.update_custom_field_values`."""

    values: Sequence[CheckoutFieldValue]


class UpdatePaymentMethodRequestBody(TypedDict):
    """Body of `embed.update_payment_method`."""

    payment_method_id: str


class UpdatedCheckoutFieldValues(TypedDict):
    """The company whose custom fields were stored."""

    company: NotRequired[CompanyDetailResponseData | None]
