"""The words of a report: what the content says, in the sentences of one language."""
