"""Which plans, add-ons and credit bundles are offered, in which order; also to the public."""
