# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""Clients of the resource `licenses`. Methods with a docstring alone describe operations, see `core.operation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic.core.resource import AsyncResource, Resource, awaited, awaited_raw, get, raw

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
    from schematic.types import (
        CountLicensesQuery,
        CountLicensesResponse,
        GetSingleLicenseResponse,
        ListLicensesQuery,
        ListLicensesResponse,
    )


class LicensesClient(Resource):
    """`client.licenses`."""

    @property
    def with_raw_response(self) -> RawLicensesClient:
        """The same operations, answered with status and headers."""
        return RawLicensesClient(self._transport)

    @get("licenses/count")
    def count_licenses(self, **query: Unpack[CountLicensesQuery]) -> CountLicensesResponse:
        """How many licences match the filters of the listing.

        feature_ids: Sequence[str] | None. Features (`feat_…`), at most 100.
        ids: Sequence[str] | None. Only these ids, at most 100.
        name: str | None. Only objects of this name.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("licenses/{license_id}")
    def get_single_license(self, license_id: str, **options: Unpack[Options]) -> GetSingleLicenseResponse:
        """One licence by id (`lic_…`).

        license_id: str, required. Licence (`lic_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("licenses")
    def list_licenses(self, **query: Unpack[ListLicensesQuery]) -> ListLicensesResponse:
        """Licences behind license features, newest first.

        feature_ids: Sequence[str] | None. Features (`feat_…`), at most 100.
        ids: Sequence[str] | None. Only these ids, at most 100.
        name: str | None. Only objects of this name.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """


class AsyncLicensesClient(AsyncResource):
    """`client.licenses`."""

    @property
    def with_raw_response(self) -> AsyncRawLicensesClient:
        """The same operations, answered with status and headers."""
        return AsyncRawLicensesClient(self._transport)

    count_licenses = awaited(LicensesClient.count_licenses)
    get_single_license = awaited(LicensesClient.get_single_license)
    list_licenses = awaited(LicensesClient.list_licenses)


class RawLicensesClient(Resource):
    """`client.licenses.with_raw_response`."""

    count_licenses = raw(LicensesClient.count_licenses)
    get_single_license = raw(LicensesClient.get_single_license)
    list_licenses = raw(LicensesClient.list_licenses)


class AsyncRawLicensesClient(AsyncResource):
    """`client.licenses.with_raw_response`."""

    count_licenses = awaited_raw(LicensesClient.count_licenses)
    get_single_license = awaited_raw(LicensesClient.get_single_license)
    list_licenses = awaited_raw(LicensesClient.list_licenses)
