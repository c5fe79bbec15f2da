"""The preset lists: roles, professions, departments."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from workshop.casebook.faults import Fault, FormatFaults
from workshop.casebook.nodes import Sheet, compose
from workshop.casebook.roles import read_roles
from workshop.domain.case import Role

_HERE = Path(__file__).parent


def _lists(text: str) -> Sheet:
    faults: list[Fault] = []
    node = compose(text, faults)
    if node is None:
        raise FormatFaults(faults)
    return Sheet(node, "presets", faults)


@lru_cache
def preset_roles() -> tuple[Role, ...]:
    """The preset roles, in the order of their file."""
    sheet = _lists("roles:\n" + (_HERE / "roles.yaml").read_text(encoding="utf-8"))
    roles = tuple(role for role, _ in read_roles(sheet.sheets("roles")))
    if sheet.faults:
        raise FormatFaults(sheet.faults)
    return roles


def preset_professions() -> tuple[tuple[str, str], ...]:
    """(id, name) of the preset professions, in the order of their file."""
    return _named("professions")


def preset_departments() -> tuple[tuple[str, str], ...]:
    """(id, name) of the preset departments, in the order of their file."""
    return _named("departments")


@lru_cache
def _named(key: str) -> tuple[tuple[str, str], ...]:
    sheet = _lists((_HERE / "presets.yaml").read_text(encoding="utf-8"))
    named = tuple((item.identifier("id"), item.text("name")) for item in sheet.sheets(key))
    if sheet.faults:
        raise FormatFaults(sheet.faults)
    return named
