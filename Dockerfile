# The packages, in a venv that is copied as a whole: pip itself and what it leaves behind stay here.
FROM python:3.11-slim AS build
WORKDIR /build
COPY requirements.lock .
RUN python -m venv /opt/venv
RUN /opt/venv/bin/python -m pip install --disable-pip-version-check --require-hashes -r requirements.lock

FROM python:3.11-slim
# A user without rights, and the one folder that is theirs.
RUN useradd --system --uid 10001 --no-create-home bot && install -d -o bot -g bot -m 700 /app/data
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY locales locales
COPY bot bot
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    HTTP_HOST=0.0.0.0 \
    HTTP_PORT=8080
USER bot
VOLUME /app/data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import os, urllib.request as web; web.urlopen('http://127.0.0.1:' + os.environ['HTTP_PORT'] + '/healthz', timeout=4)"]
CMD ["python", "-m", "bot"]
