"""Webhooks out: what turns changes into events, signs them and delivers them. Their endpoints and log are a domain."""
