"""How people come in: invitations, signing in by a link, languages, and who is at a Party."""
