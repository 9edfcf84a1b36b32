"""Events in, counters and rollups out, in one transaction."""
