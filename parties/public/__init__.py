"""What everybody may read of Parties: who reported, and what was accepted."""
