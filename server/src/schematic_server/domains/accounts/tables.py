"""Accounts, environments, API keys, members, the audit log, how far set-up has come."""

import sqlalchemy as sa

from schematic_server.storage.metadata import Instant, id_column, metadata, timestamps

account = sa.Table("account", metadata, id_column(), sa.Column("name", sa.String, nullable=False), *timestamps())

environment = sa.Table(
    "environment",
    metadata,
    id_column(),
    sa.Column("account_id", sa.String, sa.ForeignKey("account.id"), nullable=False, index=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("environment_type", sa.String, nullable=False),
    *timestamps(),
)

api_key = sa.Table(
    "api_key",
    metadata,
    id_column(),
    sa.Column("account_id", sa.String, sa.ForeignKey("account.id"), nullable=False, index=True),
    sa.Column("environment_id", sa.String, sa.ForeignKey("environment.id", ondelete="CASCADE"), index=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("description", sa.String),
    # SHA-256 of the secret: it has 190 bits of chance, so a slow password hash would add nothing.
    sa.Column("secret_hash", sa.String, nullable=False, unique=True),
    sa.Column("readonly", sa.Boolean, nullable=False),
    sa.Column("rate_limit_percent", sa.Integer),
    sa.Column("last_used_at", Instant),
    *timestamps(),
)

# Who may sign in to the console.
account_member = sa.Table(
    "account_member",
    metadata,
    id_column(),
    sa.Column("account_id", sa.String, sa.ForeignKey("account.id"), nullable=False),
    sa.Column("email", sa.String),
    sa.Column("first_name", sa.String),
    sa.Column("last_name", sa.String),
    sa.Column("name", sa.String),
    sa.Column("image_url", sa.String),
    sa.Column("role", sa.String, nullable=False),
    sa.Column("permissions", sa.JSON, nullable=False),  # by environment, and `account`
    *timestamps(),
    sa.Index("ix_account_member_newest", "account_id", "created_at", "id"),
    sa.Index("ix_account_member_email", "email", unique=True),  # in small letters
)

# Apart from the member, whom files of environments have: nobody takes a password along.
member_password = sa.Table(
    "member_password",
    metadata,
    sa.Column("member_id", sa.String, sa.ForeignKey("account_member.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("hash", sa.String, nullable=False),  # Argon2id, with its salt and its costs
    *timestamps(),
)

# Who an identity provider says that a member is: its own name for them, which never changes (OpenID Connect's `sub`).
member_identity = sa.Table(
    "member_identity",
    metadata,
    sa.Column("issuer", sa.String, primary_key=True),
    sa.Column("subject", sa.String, primary_key=True),
    sa.Column(
        "member_id", sa.String, sa.ForeignKey("account_member.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("created_at", Instant, nullable=False),
)

# Signed in at the console. The id is the SHA-256 of what the cookie has.
member_session = sa.Table(
    "member_session",
    metadata,
    id_column(),
    sa.Column(
        "member_id", sa.String, sa.ForeignKey("account_member.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("seen_at", Instant, nullable=False),
    sa.Column("ends_at", Instant, nullable=False, index=True),
)

# A link with which somebody becomes a member, or a member gets a new password. The id is the SHA-256 of its token.
invitation = sa.Table(
    "invitation",
    metadata,
    id_column(),
    sa.Column("account_id", sa.String, sa.ForeignKey("account.id"), nullable=False, index=True),
    sa.Column("member_id", sa.String, sa.ForeignKey("account_member.id", ondelete="CASCADE")),  # who forgot it
    sa.Column("email", sa.String),  # none: the first start's, for whoever sets the server up
    sa.Column("role", sa.String, nullable=False),
    sa.Column("permissions", sa.JSON, nullable=False),
    sa.Column("ends_at", Instant, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
)

# Sign-ins that failed, so that nobody tries passwords for long.
sign_in_failure = sa.Table(
    "sign_in_failure",
    metadata,
    id_column(),
    sa.Column("email_hash", sa.String, nullable=False),
    sa.Column("address", sa.String, nullable=False),
    sa.Column("at", Instant, nullable=False, index=True),
    sa.Index("ix_sign_in_failure_email", "email_hash", "at"),
    sa.Index("ix_sign_in_failure_address", "address", "at"),
)

# Ids grow with `started_at`, so that the primary key is the order of time as well. Nothing is referred to: an entry
# outlives what it tells of.
audit_log = sa.Table(
    "audit_log",
    metadata,
    id_column(),
    sa.Column("account_id", sa.String, nullable=False),
    sa.Column("environment_id", sa.String),  # none: of the account itself, by an account-wide key
    sa.Column("request_id", sa.String, nullable=False),
    sa.Column("actor_type", sa.String, nullable=False),
    sa.Column("api_key_id", sa.String),
    sa.Column("member_id", sa.String),
    sa.Column("method", sa.String, nullable=False),
    sa.Column("url", sa.String, nullable=False),
    sa.Column("resource_type", sa.String, nullable=False),
    sa.Column("resource_id", sa.String),
    sa.Column("resource_name", sa.String),
    sa.Column("secondary_resource", sa.String),
    sa.Column("resp_code", sa.Integer, nullable=False),
    sa.Column("req_body", sa.Text),
    sa.Column("resp_body", sa.Text, nullable=False),
    sa.Column("started_at", Instant, nullable=False),
    sa.Column("ended_at", Instant, nullable=False),
    sa.Index("ix_audit_log_request", "request_id", "started_at"),
    sa.Index("ix_audit_log_of_account", "account_id", "id"),
    sa.Index("ix_audit_log_of_environment", "environment_id", "id"),
    sa.Index("ix_audit_log_of_resource", "resource_id", "id"),
)

# What the account says of itself on its way to a working set-up; the steps are read off the data.
onboarding = sa.Table(
    "onboarding",
    metadata,
    sa.Column("account_id", sa.String, sa.ForeignKey("account.id"), primary_key=True),
    sa.Column("path", sa.String),
    sa.Column("track", sa.String),
    sa.Column("website_url", sa.String),
    sa.Column("pricing_page_url", sa.String),
    sa.Column("country", sa.String),
    sa.Column("dismissed_at", Instant),
    *timestamps(),
)
