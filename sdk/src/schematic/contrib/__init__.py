"""Schematic in other people's frameworks: each module here needs the extra of its name, `schematichq[flask]` and so on.

openfeature      a provider for the OpenFeature API
opentelemetry    one event per flag evaluation, metrics of a client
django, fastapi, flask, celery    gates: a view or task runs for those who are entitled to it
gating           what those four share
"""
