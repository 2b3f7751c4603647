"""The REST API, version 1: the same questions, rules and sentences as the pages."""
