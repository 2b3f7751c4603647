"""All that is public in one file, with a dictionary of what it means."""
