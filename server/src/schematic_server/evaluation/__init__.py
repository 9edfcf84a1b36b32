"""Flag checks: an environment compiled once, kept fresh by the change feed."""
