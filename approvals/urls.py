"""Addresses of officers' pages, e-tickets, incidents and monitoring."""

from django.urls import path

from approvals.views import incidents, monitoring, officers, tickets

urlpatterns = [
    path("officers/<uuid:pk>/", officers.officer_page, name="officer_page"),
    path("officers/<uuid:pk>/<slug:verb>/", officers.officer_act, name="officer_act"),
    path("tickets/", tickets.ticket_list, name="ticket_list"),
    path("tickets/new/", tickets.ticket_new, name="ticket_new"),
    path("tickets/<uuid:pk>/", tickets.ticket_page, name="ticket_page"),
    path("tickets/<uuid:pk>/incident/", tickets.incident_new, name="incident_new"),
    path("tickets/<uuid:pk>/<slug:verb>/", tickets.ticket_act, name="ticket_act"),
    path("incidents/", incidents.incident_list, name="incident_list"),
    path("incidents/<uuid:pk>/", incidents.incident_page, name="incident_page"),
    path("incidents/<uuid:pk>/<slug:verb>/", incidents.incident_act, name="incident_act"),
    path("monitoring/", monitoring.monitoring, name="monitoring"),
]
