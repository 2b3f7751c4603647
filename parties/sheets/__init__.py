"""A Party's actions as a spreadsheet, for those who work offline: out, and in again."""
