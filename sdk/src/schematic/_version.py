"""The version: of the official package whose names and wire format this one follows, and after `+open.` our own number.

The official package has the same name and never a local version, so whoever asks for this one gets this one. The server
asks for it exactly: a new number here goes into `server/pyproject.toml` and `schematic_server.cli.sdk` as well.
"""

VERSION = "1.4.6+open.1"
