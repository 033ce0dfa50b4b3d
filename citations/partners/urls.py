"""Addresses of the interface that machines call, and of the pages about partners."""

from django.urls import path

from citations.partners.api import api, missing
from citations.partners.views import pages

urlpatterns = [
    path("api/v1/", api.urls),
    path("api/<path:rest>", missing, name="api_missing"),
    path("partners/", pages.partner_list, name="partner_list"),
    path("partners/new/", pages.partner_new, name="partner_new"),
    path("partners/<int:pk>/", pages.partner_page, name="partner_page"),
    path("partners/<int:pk>/token/", pages.partner_token, name="partner_token"),
    path("partners/<int:pk>/rhythm/", pages.partner_rhythm, name="partner_rhythm"),
    path("partners/<int:pk>/layout/", pages.partner_layout, name="partner_layout"),
    path("partners/<int:pk>/switch/", pages.partner_switch, name="partner_switch"),
]
