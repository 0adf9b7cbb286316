"""Imports go down only: docs/architecture.md names the floors, this test reads the code and keeps them."""

from __future__ import annotations

import ast
import sys
from functools import cache
from pathlib import Path

import pytest

import onrecord

PACKAGE = Path(onrecord.__file__).parent
FLOORS = {
    "model": 0, "errors": 0, "keeping": 0,
    "text": 1,
    "intake": 2, "store": 2, "export": 2, "engines": 2, "examples": 2, "annotations": 2,
    "reading": 3, "collation": 3, "decision": 3,
    "pipeline": 4, "research": 4, "adapting": 4,
    "cli": 5, "web": 5, "__init__": 5, "__main__": 5,
}  # fmt: skip
BESIDE = {
    ("collation", "reading"),
    ("decision", "reading"),
    ("cli", "web"),
    ("cli", "__init__"),
    ("__main__", "cli"),
}
GROUND_MAY_USE_ONLY_THE_STANDARD_LIBRARY = ("model", "errors", "keeping")


@cache
def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The dotted names a module imports anywhere in it, type-checking blocks included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides which floor it reaches"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def rooms_used(path: Path) -> set[str]:
    """The rooms of this package that a module imports from."""
    parts = [name.split(".") for name in imported(path) if name.split(".")[0] == "onrecord"]
    return {p[1] if len(p) > 1 and p[1] in FLOORS else "__init__" for p in parts}


def name(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", modules(), ids=name)
def test_imports_go_down_only(path: Path) -> None:
    here = room(path)
    assert here in FLOORS, f"{here} has no floor: give it one here and in docs/architecture.md"
    for used in rooms_used(path) - {here}:
        below = FLOORS[used] < FLOORS[here]
        assert below or (here, used) in BESIDE, f"{name(path)} (floor {FLOORS[here]}) imports {used} ({FLOORS[used]})"


@pytest.mark.parametrize("path", modules(), ids=name)
def test_no_import_cycle_inside_a_room(path: Path) -> None:
    graph = import_graph()
    start, seen, todo = dotted(path), set(), list(graph[dotted(path)])
    while todo:
        step = todo.pop()
        assert step != start, f"{start} is imported by what it imports"
        if step not in seen:
            seen.add(step)
            todo.extend(graph.get(step, ()))


@cache
def import_graph() -> dict[str, set[str]]:
    return {dotted(p): imported_modules(p) for p in modules()}


def dotted(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_modules(path: Path) -> set[str]:
    known = {dotted(p) for p in modules()}
    top_level = ast.parse(path.read_text(encoding="utf-8")).body
    found: set[str] = set()
    for node in top_level:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {i if i in known else str(node.module) for i in inner}
    return (found & known) - {dotted(path)}


@pytest.mark.parametrize("ground", GROUND_MAY_USE_ONLY_THE_STANDARD_LIBRARY)
def test_the_ground_uses_only_the_standard_library(ground: str) -> None:
    paths = [p for p in modules() if room(p) == ground]
    assert paths
    tops = {dotted_name.split(".")[0] for path in paths for dotted_name in imported(path)}
    assert tops <= set(sys.stdlib_module_names) | {"onrecord"}


def test_no_room_is_a_lumber_room() -> None:
    assert not [
        name(p) for p in modules() if p.stem in {"utils", "util", "helpers", "common", "base", "manager", "misc"}
    ]


def test_the_clock_is_never_read_while_reading_or_thinking() -> None:
    watched = [
        p for p in modules() if room(p) in {"model", "text", "intake", "reading", "collation", "decision", "export"}
    ]
    for path in watched:
        source = path.read_text(encoding="utf-8")
        for call in ("date.today(", "datetime.now(", "time.time(", "utcnow(", "datetime.today("):
            assert call not in source, f"{name(path)} reads the clock: {call}"
