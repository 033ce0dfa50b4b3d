"""The door for web servers."""

import os

from django.core.wsgi import get_wsgi_application

from eticket.refusals import refuse_unsafe

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eticket.settings.local")

refuse_unsafe()
application = get_wsgi_application()
