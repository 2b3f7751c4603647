"""The pages on which the Secretariat prepares a report."""
