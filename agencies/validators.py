"""Formats of the identifiers that the procedures name."""

from django.core.validators import RegexValidator

judiciary_code = RegexValidator(r"^\d{4}\Z", "A Judiciary Code is four digits, for example 9000.")
"""B-6.1-4, A-6.1-12."""

leo_number = RegexValidator(
    r"^[A-Z]\d{4}\Z", "A VT LEO number is one capital letter and four digits, for example A1234."
)
"""B-3-3, A-6.1-14, X-09."""

phone = RegexValidator(
    r"^\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}\Z", "A phone number has ten digits, for example 802-555-0100."
)
"""B-6.1-6."""

dps_username = RegexValidator(
    r"^[A-Za-z0-9][A-Za-z0-9._-]{1,39}\Z", "A DPS username has letters, digits, points, hyphens or underscores."
)
"""B-6.2-5, A-6.1-15."""
