"""Credit types."""
