"""Addresses of agencies and officers."""

from django.urls import path

from agencies.views import agencies, officers

urlpatterns = [
    path("agencies/", agencies.agency_list, name="agency_list"),
    path("agencies/<uuid:pk>/", agencies.agency_page, name="agency_page"),
    path("agencies/<uuid:pk>/correct/", agencies.agency_correct, name="agency_correct"),
    path("agencies/<uuid:pk>/officers/new/", agencies.officer_new, name="officer_new"),
    path("agencies/<uuid:pk>/officers/record/", agencies.officers_record, name="officers_record"),
    path("agencies/<uuid:pk>/logo/", agencies.agency_logo, name="agency_logo"),
    path("agencies/<uuid:pk>/<slug:verb>/", agencies.agency_act, name="agency_act"),
    path("officers/", officers.officer_list, name="officer_list"),
]
