# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `plangroups`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.query import path_segment
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.response import AsyncHttpResponse, HttpResponse
    from schematic.types import (
        CreatePlanGroupBody,
        CreatePlanGroupResponse,
        GetPlanGroupQuery,
        GetPlanGroupResponse,
        UpdatePlanGroupBody,
        UpdatePlanGroupResponse,
    )


class PlangroupsClient(Resource):
    """`client.plangroups`."""

    @property
    def with_raw_response(self) -> RawPlangroupsClient:
        """The same operations, answered with status and headers."""
        return RawPlangroupsClient(self._transport)

    def create_plan_group(self, **body: Unpack[CreatePlanGroupBody]) -> CreatePlanGroupResponse:
        """Create the environment's plan settings."""
        return self._post("plangroups.create_plan_group", "plan-groups", types.CreatePlanGroupResponse, body)

    def get_plan_group(self, **query: Unpack[GetPlanGroupQuery]) -> GetPlanGroupResponse:
        """The environment's live plans and its initial, fallback, trial and checkout settings."""
        return self._get("plangroups.get_plan_group", "plan-groups", types.GetPlanGroupResponse, query)

    def update_plan_group(self, plan_group_id: str, **body: Unpack[UpdatePlanGroupBody]) -> UpdatePlanGroupResponse:
        """Replace the environment's plan settings."""
        return self._put(
            "plangroups.update_plan_group",
            f"plan-groups/{path_segment(plan_group_id, 'plan_group_id')}",
            types.UpdatePlanGroupResponse,
            body,
        )


class AsyncPlangroupsClient(AsyncResource):
    """`client.plangroups`."""

    @property
    def with_raw_response(self) -> AsyncRawPlangroupsClient:
        """The same operations, answered with status and headers."""
        return AsyncRawPlangroupsClient(self._transport)

    async def create_plan_group(self, **body: Unpack[CreatePlanGroupBody]) -> CreatePlanGroupResponse:
        """Create the environment's plan settings."""
        return await self._post("plangroups.create_plan_group", "plan-groups", types.CreatePlanGroupResponse, body)

    async def get_plan_group(self, **query: Unpack[GetPlanGroupQuery]) -> GetPlanGroupResponse:
        """The environment's live plans and its initial, fallback, trial and checkout settings."""
        return await self._get("plangroups.get_plan_group", "plan-groups", types.GetPlanGroupResponse, query)

    async def update_plan_group(
        self, plan_group_id: str, **body: Unpack[UpdatePlanGroupBody]
    ) -> UpdatePlanGroupResponse:
        """Replace the environment's plan settings."""
        return await self._put(
            "plangroups.update_plan_group",
            f"plan-groups/{path_segment(plan_group_id, 'plan_group_id')}",
            types.UpdatePlanGroupResponse,
            body,
        )


class RawPlangroupsClient(RawResource):
    """`client.plangroups.with_raw_response`."""

    def create_plan_group(self, **body: Unpack[CreatePlanGroupBody]) -> HttpResponse[CreatePlanGroupResponse]:
        """Create the environment's plan settings."""
        return self._post("plangroups.create_plan_group", "plan-groups", types.CreatePlanGroupResponse, body)

    def get_plan_group(self, **query: Unpack[GetPlanGroupQuery]) -> HttpResponse[GetPlanGroupResponse]:
        """The environment's live plans and its initial, fallback, trial and checkout settings."""
        return self._get("plangroups.get_plan_group", "plan-groups", types.GetPlanGroupResponse, query)

    def update_plan_group(
        self, plan_group_id: str, **body: Unpack[UpdatePlanGroupBody]
    ) -> HttpResponse[UpdatePlanGroupResponse]:
        """Replace the environment's plan settings."""
        return self._put(
            "plangroups.update_plan_group",
            f"plan-groups/{path_segment(plan_group_id, 'plan_group_id')}",
            types.UpdatePlanGroupResponse,
            body,
        )


class AsyncRawPlangroupsClient(AsyncRawResource):
    """`client.plangroups.with_raw_response`."""

    async def create_plan_group(
        self, **body: Unpack[CreatePlanGroupBody]
    ) -> AsyncHttpResponse[CreatePlanGroupResponse]:
        """Create the environment's plan settings."""
        return await self._post("plangroups.create_plan_group", "plan-groups", types.CreatePlanGroupResponse, body)

    async def get_plan_group(self, **query: Unpack[GetPlanGroupQuery]) -> AsyncHttpResponse[GetPlanGroupResponse]:
        """The environment's live plans and its initial, fallback, trial and checkout settings."""
        return await self._get("plangroups.get_plan_group", "plan-groups", types.GetPlanGroupResponse, query)

    async def update_plan_group(
        self, plan_group_id: str, **body: Unpack[UpdatePlanGroupBody]
    ) -> AsyncHttpResponse[UpdatePlanGroupResponse]:
        """Replace the environment's plan settings."""
        return await self._put(
            "plangroups.update_plan_group",
            f"plan-groups/{path_segment(plan_group_id, 'plan_group_id')}",
            types.UpdatePlanGroupResponse,
            body,
        )
