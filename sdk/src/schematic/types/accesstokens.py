# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `accesstokens`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Required, TypeAlias

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options

# What a temporary token was issued by.
TemporaryAccessTokenIssuerType: TypeAlias = Literal["api_key", "pricing_roadmap"] | str


# What a temporary token acts for.
TemporaryAccessTokenResourceType: TypeAlias = Literal["company"]


class IssueTemporaryAccessTokenRequestBody(Model, frozen=True):
    """Body of `accesstokens.issue_temporary_access_token`."""

    lookup: dict[str, str]
    """Keys that name the company, from key name to value."""
    resource_type: Any = None
    """Only `company`, which is also the default."""


class IssueTemporaryAccessTokenResponse(Model, frozen=True):
    """Answer of `accesstokens.issue_temporary_access_token`."""

    data: IssueTemporaryAccessTokenResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class IssueTemporaryAccessTokenResponseData(Model, frozen=True):
    """A token that acts for one company for a short time."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    expired_at: Instant
    """When the token ends, 15 minutes after it was issued."""
    id: str
    """Token record; the value to send is `token`."""
    issuer_type: TemporaryAccessTokenIssuerType
    token: str
    """Token (`token_…`) to send as the API key."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    api_key_id: str | None = None
    """API key (`api_…`) that asked for the token."""
    resource_type: TemporaryAccessTokenResourceType | None = None


class TemporaryAccessTokenResponseData(Model, frozen=True):
    """A temporary token without its value."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    expired_at: Instant
    """When the token ends, 15 minutes after it was issued."""
    id: str
    """Id of the object; opaque text."""
    issuer_type: TemporaryAccessTokenIssuerType
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    api_key_id: str | None = None
    """API key (`api_…`) that asked for the token."""
    resource_type: TemporaryAccessTokenResourceType | None = None


class IssueTemporaryAccessTokenBody(Options, total=False):
    """Keywords of `accesstokens.issue_temporary_access_token`."""

    lookup: Required[Mapping[str, str]]
    """Keys that name the company, from key name to value."""
    resource_type: Any | None
    """Only `company`, which is also the default."""
