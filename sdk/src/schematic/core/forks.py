"""What must be made anew in a child process: locks that a vanished thread may hold, and threads themselves.

A module that a vanished thread was importing can never be imported in the child: so threads of ours import inside
`importing`, and a fork waits until they have done so.

uWSGI forks without telling Python. So whatever waits, locks or connects calls `look` first.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from threading import Lock, get_ident
from time import sleep
from typing import Protocol
from weakref import WeakSet


class Forked(Protocol):
    """Something with state that a fork breaks."""

    def after_fork(self) -> None:
        """Called in the child, before anything else runs there."""
        ...


_watched: WeakSet[Forked] = WeakSet()


def watch(one: Forked) -> None:
    """Call `one.after_fork()` in every child process, for as long as `one` lives."""
    _watched.add(one)


class Counter:
    """Counts in this process: `value += 1` from any thread. Exact: CPython switches threads at calls and loops only."""

    __slots__ = ("__weakref__", "value")

    def __init__(self) -> None:
        self.value = 0
        watch(self)

    def after_fork(self) -> None:
        self.value = 0  # what the parent counted is the parent's


def look() -> None:
    """Make anew what must be, if this is a child process that Python has not been told of."""
    pid = os.getpid()
    if pid == _process[0]:
        return
    if _finders.setdefault(pid, get_ident()) == get_ident():
        _after_fork()
    while _process[0] != pid:
        sleep(0.001)  # another thread found out first, and is at it


def are_untold() -> bool:
    """Whether this process may be forked without Python being told."""
    return "uwsgi" in sys.modules


@contextmanager
def importing() -> Generator[None, None, None]:
    """Hold off forks of other threads for the block, which may import something for the first time."""
    with _importing[0]:
        yield


def _before_fork() -> None:
    global _held_by
    if _importing[0].acquire(timeout=IMPORT_WITHIN):
        _held_by = get_ident()


def _after_fork_in_parent() -> None:
    global _held_by
    if _held_by == get_ident():
        _held_by = None
        _importing[0].release()


def _after_fork() -> None:
    global _held_by
    _importing[0], _held_by = Lock(), None
    for one in list(_watched):
        one.after_fork()
    _process[0] = os.getpid()


IMPORT_WITHIN = 5.0  # seconds that a fork waits for an import
_importing = [Lock()]
_held_by: int | None = None  # the thread that forks
_process = [os.getpid()]
_finders: dict[int, int] = {}  # process -> the thread that found out that it is a new one
if hasattr(os, "register_at_fork"):  # not on Windows, where nothing forks
    os.register_at_fork(before=_before_fork, after_in_parent=_after_fork_in_parent, after_in_child=_after_fork)
