"""The file of an export that went well, part by part."""

from __future__ import annotations

import gzip
from dataclasses import dataclass

from schematic_server.domains.dataexports import exports, store
from schematic_server.errors import NotFound
from schematic_server.scope import Scope


@dataclass(frozen=True, slots=True)
class Artifact:
    """`size` is in bytes, as it is sent."""

    export_id: str
    name: str
    media_type: str
    size: int
    is_packed: bool

    def part(self, scope: Scope, number: int) -> bytes | None:
        """A part as it is kept; None after the last one."""
        return store.find_part(scope.db, self.export_id, number)

    def sent(self, part: bytes) -> bytes:
        return part if self.is_packed else gzip.decompress(part)


def find(scope: Scope, export_id: str) -> Artifact:
    """Raises NotFound while there is none."""
    row = exports.get_row(scope, export_id)
    if row["status"] == "pending":
        raise NotFound(f"data export {export_id} is pending; its file is there once its status is success")
    if row["status"] != "success":
        raise NotFound(
            f"data export {export_id} failed, so it has no file: {row['failure_reason']}; create another one"
        )
    is_packed = row["output_file_type"] == "csv.gz"
    return Artifact(
        export_id,
        f"{row['export_type']}-{row['created_at']:%Y%m%dT%H%M%SZ}.{row['output_file_type']}",
        "application/octet-stream" if is_packed else "text/csv; charset=utf-8",
        row["packed_byte_count"] if is_packed else row["byte_count"],
        is_packed,
    )
