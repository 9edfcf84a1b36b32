"""Connections to billing providers: a port with two ends, `none` and Stripe."""
