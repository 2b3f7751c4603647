"""Names that outlast the site's address, its software and every edit."""

import uuid

# Of all names that are made here; another would rename everything that readers have seen.
NAMESPACE = uuid.UUID("5c1ab25f-6b1e-4a52-9d0e-3f5b0a2f6e11")


def lasting(*parts: object) -> str:
    """Return the name (a URN) of what the parts tell apart from everything else."""
    return uuid.uuid5(NAMESPACE, "/".join(map(str, parts))).urn
