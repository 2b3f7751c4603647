"""How fast the tracker answers, beside the best hand-written SQL for the same figures.

`python -m tests.bench` loads the database of each engine at each size and prints the figures.
"""
