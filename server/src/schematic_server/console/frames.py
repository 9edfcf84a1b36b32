"""Frames over a pipe: four bytes that say how long, then MessagePack."""

from __future__ import annotations

from asyncio import StreamReader, StreamWriter
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from schematic_server.console.pages import Asked, Made

T = TypeVar("T")
_LENGTH = 4  # bytes


@dataclass(frozen=True, slots=True)
class Question:
    number: int
    asked: Asked


@dataclass(frozen=True, slots=True)
class Answer:
    """`made` is None where the page is to be made by the server itself: nobody is signed in, or it was refused."""

    number: int
    made: Made | None


def send(writer: StreamWriter, value: object) -> None:
    content = msgspec.msgpack.encode(value)
    writer.write(len(content).to_bytes(_LENGTH, "big") + content)


async def received(reader: StreamReader, kind: type[T]) -> T:
    """Raises IncompleteReadError at the end."""
    length = int.from_bytes(await reader.readexactly(_LENGTH), "big")
    return msgspec.msgpack.decode(await reader.readexactly(length), type=kind)
