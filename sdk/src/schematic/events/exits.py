"""The ends of a process at which events are still sent: normal exit, SIGTERM, and the ends of worker processes that
leave without running `atexit` (multiprocessing, Celery, uvicorn). Each is bounded in time.

The application's signal handlers are its own: ours stands only where there was none, and gives way to any later one.
"""

from __future__ import annotations

import _thread
import atexit
import os
import signal
import sys
import threading
from functools import partial
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from schematic.clock import monotonic

if TYPE_CHECKING:
    from schematic.events.buffer import EventBuffer

EXIT_WITHIN = 5.0  # seconds that an exit waits without a batch getting through
EXIT_AT_LAST = 30.0  # seconds that it waits in all
SIGTERM_WITHIN = 3.0  # seconds for all buffers together; those who send SIGTERM send SIGKILL soon after

_buffers: WeakSet[EventBuffer] = WeakSet()


def watch(buffer: EventBuffer) -> None:
    """Send what `buffer` holds when the process ends, for as long as somebody holds `buffer`."""
    _buffers.add(buffer)
    attend()


def attend() -> None:
    """Look who ends this process. Again with the first event: a server may have taken over since."""
    _attend_sigterm()
    _attend_uvicorn()
    _attend_workers()


def _stop_all(*_: object, **__: object) -> None:
    ends_at = monotonic() + EXIT_AT_LAST
    for buffer in list(_buffers):
        buffer.end(EXIT_WITHIN, ends_at)


def _flush_all(within: float) -> None:
    ends_at = monotonic() + within
    for buffer in list(_buffers):
        buffer.flush(max(0.1, ends_at - monotonic()))


def _attend_sigterm() -> None:
    """Only in the main thread and only where SIGTERM ends the process anyway."""
    if threading.current_thread() is not threading.main_thread():
        return
    try:
        if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
            signal.signal(signal.SIGTERM, _on_sigterm)
    except ValueError:  # a subinterpreter
        return


def _attend_uvicorn() -> None:
    """uvicorn ends the process by the signal that it was sent, past every exit handler, unless there was a handler when
    it began, before it loaded the application. So what waits is sent at the end of its own shutdown: then all requests
    are done, and so is the application's lifespan."""
    module = sys.modules.get("uvicorn.server")
    server: Any = getattr(signal.getsignal(signal.SIGTERM), "__self__", None)
    if module is None or not isinstance(server, module.Server) or server in _servers:
        return
    _servers.add(server)
    end = server.shutdown

    async def shutdown(*arguments: Any, **named: Any) -> None:
        from asyncio import to_thread

        try:
            await end(*arguments, **named)
        finally:
            await to_thread(_flush_all, SIGTERM_WITHIN)

    server.shutdown = shutdown


def _on_sigterm(number: int, frame: Any) -> None:
    """Send what waits, then let SIGTERM do what it does. In another thread, as this one may hold a lock."""
    done = _thread.allocate_lock()
    done.acquire()

    def send() -> None:
        try:
            _flush_all(SIGTERM_WITHIN)
        finally:
            done.release()

    try:
        _thread.start_new_thread(send, ())
        done.acquire(timeout=SIGTERM_WITHIN + 1.0)
    finally:
        # An application that has a handler of its own, and called this one from it, decides itself what comes next.
        if signal.getsignal(signal.SIGTERM) is _on_sigterm:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGTERM)


def _attend_workers() -> None:
    """Children of multiprocessing run its finalizers and leave by `os._exit`; Celery's send a signal before that."""
    celery = sys.modules.get("celery.signals")
    if celery is not None:
        celery.worker_process_shutdown.connect(_stop_all, weak=False, dispatch_uid="schematic")
    for util in _multiprocessing():
        if _known_to.get(util.__name__) != os.getpid():
            _known_to[util.__name__] = os.getpid()
            _finalize(util)
            # It forgets all finalizers when a child begins its work, and then calls what is registered here.
            util.register_after_fork(_buffers, partial(_finalize, util))


def _finalize(util: Any, _: object = None) -> None:
    util.Finalize(None, _stop_all, exitpriority=10)


def _multiprocessing() -> list[Any]:
    return [util for name in ("multiprocessing.util", "billiard.util") if (util := sys.modules.get(name)) is not None]


_servers: WeakSet[Any] = WeakSet()
_known_to: dict[str, int] = {}  # module -> the process in which it knows of us
atexit.register(_stop_all)
if hasattr(os, "register_at_fork"):  # not on Windows, where nothing forks
    os.register_at_fork(after_in_child=_attend_workers)
