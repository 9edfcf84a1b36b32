"""Webhook endpoints, and the log of what they were sent."""
