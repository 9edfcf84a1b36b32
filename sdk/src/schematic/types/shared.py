# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types that several modules share."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from schematic.core.model import Instant, Model

# When a monthly charge in arrears falls: at the billing period's monthly anniversary, or at the calendar month's end.
BillingArrearsAnchor: TypeAlias = Literal["billing_period_start", "month_end"] | str


# How often overage or postpaid use is charged. `quarterly` exists for overage only.
BillingArrearsCadence: TypeAlias = Literal["end_of_billing_period", "monthly", "quarterly"] | str


# When a grant ends. `duration` counts units from the grant; the others follow the subscription, its trial, or
# nothing.
BillingCreditExpiryType: TypeAlias = (
    Literal["duration", "end_of_billing_period", "end_of_next_billing_period", "end_of_trial", "no_expiry"] | str
)


# Unit of an expiry's duration.
BillingCreditExpiryUnit: TypeAlias = Literal["billing_periods", "days"] | str


# How often a plan grants its credits anew.
BillingPlanCreditGrantResetCadence: TypeAlias = (
    Literal["daily", "every_6_months", "monthly", "quarterly", "weekly", "yearly"] | str
)


# System that bills. `schematic` is this server itself.
BillingProviderType: TypeAlias = Literal["metronome", "orb", "schematic", "stripe"] | str


# Who charges for a plan: this API through the provider, the provider on its own, or nobody.
BillingStrategy: TypeAlias = Literal["schematic_managed", "provider_managed", "no_billing"] | str


# `graduated` prices each unit in its own tier, `volume` all units in the tier the total falls in.
BillingTiersMode: TypeAlias = Literal["graduated", "volume"] | str


# Whether a plan costs something, and whether it does so once or again and again. `none` is not priced at all.
ChargeType: TypeAlias = Literal["free", "none", "one_time", "recurring"] | str


# Whom a spend policy caps. `group` is never created through this API.
CreditSpendPolicyScope: TypeAlias = Literal["company", "user", "group"] | str


# Three-letter currency code in lower case. Amounts are in the smallest unit, such as cents.
Currency: TypeAlias = (
    Literal[
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
    | str
)


# Whether a custom plan gives access when it is published or when its invoice is paid.
CustomPlanActivationStrategy: TypeAlias = Literal["on_payment", "on_publish"] | str


# State of a custom plan's invoice; `expired` was not paid in time.
CustomPlanBillingStatus: TypeAlias = Literal["active", "expired", "paid", "pending"] | str


# How use of a feature is charged.
EntitlementPriceBehavior: TypeAlias = (
    Literal["credit_burndown", "overage", "pay_as_you_go", "pay_in_advance", "tier"] | str
)


# What an entitlement allows: on or off, a number, a limit from a trait, no limit, or what credits pay for.
EntitlementValueType: TypeAlias = Literal["boolean", "credit", "numeric", "trait", "unknown", "unlimited"] | str


# Companies and users have keys and traits of their own.
EntityType: TypeAlias = Literal["company", "user"] | str


# Window over which events are counted, in UTC. Weeks start on Sunday.
MetricPeriod: TypeAlias = Literal["all_time", "current_day", "current_month", "current_week"] | str


# When `current_month` starts: on the calendar's first, or on the subscription's monthly anniversary.
MetricPeriodMonthReset: TypeAlias = Literal["billing_cycle", "first_of_month"] | str


# How the price difference of a migration is charged: at once, on the next invoice, or not at all.
MigrationProrationBehavior: TypeAlias = Literal["always_invoice", "create_prorations", "none"] | str


# What led to an invoice record.
PlanBillingSource: TypeAlias = Literal["amendment", "custom_plan", "manage_plan"] | str


# Whether a plan grants a fixed amount or an amount per licence.
PlanCreditGrantScaling: TypeAlias = Literal["fixed", "per_license"] | str


# Colour of a plan's icon.
PlanIcon: TypeAlias = (
    Literal[
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
    | str
)


# How often a plan is paid.
PlanPriceCadence: TypeAlias = Literal["monthly", "quarterly", "yearly"] | str


# A company has exactly one `plan`, its base plan, and any number of `add_on`s.
PlanType: TypeAlias = Literal["plan", "add_on"] | str


# When companies on older versions move: at once, at their renewal, at a date, or never (`leave`).
PlanVersionMigrationStrategy: TypeAlias = Literal["end_of_billing_period", "immediate", "leave", "scheduled"] | str


# A plan has at most one `draft` and one `published` version; `archived` ones still serve companies left on them.
PlanVersionStatus: TypeAlias = Literal["published", "draft", "archived"] | str


# Ascending or descending.
SortDirection: TypeAlias = Literal["asc", "desc"] | str


# Country and kind of a tax id.
TaxIdType: TypeAlias = (
    Literal[
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
    | str
)


# Length of a bucket, in UTC.
TimeSeriesGranularity: TypeAlias = Literal["daily", "hourly", "monthly", "weekly"] | str


# How a trait's text is read. `currency` is a number, `url` a text.
TraitType: TypeAlias = Literal["boolean", "currency", "date", "number", "string", "url"] | str


# State of a trial; `converted` became paid, `expired` did not.
TrialStatus: TypeAlias = Literal["active", "converted", "expired"] | str


class ApiError(Model, frozen=True):
    """Body of every error answer."""

    error: str
    """What is wrong and how to set it right, for people."""
    problems: list[dict[str, Any]] | None = None
    """Of a checkout that was refused: what is wrong with it, as its preview tells."""


class CountResponse(Model, frozen=True):
    """How many objects match."""

    count: int | None = None
    """Number of matching objects."""


class DeleteResponse(Model, frozen=True):
    """Says that the object is gone."""

    deleted: bool | None = None
    """Whether the object is gone."""


class EntityTraitDefinitionResponseData(Model, frozen=True):
    """A trait name with its type."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    display_name: str
    """Name shown to people."""
    entity_type: EntityType
    hierarchy: list[str]
    """Path of the trait's name, outermost segment first."""
    id: str
    """Trait definition (`trt_…`)."""
    trait_type: TraitType
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""


class GenericPreviewObject(Model, frozen=True):
    """Id and texts of an object, to show it."""

    id: str
    """Id of the object; opaque text."""
    name: str
    """Name shown to people."""
    description: str | None = None
    """Description shown to people."""
    image_url: str | None = None
    """Address of a picture."""


class PreviewObject(Model, frozen=True):
    """Id and texts of an object, to show it."""

    id: str
    """Id of the object; opaque text."""
    name: str
    """Name shown to people."""
    description: str | None = None
    """Description shown to people."""
    image_url: str | None = None
    """Address of a picture."""


class PreviewObjectResponseData(Model, frozen=True):
    """Id and texts of an object, to show it."""

    id: str
    """Id of the object; opaque text."""
    name: str
    """Name shown to people."""
    description: str | None = None
    """Description shown to people."""
    image_url: str | None = None
    """Address of a picture."""
