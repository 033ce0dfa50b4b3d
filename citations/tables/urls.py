"""Addresses of the court's tables and rules."""

from django.urls import path

from citations.tables.views import changes, downloads, drafting, lookup, rules

urlpatterns = [
    path("", lookup.table_list, name="table_list"),
    path("rules/", rules.rule_list, name="rule_list"),
    path("rules/weigh/", drafting.rule_propose, name="rule_propose"),
    path("changes/", changes.change_list, name="change_list"),
    path("changes/<uuid:pk>/", changes.change_page, name="change_page"),
    path("changes/<uuid:pk>/look/", changes.change_weigh, name="change_weigh"),
    path("changes/<uuid:pk>/rows/<int:row>/take/", changes.change_take, name="change_take"),
    path("changes/<uuid:pk>/<slug:verb>/", changes.change_act, name="change_act"),
    path("downloads/", downloads.table_downloads, name="table_downloads"),
    path("downloads/layouts/<slug:name>/", downloads.table_layout, name="table_layout"),
    path("downloads/xml/", downloads.table_xml, name="table_xml"),
    path("downloads/<slug:name>/", downloads.table_download, name="table_download"),
    path("<slug:table>/", lookup.table_page, name="table_page"),
    path("<slug:table>/add/", drafting.table_row_add, name="table_row_add"),
    path("<slug:table>/<int:pk>/", lookup.table_row, name="table_row"),
    path("<slug:table>/<int:pk>/change/", drafting.table_row_change, name="table_row_change"),
    path("<slug:table>/<int:pk>/end/", drafting.table_row_end, name="table_row_end"),
]
