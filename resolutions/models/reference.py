from django.db import models


class ReferenceRow(models.Model):
    """What was last loaded into one row, so that a later load can tell an edit from a change.

    `loaded` holds the values as the fixtures gave them. A field of the row that differs from it
    was edited by staff since, and is kept.
    """

    model = models.CharField(max_length=100)
    key = models.CharField(max_length=200)
    loaded = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("model", "key"), name="reference_row_once"),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.key}"
