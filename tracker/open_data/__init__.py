"""All that is public in one file, for statistics and for other systems, with a data dictionary."""
