"""One class per error status; all are `schematic.core.ApiError`s. `body.error` is the server's text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schematic.core.api_error import ApiError

__all__ = [
    "BadRequestError",
    "ForbiddenError",
    "InternalServerError",
    "NotFoundError",
    "PaymentRequiredError",
    "UnauthorizedError",
]


class UnreadBody(dict[str, Any]):
    """The body of an answer with an error status, while nobody has asked for its model."""


class _StatusError(ApiError):
    status: int
    _body: Any = None

    @property
    def body(self) -> Any:
        if isinstance(self._body, UnreadBody):
            from schematic.types import ApiError as ApiErrorBody

            self._body = ApiErrorBody.model_validate(self._body)
        return self._body

    @body.setter
    def body(self, body: Any) -> None:
        self._body = body

    def __init__(self, body: Any = None, headers: Mapping[str, str] | None = None, message: str | None = None) -> None:
        super().__init__(headers=headers, status_code=self.status, body=body, message=message)


class BadRequestError(_StatusError):
    """400: a parameter, a member of the body or a rule is not satisfied."""

    status = 400


class UnauthorizedError(_StatusError):
    """401: no API key, or one that is not valid."""

    status = 401


class PaymentRequiredError(_StatusError):
    """402: the credits do not suffice."""

    status = 402


class ForbiddenError(_StatusError):
    """403: the key is valid but may not do this."""

    status = 403


class NotFoundError(_StatusError):
    """404: nothing with that id or key in this environment."""

    status = 404


class InternalServerError(_StatusError):
    """500: the server failed."""

    status = 500


BY_STATUS: dict[int, type[_StatusError]] = {
    one.status: one
    for one in (
        BadRequestError,
        UnauthorizedError,
        PaymentRequiredError,
        ForbiddenError,
        NotFoundError,
        InternalServerError,
    )
}
