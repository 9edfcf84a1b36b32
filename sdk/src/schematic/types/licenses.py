# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `licenses`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options


class CountLicensesParams(Model):
    """Contract: `CountLicensesParams`."""

    feature_ids: list[str] | None = None
    ids: list[str] | None = None
    limit: int | None = None
    name: str | None = None
    offset: int | None = None


class CountLicensesResponse(Model):
    """Contract: `CountLicensesResponse`."""

    data: CountResponse
    params: CountLicensesParams


class GetSingleLicenseResponse(Model):
    """Contract: `GetSingleLicenseResponse`."""

    data: LicenseResponseData
    params: dict[str, Any]


class LicenseResponseData(Model):
    """Contract: `LicenseResponseData`."""

    created_at: Instant
    id: str
    name: str
    updated_at: Instant


class ListLicensesParams(Model):
    """Contract: `ListLicensesParams`."""

    feature_ids: list[str] | None = None
    ids: list[str] | None = None
    limit: int | None = None
    name: str | None = None
    offset: int | None = None


class ListLicensesResponse(Model):
    """Contract: `ListLicensesResponse`."""

    data: list[LicenseResponseData]
    params: ListLicensesParams


class CountLicensesQuery(Options, total=False):
    """Keywords of `licenses.count_licenses`."""

    feature_ids: Sequence[str] | None
    ids: Sequence[str] | None
    name: str | None
    limit: int | None
    offset: int | None


class ListLicensesQuery(Options, total=False):
    """Keywords of `licenses.list_licenses`."""

    feature_ids: Sequence[str] | None
    ids: Sequence[str] | None
    name: str | None
    limit: int | None
    offset: int | None


from schematic.types.shared import CountResponse
