# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of parts that operations of several resources share, for checkers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, NotRequired, TypeAlias, TypedDict

# When a monthly charge in arrears falls: at the billing period's monthly anniversary, or at the calendar month's end.
BillingArrearsAnchor: TypeAlias = Literal["billing_period_start", "month_end"]

# How often overage or postpaid use is charged. `quarterly` exists for overage only.
BillingArrearsCadence: TypeAlias = Literal["end_of_billing_period", "monthly", "quarterly"]

# When a grant ends. `duration` counts units from the grant; the others follow the subscription, its trial, or
# nothing.
BillingCreditExpiryType: TypeAlias = Literal[
    "duration", "end_of_billing_period", "end_of_next_billing_period", "end_of_trial", "no_expiry"
]

# Unit of an expiry's duration.
BillingCreditExpiryUnit: TypeAlias = Literal["billing_periods", "days"]

# How often a plan grants its credits anew.
BillingPlanCreditGrantResetCadence: TypeAlias = Literal[
    "daily", "every_6_months", "monthly", "quarterly", "weekly", "yearly"
]

# System that bills. `schematic` is this server itself.
BillingProviderType: TypeAlias = Literal["metronome", "orb", "schematic", "stripe"]

# Who charges for a plan: this API through the provider, the provider on its own, or nobody.
BillingStrategy: TypeAlias = Literal["schematic_managed", "provider_managed", "no_billing"]

# `graduated` prices each unit in its own tier, `volume` all units in the tier the total falls in.
BillingTiersMode: TypeAlias = Literal["graduated", "volume"]

# Whether a plan costs something, and whether it does so once or again and again. `none` is not priced at all.
ChargeType: TypeAlias = Literal["free", "none", "one_time", "recurring"]


class CountResponse(TypedDict):
    """How many objects match."""

    count: NotRequired[int | None]


# Whom a spend policy caps. `group` is never created through this API.
CreditSpendPolicyScope: TypeAlias = Literal["company", "user", "group"]

# Three-letter currency code in lower case. Amounts are in the smallest unit, such as cents.
Currency: TypeAlias = Literal[
    "aed",
    "afn",
    "all",
    "amd",
    "ang",
    "aoa",
    "ars",
    "aud",
    "awg",
    "azn",
    "bam",
    "bbd",
    "bdt",
    "bif",
    "bmd",
    "bnd",
    "bob",
    "brl",
    "bsd",
    "bwp",
    "byn",
    "bzd",
    "cad",
    "cdf",
    "chf",
    "clp",
    "cny",
    "cop",
    "crc",
    "cve",
    "czk",
    "djf",
    "dkk",
    "dop",
    "dzd",
    "egp",
    "etb",
    "eur",
    "fjd",
    "fkp",
    "gbp",
    "gel",
    "gip",
    "gmd",
    "gnf",
    "gtq",
    "gyd",
    "hkd",
    "hnl",
    "htg",
    "huf",
    "idr",
    "ils",
    "inr",
    "isk",
    "jmd",
    "jpy",
    "kes",
    "kgs",
    "khr",
    "kmf",
    "krw",
    "kyd",
    "kzt",
    "lak",
    "lbp",
    "lkr",
    "lrd",
    "lsl",
    "mad",
    "mdl",
    "mga",
    "mkd",
    "mmk",
    "mnt",
    "mop",
    "mur",
    "mvr",
    "mwk",
    "mxn",
    "myr",
    "mzn",
    "nad",
    "ngn",
    "nio",
    "nok",
    "npr",
    "nzd",
    "pab",
    "pen",
    "pgk",
    "php",
    "pkr",
    "pln",
    "pyg",
    "qar",
    "ron",
    "rsd",
    "rub",
    "rwf",
    "sar",
    "sbd",
    "scr",
    "sek",
    "sgd",
    "shp",
    "sle",
    "sos",
    "srd",
    "std",
    "szl",
    "thb",
    "tjs",
    "top",
    "try",
    "ttd",
    "twd",
    "tzs",
    "uah",
    "ugx",
    "usd",
    "uyu",
    "uzs",
    "vnd",
    "vuv",
    "wst",
    "xaf",
    "xcd",
    "xcg",
    "xof",
    "xpf",
    "yer",
    "zar",
    "zmw",
]

# Whether a custom plan gives access when it is published or when its invoice is paid.
CustomPlanActivationStrategy: TypeAlias = Literal["on_payment", "on_publish"]

# State of a custom plan's invoice; `expired` was not paid in time.
CustomPlanBillingStatus: TypeAlias = Literal["active", "expired", "paid", "pending"]


class DeleteResponse(TypedDict):
    """Says that the object is gone."""

    deleted: NotRequired[bool | None]


