"""What the columns of the bench mean."""

AIM = 2.0
# What Django takes to write a few queries, in milliseconds: less than that is not a slow query.
FIXED = 10.0
LEGEND = (
    "Times in ms, warm; peak: the most that Python allocated, in MiB (tracemalloc). its SQL: its\n"
    "own queries without Django around them. best SQL: hand-written for the same figures.\n"
    f"ratio, SQL ratio: the whole and its SQL to the best SQL; the aim is {AIM:g}. * misses it\n"
    f"(a page: by its SQL), ~ misses it by less than {FIXED:g} ms. (n %): the share of SQL in a\n"
    "page, the rest is Django and the template."
)
