"""The four forms of a generated method: sync, async, and both answering with status and headers.

The sync client describes its operations (`core.operation`); `get` and its sisters make them work. The other three
clients have a line for each:

    get_company = awaited(CompaniesClient.get_company)

Checkers see the arguments of the sync method and the answer of the form. What is to be awaited is a coroutine
function, for whoever looks: mocks, frameworks, schedulers. A file comes in chunks, or whole with its headers.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

from schematic.core.operation import Form, Operation
from schematic.core.request import Call
from schematic.core.transport import AsyncTransport, Reply, Transport

if TYPE_CHECKING:
    from schematic.core.request_options import RequestOptions
    from schematic.core.response import AsyncHttpResponse, HttpResponse

F = TypeVar("F", bound=Callable[..., Any])
P = ParamSpec("P")
T = TypeVar("T")
CHUNK_SIZE = 65_536  # bytes of a downloaded file per step
_FILE = "Iterator[bytes]"


class Resource:
    """Sync clients."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport


class AsyncResource:
    """Async clients."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport


def get(path: str, **wire_names: str) -> Callable[[F], F]:
    """A method that asks with GET. `{name}` in `path` is an argument; `wire_names` are those Python has to avoid."""
    return lambda function: _described("GET", path, wire_names, function)


def post(path: str, **wire_names: str) -> Callable[[F], F]:
    """The same with POST."""
    return lambda function: _described("POST", path, wire_names, function)


def put(path: str, **wire_names: str) -> Callable[[F], F]:
    """The same with PUT."""
    return lambda function: _described("PUT", path, wire_names, function)


def delete(path: str, **wire_names: str) -> Callable[[F], F]:
    """The same with DELETE."""
    return lambda function: _described("DELETE", path, wire_names, function)


def awaited(method: Callable[Concatenate[Any, P], T]) -> Callable[Concatenate[Any, P], Coroutine[Any, Any, T]]:
    """The async form of a sync method."""
    form = _form(method, "Async", _answer(method))

    async def send(self: Any, *arguments: Any, **given: Any) -> Any:
        return form.operation.data(await self._transport.request(form.call(self, arguments, given)))

    return form.method(send)


def raw(method: Callable[Concatenate[Any, P], T]) -> Callable[Concatenate[Any, P], HttpResponse[T]]:
    """The form that answers with status and headers."""
    return _raw(method, _answer(method))


def awaited_raw(
    method: Callable[Concatenate[Any, P], T],
) -> Callable[Concatenate[Any, P], Coroutine[Any, Any, AsyncHttpResponse[T]]]:
    """The async form that answers with status and headers."""
    return _awaited_raw(method, _answer(method))


def awaited_file(
    method: Callable[Concatenate[Any, P], Iterator[bytes]],
) -> Callable[Concatenate[Any, P], AsyncIterator[bytes]]:
    """`awaited` for a file."""
    form = _form(method, "Async", f"Async{_FILE}")

    async def send(self: Any, *arguments: Any, **given: Any) -> AsyncIterator[bytes]:
        call = form.call(self, arguments, given)
        for chunk in _chunks(await self._transport.request(call), call):
            yield chunk

    return form.method(send)


def raw_file(
    method: Callable[Concatenate[Any, P], Iterator[bytes]],
) -> Callable[Concatenate[Any, P], HttpResponse[bytes]]:
    """`raw` for a file."""
    return _raw(method, "bytes")


def awaited_raw_file(
    method: Callable[Concatenate[Any, P], Iterator[bytes]],
) -> Callable[Concatenate[Any, P], Coroutine[Any, Any, AsyncHttpResponse[bytes]]]:
    """`awaited_raw` for a file."""
    return _awaited_raw(method, "bytes")


def _described(verb: str, path: str, wire_names: dict[str, str], function: F) -> F:
    """The sync form."""
    returns = function.__annotations__["return"]
    form = Form(Operation(verb, path, wire_names, function), "", returns)

    def send(self: Any, *arguments: Any, **given: Any) -> Any:
        return form.operation.data(self._transport.request(form.call(self, arguments, given)))

    def send_file(self: Any, *arguments: Any, **given: Any) -> Iterator[bytes]:
        return _downloaded(self._transport, form.call(self, arguments, given))

    return cast(F, form.method(send_file if returns == _FILE else send))


def _raw(method: Any, data: str) -> Callable[..., Any]:
    form = _form(method, "Raw", f"HttpResponse[{data}]")

    def send(self: Any, *arguments: Any, **given: Any) -> Any:
        from schematic.core.response import HttpResponse

        reply = self._transport.request(form.call(self, arguments, given))
        return HttpResponse(reply, form.operation.data(reply))

    return form.method(send)


def _awaited_raw(method: Any, data: str) -> Callable[..., Any]:
    form = _form(method, "AsyncRaw", f"AsyncHttpResponse[{data}]")

    async def send(self: Any, *arguments: Any, **given: Any) -> Any:
        from schematic.core.response import AsyncHttpResponse

        reply = await self._transport.request(form.call(self, arguments, given))
        return AsyncHttpResponse(reply, form.operation.data(reply))

    return form.method(send)


def _form(method: Any, prefix: str, returns: str) -> Form:
    operation: Operation = method.__wrapped__.operation
    return Form(operation, prefix, returns)


def _answer(method: Any) -> str:
    return str(method.__annotations__["return"])


def _downloaded(transport: Transport, call: Call) -> Iterator[bytes]:
    """Asks when the first chunk is wanted."""
    yield from _chunks(transport.request(call), call)


def _chunks(reply: Reply, call: Call) -> Iterator[bytes]:
    """A file's content in steps of `chunk_size` bytes."""
    options: RequestOptions = call.options or {}
    size = options.get("chunk_size") or CHUNK_SIZE
    for start in range(0, len(reply.content), size):
        yield reply.content[start : start + size]
