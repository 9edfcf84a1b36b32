"""Plans and add-ons, their versions, and which company is on which."""
