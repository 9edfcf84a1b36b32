"""The Schematic API, open and self-hosted: one process, one SQLite file, PostgreSQL when that is outgrown.

Arrows point at the imported side:

    schematic.{types, rules, webhook_utils} ◄ everything here
    storage, scope, errors ◄ domains ◄ evaluation, ingest, datastream, jobs ◄ http ◄ app ◄ cli
"""

__version__ = "0.1.0"
