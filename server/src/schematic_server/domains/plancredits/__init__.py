"""What plans give of credits: configured per version, issued to companies, paid later or topped up."""
