"""The static files: vendored copies are what their lock says, words are those of the domain, the first load is small."""

from __future__ import annotations

import gzip
import hashlib
import json
import re

import pytest

from workshop.domain import vocabulary
from workshop.web import assets

VENDOR = assets.STATIC / "vendor"
LOCK = json.loads((VENDOR / "VENDOR.lock").read_text(encoding="utf-8"))
ENTRY = "js/participant/main.js"
FIRST_LOAD = 60_000  # bytes, compressed
SHELL = 2_000  # of it for the page itself


def test_every_vendored_file_is_the_copy_that_the_lock_names() -> None:
    listed = {path: about["sha256"] for package in LOCK for path, about in package["files"].items()}
    found = {path.relative_to(VENDOR).as_posix(): path for path in VENDOR.rglob("*") if path.is_file() and path.name != "VENDOR.lock"}
    assert set(found) == set(listed)
    assert {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in found.items()} == listed


def test_every_vendored_package_names_version_integrity_and_licence() -> None:
    for package in LOCK:
        assert package["integrity"].startswith("sha512-")
        assert package["version"]
        assert package["licence"] in ("MIT", "Apache-2.0")
        assert any("LICEN" in path for path in package["files"]), package["name"]


@pytest.mark.parametrize("entry", [ENTRY, "js/participant/room.js", "js/facilitator/main.js", "js/projector/main.js"])
def test_every_import_of_a_script_leads_to_a_file(entry: str) -> None:
    for path in assets.needed_modules(entry):
        assert (assets.STATIC / path).is_file(), path


def test_what_a_participant_loads_first_is_under_sixty_kilobytes() -> None:
    styles = ["vendor/design-tokens/tokens.css", "css/base.css", "css/components.css", "css/participant.css", "icon.svg"]
    files = [ENTRY, *assets.needed_modules(ENTRY), *styles]
    assert sum(len(gzip.compress((assets.STATIC / path).read_bytes(), 9)) for path in files) < FIRST_LOAD - SHELL


def test_nothing_is_loaded_from_another_origin() -> None:
    for path in [*assets.STATIC.glob("css/*.css"), *assets.STATIC.glob("js/**/*.js")]:
        foreign = [found for found in re.findall(r"""(?:https?:)?//[\w.-]+\.\w+/""", path.read_text(encoding="utf-8")) if "www.w3.org" not in found]
        assert not foreign, path


@pytest.mark.parametrize("name", ["ASSESSMENT_KINDS", "ACTION_KINDS", "REFLECTION_KINDS", "REACTION_KINDS", "DUE_HOURS"])
def test_the_scripts_have_the_words_of_the_domain(name: str) -> None:
    source = (assets.STATIC / "js/core/labels.js").read_text(encoding="utf-8")
    body = re.search(rf"export const {name} = \{{(.*?)\}};", source, re.DOTALL)
    assert body
    words = dict(re.findall(r'(\w+): "([^"]+)"', body.group(1)))
    assert words == {str(key): text for key, text in getattr(vocabulary, name).items()}


@pytest.mark.parametrize("name", ["MAX_TEXT", "MAX_SHORT"])
def test_the_scripts_have_the_limits_of_the_domain(name: str) -> None:
    source = (assets.STATIC / "js/core/labels.js").read_text(encoding="utf-8")
    assert f"export const {name} = {getattr(vocabulary, name)};" in source


def test_a_preload_beyond_an_entry_names_only_what_is_not_loaded_yet() -> None:
    more = assets.preloads("js/participant/room.js", ENTRY)
    assert assets.asset("js/participant/room.js") in more
    assert not set(more) & {assets.asset(path) for path in (ENTRY, *assets.needed_modules(ENTRY))}
