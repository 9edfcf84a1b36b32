"""Environments on the way from one database to another: as files, and from servers that speak this API."""
