"""Addresses of the conformance pack."""

from django.urls import path

from citations.conformance.views import pages

urlpatterns = [
    path("conformance/", pages.conformance_list, name="conformance_list"),
    path("conformance/<int:pk>/", pages.conformance_try, name="conformance_try"),
    path("conformance/<int:pk>/pass/", pages.conformance_pass, name="conformance_pass"),
    path("partners/<int:pk>/conformance/", pages.conformance_page, name="conformance_page"),
    path("partners/<int:pk>/conformance/pack/", pages.conformance_pack, name="conformance_pack"),
]
