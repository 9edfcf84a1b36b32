# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `licenses`."""

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

    def count_licenses(self, **query: Unpack[CountLicensesQuery]) -> CountLicensesResponse:
        """How many licences match the filters of the listing.

        feature_ids: Sequence[str] | None. Features (`feat_…`), at most 100.
        ids: Sequence[str] | None. Only these ids, at most 100.
        name: str | None. Only objects of this name.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("licenses.count_licenses", "licenses/count", types.CountLicensesResponse, query)

    def get_single_license(self, license_id: str, **options: Unpack[Options]) -> GetSingleLicenseResponse:
        """One licence by id (`lic_…`).

        license_id: str, required. Licence (`lic_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "licenses.get_single_license",
            f"licenses/{path_segment(license_id, 'license_id')}",
            types.GetSingleLicenseResponse,
            options,
        )

    def list_licenses(self, **query: Unpack[ListLicensesQuery]) -> ListLicensesResponse:
        """Licences behind license features, newest first.

        feature_ids: Sequence[str] | None. Features (`feat_…`), at most 100.
        ids: Sequence[str] | None. Only these ids, at most 100.
        name: str | None. Only objects of this name.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("licenses.list_licenses", "licenses", types.ListLicensesResponse, query)


class AsyncLicensesClient(AsyncResource, like=LicensesClient):
    """`client.licenses`."""

    @property
    def with_raw_response(self) -> AsyncRawLicensesClient:
        """The same operations, answered with status and headers."""
        return AsyncRawLicensesClient(self._transport)

    async def count_licenses(self, **query: Unpack[CountLicensesQuery]) -> CountLicensesResponse:
        """How many licences match the filters of the listing."""
        return await self._get("licenses.count_licenses", "licenses/count", types.CountLicensesResponse, query)

    async def get_single_license(self, license_id: str, **options: Unpack[Options]) -> GetSingleLicenseResponse:
        """One licence by id (`lic_…`)."""
        return await self._get(
            "licenses.get_single_license",
            f"licenses/{path_segment(license_id, 'license_id')}",
            types.GetSingleLicenseResponse,
            options,
        )

    async def list_licenses(self, **query: Unpack[ListLicensesQuery]) -> ListLicensesResponse:
        """Licences behind license features, newest first."""
        return await self._get("licenses.list_licenses", "licenses", types.ListLicensesResponse, query)


class RawLicensesClient(RawResource, like=LicensesClient):
    """`client.licenses.with_raw_response`."""

    def count_licenses(self, **query: Unpack[CountLicensesQuery]) -> HttpResponse[CountLicensesResponse]:
        """How many licences match the filters of the listing."""
        return self._get("licenses.count_licenses", "licenses/count", types.CountLicensesResponse, query)

    def get_single_license(self, license_id: str, **options: Unpack[Options]) -> HttpResponse[GetSingleLicenseResponse]:
        """One licence by id (`lic_…`)."""
        return self._get(
            "licenses.get_single_license",
            f"licenses/{path_segment(license_id, 'license_id')}",
            types.GetSingleLicenseResponse,
            options,
        )

    def list_licenses(self, **query: Unpack[ListLicensesQuery]) -> HttpResponse[ListLicensesResponse]:
        """Licences behind license features, newest first."""
        return self._get("licenses.list_licenses", "licenses", types.ListLicensesResponse, query)


class AsyncRawLicensesClient(AsyncRawResource, like=LicensesClient):
    """`client.licenses.with_raw_response`."""

    async def count_licenses(self, **query: Unpack[CountLicensesQuery]) -> AsyncHttpResponse[CountLicensesResponse]:
        """How many licences match the filters of the listing."""
        return await self._get("licenses.count_licenses", "licenses/count", types.CountLicensesResponse, query)

    async def get_single_license(
        self, license_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetSingleLicenseResponse]:
        """One licence by id (`lic_…`)."""
        return await self._get(
            "licenses.get_single_license",
            f"licenses/{path_segment(license_id, 'license_id')}",
            types.GetSingleLicenseResponse,
            options,
        )

    async def list_licenses(self, **query: Unpack[ListLicensesQuery]) -> AsyncHttpResponse[ListLicensesResponse]:
        """Licences behind license features, newest first."""
        return await self._get("licenses.list_licenses", "licenses", types.ListLicensesResponse, query)
