"""Security headers after every request.  Nothing inline but the import map, nothing from another origin; plain http will do."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, request

from workshop.web.assets import import_map_hash

_HOST = re.compile(r"[A-Za-z0-9.:\[\]-]{1,255}")
_PERMISSIONS = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()"


def policy(host: str, *, https: bool = False, mute: bool = False) -> str:
    """The Content-Security-Policy for pages served to `host`.  Older Safari does not count websockets as 'self', so they are named.

    `mute`: the page may load its parts, and send nothing.
    """
    sockets = f" ws{'s' if https else ''}://{host}" if _HOST.fullmatch(host) else ""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' {import_map_hash()}",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'none'" if mute else f"connect-src 'self'{sockets}",
            "manifest-src 'self'",
            "form-action 'none'" if mute else "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ]
    )


def by_https() -> bool:
    """Whether the browser speaks https: to a server before this one, as the house's public address says, since no header of a request is trusted."""
    public = urlsplit(current_app.config["PUBLIC_URL"] or "")
    return request.is_secure or (public.scheme == "https" and public.netloc == request.host)


def _add_headers(response: Response) -> Response:
    headers, https = response.headers, by_https()
    headers.setdefault("Content-Security-Policy", policy(request.host, https=https))
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "no-referrer"
    headers["Permissions-Policy"] = _PERMISSIONS
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["X-Frame-Options"] = "DENY"
    headers.setdefault("Cache-Control", "no-store")
    if https:  # browsers ignore both on plain http, and say so in the console
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return response


def register(app: Flask) -> None:
    """Send the headers with every response of the app."""
    app.after_request(_add_headers)
