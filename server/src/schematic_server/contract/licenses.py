# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `licenses`, for checkers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from schematic_server.contract.shared import CountResponse


class CountLicensesQuery(TypedDict):
    """Query of `licenses.count_licenses`."""

    feature_ids: NotRequired[Sequence[str]]
    ids: NotRequired[Sequence[str]]
    name: NotRequired[str]
    limit: int
    offset: int


CountLicensesAnswer: TypeAlias = "CountResponse"

GetSingleLicenseAnswer: TypeAlias = "LicenseResponseData"


class ListLicensesQuery(TypedDict):
    """Query of `licenses.list_licenses`."""

    feature_ids: NotRequired[Sequence[str]]
    ids: NotRequired[Sequence[str]]
    name: NotRequired[str]
    limit: int
    offset: int


ListLicensesAnswer: TypeAlias = "list[LicenseResponseData]"


class LicenseResponseData(TypedDict):
    """A licence that a license feature sells."""

    created_at: datetime
    id: str
    name: str
    updated_at: datetime
