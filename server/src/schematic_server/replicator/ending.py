"""Tasks that end when they are told to, whatever keeps it to itself."""

from __future__ import annotations

import asyncio


def end_if_told() -> None:
    """Raises CancelledError once this task was cancelled.

    Before Python 3.13 a group of tasks keeps it to itself when one of them fails at the same time, as they do when
    their connection is closed; and a client of Redis that is told while an answer comes in may go on with it.
    """
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError
