# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `embed`, for checkers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from schematic_server.contract.billing import InvoiceResponseData

GetUpcomingInvoiceAnswer: TypeAlias = "InvoiceResponseData"
