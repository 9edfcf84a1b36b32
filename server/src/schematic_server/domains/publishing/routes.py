"""Operations on plan versions and bundles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.publishing import bundles, diff, publish
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.planbundle import (
        CreateCustomPlanBundleAnswer,
        CreateCustomPlanBundleBody,
        CreatePlanBundleAnswer,
        CreatePlanBundleBody,
        UpdatePlanBundleAnswer,
        UpdatePlanBundleBody,
    )
    from schematic_server.contract.plans import (
        DeletePlanVersionAnswer,
        DeletePlanVersionQuery,
        GetPlanVersionDiffAnswer,
        GetPlanVersionDiffQuery,
        ListPlanIssuesAnswer,
        ListPlanIssuesQuery,
        PreviewPublishPlanVersionAnswer,
        PreviewPublishPlanVersionBody,
        PublishPlanVersionAnswer,
        PublishPlanVersionBody,
    )


routes = Handlers()


@routes.operation("plans.publish_plan_version")
def publish_plan_version(scope: Scope, plan_version_id: str, body: PublishPlanVersionBody) -> PublishPlanVersionAnswer:
    return publish.publish(scope, plan_version_id, body)


@routes.operation("plans.preview_publish_plan_version")
def preview_publish_plan_version(
    scope: Scope, plan_version_id: str, body: PreviewPublishPlanVersionBody
) -> PreviewPublishPlanVersionAnswer:
    return publish.preview(scope, plan_version_id, body)


@routes.operation("plans.get_plan_version_diff")
def get_plan_version_diff(
    scope: Scope, plan_version_id: str, query: GetPlanVersionDiffQuery
) -> GetPlanVersionDiffAnswer:
    return diff.of_version(scope, plan_version_id, query.get("against"))


@routes.operation("plans.list_plan_issues")
def list_plan_issues(scope: Scope, query: ListPlanIssuesQuery) -> ListPlanIssuesAnswer:
    return publish.plan_issues(scope, query["plan_id"], query.get("plan_version_id"))


@routes.operation("plans.delete_plan_version")
def delete_plan_version(scope: Scope, plan_version_id: str, query: DeletePlanVersionQuery) -> DeletePlanVersionAnswer:
    return publish.delete(scope, plan_version_id, promote=bool(query.get("promote_archived_version")))


@routes.operation("planbundle.create_plan_bundle")
def create_plan_bundle(scope: Scope, body: CreatePlanBundleBody) -> CreatePlanBundleAnswer:
    return bundles.create(scope, body)


@routes.operation("planbundle.create_custom_plan_bundle")
def create_custom_plan_bundle(scope: Scope, body: CreateCustomPlanBundleBody) -> CreateCustomPlanBundleAnswer:
    return bundles.create_custom(scope, body)


@routes.operation("planbundle.update_plan_bundle")
def update_plan_bundle(scope: Scope, plan_id: str, body: UpdatePlanBundleBody) -> UpdatePlanBundleAnswer:
    return bundles.update(scope, plan_id, body)
