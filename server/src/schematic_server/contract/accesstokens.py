# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `accesstokens`, for checkers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, NotRequired, TypeAlias, TypedDict

IssueTemporaryAccessTokenBody: TypeAlias = "IssueTemporaryAccessTokenRequestBody"

IssueTemporaryAccessTokenAnswer: TypeAlias = "IssueTemporaryAccessTokenResponseData"


class IssueTemporaryAccessTokenRequestBody(TypedDict):
    """Body of `accesstokens.issue_temporary_access_token`."""

    lookup: Mapping[str, str]
    resource_type: NotRequired[Literal["company"]]


class IssueTemporaryAccessTokenResponseData(TypedDict):
    """A token that acts for one company for a short time."""

    api_key_id: NotRequired[str | None]
    created_at: datetime
    environment_id: str
    expired_at: datetime
    id: str
    issuer_type: TemporaryAccessTokenIssuerType
    resource_type: NotRequired[TemporaryAccessTokenResourceType]
    token: str
    updated_at: datetime


# What a temporary token was issued by.
TemporaryAccessTokenIssuerType: TypeAlias = Literal["api_key", "pricing_roadmap"]

# What a temporary token acts for.
TemporaryAccessTokenResourceType: TypeAlias = Literal["company"]
