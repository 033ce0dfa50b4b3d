# The image of web, worker and scheduler. The design system and the wheels come in stages of their own; the last one has no
# compiler, no npm and no cache, and runs as a person without rights.

FROM node:22-slim AS design
WORKDIR /design
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts

FROM python:3.12-slim AS wheels
COPY requirements/app.txt /tmp/app.txt
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --no-input --only-binary :all: --require-hashes -r /tmp/app.txt

FROM python:3.12-slim
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=eticket.settings.production \
    ETICKET_HOME=/var/lib/eticket \
    STATIC_ROOT=/srv/static
RUN groupadd --system --gid 10001 eticket \
    && useradd --system --uid 10001 --gid eticket --home-dir /var/lib/eticket --shell /usr/sbin/nologin eticket \
    && install -d -o eticket -g eticket -m 0700 /var/lib/eticket /var/lib/eticket/media /var/lib/eticket/drop
COPY --from=wheels /venv /venv
WORKDIR /srv/eticket
COPY . .
COPY --from=design /design/node_modules/@uswds/uswds/dist node_modules/@uswds/uswds/dist
# Collecting needs neither secrets nor a database; the local profile stores static files as production does.
RUN DJANGO_SETTINGS_MODULE=eticket.settings.local python -m django collectstatic --no-input --verbosity 0 \
    && python -m compileall -q accounts agencies approvals citations eticket notifications onboarding workflow
USER eticket
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["python", "deploy/ask_health.py"]
CMD ["gunicorn", "eticket.wsgi", "--bind", "0.0.0.0:8000", "--workers", "3", "--threads", "4", "--timeout", "120", \
     "--graceful-timeout", "30", "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]
