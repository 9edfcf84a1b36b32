"""Reads `contract/` and expands it to OpenAPI 3.1.

`paths/<resource>.yaml` maps `<resource>.<method>`, as users type it, to an operation:

    companies.get_company:
      get: /companies/{company_id}      exactly one of get, post, put, delete
      id: getCompany                    operationId
      summary: One line of our own.
      path:   {company_id: <schema>}    path parameters in order
      query:  {limit: <schema>}         query parameters; `required: true` inside when it must be sent
      body: SchemaName                  JSON body; may be left out where no member of it is required
      status: 200                       success status
      returns: SchemaName               or `binary` (a file) or `none` (no body)
      or_nothing: true                  where there may be nothing to tell: 204 without a body
      errors: [400, …]                  only where they differ from `default_errors` in openapi.yaml
      x-access: [secret, …]             kinds of keys that may call it, where it differs from `[secret, read-only]` of
                                        get and `[secret]` of the others
      x-transaction: read               what it runs in, where it differs from `read` of get and `write` of the others;
                                        `locking` when it writes under locks of all that it goes by;
                                        `own` when it is answered before routing
      x-…: …                            kept as they are

`schemas/<home>.yaml` maps names to OpenAPI schemas in which `$ref` holds the bare name of another one. A home is the
resource that owns them, or `shared`, `checks`, `rulesengine`, `errors`; homes refer to each other in one direction.

`fields.yaml` says once what a field or parameter means; it fills in for those that say nothing themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import yaml

CONTRACT = Path(__file__).parents[2] / "contract"
METHODS = ("get", "post", "put", "delete")
KEY_KINDS = ("secret", "read-only", "publishable", "token")
TRANSACTIONS = ("read", "write", "locking", "own")

_SERVERS_OWN = ("x-access", "x-transaction")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation. `path_parameters` and `query` map wire names to schemas; `returns` is a schema name or None."""

    resource: str
    method: str  # as users type it: get_company
    verb: str
    path: str
    id: str
    summary: str
    path_parameters: Mapping[str, Mapping[str, Any]]
    query: Mapping[str, Mapping[str, Any]]
    body: str | None
    status: int
    returns: str | None
    is_binary: bool
    or_nothing: bool
    errors: tuple[int, ...]
    access: tuple[str, ...]  # some of KEY_KINDS, in their order
    transaction: str  # one of TRANSACTIONS
    extensions: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Contract:
    """`schemas` by name, `homes` tells which file of `schemas/` each is written in."""

    root: Mapping[str, Any]
    operations: tuple[Operation, ...]
    schemas: Mapping[str, Mapping[str, Any]]
    homes: Mapping[str, str]


def load(folder: Path = CONTRACT) -> Contract:
    """Read the whole contract; raises ValueError naming the file and key of what is wrong."""
    root = _read(folder / "openapi.yaml")
    words = _read(folder / "fields.yaml")
    fields, parameters = words["fields"], {**words["fields"], **words["parameters"]}
    operations = [
        _operation(name, raw, root, parameters)
        for resource in (*root["resources"], *root["server_resources"])
        for name, raw in _read(folder / "paths" / f"{resource}.yaml").items()
    ]
    schemas: dict[str, Mapping[str, Any]] = {}
    homes: dict[str, str] = {}
    for path in sorted((folder / "schemas").glob("*.yaml")):
        for name, schema in _read(path).items():
            if name in schemas:
                raise ValueError(f"{path.name}: {name} is also in schemas/{homes[name]}.yaml")
            # `…Params` echo the parameters of an operation, so they mean the same.
            schemas[name] = _described(schema, parameters if name.endswith("Params") else fields)
            homes[name] = path.stem
    return Contract(root, tuple(operations), schemas, homes)


def for_sdk(contract: Contract) -> Contract:
    """The contract without `server_resources`: what only browsers ask, by paths of their own."""
    own: Sequence[str] = contract.root["server_resources"]
    homes = {name: home for name, home in contract.homes.items() if home not in own}
    operations = tuple(one for one in contract.operations if one.resource not in own)
    return Contract(contract.root, operations, {name: contract.schemas[name] for name in homes}, homes)


def bundle(contract: Contract) -> dict[str, Any]:
    """The contract as one valid OpenAPI 3.1 document."""
    root = contract.root
    paths: dict[str, dict[str, Any]] = {}
    for operation in contract.operations:
        paths.setdefault(operation.path, {})[operation.verb] = _expand(operation, contract)
    return {
        "openapi": "3.1.0",
        "info": root["info"],
        "servers": root["servers"],
        "security": [{"ApiKeyAuth": []}],
        "tags": [{"name": resource} for resource in (*root["resources"], *root["server_resources"])],
        "paths": dict(sorted(paths.items())),
        "components": {
            "securitySchemes": {"ApiKeyAuth": {"type": "apiKey", "in": "header", "name": root["security_header"]}},
            "schemas": {name: _expand_references(contract.schemas[name]) for name in sorted(contract.schemas)},
        },
    }


