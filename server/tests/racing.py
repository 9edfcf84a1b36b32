"""The same wanted by many at once."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2

from .asgi import PATIENCE, App

THREADS = 8
AtOnce = Callable[[Callable[[httpx2.Client, int], Any]], list[Any]]


def at_once(app: App, secret: str) -> AtOnce:
    """What has each of some threads do the same, with its own client and number; it answers what they did, in order."""

    def run(work: Callable[[httpx2.Client, int], Any]) -> list[Any]:
        ready = threading.Barrier(THREADS)

        def one(number: int) -> Any:
            with app.client(secret) as http:
                ready.wait(PATIENCE)
                return work(http, number)

        with ThreadPoolExecutor(THREADS) as pool:
            return list(pool.map(one, range(THREADS)))

    return run


def statuses(answers: Sequence[httpx2.Response]) -> Counter[int]:
    for one in answers:
        assert one.status_code < 500, one.text
    return Counter(one.status_code for one in answers)


def data(answer: httpx2.Response) -> Any:
    assert answer.status_code < 300, answer.text
    return answer.json()["data"]
