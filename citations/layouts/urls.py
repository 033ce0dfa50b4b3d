"""Addresses of the versions of the layout."""

from django.urls import path

from citations.layouts import views

urlpatterns = [
    path("", views.layout_list, name="layout_list"),
    path("new/", views.layout_new, name="layout_new"),
    path("<int:pk>/", views.layout_page, name="layout_page"),
    path("<int:pk>/offer/", views.layout_offer, name="layout_offer"),
]
