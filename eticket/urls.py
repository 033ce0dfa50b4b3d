"""Every address of the product. Who may open them: `eticket/access/table.py`."""

from django.urls import include, path

from eticket import health
from eticket.gallery import views as gallery
from eticket.home import views as home

urlpatterns = [
    path("", home.home, name="home"),
    path("gallery/", gallery.gallery, name="gallery"),
    path("health/live", health.health_live, name="health_live"),
    path("health/ready", health.health_ready, name="health_ready"),
    path("account/", include("accounts.urls")),
    path("", include("agencies.urls")),
    path("", include("onboarding.urls")),
    path("", include("approvals.urls")),
    path("", include("notifications.urls")),
    path("", include("citations.urls")),
]
