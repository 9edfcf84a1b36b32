"""A component's layout on the wire: the bytes of a compressed map of nodes, as a map from position to byte. Pure."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from typing import Any

from schematic_server.errors import BadRequest

MAX_LAYOUT = 1 << 20  # bytes of one that is read here


def packed(nodes: Mapping[str, Any]) -> bytes:
    """A map of nodes as a component keeps it: a zlib stream of JSON, nodes in their order."""
    return zlib.compress(json.dumps(nodes, ensure_ascii=False, separators=(",", ":")).encode())


def unpacked(content: bytes) -> Any:
    """The map of nodes that `packed` has made bytes of; None for bytes that are no such map, or of too large a one."""
    stream = zlib.decompressobj()
    try:
        return json.loads(stream.decompress(content, MAX_LAYOUT)) if content else None
    except (ValueError, zlib.error):
        return None


def read(member: str, ast: Mapping[str, float]) -> bytes:
    """The bytes that a body says, whatever they are of; raises BadRequest, naming `member`, for what is none."""
    found = bytearray()
    for index in range(len(ast)):
        value = ast.get(str(index))
        if value is None:
            raise BadRequest(f"{member}: has {len(ast)} members and none called {index}; they are counted from 0")
        if not 0 <= value <= 255 or value != int(value):
            raise BadRequest(f"{member}.{index}: must be a byte, a whole number between 0 and 255")
        found.append(int(value))
    return bytes(found)


def told(content: bytes) -> dict[str, float]:
    return {str(index): byte for index, byte in enumerate(content)}
