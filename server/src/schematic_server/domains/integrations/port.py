"""What a billing provider is to this server, whichever it is: a port with one end for each, `none` among them.

One instance a process, because providers are asked over a network. What comes in is told in this server's own words,
the bodies of the upserts of `billing`; what goes out are invoices of this server that the provider is to collect, and
its subscriptions, for the provider to know of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal, Protocol

from schematic_server.errors import BadRequest

# An own invoice is one of this server, as the provider has it: `Word`; an own subscription likewise: `CopyWord`.
Object = Literal[
    "customer",
    "product",
    "price",
    "subscription",
    "own_subscription",
    "invoice",
    "own_invoice",
    "payment_method",
    "coupon",
    "meter",
]
PUSHES = 4  # that one process sends at once
Wanted = Literal["open", "paid", "void"]
COPY_OVER: Final = ("canceled", "incomplete_expired")  # of a copy that nothing can change any more
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
class Line:
    """What a push says of a line; the amount is in the smallest unit of the currency, below zero gives back."""

    id: str
    text: str
    amount: int
    period: tuple[datetime, datetime] | None


@dataclass(frozen=True, slots=True)
class Customer:
    """Who is to pay; made at the provider if it has no `external_id` yet, with `key` for all invoices of a company."""

    key: str
    company_id: str
    name: str
    external_id: str | None
    email: str | None
    phone: str | None
    address: Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class Bill:
    """An invoice of this server as a provider is to have it: the same at every try, but for what is `wanted` of it.

    `key` begins the idempotency key of each call. `external_id` is None where it was not made yet as far as is known;
    `may_be_there` says that an earlier try may have made it, whose keys are of no use any more.
    """

    key: str
    invoice_id: str
    number: str
    currency: str
    total: int
    lines: Sequence[Line]
    collection_method: str
    days_until_due: int
    customer: Customer
    wanted: Wanted
    external_id: str | None
    may_be_there: bool


@dataclass(frozen=True, slots=True)
class Item:
    """What a copy says of a line: a price that the provider has, or else `amount` a period, of one of `quantity`.

    `key` stays the same while only the quantity changes. `amount` is a decimal text in the smallest unit. The product
    is one that the provider has, by `product_external_id`, or is made there once, under `product_key`.
    """

    key: str
    name: str
    quantity: int
    price_external_id: str | None
    amount: str
    product_external_id: str | None
    product_key: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A subscription of this server as a provider is to know it, for `unit` and `unit_count` a period.

    Without `items` it is not to have it any more. `cycle` is another one when periods are counted anew; they are
    counted from `anchor`, and `renews_at` is the first one's start after `at`, which is now, and no more than a period
    later. `trial_end` is in the future, or None. `key` is
    another one after each change and refusal, `create_key` after refusals alone. See `Bill` for the rest.
    """

    key: str
    create_key: str
    subscription_id: str
    environment_id: str
    currency: str
    items: Sequence[Item]
    unit: str
    unit_count: int
    cycle: str
    anchor: datetime
    renews_at: datetime
    began_at: datetime
    at: datetime
    trial_end: datetime | None
    cancel_at: datetime | None
    days_until_due: int
    customer: Customer
    external_id: str | None
    may_be_there: bool


@dataclass(frozen=True, slots=True)
class CopyWord:
    """What a provider says of a copy; one that is not `is_paused` would be billed there."""

    subscription_id: str
    external_id: str
    status: str
    is_paused: bool

    @property
    def is_over(self) -> bool:
        return self.status in COPY_OVER


@dataclass(frozen=True, slots=True)
class Copied:
    """How far a copy has come, as `Pushed`."""

    customer_id: str | None = None
    word: CopyWord | None = None
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """What a provider says of an invoice that it collects; amounts in the smallest unit, `failure` for people."""

    invoice_id: str
    external_id: str
    status: str
    amount_paid: int
    url: str | None
    failure: str | None


@dataclass(frozen=True, slots=True)
class Pushed:
    """How far a push has come: what is known of customer and invoice, and why it goes no further, if it was refused."""

    customer_id: str | None = None
    word: Word | None = None
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """There is no use in trying again: somebody has to do something about it first."""

    why: str


class Unreachable(Exception):
    """The provider did not answer, or was busy: a job is to try again."""


class Provider(Protocol):
    """Anything that these raise, but for what a client has sent, is worth another try."""

    name: str

    async def import_(self, connection: Connection, cursor: str | None) -> Page | Refused:
        """The next objects behind `cursor`, from the first on where there is none."""
        ...

    async def take_in(self, connection: Connection, body: bytes, headers: Mapping[str, str]) -> Notice:
        """What a notice says; raises BadRequest for one that the provider did not sign."""
        ...

    async def push(self, bill: Bill) -> Pushed:
        """Have the provider have an invoice, once however often it is pushed, and as it is wanted."""
        ...

    async def copy(self, copy: Copy) -> Copied:
        """Have the provider know a subscription as it is here, and bill nothing for it."""
        ...


class Nobody:
    """The end `none`: money is put on record here, and whoever collects it does so elsewhere."""

    name = "none"

    async def import_(self, connection: Connection, cursor: str | None) -> Page | Refused:
        return Refused(NOT_CONNECTED)

    async def take_in(self, connection: Connection, body: bytes, headers: Mapping[str, str]) -> Notice:
        raise BadRequest(NOT_CONNECTED)

    async def push(self, bill: Bill) -> Pushed:
        return Pushed(refused=NOT_CONNECTED)

    async def copy(self, copy: Copy) -> Copied:
        return Copied(refused=NOT_CONNECTED)
