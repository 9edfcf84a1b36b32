"""Something to begin with: a sample of everything, made on request."""
