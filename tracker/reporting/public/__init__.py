"""The pages of reports that everybody reads: list, report, files, comparison."""
