from pathlib import Path

from django.contrib.auth.models import Group, Permission

from ..models import ReferenceRow
from ..reference import Loader, read_json


def load_groups(loader: Loader, fixtures: Path) -> None:
    """Load the groups with the permissions that each needs, kept where staff changed them."""
    by_name = {
        f"{each.content_type.app_label}.{each.codename}": each
        for each in Permission.objects.select_related("content_type")
    }
    for name, wanted in read_json(fixtures / "groups.json").items():
        load_group(loader, name, sorted(set(wanted)), by_name)


def load_group(
    loader: Loader, name: str, wanted: list[str], by_name: dict[str, Permission]
) -> None:
    group, created = Group.objects.get_or_create(name=name)
    known, _ = ReferenceRow.objects.get_or_create(
        model="auth.Group", key=name, defaults={"loaded": {"permissions": []}}
    )
    held = {permission.pk: full for full, permission in by_name.items()}
    current = sorted(held[pk] for pk in group.permissions.values_list("pk", flat=True))
    if current == wanted and not created:
        loader.report.unchanged["group"] += 1
    elif current != known.loaded["permissions"]:
        loader.report.kept.append(f"kept: group {name}, permissions was edited by staff")
        loader.report.unchanged["group"] += 1
        return
    else:
        group.permissions.set([by_name[full] for full in wanted])
        (loader.report.created if created else loader.report.updated)["group"] += 1
    known.loaded = {"permissions": wanted}
    known.save()
