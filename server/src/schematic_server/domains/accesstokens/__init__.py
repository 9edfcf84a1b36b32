"""Temporary access tokens: what a browser gets to act for one company, for a quarter of an hour."""
