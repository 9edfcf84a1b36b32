# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""Clients of the resource `accesstokens`. Methods with a docstring alone describe operations, see `core.operation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic.core.resource import AsyncResource, Resource, awaited, awaited_raw, post, raw

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.types import IssueTemporaryAccessTokenBody, IssueTemporaryAccessTokenResponse


class AccesstokensClient(Resource):
    """`client.accesstokens`."""

    @property
    def with_raw_response(self) -> RawAccesstokensClient:
        """The same operations, answered with status and headers."""
        return RawAccesstokensClient(self._transport)

    @post("temporary-access-tokens")
    def issue_temporary_access_token(
        self, **body: Unpack[IssueTemporaryAccessTokenBody]
    ) -> IssueTemporaryAccessTokenResponse:
        """Issue a token that acts for one company during 15 minutes, for components in a browser.

        lookup: Mapping[str, str], required. Keys that name the company, from key name to value.
        resource_type: Any | None. Only `company`, which is also the default.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """


class AsyncAccesstokensClient(AsyncResource):
    """`client.accesstokens`."""

    @property
    def with_raw_response(self) -> AsyncRawAccesstokensClient:
        """The same operations, answered with status and headers."""
        return AsyncRawAccesstokensClient(self._transport)

    issue_temporary_access_token = awaited(AccesstokensClient.issue_temporary_access_token)


class RawAccesstokensClient(Resource):
    """`client.accesstokens.with_raw_response`."""

    issue_temporary_access_token = raw(AccesstokensClient.issue_temporary_access_token)


class AsyncRawAccesstokensClient(AsyncResource):
    """`client.accesstokens.with_raw_response`."""

    issue_temporary_access_token = awaited_raw(AccesstokensClient.issue_temporary_access_token)
