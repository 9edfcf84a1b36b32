"""What a billing provider is to this server, whichever it is: a port with one end for each, `none` among them.

One instance a process, because providers are asked over a network. What comes in is told in this server's own words,
the bodies of the upserts of `billing`; nothing goes out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol

from schematic_server.errors import BadRequest

Object = Literal["customer", "product", "price", "subscription", "invoice", "payment_method", "coupon", "meter"]
NOT_CONNECTED = (
    "no billing provider is connected to this server, which bills by itself and collects nothing; Stripe is"
    " connected where SCHEMATIC_STRIPE_SECRET_KEY is set, and objects of others are told by the operations of billing,"
    " such as POST /billing/subscription/upsert"
)


@dataclass(frozen=True, slots=True)
class Connection:
    """An environment's connection to a provider; `config` has no secrets, which are settings of the process."""

    integration_id: str
    environment_id: str
    config: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Mirrored:
    """An object of the provider: the body of its upsert, or None when it is gone.

    `needs` are objects that it refers to, as far as they can be told from it: for where nobody has told them yet.
    """

    kind: Object
    external_id: str
    body: Mapping[str, Any] | None
    needs: Sequence[Mirrored] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the provider's objects as of `told_at`, those that others refer to first; `cursor` is None behind the
    last."""

    told_at: datetime
    objects: Sequence[Mirrored]
    cursor: str | None


@dataclass(frozen=True, slots=True)
class Notice:
    """What a provider tells by itself: once by `id`, in any order, so that what was told later of an object wins."""

    id: str
    told_at: datetime
    objects: Sequence[Mirrored]


@dataclass(frozen=True, slots=True)
class Refused:
    """There is no use in trying again: somebody has to do something about it first."""

    why: str


class Provider(Protocol):
    """Anything that these raise, but for what a client has sent, is worth another try."""

    name: str

    async def import_(self, connection: Connection, cursor: str | None) -> Page | Refused:
        """The next objects behind `cursor`, from the first on where there is none."""
        ...

    async def take_in(self, connection: Connection, body: bytes, headers: Mapping[str, str]) -> Notice:
        """What a notice says; raises BadRequest for one that the provider did not sign."""
        ...


class Nobody:
    """The end `none`: money is put on record here, and whoever collects it does so elsewhere."""

    name = "none"

    async def import_(self, connection: Connection, cursor: str | None) -> Page | Refused:
        return Refused(NOT_CONNECTED)

    async def take_in(self, connection: Connection, body: bytes, headers: Mapping[str, str]) -> Notice:
        raise BadRequest(NOT_CONNECTED)
