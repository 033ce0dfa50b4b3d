"""The six statements of a package, with the words that are agreed to (A-6.1-2 to A-6.1-7)."""

from django.db import models


class Item(models.TextChoices):
    """What is attested; the label is the wording. A change of wording leaves what was agreed to as it was."""

    AUTHORISED = "authorised", "The head of the department has authorised the purchase of e-ticket hardware."
    PROCURED = "procured", "I have bought or received the e-ticket hardware."
    INSTALLED = "installed", "The hardware is installed and in working condition."
    TRACS = "tracs", "TraCS is installed on each computer that will be used for e-tickets."
    TRAINING = "training", "I will make sure that each officer is trained before that officer issues an e-ticket."
    DATA_ENTRY = "data_entry", "I will resolve problems of data entry together with the officers."
