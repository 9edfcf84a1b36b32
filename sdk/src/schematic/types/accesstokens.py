# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `accesstokens`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Required, TypeAlias

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options

TemporaryAccessTokenIssuerType: TypeAlias = Literal["api_key", "pricing_roadmap"] | str


TemporaryAccessTokenResourceType: TypeAlias = Literal["company"]


class IssueTemporaryAccessTokenRequestBody(Model):
    """Contract: `IssueTemporaryAccessTokenRequestBody`."""

    lookup: dict[str, str]
    resource_type: Any = None


class IssueTemporaryAccessTokenResponse(Model):
    """Contract: `IssueTemporaryAccessTokenResponse`."""

    data: IssueTemporaryAccessTokenResponseData
    params: dict[str, Any]


class IssueTemporaryAccessTokenResponseData(Model):
    """Contract: `IssueTemporaryAccessTokenResponseData`."""

    created_at: Instant
    environment_id: str
    expired_at: Instant
    id: str
    issuer_type: TemporaryAccessTokenIssuerType
    token: str
    updated_at: Instant
    api_key_id: str | None = None
    resource_type: TemporaryAccessTokenResourceType | None = None


class IssueTemporaryAccessTokenBody(Options, total=False):
    """Keywords of `accesstokens.issue_temporary_access_token`."""

    lookup: Required[Mapping[str, str]]
    resource_type: Any | None
