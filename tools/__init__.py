"""Programs that work on the tree itself."""
