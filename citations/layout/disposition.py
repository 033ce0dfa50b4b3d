"""The disposition record that goes back to an agency (C-EXP-01)."""

from citations.layout.field import Layout, field

DISPOSITION = Layout(
    "disposition record",
    98,
    field("agency", 12, "Agency", "code"),
    field("period_begin", 8, "Reporting Period Begin Date", "date"),
    field("period_end", 8, "Reporting Period End Date", "date"),
    field("citation_number", 20, "Citation Number"),
    field("case_number", 20, "Case Number"),
    field("fine_amount", 10, "Fine Amount", "amount"),
    field("disposition_date", 8, "Disposition Date", "date"),
    field("case_status", 12, "Case Status", "code"),
)
