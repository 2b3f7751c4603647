"""What was decided and when, in the shape in which InforMEA gathers it from all conventions.

The addresses are those of a service of InforMEA's protocol, version 1: `/informea/Decisions`,
`/informea/Meetings`, `/informea/Documents` and `/informea/CountryReports`. What they take and
answer is said in `docs/informea.md`.
"""
