"""Gates for Flask views. Needs `schematichq[flask]`.

    gate = Gate(client, company=lambda: {"id": session["company_id"]})

    @app.get("/exports")
    @gate.require("exports")
    def exports(): ...

Those who are not entitled get 402 (limit or credits used up), 403 (not in the plan) or 503 (the check failed and the
flag's default is off), with `Denial.body` as JSON.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec

from schematic.contrib.gating import Denial, Keys, Snapshot, missing

try:
    from flask import current_app, request
except ImportError as error:
    raise missing("flask", error) from error

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from schematic import Schematic

__all__ = ["Denial", "Gate", "Snapshot"]

P = ParamSpec("P")
Who = Callable[[], Keys | None]


class Gate:
    """Who asks, and what a refusal looks like.

    `company` and `user` name the caller of the current request, once per request; `on_denied` makes another answer of
    a `Denial` than the JSON one.
    """

    def __init__(
        self,
        client: Schematic,
        *,
        company: Who | None = None,
        user: Who | None = None,
        on_denied: Callable[[Denial], ResponseReturnValue] | None = None,
    ) -> None:
        self._client = client
        self._company = company
        self._user = user
        self._on_denied = on_denied or _answer

    @property
    def snapshot(self) -> Snapshot:
        """The checks of the current request: each flag answers the same until it ends."""
        # Not in `g`: that belongs to the application context, which several requests of a test may share.
        held: dict[Gate, Snapshot] = request.environ.setdefault("schematic.snapshots", {})
        if self not in held:
            held[self] = Snapshot(
                self._client, self._company() if self._company else None, self._user() if self._user else None
            )
        return held[self]

    def require(self, *flag_keys: str) -> Callable[[Callable[P, Any]], Callable[P, Any]]:
        """Decorator, below the route's: the view runs when all flags are on. Async views are fine."""

        def decorate(view: Callable[P, Any]) -> Callable[P, Any]:
            @wraps(view)
            def gated(*args: P.args, **kwargs: P.kwargs) -> Any:
                denial = self.snapshot.denial(*flag_keys)
                if denial is not None:
                    return self._on_denied(denial)
                return current_app.ensure_sync(view)(*args, **kwargs)

            return gated

        return decorate


def _answer(denial: Denial) -> ResponseReturnValue:
    return denial.body, denial.status
