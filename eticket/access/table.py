"""The one permission table: every URL by its name, and the roles that may open it.

Which records a person sees behind a URL is decided by the querysets (`for_user`); this table decides who gets that far.
The process does not start while a URL is missing here (`eticket.access.completeness`).
"""

from accounts.roles import AGENCY, EVERYONE, JB, STAFF, Role

PUBLIC: frozenset[str] = frozenset()
"""Marks a URL that is open without signing in. Keep this list short (S4)."""

TOKEN: frozenset[str] = frozenset({"token"})
"""Marks a URL that machines call: nobody signs in there, a partner's token is asked for (`citations.partners.door`)."""

MANAGERS = frozenset({Role.HEAD, Role.POC})
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
DPS = frozenset({Role.DPS})
REQUESTS = frozenset({Role.HEAD}) | DPS | ADMINISTRATORS
PACKAGES = MANAGERS | STAFF | ADMINISTRATORS
TRANSFERS = MANAGERS | STAFF | ADMINISTRATORS
PARTNERS = DPS | ADMINISTRATORS

TABLE: dict[str, frozenset[Role] | frozenset[str]] = {
    "account_login": PUBLIC,
    "account_logout": EVERYONE,
    "account_inactive": PUBLIC,
    "account_signup": PUBLIC,
    "account_reset_password": PUBLIC,
    "account_reset_password_done": PUBLIC,
    "account_reset_password_from_key": PUBLIC,
    "account_reset_password_from_key_done": PUBLIC,
    "account_change_password": EVERYONE,
    "account_set_password": EVERYONE,
    "account_reauthenticate": EVERYONE,
    "health_live": PUBLIC,
    "health_ready": PUBLIC,
    "home": EVERYONE,
    "gallery": EVERYONE,
    "agency_list": EVERYONE,
    "agency_page": EVERYONE,
    "agency_logo": EVERYONE,
    "agency_act": DPS,
    "agency_correct": DPS,
    "officer_list": EVERYONE,
    "officer_new": MANAGERS | DPS,
    "officers_record": DPS,
    "request_list": REQUESTS,
    "request_new": frozenset({Role.HEAD}),
    "request_page": REQUESTS,
    "request_edit": frozenset({Role.HEAD}),
    "request_logo": REQUESTS,
    "request_act": frozenset({Role.HEAD}) | DPS,
    "package_list": PACKAGES,
    "package_new": MANAGERS,
    "package_page": PACKAGES,
    "package_edit": MANAGERS,
    "package_act": MANAGERS | STAFF,
    "officer_page": EVERYONE,
    "officer_act": MANAGERS | STAFF,
    "ticket_list": EVERYONE,
    "ticket_new": AGENCY | STAFF,
    "ticket_page": EVERYONE,
    "ticket_act": AGENCY | STAFF,
    "incident_new": AGENCY | STAFF,
    "incident_list": EVERYONE,
    "incident_page": EVERYONE,
    "incident_act": AGENCY | STAFF,
    "monitoring": MANAGERS | STAFF,
    "people_list": MANAGERS | STAFF | ADMINISTRATORS,
    "person_page": MANAGERS | STAFF | ADMINISTRATORS,
    "invite": MANAGERS | DPS | ADMINISTRATORS,
    "person_access": ADMINISTRATORS,
    "contact_end": MANAGERS | DPS | ADMINISTRATORS,
    "transfer_list": TRANSFERS,
    "citation_upload": TRANSFERS,
    "citation_check": TRANSFERS,
    "citation_report": TRANSFERS,
    "citation_report_file": TRANSFERS,
    "transfer_page": TRANSFERS,
    "transfer_verdict": TRANSFERS,
    "transfer_replay": STAFF | ADMINISTRATORS,
    "transfer_retry": STAFF | ADMINISTRATORS,
    "citation_page": TRANSFERS,
    "citation_twins": TRANSFERS,
    "citation_queue": STAFF | ADMINISTRATORS,
    "citation_assign": JB,
    "citation_lists": STAFF | ADMINISTRATORS,
    "citation_bulk": JB,
    "citation_dismiss": JB,
    "citation_correct": STAFF | ADMINISTRATORS,
    "citation_line": JB,
    "table_list": TRANSFERS,
    "table_page": TRANSFERS,
    "table_row": TRANSFERS,
    "table_row_add": JB,
    "table_row_change": JB,
    "table_row_end": JB,
    "table_downloads": TRANSFERS,
    "table_layout": TRANSFERS,
    "table_download": TRANSFERS,
    "rule_list": TRANSFERS,
    "rule_propose": JB,
    "change_list": STAFF | ADMINISTRATORS,
    "change_page": STAFF | ADMINISTRATORS,
    "change_weigh": JB,
    "change_take": JB,
    "change_act": JB,
    "partner_list": PARTNERS,
    "partner_new": PARTNERS,
    "partner_page": PARTNERS,
    "partner_token": PARTNERS,
    "partner_rhythm": PARTNERS,
    "partner_switch": PARTNERS,
    "conformance_list": TRANSFERS,
    "conformance_page": TRANSFERS,
    "conformance_pack": TRANSFERS,
    "conformance_try": TRANSFERS,
    "conformance_pass": TRANSFERS,
    "api:openapi-json": PUBLIC,
    "api:api-root": TOKEN,
    "api:transfers": TOKEN,
    "api:transfer": TOKEN,
    "api:check": TOKEN,
    "api:conformance": TOKEN,
    "api:conformance_archive": TOKEN,
    "api_missing": TOKEN,
    "mail_list": EVERYONE,
    "mail_page": EVERYONE,
    "mail_resend": STAFF | ADMINISTRATORS,
    "mail_settle": STAFF | ADMINISTRATORS,
    "mail_desks": STAFF | ADMINISTRATORS,
}

__all__ = ["ADMINISTRATORS", "AGENCY", "DPS", "EVERYONE", "JB", "MANAGERS", "PUBLIC", "STAFF", "TABLE", "TOKEN", "Role"]
