"""Moving the companies of a plan from one version to another."""
