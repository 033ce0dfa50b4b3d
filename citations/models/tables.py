"""Whether the tables are still those that somebody knows, and what was loaded when."""

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models.functions import Now


class TablesVersion(models.Model):
    """One row, whose token is another one after every change of any table. Without the row nothing is known."""

    id = models.SmallIntegerField(primary_key=True, default=1, editable=False)
    token = models.UUIDField(default=uuid.uuid4)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_version_of_the_tables")]

    def __str__(self) -> str:
        return str(self.token)


class ReferenceLoad(models.Model):
    """One load of a folder of files: the name of the folder, and the number of rows by file. Never changed."""

    at = models.DateTimeField(db_default=Now(), editable=False)
    folder = models.CharField("name of the folder", max_length=255)
    rows = models.JSONField("rows by file")

    class Meta:
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"load of {self.folder}"
