# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `componentspublic`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
    from schematic.core.response import AsyncHttpResponse, HttpResponse
    from schematic.types import GetPublicPlansResponse


class ComponentspublicClient(Resource):
    """`client.componentspublic`."""

    @property
    def with_raw_response(self) -> RawComponentspublicClient:
        """The same operations, answered with status and headers."""
        return RawComponentspublicClient(self._transport)

    def get_public_plans(self, **options: Unpack[Options]) -> GetPublicPlansResponse:
        """Live plans and add-ons for a public pricing table; a publishable key suffices.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("componentspublic.get_public_plans", "public/plans", types.GetPublicPlansResponse, options)


class AsyncComponentspublicClient(AsyncResource, like=ComponentspublicClient):
    """`client.componentspublic`."""

    @property
    def with_raw_response(self) -> AsyncRawComponentspublicClient:
        """The same operations, answered with status and headers."""
        return AsyncRawComponentspublicClient(self._transport)

    async def get_public_plans(self, **options: Unpack[Options]) -> GetPublicPlansResponse:
        """Live plans and add-ons for a public pricing table; a publishable key suffices."""
        return await self._get(
            "componentspublic.get_public_plans", "public/plans", types.GetPublicPlansResponse, options
        )


class RawComponentspublicClient(RawResource, like=ComponentspublicClient):
    """`client.componentspublic.with_raw_response`."""

    def get_public_plans(self, **options: Unpack[Options]) -> HttpResponse[GetPublicPlansResponse]:
        """Live plans and add-ons for a public pricing table; a publishable key suffices."""
        return self._get("componentspublic.get_public_plans", "public/plans", types.GetPublicPlansResponse, options)


class AsyncRawComponentspublicClient(AsyncRawResource, like=ComponentspublicClient):
    """`client.componentspublic.with_raw_response`."""

    async def get_public_plans(self, **options: Unpack[Options]) -> AsyncHttpResponse[GetPublicPlansResponse]:
        """Live plans and add-ons for a public pricing table; a publishable key suffices."""
        return await self._get(
            "componentspublic.get_public_plans", "public/plans", types.GetPublicPlansResponse, options
        )
