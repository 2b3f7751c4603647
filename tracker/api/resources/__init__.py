"""What there is to read, a module for each kind."""
