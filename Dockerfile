# schematic-server from this repository's sources, with the pinned requirements. See docs/guides/deploying.md.
FROM python:3.13-slim-bookworm AS build
WORKDIR /source
COPY requirements/run.txt requirements/
RUN python -m venv /opt/schematic \
    && /opt/schematic/bin/pip install --no-cache-dir --require-hashes -r requirements/run.txt
COPY sdk sdk
COPY server server
RUN /opt/schematic/bin/pip install --no-cache-dir --no-deps --no-build-isolation ./sdk ./server

FROM python:3.13-slim-bookworm
# The folder belongs to the user before it is a volume: a new volume takes over owner and mode.
RUN useradd --uid 10001 --no-create-home --home-dir /var/lib/schematic --shell /usr/sbin/nologin schematic \
    && install --directory --owner schematic --group schematic --mode 0700 /var/lib/schematic
COPY --from=build /opt/schematic /opt/schematic
ENV PATH="/opt/schematic/bin:$PATH" \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    SCHEMATIC_DATABASE_URL=sqlite:////var/lib/schematic/schematic.sqlite3 \
    SCHEMATIC_HOST=0.0.0.0 \
    SCHEMATIC_PORT=8080
USER 10001:10001
WORKDIR /var/lib/schematic
VOLUME /var/lib/schematic
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as http; http.urlopen(f'http://127.0.0.1:{os.environ[\"SCHEMATIC_PORT\"]}/healthz', timeout=2)"]
ENTRYPOINT ["schematic"]
CMD ["serve"]
