"""Plans belong to the account; versions, assignments and the record of changes to one environment."""

import sqlalchemy as sa

from schematic_server.storage.metadata import Instant, environment_column, id_column, metadata, timestamps

plan = sa.Table(
    "plan",
    metadata,
    id_column(),
    sa.Column("account_id", sa.String, sa.ForeignKey("account.id"), nullable=False),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("description", sa.String, nullable=False),
    sa.Column("icon", sa.String, nullable=False),
    sa.Column("plan_type", sa.String, nullable=False),
    # Set: a custom plan, for this company only.
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), index=True),
    sa.Column("copied_from_plan_id", sa.String),
    *timestamps(),
    sa.Index("ix_plan_newest", "account_id", "created_at", "id"),
)

plan_version = sa.Table(
    "plan_version",
    metadata,
    id_column(),
    sa.Column("environment_id", sa.String, sa.ForeignKey("environment.id", ondelete="CASCADE"), nullable=False),
    sa.Column("plan_id", sa.String, sa.ForeignKey("plan.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("version", sa.BigInteger, nullable=False),  # 1, 2, …
    sa.Column("status", sa.String, nullable=False),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("description", sa.String, nullable=False),
    sa.Column("icon", sa.String, nullable=False),
    sa.Column("renewal_policy", sa.String, nullable=False),
    *timestamps(),
    sa.UniqueConstraint("environment_id", "plan_id", "version"),
)

# How a version is charged; without a row it is not. Prices are shown, and nobody is billed by them.
plan_version_billing = sa.Table(
    "plan_version_billing",
    metadata,
    sa.Column("plan_version_id", sa.String, sa.ForeignKey("plan_version.id", ondelete="CASCADE"), primary_key=True),
    environment_column(),
    sa.Column("charge_type", sa.String, nullable=False),
    sa.Column("is_trialable", sa.Boolean, nullable=False),
    sa.Column("trial_days", sa.Integer),
    # [{id, currency, cadence, price, price_decimal}], the main currency first; `id` is that of a price of `billing`
    sa.Column("prices", sa.JSON, nullable=False),
    sa.Column("billing_strategy", sa.String, nullable=False, server_default="no_billing"),
    sa.Column("controlled_by", sa.String, nullable=False, server_default="schematic"),
    sa.Column("billing_product_id", sa.String, index=True),
    *timestamps(),
)

company_plan = sa.Table(
    "company_plan",
    metadata,
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("plan_id", sa.String, sa.ForeignKey("plan.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("plan_version_id", sa.String, sa.ForeignKey("plan_version.id", ondelete="CASCADE"), nullable=False),
    environment_column(),
    sa.Column("is_base", sa.Boolean, nullable=False),
    sa.Column("price_id", sa.String),  # which of the version's prices the company pays; None: it pays nothing
    *timestamps(),
    sa.Index("ix_company_plan_plan", "plan_id", "environment_id"),
    sa.Index("ix_company_plan_version", "plan_version_id", "company_id"),
)

# One row per change of a company's plans. Plans are kept as they were then: they may be gone by now.
plan_change = sa.Table(
    "plan_change",
    metadata,
    id_column(),
    environment_column(),
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), nullable=False),
    sa.Column("action", sa.String, nullable=False),
    sa.Column("base_plan_action", sa.String),
    sa.Column("actor_type", sa.String, nullable=False),
    sa.Column("api_key_id", sa.String),
    sa.Column("base_plan", sa.JSON),
    sa.Column("base_plan_version", sa.JSON),
    sa.Column("previous_base_plan", sa.JSON),
    sa.Column("previous_base_plan_version", sa.JSON),
    sa.Column("add_ons_added", sa.JSON, nullable=False),
    sa.Column("add_ons_removed", sa.JSON, nullable=False),
    sa.Column("is_version_upgrade", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("migration_id", sa.String),
    sa.Column("subscription_action", sa.String),  # upgrade, downgrade, …: between plans that are paid for
    sa.Column("amendment_status", sa.String),  # of a custom plan's new version
    sa.Column("request_id", sa.String),
    # The trial that the company was in, or had last.
    sa.Column("trial_status", sa.String),
    sa.Column("trial_expires_at", Instant),
    sa.Column("trial_converted_at", Instant),
    *timestamps(),
    sa.Index("ix_plan_change_newest", "environment_id", "created_at", "id"),
    sa.Index("ix_plan_change_company", "company_id", "created_at"),
)

# Every trial that a company has had, one a plan.
company_trial = sa.Table(
    "company_trial",
    metadata,
    id_column(),
    environment_column(),
    sa.Column("company_id", sa.String, sa.ForeignKey("company.id", ondelete="CASCADE"), nullable=False),
    sa.Column("plan_id", sa.String, nullable=False),  # which may be gone: the trial was had all the same
    sa.Column("status", sa.String, nullable=False),  # active, expired, converted
    sa.Column("expires_at", Instant, nullable=False),
    sa.Column("ended_at", Instant),
    sa.Column("end_setting", sa.String, nullable=False, server_default="cancel"),  # or `subscribe`: it is paid then
    *timestamps(),
    sa.UniqueConstraint("company_id", "plan_id"),
    sa.Index("ix_company_trial_due", "status", "expires_at", "id"),
)

# An environment's live plans and what becomes of companies without one; at most one each.
plan_group = sa.Table(
    "plan_group",
    metadata,
    id_column(),
    sa.Column(
        "environment_id", sa.String, sa.ForeignKey("environment.id", ondelete="CASCADE"), nullable=False, unique=True
    ),
    sa.Column("initial_plan_id", sa.String, sa.ForeignKey("plan.id", ondelete="SET NULL"), index=True),
    sa.Column("fallback_plan_id", sa.String, sa.ForeignKey("plan.id", ondelete="SET NULL"), index=True),
    sa.Column("trial_expiry_plan_id", sa.String, sa.ForeignKey("plan.id", ondelete="SET NULL"), index=True),
    sa.Column("custom_plan_id", sa.String, sa.ForeignKey("plan.id", ondelete="SET NULL"), index=True),
    sa.Column("trial_days", sa.Integer),
    sa.Column("trial_eligibility_per_plan", sa.Boolean, nullable=False),
    # Plans named in the following may be gone, and are left out then; what is offered, catalogs say.
    sa.Column("add_on_compatibilities", sa.JSON, nullable=False),  # add-on id -> ids of base plans
    sa.Column("custom_checkout_fields", sa.JSON, nullable=False),
    sa.Column("settings", sa.JSON, nullable=False),  # what is told as it was given
    *timestamps(),
)

plan_trait = sa.Table(
    "plan_trait",
    metadata,
    id_column(),
    environment_column(),
    sa.Column("plan_id", sa.String, sa.ForeignKey("plan.id", ondelete="CASCADE"), nullable=False),
    sa.Column(
        "trait_id", sa.String, sa.ForeignKey("trait_definition.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("trait_value", sa.String, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    *timestamps(),
    sa.UniqueConstraint("environment_id", "plan_id", "trait_id"),
    sa.Index("ix_plan_trait_plan", "plan_id"),
    sa.Index("ix_plan_trait_newest", "environment_id", "created_at", "id"),
)
