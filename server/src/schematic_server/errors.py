"""Failures that carry their status.

    ServerError
    ├── BadRequest        400  malformed input, broken rule, conflict (a 409 would be retried by clients)
    ├── Unauthorized      401  no, unknown or expired credential
    ├── PaymentRequired   402  credits do not suffice
    ├── Forbidden         403  known credential, not allowed
    ├── NotFound          404  unknown id or key, or one of another environment
    ├── Conflict          409  where pages or clients wait for it, as documented: holds of credits, checkouts, carts
    ├── TooLarge          413  body beyond the limit
    ├── UnsupportedMediaType 415  a form of body that is not read here
    ├── RateLimited       429  more requests than this key may make
    ├── NotImplementedYet 501  an operation of the contract without a handler
    ├── Unavailable       503  the database cannot be used
    └── scope.Overdue     503  time was to have changed something by now; the edge sees to it, and nobody is told

The edge answers `{"error": "<message>"}` with that status and rolls the transaction back.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


class ServerError(Exception):
    """A refusal the caller can act on; the message names the field or thing and the way out.

    `members` go into the error body beside `error`, where a client expects more (`max_size` of a batch).
    """

    status = 500
    headers: Mapping[str, str] = MappingProxyType({})  # of the answer

    def __init__(self, message: str, **members: object) -> None:
        super().__init__(message)
        self.members = members


class BadRequest(ServerError):
    status = 400


def no_billing_provider(provider: str) -> BadRequest:
    """What another system owns and would be taken over from there cannot be."""
    return BadRequest(
        f"billing_provider: no {provider} account is connected to this server, which takes nothing over from it;"
        " make the object by its own operation"
    )


class Unauthorized(ServerError):
    status = 401


class PaymentRequired(ServerError):
    status = 402


class Forbidden(ServerError):
    status = 403


class NotFound(ServerError):
    status = 404


class Conflict(ServerError):
    status = 409


class TooLarge(ServerError):
    status = 413


class UnsupportedMediaType(ServerError):
    status = 415


class RateLimited(ServerError):
    """`wait` seconds have to pass before the next request; clients read them from the header."""

    status = 429

    def __init__(self, bucket: str, wait: int) -> None:
        super().__init__("Rate limit exceeded", bucket=bucket)
        self.headers = {"Retry-After": str(wait)}


class NotImplementedYet(ServerError):
    status = 501


class Unavailable(ServerError):
    status = 503
    headers = MappingProxyType({"Retry-After": "2"})  # seconds; a database that restarts is back about then
