"""Addresses of agencies and officers."""

from django.urls import path

from agencies.views import agencies, officers, people

urlpatterns = [
    path("agencies/", agencies.agency_list, name="agency_list"),
    path("agencies/<uuid:pk>/", agencies.agency_page, name="agency_page"),
    path("agencies/<uuid:pk>/correct/", agencies.agency_correct, name="agency_correct"),
    path("agencies/<uuid:pk>/officers/new/", agencies.officer_new, name="officer_new"),
    path("agencies/<uuid:pk>/officers/record/", agencies.officers_record, name="officers_record"),
    path("agencies/<uuid:pk>/logo/", agencies.agency_logo, name="agency_logo"),
    path("agencies/<uuid:pk>/<slug:verb>/", agencies.agency_act, name="agency_act"),
    path("people/", people.people_list, name="people_list"),
    path("people/invite/", people.invite, name="invite"),
    path("people/<uuid:pk>/", people.person_page, name="person_page"),
    path("people/<uuid:pk>/access/", people.person_access, name="person_access"),
    path("contacts/<int:pk>/end/", people.contact_end, name="contact_end"),
    path("officers/", officers.officer_list, name="officer_list"),
]
