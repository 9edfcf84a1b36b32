"""Which processes live: each holds a lock on one byte of a file, and the system lets go of it when the process ends."""

from __future__ import annotations

import os
import sys

HIGHEST = 2**31 - 2  # of the numbers that processes go by, 1 … HIGHEST

if sys.platform == "win32":
    import msvcrt

    def try_lock(file: int, number: int) -> bool:
        """Lock the byte; False when another process holds it."""
        os.lseek(file, number, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def unlock(file: int, number: int) -> None:
        """Let go of the byte."""
        os.lseek(file, number, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def try_lock(file: int, number: int) -> bool:
        """Lock the byte; False when another process holds it."""
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, number)
        except OSError:
            return False
        return True

    def unlock(file: int, number: int) -> None:
        """Let go of the byte."""
        fcntl.lockf(file, fcntl.LOCK_UN, 1, number)
