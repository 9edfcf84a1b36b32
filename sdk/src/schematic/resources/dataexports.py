# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""Clients of the resource `dataexports`. Methods with a docstring alone describe operations, see `core.operation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic.core.resource import (
    AsyncResource,
    Resource,
    awaited,
    awaited_file,
    awaited_raw,
    awaited_raw_file,
    get,
    post,
    raw,
    raw_file,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Unpack

    from schematic.core.request_options import Options
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

    @post("data-exports")
    def create_data_export(self, **body: Unpack[CreateDataExportBody]) -> CreateDataExportResponse:
        """Queue an export of usage, events or the audit log as a file.

        export_type: DataExportType, required. What is exported.
        output_file_type: DataExportOutputFileType, required. Format of the file.
        metadata: DataExportMetadata | None. What to export; the member `export_type` selects the form.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("data-exports/{data_export_id}")
    def get_data_export(self, data_export_id: str, **options: Unpack[Options]) -> GetDataExportResponse:
        """One export job with its state.

        data_export_id: str, required. Export job (`dexp_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("data-exports/{data_export_id}/artifact")
    def get_data_export_artifact(self, data_export_id: str, **options: Unpack[Options]) -> Iterator[bytes]:
        """The file of a finished export, without envelope.

        data_export_id: str, required. Export job (`dexp_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("data-exports")
    def list_data_exports(self, **query: Unpack[ListDataExportsQuery]) -> ListDataExportsResponse:
        """Export jobs, newest first.

        export_type: DataExportType | None. Only exports of this type.
        status: DataExportStatus | None. Only those in this state.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """


class AsyncDataexportsClient(AsyncResource):
    """`client.dataexports`."""

    @property
    def with_raw_response(self) -> AsyncRawDataexportsClient:
        """The same operations, answered with status and headers."""
        return AsyncRawDataexportsClient(self._transport)

    create_data_export = awaited(DataexportsClient.create_data_export)
    get_data_export = awaited(DataexportsClient.get_data_export)
    get_data_export_artifact = awaited_file(DataexportsClient.get_data_export_artifact)
    list_data_exports = awaited(DataexportsClient.list_data_exports)


class RawDataexportsClient(Resource):
    """`client.dataexports.with_raw_response`."""

    create_data_export = raw(DataexportsClient.create_data_export)
    get_data_export = raw(DataexportsClient.get_data_export)
    get_data_export_artifact = raw_file(DataexportsClient.get_data_export_artifact)
    list_data_exports = raw(DataexportsClient.list_data_exports)


class AsyncRawDataexportsClient(AsyncResource):
    """`client.dataexports.with_raw_response`."""

    create_data_export = awaited_raw(DataexportsClient.create_data_export)
    get_data_export = awaited_raw(DataexportsClient.get_data_export)
    get_data_export_artifact = awaited_raw_file(DataexportsClient.get_data_export_artifact)
    list_data_exports = awaited_raw(DataexportsClient.list_data_exports)
