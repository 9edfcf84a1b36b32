# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""Clients of the resource `components`. Methods with a docstring alone describe operations, see `core.operation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic.core.resource import AsyncResource, Resource, awaited, awaited_raw, delete, get, post, put, raw

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
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

    @put("components/{component_id}/catalog")
    def bind_catalog(self, component_id: str, **body: Unpack[BindCatalogBody]) -> BindCatalogResponse:
        """Bind a component to a catalog, or unbind it when no catalog is sent.

        component_id: str, required. Component (`cmpn_…`).
        catalog_id: str | None. Catalog (`ctlg_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("components/count")
    def count_components(self, **query: Unpack[CountComponentsQuery]) -> CountComponentsResponse:
        """How many components match the filters of the listing.

        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("components")
    def create_component(self, **body: Unpack[CreateComponentBody]) -> CreateComponentResponse:
        """Store a portal component with its layout, which the server does not interpret.

        entity_type: ComponentEntityType, required. What a component shows.
        name: str, required. Name shown to people.
        ast: Mapping[str, float] | None. Serialised layout as the builder made it, from index to byte; the
            server does not interpret it.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("components/{component_id}")
    def delete_component(self, component_id: str, **options: Unpack[Options]) -> DeleteComponentResponse:
        """Remove a portal component.

        component_id: str, required. Component (`cmpn_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("components/{component_id}")
    def get_component(self, component_id: str, **options: Unpack[Options]) -> GetComponentResponse:
        """One portal component by id (`cmpn_…`).

        component_id: str, required. Component (`cmpn_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("components")
    def list_components(self, **query: Unpack[ListComponentsQuery]) -> ListComponentsResponse:
        """Portal components, newest first.

        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("components/preview-data")
    def preview_component_data(self, **query: Unpack[PreviewComponentDataQuery]) -> PreviewComponentDataResponse:
        """All that a component would show for a company, invoices included.

        company_id: str | None. Company (`comp_…`).
        component_id: str | None. Component (`cmpn_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @put("components/{component_id}")
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


class AsyncComponentsClient(AsyncResource):
    """`client.components`."""

    @property
    def with_raw_response(self) -> AsyncRawComponentsClient:
        """The same operations, answered with status and headers."""
        return AsyncRawComponentsClient(self._transport)

    bind_catalog = awaited(ComponentsClient.bind_catalog)
    count_components = awaited(ComponentsClient.count_components)
    create_component = awaited(ComponentsClient.create_component)
    delete_component = awaited(ComponentsClient.delete_component)
    get_component = awaited(ComponentsClient.get_component)
    list_components = awaited(ComponentsClient.list_components)
    preview_component_data = awaited(ComponentsClient.preview_component_data)
    update_component = awaited(ComponentsClient.update_component)


class RawComponentsClient(Resource):
    """`client.components.with_raw_response`."""

    bind_catalog = raw(ComponentsClient.bind_catalog)
    count_components = raw(ComponentsClient.count_components)
    create_component = raw(ComponentsClient.create_component)
    delete_component = raw(ComponentsClient.delete_component)
    get_component = raw(ComponentsClient.get_component)
    list_components = raw(ComponentsClient.list_components)
    preview_component_data = raw(ComponentsClient.preview_component_data)
    update_component = raw(ComponentsClient.update_component)


class AsyncRawComponentsClient(AsyncResource):
    """`client.components.with_raw_response`."""

    bind_catalog = awaited_raw(ComponentsClient.bind_catalog)
    count_components = awaited_raw(ComponentsClient.count_components)
    create_component = awaited_raw(ComponentsClient.create_component)
    delete_component = awaited_raw(ComponentsClient.delete_component)
    get_component = awaited_raw(ComponentsClient.get_component)
    list_components = awaited_raw(ComponentsClient.list_components)
    preview_component_data = awaited_raw(ComponentsClient.preview_component_data)
    update_component = awaited_raw(ComponentsClient.update_component)
