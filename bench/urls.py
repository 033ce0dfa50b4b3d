"""The product's addresses and the admin's changelist of the same officers."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import path

from agencies.models import Officer
from eticket.urls import urlpatterns as product


class OpenSite(admin.AdminSite):
    """Lets the benchmark in; nobody else ever starts it."""

    def has_permission(self, request: HttpRequest) -> bool:
        """Everybody."""
        return True


class OfficerAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """As a team would write it: the same columns, filters and search as our list."""

    list_display = (
        "__str__",
        "leo_number",
        "agency",
        "state",
        "trained_on",
        "expected_start",
        "approved_on",
        "changed_at",
    )
    list_filter = ("state",)
    list_select_related = ("agency",)
    list_per_page = 50
    ordering = ("-changed_at",)
    search_fields = ("last_name", "first_name", "leo_number", "dps_username")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Everybody."""
        return True

    has_module_permission = has_change_permission = has_add_permission = has_delete_permission = has_view_permission  # type: ignore[assignment]


site = OpenSite()
site.register(Officer, OfficerAdmin)

urlpatterns = [*product, path("admin/", site.urls)]
