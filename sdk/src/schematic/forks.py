"""What must be made anew in a child process: locks that a vanished thread may hold, and threads themselves."""

from __future__ import annotations

import os
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


def _after_fork() -> None:
    for one in list(_watched):
        one.after_fork()


if hasattr(os, "register_at_fork"):  # not on Windows, where nothing forks
    os.register_at_fork(after_in_child=_after_fork)
