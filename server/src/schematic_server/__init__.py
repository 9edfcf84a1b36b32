"""The Schematic API, open and self-hosted: one process, one SQLite file, PostgreSQL when that is outgrown.

Arrows point at the imported side:

    schematic.{types, rules, webhook_utils} ◄ everything here
    storage, scope, errors ◄ bus, jobs ◄ domains ◄ feed, evaluation, ingest ◄ http ◄ app ◄ cli
"""

__version__ = "0.1.0"
