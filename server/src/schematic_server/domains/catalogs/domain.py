"""What is offered."""

from schematic_server.domains.catalogs import catalogs
from schematic_server.domains.catalogs.routes import routes
from schematic_server.domains.plans.views import plan_view
from schematic_server.registry import Domain, extend

DOMAIN = Domain("catalogs", tables=(), handlers=routes, extensions=(extend(plan_view, catalogs.catalogs_of_plans),))
