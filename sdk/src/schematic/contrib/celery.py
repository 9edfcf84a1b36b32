"""Gates and metering for Celery tasks. Needs `schematichq[celery]`.

    client = ProcessClient(lambda: Schematic("sch_…"))
    gate = Gate(client, company=lambda arguments: {"id": arguments["company_id"]})

    @app.task
    @gate.require("exports")
    @gate.track("export", quantity=len)
    def export(company_id): ...

A task that is not entitled fails with NotEntitled; one that fails for any reason tracks nothing.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Mapping
from functools import wraps
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, ParamSpec, TypeVar

from schematic.contrib.gating import Denial, Keys, Snapshot, missing

try:
    # Celery has no type information of its own; by this way its names are Any for every checker.
    _celery: Any = import_module("celery")
    _exceptions: Any = import_module("celery.exceptions")
    import_module("celery.signals")  # by which a client learns that its process stops
except ImportError as error:
    raise missing("celery", error) from error

if TYPE_CHECKING:
    from schematic import Schematic

__all__ = ["Denial", "Gate", "NotEntitled", "ProcessClient"]

P = ParamSpec("P")
R = TypeVar("R")
Who = Callable[[Mapping[str, Any]], "Keys | None"]


class NotEntitled(Exception):
    """Why a task did not run: `status` and `body` as of `Denial`. May be pickled, so every result backend takes it."""

    def __init__(self, status: int, body: dict[str, Any]) -> None:
        super().__init__(status, body)
        self.status = status
        self.body = body

    def __str__(self) -> str:
        return f"{self.body['flag']}: {self.body['message']} ({self.body['reason']})"


class ProcessClient:
    """One client per worker process, made at its first use there; it sends what waits when the process stops."""

    def __init__(self, make: Callable[[], Schematic]) -> None:
        self._make = make
        self._made: dict[int, Schematic] = {}

    def __call__(self) -> Schematic:
        client = self._made.get(os.getpid())
        # Of two threads that come first, both make one, and one of the two is kept.
        return client if client is not None else self._made.setdefault(os.getpid(), self._make())


class Gate:
    """On whose behalf tasks run.

    `client`: a Schematic, or a function that gives this process's one. `company` and `user` get the task's arguments
    by name and give keys or None. All decorators stand below the task's.
    """

    def __init__(
        self,
        client: Schematic | Callable[[], Schematic],
        *,
        company: Who | None = None,
        user: Who | None = None,
    ) -> None:
        self._client = client
        self._company = company
        self._user = user

    def require(
        self, *flag_keys: str, otherwise: Literal["fail", "ignore"] = "fail"
    ) -> Callable[[Callable[P, R]], Callable[P, R]]:
        """The task runs when all flags are on. Otherwise it fails with NotEntitled, or is ignored (no result)."""

        def decorate(task: Callable[P, R]) -> Callable[P, R]:
            @wraps(task)
            def gated(*args: P.args, **kwargs: P.kwargs) -> R:
                company, user = self._keys(task, args, kwargs)
                denial = Snapshot(self._schematic(), company, user).denial(*flag_keys)
                if denial is not None:
                    raise _exceptions.Ignore() if otherwise == "ignore" else NotEntitled(denial.status, denial.body)
                return task(*args, **kwargs)

            return gated

        return decorate

    def track(
        self, event: str, *, quantity: int | Callable[[Any], int] = 1
    ) -> Callable[[Callable[P, R]], Callable[P, R]]:
        """Track a use after the task succeeded. `quantity`: how much, or a function of the task's result.

        The idempotency key is made of the task's id, so that a task that is delivered twice counts once.
        """

        def decorate(task: Callable[P, R]) -> Callable[P, R]:
            @wraps(task)
            def tracked(*args: P.args, **kwargs: P.kwargs) -> R:
                result = task(*args, **kwargs)
                company, user = self._keys(task, args, kwargs)
                amount = quantity(result) if callable(quantity) else quantity
                self._schematic().track(event, company, user, quantity=amount, options=_once(event))
                return result

            return tracked

        return decorate

    def _schematic(self) -> Schematic:
        return self._client() if callable(self._client) else self._client

    def _keys(
        self, task: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> tuple[Keys | None, Keys | None]:
        bound = inspect.signature(task).bind(*args, **kwargs)
        bound.apply_defaults()
        company = None if self._company is None else self._company(bound.arguments)
        return company, None if self._user is None else self._user(bound.arguments)


def _once(event: str) -> Any:
    from schematic.client import TrackOptions

    request = _celery.current_task.request if _celery.current_task else None
    task_id = None if request is None else request.id
    return None if task_id is None else TrackOptions(idempotency_key=f"celery:{task_id}:{event}")
