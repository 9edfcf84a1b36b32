"""What plans grant (plan entitlements), exceptions for one company (overrides), and what of it is used."""
