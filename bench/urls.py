"""The product's addresses and the admin's changelist of the same officers."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import path

from agencies.models import Officer
from eticket.access.table import EVERYONE, TABLE
from eticket.urls import urlpatterns as product
from workflow.models import Entry


class OpenSite(admin.AdminSite):
    """Lets the benchmark in; nobody else ever starts it."""

    def has_permission(self, request: HttpRequest) -> bool:
        """Everybody."""
        return True


class OfficerAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """As a team would write it: the same columns, filters and search as our list."""

    list_display = ("__str__", "leo_number", "agency", "state", "trained_on", "approved_on", "changed_at", "last_by")
    list_filter = ("state",)
    list_select_related = ("agency",)
    list_per_page = 50
    ordering = ("-changed_at",)
    search_fields = ("last_name", "first_name", "leo_number", "dps_username")

    @admin.display(description="last change by")
    def last_by(self, officer: Officer) -> str:
        """Who did the last act, as a team would write it."""
        entry = Entry.objects.filter(subject_kind="agencies.officer", subject_id=str(officer.pk)).last()
        return str(entry.actor) if entry else ""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Everybody."""
        return True

    has_module_permission = has_change_permission = has_add_permission = has_delete_permission = has_view_permission  # type: ignore[assignment]


site = OpenSite()
site.register(Officer, OfficerAdmin)

urlpatterns = [*product, path("admin/", site.urls)]

# The same door for both: the permission table is asked about the peer's page, too.
TABLE["admin:agencies_officer_changelist"] = EVERYONE
