"""Every address of the product. Who may open them: `eticket/access/table.py`."""

from django.urls import include, path

from eticket.gallery import views as gallery
from eticket.home import views as home

urlpatterns = [
    path("", home.home, name="home"),
    path("gallery/", gallery.gallery, name="gallery"),
    path("account/", include("accounts.urls")),
    path("", include("agencies.urls")),
    path("", include("onboarding.urls")),
    path("", include("approvals.urls")),
    path("", include("notifications.urls")),
]
