"""A few threads that wait in somebody else's place: blocking calls whose caller has only so much time.

They are daemons and end when there is nothing to do for a while, so neither an idle cache nor one that hangs keeps a
process or a thread alive.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from threading import Condition, Lock, Thread
from typing import TYPE_CHECKING, Any

from schematic.core import forks

if TYPE_CHECKING:
    import asyncio

MAX_THREADS = 4
_IDLE_SECONDS = 5.0


class _Job:
    """`done` is called, in the worker's thread, once `result` or `error` is there."""

    __slots__ = ("done", "error", "is_wanted", "result", "work")

    def __init__(self, work: Callable[[], Any], done: Callable[[], object]) -> None:
        self.work = work
        self.done = done
        self.is_wanted = True
        self.result: Any = None
        self.error: Exception | None = None


class Workers:
    """`run` from threads, `run_async` from tasks. A call that outlives its time goes on, and its result is dropped."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self.after_fork()
        forks.watch(self)

    def after_fork(self) -> None:
        # Threads of the parent do not exist in the child; an event loop of theirs is not ours to touch.
        self._jobs: deque[_Job] = deque()
        self._changed = Condition(Lock())
        self._threads = self._idle = 0
        self._loop_lock = Lock()
        self._loop = None

    def __del__(self) -> None:
        if self._loop is not None and not self._loop.is_running():
            self._loop.close()

    def run(self, work: Callable[[], Any], seconds: float) -> Any:
        """`work()`, awaited if it has to be. Raises TimeoutError after `seconds`."""
        forks.look()
        done = Lock()
        done.acquire()
        job = _Job(work, done.release)
        self._submit(job)
        if not done.acquire(timeout=seconds):
            job.is_wanted = False
            raise TimeoutError(f"no answer within {seconds * 1000:g} ms")
        if job.error is not None:
            raise job.error
        return job.result

    def start(self, work: Callable[[], Any]) -> None:
        """`work()` in the background; what it raises is nobody's."""
        forks.look()
        self._submit(_Job(work, _nothing))

    async def run_async(self, work: Callable[[], Any], seconds: float) -> Any:
        """The same without blocking the event loop."""
        from asyncio import get_running_loop, timeout

        loop = get_running_loop()
        answer: asyncio.Future[None] = loop.create_future()

        def finish() -> None:
            if not answer.done():
                answer.set_result(None)

        job = _Job(work, lambda: loop.is_closed() or loop.call_soon_threadsafe(finish))
        self._submit(job)
        try:
            async with timeout(seconds):
                await answer
        except TimeoutError:
            job.is_wanted = False
            raise TimeoutError(f"no answer within {seconds * 1000:g} ms") from None
        if job.error is not None:
            raise job.error
        return job.result

    def _submit(self, job: _Job) -> None:
        with self._changed:
            self._jobs.append(job)
            if self._idle >= len(self._jobs) or self._threads >= MAX_THREADS:
                self._changed.notify()
                return
            self._threads += 1
        Thread(target=self._work, name="schematic-cache", daemon=True).start()

    def _work(self) -> None:
        while (job := self._next()) is not None:
            try:
                result: Any = job.work() if job.is_wanted else None
                job.result = self._awaited(result) if hasattr(result, "__await__") else result
            except Exception as error:  # it is the caller's, who waits for it
                job.error = error
            try:
                job.done()
            except RuntimeError:  # the event loop of the one who asked ended meanwhile
                continue

    def _next(self) -> _Job | None:
        with self._changed:
            while not self._jobs:
                self._idle += 1
                is_called = self._changed.wait(_IDLE_SECONDS)
                self._idle -= 1
                if not is_called and not self._jobs:
                    self._threads -= 1
                    return None
            return self._jobs.popleft()

    def _awaited(self, value: Awaitable[Any]) -> Any:
        import asyncio

        async def wait() -> Any:
            return await value

        with self._loop_lock:  # one loop for all threads: the connections of an async cache belong to one
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
            return self._loop.run_until_complete(wait())


def _nothing() -> None:
    """Nobody waits."""
