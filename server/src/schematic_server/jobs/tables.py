"""Jobs that wait, run, or have failed; those that are done are gone.

Writers only ever add a row, to `job_call` or `job_end`, and read none: they never wait for each other, and PostgreSQL
never has to run one again. Runners alone take these rows and change `job` by them, under locks.
"""

import sqlalchemy as sa

from schematic_server.storage.metadata import Instant, id_column, metadata

# What was asked for since a runner last looked.
job_call = sa.Table(
    "job_call",
    metadata,
    sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("key", sa.String, nullable=False),
    sa.Column("run_at", Instant, nullable=False),
    sa.Column("account_id", sa.String),
    sa.Column("environment_id", sa.String),
    sa.Column("payload", sa.Text, nullable=False),  # a JSON object
)

job = sa.Table(
    "job",
    metadata,
    id_column(),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("key", sa.String, nullable=False),  # what it is about; one job of a kind and key at a time
    sa.Column("account_id", sa.String),
    sa.Column("environment_id", sa.String),
    sa.Column("payload", sa.Text, nullable=False),  # as it was asked for
    sa.Column("progress", sa.Text, nullable=False),  # what a step left for the next one: a JSON object
    sa.Column("state", sa.String, nullable=False),  # waiting, running, failed
    # From when on a runner may take it: its time, or while it runs the end of its lease; none for a failed one.
    sa.Column("due_at", Instant),
    sa.Column("again_at", Instant),  # of a running one that was asked for once more: when
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("lease", sa.String),  # the mark of the claim that it runs under
    sa.Column("last_error", sa.String),
    sa.Column("failed_at", Instant, index=True),
    sa.UniqueConstraint("kind", "key"),
    sa.Index("ix_job_due", "kind", "due_at"),
)

# How a claim ended: the first row of a job and lease stands. Of a lease that ran out the next claim adds `lost`, which
# stays for a while: the late node is refused by it.
job_end = sa.Table(
    "job_end",
    metadata,
    sa.Column("job_id", sa.String, primary_key=True),
    sa.Column("lease", sa.String, primary_key=True),
    sa.Column("state", sa.String, nullable=False),  # done, waiting, failed, lost
    sa.Column("due_at", Instant),  # of a waiting one
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("last_error", sa.String),
    sa.Column("progress", sa.Text),  # none leaves what there was
    sa.Column("ended_at", Instant, nullable=False),
)
