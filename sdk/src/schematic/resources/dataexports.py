# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `dataexports`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.query import path_segment
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from typing import Unpack

    from schematic.core.request_options import Options
    from schematic.core.response import AsyncHttpResponse, HttpResponse
    from schematic.types import (
        CreateDataExportBody,
        CreateDataExportResponse,
        GetDataExportResponse,
        ListDataExportsQuery,
        ListDataExportsResponse,
    )


class DataexportsClient(Resource):
    """`client.dataexports`."""

    @property
    def with_raw_response(self) -> RawDataexportsClient:
        """The same operations, answered with status and headers."""
        return RawDataexportsClient(self._transport)

    def create_data_export(self, **body: Unpack[CreateDataExportBody]) -> CreateDataExportResponse:
        """Queue an export of usage, events or the audit log as a file.

        export_type: DataExportType, required. What is exported.
        output_file_type: DataExportOutputFileType, required. Format of the file.
        metadata: DataExportMetadata | None. What to export; the member `export_type` selects the form.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post("dataexports.create_data_export", "data-exports", types.CreateDataExportResponse, body)

    def get_data_export(self, data_export_id: str, **options: Unpack[Options]) -> GetDataExportResponse:
        """One export job with its state.

        data_export_id: str, required. Export job (`dexp_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "dataexports.get_data_export",
            f"data-exports/{path_segment(data_export_id, 'data_export_id')}",
            types.GetDataExportResponse,
            options,
        )

    def get_data_export_artifact(self, data_export_id: str, **options: Unpack[Options]) -> Iterator[bytes]:
        """The file of a finished export, without envelope.

        data_export_id: str, required. Export job (`dexp_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        yield from self._file(
            "dataexports.get_data_export_artifact",
            f"data-exports/{path_segment(data_export_id, 'data_export_id')}/artifact",
            options,
        )

    def list_data_exports(self, **query: Unpack[ListDataExportsQuery]) -> ListDataExportsResponse:
        """Export jobs, newest first.

        export_type: DataExportType | None. Only exports of this type.
        status: DataExportStatus | None. Only those in this state.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("dataexports.list_data_exports", "data-exports", types.ListDataExportsResponse, query)


class AsyncDataexportsClient(AsyncResource, like=DataexportsClient):
    """`client.dataexports`."""

    @property
    def with_raw_response(self) -> AsyncRawDataexportsClient:
        """The same operations, answered with status and headers."""
        return AsyncRawDataexportsClient(self._transport)

    async def create_data_export(self, **body: Unpack[CreateDataExportBody]) -> CreateDataExportResponse:
        """Queue an export of usage, events or the audit log as a file."""
        return await self._post("dataexports.create_data_export", "data-exports", types.CreateDataExportResponse, body)

    async def get_data_export(self, data_export_id: str, **options: Unpack[Options]) -> GetDataExportResponse:
        """One export job with its state."""
        return await self._get(
            "dataexports.get_data_export",
            f"data-exports/{path_segment(data_export_id, 'data_export_id')}",
            types.GetDataExportResponse,
            options,
        )

    async def get_data_export_artifact(self, data_export_id: str, **options: Unpack[Options]) -> AsyncIterator[bytes]:
        """The file of a finished export, without envelope."""
        async for chunk in self._file(
            "dataexports.get_data_export_artifact",
            f"data-exports/{path_segment(data_export_id, 'data_export_id')}/artifact",
            options,
        ):
            yield chunk

    async def list_data_exports(self, **query: Unpack[ListDataExportsQuery]) -> ListDataExportsResponse:
        """Export jobs, newest first."""
        return await self._get("dataexports.list_data_exports", "data-exports", types.ListDataExportsResponse, query)


class RawDataexportsClient(RawResource, like=DataexportsClient):
    """`client.dataexports.with_raw_response`."""

    def create_data_export(self, **body: Unpack[CreateDataExportBody]) -> HttpResponse[CreateDataExportResponse]:
        """Queue an export of usage, events or the audit log as a file."""
        return self._post("dataexports.create_data_export", "data-exports", types.CreateDataExportResponse, body)

    def get_data_export(self, data_export_id: str, **options: Unpack[Options]) -> HttpResponse[GetDataExportResponse]:
        """One export job with its state."""
        return self._get(
            "dataexports.get_data_export",
            f"data-exports/{path_segment(data_export_id, 'data_export_id')}",
            types.GetDataExportResponse,
            options,
        )

    def get_data_export_artifact(self, data_export_id: str, **options: Unpack[Options]) -> HttpResponse[bytes]:
        """The file of a finished export, without envelope."""
        return self._file(
            "dataexports.get_data_export_artifact",
            f"data-exports/{path_segment(data_export_id, 'data_export_id')}/artifact",
            options,
        )

    def list_data_exports(self, **query: Unpack[ListDataExportsQuery]) -> HttpResponse[ListDataExportsResponse]:
        """Export jobs, newest first."""
        return self._get("dataexports.list_data_exports", "data-exports", types.ListDataExportsResponse, query)


class AsyncRawDataexportsClient(AsyncRawResource, like=DataexportsClient):
    """`client.dataexports.with_raw_response`."""

    async def create_data_export(
        self, **body: Unpack[CreateDataExportBody]
    ) -> AsyncHttpResponse[CreateDataExportResponse]:
        """Queue an export of usage, events or the audit log as a file."""
        return await self._post("dataexports.create_data_export", "data-exports", types.CreateDataExportResponse, body)

    async def get_data_export(
        self, data_export_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetDataExportResponse]:
        """One export job with its state."""
        return await self._get(
            "dataexports.get_data_export",
            f"data-exports/{path_segment(data_export_id, 'data_export_id')}",
            types.GetDataExportResponse,
            options,
        )

    async def get_data_export_artifact(
        self, data_export_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[bytes]:
        """The file of a finished export, without envelope."""
        return await self._file(
            "dataexports.get_data_export_artifact",
            f"data-exports/{path_segment(data_export_id, 'data_export_id')}/artifact",
            options,
        )

    async def list_data_exports(
        self, **query: Unpack[ListDataExportsQuery]
    ) -> AsyncHttpResponse[ListDataExportsResponse]:
        """Export jobs, newest first."""
        return await self._get("dataexports.list_data_exports", "data-exports", types.ListDataExportsResponse, query)
