"""Files that are sent in parts, each read in a transaction of its own: none is ever in memory as a whole."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from functools import partial
from itertools import count

from starlette.responses import Response, StreamingResponse

from schematic_server.domains.dataexports import artifacts
from schematic_server.domains.dataexports.artifacts import Artifact
from schematic_server.errors import NotFound
from schematic_server.http.operations import Call


async def get_data_export_artifact(call: Call, data_export_id: str) -> Response:
    """The file of an export; the connection is cut if it is deleted while it is being sent."""
    found = await call.read(lambda scope: artifacts.find(scope, data_export_id))
    headers = {"Content-Disposition": f'attachment; filename="{found.name}"', "Content-Length": str(found.size)}
    return StreamingResponse(_parts(call, found), media_type=found.media_type, headers=headers)


async def _parts(call: Call, found: Artifact) -> AsyncGenerator[bytes, None]:
    left = found.size
    for number in count():
        part = await call.read(partial(found.part, number=number))
        if part is None:
            break
        sent = await asyncio.to_thread(found.sent, part)
        left -= len(sent)
        yield sent
    if left:
        raise NotFound(f"data export {found.export_id} was deleted while its file was being sent")
