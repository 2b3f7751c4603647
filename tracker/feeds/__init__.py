"""What changed that everybody may read, newest first, for feed readers (Atom, RFC 4287)."""
