"""A resolution as Akoma Ntoso (OASIS, AKN4UN): the text with its structure, for machines."""
