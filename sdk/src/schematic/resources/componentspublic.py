# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""Clients of the resource `componentspublic`. Methods with a docstring alone describe operations, see `core.operation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic.core.resource import AsyncResource, Resource, awaited, awaited_raw, get, raw

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
    from schematic.types import GetPublicPlansResponse


class ComponentspublicClient(Resource):
    """`client.componentspublic`."""

    @property
    def with_raw_response(self) -> RawComponentspublicClient:
        """The same operations, answered with status and headers."""
        return RawComponentspublicClient(self._transport)

    @get("public/plans")
    def get_public_plans(self, **options: Unpack[Options]) -> GetPublicPlansResponse:
        """Live plans and add-ons for a public pricing table; a publishable key suffices.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """


class AsyncComponentspublicClient(AsyncResource):
    """`client.componentspublic`."""

    @property
    def with_raw_response(self) -> AsyncRawComponentspublicClient:
        """The same operations, answered with status and headers."""
        return AsyncRawComponentspublicClient(self._transport)

    get_public_plans = awaited(ComponentspublicClient.get_public_plans)


class RawComponentspublicClient(Resource):
    """`client.componentspublic.with_raw_response`."""

    get_public_plans = raw(ComponentspublicClient.get_public_plans)


class AsyncRawComponentspublicClient(AsyncResource):
    """`client.componentspublic.with_raw_response`."""

    get_public_plans = awaited_raw(ComponentspublicClient.get_public_plans)
