"""A Party's own pages: what it is asked, what it has said, and the form to say more."""
