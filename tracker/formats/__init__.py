"""How days are written in each language: the names of formats that templates use."""
