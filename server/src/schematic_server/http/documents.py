"""Invoices as files, each made when it is asked for."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any

from starlette.responses import Response

from schematic_server.domains.dataexports import csv_text
from schematic_server.domains.subscriptions import documents
from schematic_server.domains.subscriptions.documents import Document
from schematic_server.http.operations import Call


async def download_native_invoice_pdf(call: Call, invoice_id: str) -> Response:
    found = await call.read(lambda scope: documents.find(scope, invoice_id))
    return _file(found, await asyncio.to_thread(found.pdf), "pdf", "application/pdf")


async def export_native_invoice(call: Call, invoice_id: str) -> Response:
    found = await call.read(lambda scope: documents.find(scope, invoice_id))
    text = csv_text.text([_cell(one) for one in row] for row in found.rows())
    return _file(found, text.encode(), "csv", "text/csv; charset=utf-8")


def _cell(value: Any) -> csv_text.Cell:
    if isinstance(value, datetime):
        return csv_text.rfc_3339(value)
    return str(value).lower() if isinstance(value, bool) else value


def _file(found: Document, content: bytes, ending: str, media_type: str) -> Response:
    named = {"Content-Disposition": f'attachment; filename="{found.invoice["number"]}.{ending}"'}
    return Response(content, media_type=media_type, headers=named)
