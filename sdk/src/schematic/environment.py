"""Addresses of the hosted service."""

from __future__ import annotations

from enum import Enum


class SchematicEnvironment(Enum):
    """Where the API is; `value` is the base URL."""

    DEFAULT = "https://api.schematichq.com"
