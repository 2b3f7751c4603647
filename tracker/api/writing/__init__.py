"""Writing through the API: the verbs of the services, with conditions and safe repeats."""
