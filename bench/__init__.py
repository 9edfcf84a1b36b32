"""Named measurements: the SDK beside the official one, and the server by itself. `python -m bench --help`."""
