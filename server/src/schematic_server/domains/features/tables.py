"""Features and flags belong to the account, rules to one environment."""

import sqlalchemy as sa

from schematic_server.storage.metadata import Instant, id_column, metadata, timestamps

feature = sa.Table(
    "feature",
    metadata,
    id_column(),
    sa.Column("account_id", sa.String, sa.ForeignKey("account.id"), nullable=False),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("description", sa.String, nullable=False),
    sa.Column("icon", sa.String, nullable=False),
    sa.Column("feature_type", sa.String, nullable=False),
    sa.Column("event_subtype", sa.String),
    sa.Column("event_source", sa.String, nullable=False),
    sa.Column("trait_id", sa.String, index=True),
    sa.Column("usage_limit_trait_id", sa.String),
    sa.Column("license_id", sa.String),
    sa.Column("lifecycle_phase", sa.String),
    sa.Column("maintainer_account_member_id", sa.String),
    sa.Column("singular_name", sa.String),
    sa.Column("plural_name", sa.String),
    *timestamps(),
    sa.Index("ix_feature_newest", "account_id", "created_at", "id"),
    sa.Index("ix_feature_event", "account_id", "event_subtype"),
)

flag = sa.Table(
    "flag",
    metadata,
    id_column(),
    sa.Column("account_id", sa.String, sa.ForeignKey("account.id"), nullable=False),
    sa.Column("key", sa.String, nullable=False),
    sa.Column("folded_key", sa.String, nullable=False),  # lower case: keys differ by more than case
    sa.Column("name", sa.String, nullable=False),
    sa.Column("description", sa.String, nullable=False),
    sa.Column("flag_type", sa.String, nullable=False),
    sa.Column("default_value", sa.Boolean, nullable=False),  # where the environment has no `default` rule
    # One flag a feature at most.
    sa.Column("feature_id", sa.String, sa.ForeignKey("feature.id", ondelete="CASCADE"), unique=True),
    sa.Column("maintainer_account_member_id", sa.String),
    sa.Column("last_checked_at", Instant),
    *timestamps(),
    sa.UniqueConstraint("account_id", "folded_key"),
    sa.Index("ix_flag_newest", "account_id", "created_at", "id"),
)

# What a license feature sells.
licence = sa.Table(
    "license",
    metadata,
    id_column(),
    sa.Column("account_id", sa.String, sa.ForeignKey("account.id"), nullable=False),
    sa.Column("feature_id", sa.String, sa.ForeignKey("feature.id", ondelete="CASCADE"), nullable=False, unique=True),
    sa.Column("name", sa.String, nullable=False),
    *timestamps(),
    sa.Index("ix_license_newest", "account_id", "created_at", "id"),
)

# Rules that users wrote. Rules of entitlements and overrides are derived when they are needed, never stored.
rule = sa.Table(
    "rule",
    metadata,
    id_column(),
    sa.Column("environment_id", sa.String, sa.ForeignKey("environment.id", ondelete="CASCADE"), nullable=False),
    sa.Column("flag_id", sa.String, sa.ForeignKey("flag.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("priority", sa.BigInteger, nullable=False),
    sa.Column("rule_type", sa.String, nullable=False),
    sa.Column("value", sa.Boolean, nullable=False),
    sa.Column("conditions", sa.JSON, nullable=False),  # see `rules.Condition`
    sa.Column("condition_groups", sa.JSON, nullable=False),  # {"id": …, "conditions": […]}
    *timestamps(),
    sa.Index("ix_rule_environment", "environment_id", "flag_id", "priority"),
)
