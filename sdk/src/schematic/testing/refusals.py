"""What a fake refuses, as the API does."""

from __future__ import annotations


class Refused(Exception):
    """A request that the API answers with an error."""

    def __init__(self, status: int, error: str) -> None:
        super().__init__(error)
        self.status = status
