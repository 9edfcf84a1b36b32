"""Subscriptions and invoices that this server issues itself, and what subscriptions do to the plans of companies."""
