# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `components`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.query import path_segment
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
    from schematic.core.response import AsyncHttpResponse, HttpResponse
    from schematic.types import (
        BindCatalogBody,
        BindCatalogResponse,
        CountComponentsQuery,
        CountComponentsResponse,
        CreateComponentBody,
        CreateComponentResponse,
        DeleteComponentResponse,
        GetComponentResponse,
        ListComponentsQuery,
        ListComponentsResponse,
        PreviewComponentDataQuery,
        PreviewComponentDataResponse,
        UpdateComponentBody,
        UpdateComponentResponse,
    )


class ComponentsClient(Resource):
    """`client.components`."""

    @property
    def with_raw_response(self) -> RawComponentsClient:
        """The same operations, answered with status and headers."""
        return RawComponentsClient(self._transport)

    def bind_catalog(self, component_id: str, **body: Unpack[BindCatalogBody]) -> BindCatalogResponse:
        """Bind a component to a catalog, or unbind it when no catalog is sent.

        component_id: str, required. Component (`cmpn_…`).
        catalog_id: str | None. Catalog (`ctlg_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._put(
            "components.bind_catalog",
            f"components/{path_segment(component_id, 'component_id')}/catalog",
            types.BindCatalogResponse,
            body,
        )

    def count_components(self, **query: Unpack[CountComponentsQuery]) -> CountComponentsResponse:
        """How many components match the filters of the listing.

        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("components.count_components", "components/count", types.CountComponentsResponse, query)

    def create_component(self, **body: Unpack[CreateComponentBody]) -> CreateComponentResponse:
        """Store a portal component with its layout, which the server does not interpret.

        entity_type: ComponentEntityType, required. What a component shows.
        name: str, required. Name shown to people.
        ast: Mapping[str, float] | None. Serialised layout as the builder made it, from index to byte; the
            server does not interpret it.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post("components.create_component", "components", types.CreateComponentResponse, body)

    def delete_component(self, component_id: str, **options: Unpack[Options]) -> DeleteComponentResponse:
        """Remove a portal component.

        component_id: str, required. Component (`cmpn_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._delete(
            "components.delete_component",
            f"components/{path_segment(component_id, 'component_id')}",
            types.DeleteComponentResponse,
            options,
        )

    def get_component(self, component_id: str, **options: Unpack[Options]) -> GetComponentResponse:
        """One portal component by id (`cmpn_…`).

        component_id: str, required. Component (`cmpn_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "components.get_component",
            f"components/{path_segment(component_id, 'component_id')}",
            types.GetComponentResponse,
            options,
        )

    def list_components(self, **query: Unpack[ListComponentsQuery]) -> ListComponentsResponse:
        """Portal components, newest first.

        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("components.list_components", "components", types.ListComponentsResponse, query)

    def preview_component_data(self, **query: Unpack[PreviewComponentDataQuery]) -> PreviewComponentDataResponse:
        """All that a component would show for a company, invoices included.

        company_id: str | None. Company (`comp_…`).
        component_id: str | None. Component (`cmpn_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "components.preview_component_data", "components/preview-data", types.PreviewComponentDataResponse, query
        )

    def update_component(self, component_id: str, **body: Unpack[UpdateComponentBody]) -> UpdateComponentResponse:
        """Change a component's name, layout or state.

        component_id: str, required. Component (`cmpn_…`).
        ast: Mapping[str, float] | None. Serialised layout as the builder made it, from index to byte; the
            server does not interpret it.
        entity_type: ComponentEntityType | None. What a component shows.
        name: str | None. Name shown to people.
        state: ComponentState | None. `live` components are served, `draft` ones are being edited.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._put(
            "components.update_component",
            f"components/{path_segment(component_id, 'component_id')}",
            types.UpdateComponentResponse,
            body,
        )


class AsyncComponentsClient(AsyncResource, like=ComponentsClient):
    """`client.components`."""

    @property
    def with_raw_response(self) -> AsyncRawComponentsClient:
        """The same operations, answered with status and headers."""
        return AsyncRawComponentsClient(self._transport)

    async def bind_catalog(self, component_id: str, **body: Unpack[BindCatalogBody]) -> BindCatalogResponse:
        """Bind a component to a catalog, or unbind it when no catalog is sent."""
        return await self._put(
            "components.bind_catalog",
            f"components/{path_segment(component_id, 'component_id')}/catalog",
            types.BindCatalogResponse,
            body,
        )

    async def count_components(self, **query: Unpack[CountComponentsQuery]) -> CountComponentsResponse:
        """How many components match the filters of the listing."""
        return await self._get("components.count_components", "components/count", types.CountComponentsResponse, query)

    async def create_component(self, **body: Unpack[CreateComponentBody]) -> CreateComponentResponse:
        """Store a portal component with its layout, which the server does not interpret."""
        return await self._post("components.create_component", "components", types.CreateComponentResponse, body)

    async def delete_component(self, component_id: str, **options: Unpack[Options]) -> DeleteComponentResponse:
        """Remove a portal component."""
        return await self._delete(
            "components.delete_component",
            f"components/{path_segment(component_id, 'component_id')}",
            types.DeleteComponentResponse,
            options,
        )

    async def get_component(self, component_id: str, **options: Unpack[Options]) -> GetComponentResponse:
        """One portal component by id (`cmpn_…`)."""
        return await self._get(
            "components.get_component",
            f"components/{path_segment(component_id, 'component_id')}",
            types.GetComponentResponse,
            options,
        )

    async def list_components(self, **query: Unpack[ListComponentsQuery]) -> ListComponentsResponse:
        """Portal components, newest first."""
        return await self._get("components.list_components", "components", types.ListComponentsResponse, query)

    async def preview_component_data(self, **query: Unpack[PreviewComponentDataQuery]) -> PreviewComponentDataResponse:
        """All that a component would show for a company, invoices included."""
        return await self._get(
            "components.preview_component_data", "components/preview-data", types.PreviewComponentDataResponse, query
        )

    async def update_component(self, component_id: str, **body: Unpack[UpdateComponentBody]) -> UpdateComponentResponse:
        """Change a component's name, layout or state."""
        return await self._put(
            "components.update_component",
            f"components/{path_segment(component_id, 'component_id')}",
            types.UpdateComponentResponse,
            body,
        )


class RawComponentsClient(RawResource, like=ComponentsClient):
    """`client.components.with_raw_response`."""

    def bind_catalog(self, component_id: str, **body: Unpack[BindCatalogBody]) -> HttpResponse[BindCatalogResponse]:
        """Bind a component to a catalog, or unbind it when no catalog is sent."""
        return self._put(
            "components.bind_catalog",
            f"components/{path_segment(component_id, 'component_id')}/catalog",
            types.BindCatalogResponse,
            body,
        )

    def count_components(self, **query: Unpack[CountComponentsQuery]) -> HttpResponse[CountComponentsResponse]:
        """How many components match the filters of the listing."""
        return self._get("components.count_components", "components/count", types.CountComponentsResponse, query)

    def create_component(self, **body: Unpack[CreateComponentBody]) -> HttpResponse[CreateComponentResponse]:
        """Store a portal component with its layout, which the server does not interpret."""
        return self._post("components.create_component", "components", types.CreateComponentResponse, body)

    def delete_component(self, component_id: str, **options: Unpack[Options]) -> HttpResponse[DeleteComponentResponse]:
        """Remove a portal component."""
        return self._delete(
            "components.delete_component",
            f"components/{path_segment(component_id, 'component_id')}",
            types.DeleteComponentResponse,
            options,
        )

    def get_component(self, component_id: str, **options: Unpack[Options]) -> HttpResponse[GetComponentResponse]:
        """One portal component by id (`cmpn_…`)."""
        return self._get(
            "components.get_component",
            f"components/{path_segment(component_id, 'component_id')}",
            types.GetComponentResponse,
            options,
        )

    def list_components(self, **query: Unpack[ListComponentsQuery]) -> HttpResponse[ListComponentsResponse]:
        """Portal components, newest first."""
        return self._get("components.list_components", "components", types.ListComponentsResponse, query)

    def preview_component_data(
        self, **query: Unpack[PreviewComponentDataQuery]
    ) -> HttpResponse[PreviewComponentDataResponse]:
        """All that a component would show for a company, invoices included."""
        return self._get(
            "components.preview_component_data", "components/preview-data", types.PreviewComponentDataResponse, query
        )

    def update_component(
        self, component_id: str, **body: Unpack[UpdateComponentBody]
    ) -> HttpResponse[UpdateComponentResponse]:
        """Change a component's name, layout or state."""
        return self._put(
            "components.update_component",
            f"components/{path_segment(component_id, 'component_id')}",
            types.UpdateComponentResponse,
            body,
        )


class AsyncRawComponentsClient(AsyncRawResource, like=ComponentsClient):
    """`client.components.with_raw_response`."""

    async def bind_catalog(
        self, component_id: str, **body: Unpack[BindCatalogBody]
    ) -> AsyncHttpResponse[BindCatalogResponse]:
        """Bind a component to a catalog, or unbind it when no catalog is sent."""
        return await self._put(
            "components.bind_catalog",
            f"components/{path_segment(component_id, 'component_id')}/catalog",
            types.BindCatalogResponse,
            body,
        )

    async def count_components(
        self, **query: Unpack[CountComponentsQuery]
    ) -> AsyncHttpResponse[CountComponentsResponse]:
        """How many components match the filters of the listing."""
        return await self._get("components.count_components", "components/count", types.CountComponentsResponse, query)

    async def create_component(self, **body: Unpack[CreateComponentBody]) -> AsyncHttpResponse[CreateComponentResponse]:
        """Store a portal component with its layout, which the server does not interpret."""
        return await self._post("components.create_component", "components", types.CreateComponentResponse, body)

    async def delete_component(
        self, component_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteComponentResponse]:
        """Remove a portal component."""
        return await self._delete(
            "components.delete_component",
            f"components/{path_segment(component_id, 'component_id')}",
            types.DeleteComponentResponse,
            options,
        )

    async def get_component(
        self, component_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetComponentResponse]:
        """One portal component by id (`cmpn_…`)."""
        return await self._get(
            "components.get_component",
            f"components/{path_segment(component_id, 'component_id')}",
            types.GetComponentResponse,
            options,
        )

    async def list_components(self, **query: Unpack[ListComponentsQuery]) -> AsyncHttpResponse[ListComponentsResponse]:
        """Portal components, newest first."""
        return await self._get("components.list_components", "components", types.ListComponentsResponse, query)

    async def preview_component_data(
        self, **query: Unpack[PreviewComponentDataQuery]
    ) -> AsyncHttpResponse[PreviewComponentDataResponse]:
        """All that a component would show for a company, invoices included."""
        return await self._get(
            "components.preview_component_data", "components/preview-data", types.PreviewComponentDataResponse, query
        )

    async def update_component(
        self, component_id: str, **body: Unpack[UpdateComponentBody]
    ) -> AsyncHttpResponse[UpdateComponentResponse]:
        """Change a component's name, layout or state."""
        return await self._put(
            "components.update_component",
            f"components/{path_segment(component_id, 'component_id')}",
            types.UpdateComponentResponse,
            body,
        )
