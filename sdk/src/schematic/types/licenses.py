# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `licenses`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options
from schematic.types.shared import CountResponse


class CountLicensesParams(Model, frozen=True):
    """Query parameters that `licenses.count_licenses` understood."""

    feature_ids: list[str] | None = None
    """Features (`feat_…`), at most 100."""
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    name: str | None = None
    """Only objects of this name."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""


class CountLicensesResponse(Model, frozen=True):
    """Answer of `licenses.count_licenses`."""

    data: CountResponse
    params: CountLicensesParams


class GetSingleLicenseResponse(Model, frozen=True):
    """Answer of `licenses.get_single_license`."""

    data: LicenseResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class LicenseResponseData(Model, frozen=True):
    """A licence that a license feature sells."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    id: str
    """Licence (`lic_…`)."""
    name: str
    """Name shown to people."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""


class ListLicensesParams(Model, frozen=True):
    """Query parameters that `licenses.list_licenses` understood."""

    feature_ids: list[str] | None = None
    """Features (`feat_…`), at most 100."""
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    name: str | None = None
    """Only objects of this name."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""


class ListLicensesResponse(Model, frozen=True):
    """Answer of `licenses.list_licenses`."""

    data: list[LicenseResponseData]
    params: ListLicensesParams


class CountLicensesQuery(Options, total=False):
    """Keywords of `licenses.count_licenses`."""

    feature_ids: Sequence[str] | None
    """Features (`feat_…`), at most 100."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    name: str | None
    """Only objects of this name."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListLicensesQuery(Options, total=False):
    """Keywords of `licenses.list_licenses`."""

    feature_ids: Sequence[str] | None
    """Features (`feat_…`), at most 100."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    name: str | None
    """Only objects of this name."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""
