"""Writes the e-mails of the outbox and delivers them."""
