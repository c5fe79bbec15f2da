"""Addresses of static files, the import map and what to load ahead.

Every address carries a hash of the whole tree (`/static/<version>/js/…`), so that files may be kept for ever
and a script's relative imports stay within one version.
"""

from __future__ import annotations

import base64
import hashlib
import json
import posixpath
import re
from functools import cache
from pathlib import Path

from flask import Flask
from markupsafe import Markup

_HERE = Path(__file__).resolve()
STATIC = next((path for path in (_HERE.parents[1] / "static", _HERE.parents[2] / "static") if path.is_dir()), _HERE.parents[2] / "static")

# Names that scripts import -> the vendored file.
MODULES = {
    "preact": "vendor/preact/preact.mjs",
    "preact/hooks": "vendor/preact/hooks.mjs",
    "@preact/signals": "vendor/preact-signals/signals.mjs",
    "@preact/signals-core": "vendor/preact-signals-core/signals-core.mjs",
    "htm": "vendor/htm/htm.mjs",
    "socket.io-client": "vendor/socket.io-client/socket.io.esm.min.js",
    "idb-keyval": "vendor/idb-keyval/index.js",
}

_IMPORT = re.compile(r"""(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}\s,$]*?from\s*)?["']([^"']+)["']""")


@cache
def version() -> str:
    """Hash of all static files, 12 hex digits; it changes when any of them does."""
    digest = hashlib.sha256()
    for path in sorted(path for path in STATIC.rglob("*") if path.is_file() and path.suffix not in (".gz", ".br")):
        digest.update(path.relative_to(STATIC).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def prefix() -> str:
    """Where the static files are served: `/static/<version>/`."""
    return f"/static/{version()}/"


def asset(path: str) -> str:
    """The address of a static file, `css/base.css` for instance."""
    return prefix() + path


@cache
def import_map() -> Markup:
    """The import map as JSON, to stand between the tags of `<script type="importmap">` as it is."""
    text = json.dumps({"imports": {name: asset(path) for name, path in MODULES.items()}}, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704  # our own paths, and no tag can open in it


@cache
def import_map_hash() -> str:
    """The import map's hash as a CSP source: `'sha256-…'`."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(import_map().encode()).digest()).decode()}'"


@cache
def needed_modules(entry: str) -> tuple[str, ...]:
    """All modules that `entry` imports, directly or not, without itself: paths below static, in the order found."""
    found: dict[str, None] = {}
    waiting = [entry]
    while waiting:
        path = waiting.pop(0)
        for name in _IMPORT.findall((STATIC / path).read_text(encoding="utf-8")):
            target = MODULES.get(name) or (posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) if name.startswith(".") else "")
            if target and target != entry and target not in found:
                found[target] = None
                waiting.append(target)
    return tuple(found)


def preloads(entry: str, beyond: str | None = None) -> list[str]:
    """Addresses to name in `<link rel="modulepreload">`, so that a phone fetches all modules at once.

    With `beyond`, an entry that is loaded already: `entry` itself and what it needs more than that.
    """
    if beyond is None:
        return [asset(path) for path in needed_modules(entry)]
    loaded = {beyond, *needed_modules(beyond)}
    return [asset(path) for path in (entry, *needed_modules(entry)) if path not in loaded]


def register(app: Flask) -> None:
    """Give the templates `asset`, `import_map` and `preloads`."""
    app.jinja_env.globals.update(asset=asset, import_map=import_map, preloads=preloads)
