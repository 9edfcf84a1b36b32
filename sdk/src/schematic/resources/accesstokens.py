# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `accesstokens`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.response import AsyncHttpResponse, HttpResponse
    from schematic.types import IssueTemporaryAccessTokenBody, IssueTemporaryAccessTokenResponse


class AccesstokensClient(Resource):
    """`client.accesstokens`."""

    @property
    def with_raw_response(self) -> RawAccesstokensClient:
        """The same operations, answered with status and headers."""
        return RawAccesstokensClient(self._transport)

    def issue_temporary_access_token(
        self, **body: Unpack[IssueTemporaryAccessTokenBody]
    ) -> IssueTemporaryAccessTokenResponse:
        """Issue a token that acts for one company during 15 minutes, for components in a browser.

        lookup: Mapping[str, str], required. Keys that name the company, from key name to value.
        resource_type: Any | None. Only `company`, which is also the default.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post(
            "accesstokens.issue_temporary_access_token",
            "temporary-access-tokens",
            types.IssueTemporaryAccessTokenResponse,
            body,
        )


class AsyncAccesstokensClient(AsyncResource, like=AccesstokensClient):
    """`client.accesstokens`."""

    @property
    def with_raw_response(self) -> AsyncRawAccesstokensClient:
        """The same operations, answered with status and headers."""
        return AsyncRawAccesstokensClient(self._transport)

    async def issue_temporary_access_token(
        self, **body: Unpack[IssueTemporaryAccessTokenBody]
    ) -> IssueTemporaryAccessTokenResponse:
        """Issue a token that acts for one company during 15 minutes, for components in a browser."""
        return await self._post(
            "accesstokens.issue_temporary_access_token",
            "temporary-access-tokens",
            types.IssueTemporaryAccessTokenResponse,
            body,
        )


class RawAccesstokensClient(RawResource, like=AccesstokensClient):
    """`client.accesstokens.with_raw_response`."""

    def issue_temporary_access_token(
        self, **body: Unpack[IssueTemporaryAccessTokenBody]
    ) -> HttpResponse[IssueTemporaryAccessTokenResponse]:
        """Issue a token that acts for one company during 15 minutes, for components in a browser."""
        return self._post(
            "accesstokens.issue_temporary_access_token",
            "temporary-access-tokens",
            types.IssueTemporaryAccessTokenResponse,
            body,
        )


class AsyncRawAccesstokensClient(AsyncRawResource, like=AccesstokensClient):
    """`client.accesstokens.with_raw_response`."""

    async def issue_temporary_access_token(
        self, **body: Unpack[IssueTemporaryAccessTokenBody]
    ) -> AsyncHttpResponse[IssueTemporaryAccessTokenResponse]:
        """Issue a token that acts for one company during 15 minutes, for components in a browser."""
        return await self._post(
            "accesstokens.issue_temporary_access_token",
            "temporary-access-tokens",
            types.IssueTemporaryAccessTokenResponse,
            body,
        )
