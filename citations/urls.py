"""Addresses of citation files and their records."""

from django.urls import include, path

from citations.views import records, replay, report, transfers, twins, uploads

urlpatterns = [
    path("citations/", transfers.transfer_list, name="transfer_list"),
    path("citations/upload/", uploads.citation_upload, name="citation_upload"),
    path("citations/check/", uploads.citation_check, name="citation_check"),
    path("citations/report/", report.citation_report, name="citation_report"),
    path("citations/report/<slug:form>/", report.citation_report_file, name="citation_report_file"),
    path("citations/files/<uuid:pk>/", transfers.transfer_page, name="transfer_page"),
    path("citations/files/<uuid:pk>/verdict/", transfers.transfer_verdict, name="transfer_verdict"),
    path("citations/files/<uuid:pk>/replay/", replay.transfer_replay, name="transfer_replay"),
    path("citations/files/<uuid:pk>/retry/", transfers.transfer_retry, name="transfer_retry"),
    path("citations/records/<int:pk>/", records.citation_page, name="citation_page"),
    path("citations/records/<int:pk>/twins/", twins.citation_twins, name="citation_twins"),
    path("citations/layouts/", include("citations.layouts.urls")),
    path("citations/tables/", include("citations.tables.urls")),
    path("citations/queue/", include("citations.queue.urls")),
    path("", include("citations.conformance.urls")),
    path("", include("citations.partners.urls")),
]
