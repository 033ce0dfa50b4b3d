"""Addresses of the outbox."""

from django.urls import path

from notifications import views

urlpatterns = [
    path("mail/", views.mail_list, name="mail_list"),
    path("mail/desks/", views.mail_desks, name="mail_desks"),
    path("mail/<uuid:pk>/", views.mail_page, name="mail_page"),
    path("mail/<uuid:pk>/resend/", views.mail_resend, name="mail_resend"),
    path("mail/<uuid:pk>/settle/", views.mail_settle, name="mail_settle"),
]
