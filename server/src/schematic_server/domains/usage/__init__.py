"""Usage over time, by company, event and user: read off rollups, which stay when events go."""
