"""The HTTP edge: from bytes to one transaction and back. Async; everything it calls is synchronous."""
