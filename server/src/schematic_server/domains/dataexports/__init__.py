"""Exports of usage and events as files; see `domain.py`."""
