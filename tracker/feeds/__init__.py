"""What changed, as Atom feeds: everything, one resolution, one paragraph, one Party."""
