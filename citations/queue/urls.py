"""Addresses of the queue."""

from django.urls import path

from citations.queue.views import bulk, correction, dismissing, export, lists

urlpatterns = [
    path("", lists.citation_queue, name="citation_queue"),
    path("assign/", lists.citation_assign, name="citation_assign"),
    path("lists/", lists.citation_lists, name="citation_lists"),
    path("bulk/", bulk.citation_bulk, name="citation_bulk"),
    path("errors/<slug:form>/", export.citation_queue_file, name="citation_queue_file"),
    path("dismiss/", dismissing.citation_dismiss, name="citation_dismiss"),
    path("<int:pk>/", correction.citation_correct, name="citation_correct"),
    path("<int:pk>/line/", correction.citation_line, name="citation_line"),
]