def _read(path: Path) -> dict[str, Any]:
    found = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    if not isinstance(found, dict):
        raise ValueError(f"{path}: expected a mapping")
    return cast(dict[str, Any], found)


def _described(schema: Mapping[str, Any], words: Mapping[str, str]) -> Mapping[str, Any]:
    """The schema with the meaning of its fields filled in, except of those made of a named schema, which says it."""
    if "properties" not in schema:
        return schema
    members: Mapping[str, Mapping[str, Any]] = schema["properties"]
    plain = {name: member for name, member in members.items() if not _is_named(member)}
    return {**schema, "properties": {**members, **_filled(plain, words)}}


def _is_named(schema: Mapping[str, Any]) -> bool:
    inner: list[Mapping[str, Any] | None] = [
        *schema.get("anyOf", ()),
        schema.get("items"),
        schema.get("additionalProperties"),
    ]
    return "$ref" in schema or any(_is_named(one) for one in inner if one)


def _filled(members: Mapping[str, Mapping[str, Any]], words: Mapping[str, str]) -> dict[str, Mapping[str, Any]]:
    return {
        name: {"description": words[name], **member} if name in words else member for name, member in members.items()
    }


def _operation(name: str, raw: Mapping[str, Any], root: Mapping[str, Any], words: Mapping[str, str]) -> Operation:
    resource, _, method = name.partition(".")
    verbs = [verb for verb in METHODS if verb in raw]
    if len(verbs) != 1 or not method:
        raise ValueError(f"paths/{resource}.yaml: {name} needs exactly one of {', '.join(METHODS)}")
    returns: str = raw["returns"]
    reads = verbs[0] == "get"
    access: Sequence[str] = raw.get("x-access", ["secret", "read-only"] if reads else ["secret"])
    transaction: str = raw.get("x-transaction", "read" if reads else "write")
    if set(access) - set(KEY_KINDS) or transaction not in TRANSACTIONS:
        raise ValueError(f"paths/{resource}.yaml: {name}: x-access or x-transaction says what nobody knows")
    return Operation(
        resource=resource,
        method=method,
        verb=verbs[0],
        path=raw[verbs[0]],
        id=raw["id"],
        summary=raw["summary"],
        path_parameters=_filled(raw.get("path", {}), words),
        query=_filled(raw.get("query", {}), words),
        body=raw.get("body"),
        status=raw["status"],
        returns=None if returns in ("binary", "none") else returns,
        is_binary=returns == "binary",
        or_nothing=raw.get("or_nothing", False),
        errors=tuple(raw.get("errors", root["default_errors"])),
        access=tuple(kind for kind in KEY_KINDS if kind in access),
        transaction=transaction,
        extensions={key: value for key, value in raw.items() if key.startswith("x-") and key not in _SERVERS_OWN},
    )


def _expand(operation: Operation, contract: Contract) -> dict[str, Any]:
    root = contract.root
    made: dict[str, Any] = {
        "operationId": operation.id,
        "tags": [operation.resource],
        "summary": operation.summary,
        "x-python-name": operation.method,
        "x-access": list(operation.access),
        **operation.extensions,
    }
    parameters = [_parameter("path", name, schema) for name, schema in operation.path_parameters.items()]
    parameters += [_parameter("query", name, schema) for name, schema in operation.query.items()]
    if parameters:
        made["parameters"] = parameters
    errors = {*operation.errors, 429}
    if operation.body is not None:
        is_required = bool(contract.schemas[operation.body].get("required"))
        made["requestBody"] = {"required": is_required, "content": _json(operation.body)}
        errors.add(413)
    made["responses"] = {
        str(operation.status): _success(operation),
        **({"204": {"description": "There is nothing to tell; no body."}} if operation.or_nothing else {}),
        **{
            str(status): {"description": root["errors"][str(status)], "content": _json("ApiError")}
            for status in sorted(errors)
        },
    }
    return made


def _parameter(place: str, name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    inner = dict(schema)
    made: dict[str, Any] = {"name": name, "in": place}
    if place == "path" or inner.pop("required", False):
        made["required"] = True
    for key in [key for key in inner if key == "description" or key.startswith("x-")]:
        made[key] = inner.pop(key)
    made["schema"] = _expand_references(inner)
    return made


def _success(operation: Operation) -> dict[str, Any]:
    if operation.is_binary:
        return {"description": "The file.", "content": {"application/octet-stream": {}}}
    if operation.returns is None:
        return {"description": "Done; no body."}
    return {"description": "Success.", "content": _json(operation.returns)}


def _json(schema: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}


def _expand_references(value: Any) -> Any:
    if isinstance(value, dict):
        members = cast(dict[str, Any], value)
        return {
            key: f"#/components/schemas/{inner}" if key == "$ref" else _expand_references(inner)
            for key, inner in members.items()
        }
    if isinstance(value, list):
        return [_expand_references(inner) for inner in cast(Sequence[Any], value)]
    return value
