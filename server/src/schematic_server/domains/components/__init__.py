"""What embedded components show a company: its plans, use and invoices, and what it may buy."""
