"""The order of the layers: a module imports what stands before it, never what comes after."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ["resolutions", "parties", "tracker"]

# Inside a package, from the words to the addresses. Modules of one line may import each other.
LAYERS = [
    {"choices", "env", "guards", "filetypes", "validators", "etags", "filecache"},
    {"querysets"},
    {"models"},
    {
        "permissions",
        "rules",
        "services",
        "entries",
        "tracking",
        "search",
        "reference",
        "context",
        "checks",
        "outbox",
        "keeping",
        "steps",
        "periods",
        "reviewing",
        "figures",
        "matrix",
        "people",
        "places",
        "tokens",
        "compressing",
        "changes",
    },
    {
        "forms",
        "token_forms",
        "filling",
        "cards",
        "comparing",
        "typed",
        "filters",
        "serializers",
        "importers",
        "demo",
        "progress",
        "reporting",
        "paging",
        "upcoming",
        "sheets",
        "mailing",
        "item_files",
        "templatetags",
    },
    {
        "views",
        "item_views",
        "my",
        "public",
        "accounts",
        "api",
        "akn",
        "feeds",
        "informea",
        "open_data",
        "token_pages",
        "admin",
        "desk",
        "management",
        "home",
        "health",
        "errors",
    },
    {"urls", "apps", "settings", "formats", "wsgi"},
]
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}


def modules(package: str) -> list[Path]:
    return [path for path in (ROOT / package).rglob("*.py") if "migrations" not in path.parts]


def imported(tree: ast.AST, path: Path) -> Iterator[list[str]]:
    """Yield the dotted names that a piece of a module imports, relative ones made absolute."""
    here = list(path.relative_to(ROOT).with_suffix("").parts)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = here[: -node.level] if node.level else []
            start = [*base, *(node.module or "").split(".")] if node.module else base
            yield from ([*start, alias.name] for alias in node.names)


def at_module_level(tree: ast.Module) -> ast.Module:
    """Return the module without its functions and without what only type checkers read."""
    kept = [
        node
        for node in tree.body
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
    ]
    for node in kept:
        if isinstance(node, ast.ClassDef):
            node.body = [part for part in node.body if not isinstance(part, ast.FunctionDef)]
    return ast.Module(body=kept, type_ignores=[])


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_itself_and_what_stands_to_its_left(package: str) -> None:
    forbidden = PACKAGES[PACKAGES.index(package) + 1 :]

    found = [
        (path.name, ".".join(name))
        for path in modules(package)
        for name in imported(ast.parse(path.read_text()), path)
        if name[0] in forbidden
    ]

    assert found == []


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_has_a_place_in_the_order(package: str) -> None:
    names = {path.relative_to(ROOT / package).with_suffix("").parts[0] for path in modules(package)}

    assert names - {"__init__"} <= RANK.keys()


@pytest.mark.parametrize("package", PACKAGES)
def test_a_module_imports_nothing_from_a_later_layer(package: str) -> None:
    found = []
    for path in modules(package):
        own = path.relative_to(ROOT / package).with_suffix("").parts[0]
        for name in imported(at_module_level(ast.parse(path.read_text())), path):
            inside = name[0] == package and len(name) > 1 and name[1] in RANK
            if own in RANK and inside and RANK[name[1]] > RANK[own]:
                found.append((own, ".".join(name)))

    assert found == []


def test_the_order_would_notice_a_wrong_import() -> None:
    path = ROOT / "resolutions" / "models" / "items.py"

    names = list(imported(at_module_level(ast.parse("from ..services import approve")), path))

    assert names == [["resolutions", "services", "approve"]]
    assert RANK["services"] > RANK["models"]