# How use of a feature is charged.
EntitlementPriceBehavior: TypeAlias = Literal["credit_burndown", "overage", "pay_as_you_go", "pay_in_advance", "tier"]

# What an entitlement allows: on or off, a number, a limit from a trait, no limit, or what credits pay for.
EntitlementValueType: TypeAlias = Literal["boolean", "credit", "numeric", "trait", "unknown", "unlimited"]


class EntityTraitDefinitionResponseData(TypedDict):
    """A trait name with its type."""

    created_at: datetime
    display_name: str
    entity_type: EntityType
    hierarchy: Sequence[str]
    id: str
    trait_type: TraitType
    updated_at: datetime


# Companies and users have keys and traits of their own.
EntityType: TypeAlias = Literal["company", "user"]


class GenericPreviewObject(TypedDict):
    """Id and texts of an object, to show it."""

    description: NotRequired[str | None]
    id: str
    image_url: NotRequired[str | None]
    name: str


# Window over which events are counted, in UTC. Weeks start on Sunday.
MetricPeriod: TypeAlias = Literal["all_time", "current_day", "current_month", "current_week"]

# When `current_month` starts: on the calendar's first, or on the subscription's monthly anniversary.
MetricPeriodMonthReset: TypeAlias = Literal["billing_cycle", "first_of_month"]

# How the price difference of a migration is charged: at once, on the next invoice, or not at all.
MigrationProrationBehavior: TypeAlias = Literal["always_invoice", "create_prorations", "none"]

# What led to an invoice record.
PlanBillingSource: TypeAlias = Literal["amendment", "custom_plan", "manage_plan"]

# Whether a plan grants a fixed amount or an amount per licence.
PlanCreditGrantScaling: TypeAlias = Literal["fixed", "per_license"]

# Colour of a plan's icon.
PlanIcon: TypeAlias = Literal[
    "amber",
    "blue",
    "blueGray",
    "blueGreen",
    "cyan",
    "emerald",
    "fuchsia",
    "gray",
    "green",
    "indigo",
    "lightBlue",
    "lime",
    "orange",
    "pink",
    "purple",
    "red",
    "redOrange",
    "rose",
    "sky",
    "slate",
    "teal",
    "trueGray",
    "violet",
    "warmGray",
    "yellow",
]

# How often a plan is paid.
PlanPriceCadence: TypeAlias = Literal["monthly", "quarterly", "yearly"]

# A company has exactly one `plan`, its base plan, and any number of `add_on`s.
PlanType: TypeAlias = Literal["plan", "add_on"]

# When companies on older versions move: at once, at their renewal, at a date, or never (`leave`).
PlanVersionMigrationStrategy: TypeAlias = Literal["end_of_billing_period", "immediate", "leave", "scheduled"]

# A plan has at most one `draft` and one `published` version; `archived` ones still serve companies left on them.
PlanVersionStatus: TypeAlias = Literal["published", "draft", "archived"]


class PreviewObject(TypedDict):
    """Id and texts of an object, to show it."""

    description: NotRequired[str | None]
    id: str
    image_url: NotRequired[str | None]
    name: str


class PreviewObjectResponseData(TypedDict):
    """Id and texts of an object, to show it."""

    description: NotRequired[str | None]
    id: str
    image_url: NotRequired[str | None]
    name: str


# Ascending or descending.
SortDirection: TypeAlias = Literal["asc", "desc"]

# Country and kind of a tax id.
TaxIdType: TypeAlias = Literal[
    "ae_trn",
    "au_abn",
    "au_arn",
    "br_cnpj",
    "br_cpf",
    "ca_bn",
    "ca_gst_hst",
    "ca_pst_bc",
    "ca_pst_mb",
    "ca_pst_sk",
    "ca_qst",
    "ch_uid",
    "ch_vat",
    "eu_vat",
    "gb_vat",
    "hk_br",
    "id_npwp",
    "il_vat",
    "in_gst",
    "jp_cn",
    "jp_rn",
    "jp_trn",
    "kr_brn",
    "mx_rfc",
    "my_frp",
    "my_itn",
    "my_sst",
    "no_vat",
    "nz_gst",
    "ph_tin",
    "sa_vat",
    "sg_gst",
    "sg_uen",
    "th_vat",
    "tr_tin",
    "tw_vat",
    "us_ein",
    "za_vat",
]

# Length of a bucket, in UTC.
TimeSeriesGranularity: TypeAlias = Literal["daily", "hourly", "monthly", "weekly"]

# How a trait's text is read. `currency` is a number, `url` a text.
TraitType: TypeAlias = Literal["boolean", "currency", "date", "number", "string", "url"]

# State of a trial; `converted` became paid, `expired` did not.
TrialStatus: TypeAlias = Literal["active", "converted", "expired"]
