"""Databases as earlier releases left them, with something in every table, and what those releases told of it."""
