"""Addresses of requests and packages."""

from django.urls import path

from onboarding.views import packages, requests

urlpatterns = [
    path("requests/", requests.request_list, name="request_list"),
    path("requests/new/", requests.request_new, name="request_new"),
    path("requests/<uuid:pk>/", requests.request_page, name="request_page"),
    path("requests/<uuid:pk>/edit/", requests.request_edit, name="request_edit"),
    path("requests/<uuid:pk>/logo/", requests.request_logo, name="request_logo"),
    path("requests/<uuid:pk>/<slug:verb>/", requests.request_act, name="request_act"),
    path("packages/", packages.package_list, name="package_list"),
    path("packages/new/", packages.package_new, name="package_new"),
    path("packages/<uuid:pk>/", packages.package_page, name="package_page"),
    path("packages/<uuid:pk>/edit/", packages.package_edit, name="package_edit"),
    path("packages/<uuid:pk>/<slug:verb>/", packages.package_act, name="package_act"),
]
