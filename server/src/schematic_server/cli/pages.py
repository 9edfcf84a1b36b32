"""`python -m schematic_server.cli.pages` makes the pages of the console for a server, which starts it.

It is told the server's settings over its standard input, then one page after the other, until that has an end: see
`console/beside.py`.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import sys
from asyncio import IncompleteReadError, StreamReader, StreamReaderProtocol, StreamWriter
from asyncio.streams import FlowControlMixin
from contextlib import suppress

from schematic_server import log
from schematic_server.app import ports
from schematic_server.console.frames import Answer, Question, received, send
from schematic_server.console.inside import Inside
from schematic_server.console.pages import Made, Pages
from schematic_server.errors import ServerError
from schematic_server.http import operations
from schematic_server.settings import Settings
from schematic_server.storage import connect

if sys.platform == "win32":
    loop_factory = None
else:  # as the server has it
    from uvloop import new_event_loop as loop_factory

logger = logging.getLogger("schematic_server.console")
COLLECTS_EVERY = 20_000  # new objects: a page is made of some thousands
NICENESS = 5  # where both want the processor, the server has three times as much of it


async def serve() -> None:
    reader, writer = await _pipes()
    settings = await received(reader, Settings)
    log.configure(settings.log_level)
    database = connect(settings.database_url)
    await database.open()
    pages = Pages(database, Inside(database, operations.bindings(database), ports(settings, list)))
    gc.collect()
    gc.freeze()  # what is there now stays
    gc.set_threshold(COLLECTS_EVERY)
    send(writer, True)

    async def answer(question: Question) -> None:
        made: Made | None = None
        try:
            made = await pages.make(question.asked)
        except ServerError:
            pass  # the server says it
        except Exception:  # the server tries itself, and shows what became of it
            logger.exception("page failed beside the server", extra={"request_id": question.asked.request_id})
        send(writer, Answer(question.number, made))

    running: set[asyncio.Task[None]] = set()
    with suppress(IncompleteReadError):
        while True:
            task = asyncio.create_task(answer(await received(reader, Question)))
            running.add(task)
            task.add_done_callback(running.discard)
    await database.close()


async def _pipes() -> tuple[StreamReader, StreamWriter]:
    loop, reader = asyncio.get_running_loop(), StreamReader()
    await loop.connect_read_pipe(lambda: StreamReaderProtocol(reader), sys.stdin)
    transport, protocol = await loop.connect_write_pipe(FlowControlMixin, sys.stdout)
    return reader, StreamWriter(transport, protocol, None, loop)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of a terminal it is meant for the server, which ends this
    os.nice(NICENESS)
    with asyncio.Runner(loop_factory=loop_factory) as runner:
        runner.run(serve())
