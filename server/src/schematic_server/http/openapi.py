"""The contract as the server uses it: `contract.json`, bundled from `contract/` by `make generate`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

import msgspec

Schema: TypeAlias = Mapping[str, Any]
_METHODS = ("get", "post", "put", "delete")


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation. `query` maps parameter name to schema; `status` is the success status; `or_nothing` says that
    there may be nothing to tell, which is answered by 204."""

    name: str
    method: str
    path: str
    path_parameters: tuple[str, ...]
    query: Mapping[str, Schema]
    required_query: tuple[str, ...]
    body: Schema | None
    body_required: bool
    status: int
    returns: Schema | None
    or_nothing: bool

    @property
    def signature(self) -> str:
        """What its handler's annotations are, by the names that `contract` has for them."""
        kind = "".join(part[:1].upper() + part[1:] for part in self.name.rpartition(".")[2].split("_"))
        taken = ["scope: Scope", *(f"{name}: str" for name in self.path_parameters)]
        taken += [f"query: {kind}Query"] if self.query else []
        taken += [f"body: {kind}Body"] if self.body is not None else []
        return f"({', '.join(taken)}) -> {kind}Answer"


@cache
def document() -> dict[str, Any]:
    """The whole OpenAPI document. Shared: copy before changing."""
    return msgspec.json.decode(files("schematic_server").joinpath("contract.json").read_bytes(), type=dict[str, Any])


@cache
def operations() -> dict[str, Operation]:
    """Every operation by `<resource>.<method>`."""
    found = [
        _operation(path, method, item[method])
        for path, item in document()["paths"].items()
        for method in _METHODS
        if method in item
    ]
    return {one.name: one for one in found}


def resolve(schema: Schema) -> Schema:
    """The schema itself, or the component that its `$ref` names."""
    reference = schema.get("$ref")
    if reference is None:
        return schema
    found: Schema = document()["components"]["schemas"][reference.rpartition("/")[2]]
    return found


def _operation(path: str, method: str, raw: Mapping[str, Any]) -> Operation:
    parameters = raw.get("parameters", [])
    query = [one for one in parameters if one["in"] == "query"]
    status, returns = next((int(code), body) for code, body in raw["responses"].items() if code.startswith("2"))
    body = raw.get("requestBody")
    return Operation(
        name=f"{raw['tags'][0]}.{raw['x-python-name']}",
        method=method.upper(),
        path=path,
        path_parameters=tuple(one["name"] for one in parameters if one["in"] == "path"),
        query={one["name"]: one["schema"] for one in query},
        required_query=tuple(one["name"] for one in query if one.get("required")),
        body=body["content"]["application/json"]["schema"] if body else None,
        body_required=bool(body and body.get("required")),
        status=status,
        returns=returns.get("content", {}).get("application/json", {}).get("schema"),
        or_nothing=status != 204 and "204" in raw["responses"],
    )
