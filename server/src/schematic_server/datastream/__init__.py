"""Who listens to an environment's changes, and what they hear."""
