"""The composition root."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from flask import Flask
from flask_socketio import SocketIO
from whitenoise import WhiteNoise

from workshop.addresses import local_addresses
from workshop.live.hub import Hub
from workshop.live.packet import TextPacket
from workshop.service.bus import Bus
from workshop.service.tickets import Tickets
from workshop.settings import Settings
from workshop.storage.catch_up import catch_up
from workshop.storage.database import Database
from workshop.storage.library import seed_cases
from workshop.storage.lists import seed_lists
from workshop.storage.schema import upgrade
from workshop.web import api, assets, hints, live_pages, participant, screen_pages, staff_pages
from workshop.web.services import Services

_HERE = Path(__file__).resolve().parent
ROOT = _HERE if (_HERE / "templates").is_dir() else _HERE.parent  # an installed wheel carries them inside
MAX_FRAME = 65_536  # bytes of one socket message


def open_database(settings: Settings) -> Database:
    """The database, brought to the newest schema, with lists and sample cases in it."""
    database = Database(settings.database_url)
    upgrade(database)
    catch_up(database)
    with database.write() as connection:
        seed_lists(connection)
        seed_cases(connection, ROOT / "cases")
    return database


def create_app(settings: Settings) -> Flask:
    """The whole product as a WSGI app; `app.extensions` holds `aminome`, `hub` and `socketio`."""
    app = Flask("workshop", root_path=str(ROOT), template_folder="templates", static_folder=None)
    app.config.update(SECRET_KEY=settings.secret_key, PUBLIC_URL=settings.public_url)
    database = open_database(settings)
    bus = Bus(database, rate_per_s=settings.rate_per_s)
    socket = SocketIO(
        app,
        async_mode=settings.async_mode,
        async_handlers=False,  # one client's commands stay in order
        serializer=TextPacket,
        cors_allowed_origins=allowed_origins(settings),
        max_http_buffer_size=MAX_FRAME,
        http_compression=False,
        manage_session=False,
        ping_interval=20,
        ping_timeout=20,
    )
    hub = Hub(bus, socket.server, Tickets(settings.secret_key))
    app.extensions["aminome"] = Services(settings, database, bus, hub.snapshot, hub.frames, hub.net, hub.rounds.check_rights)
    app.extensions["hub"] = hub
    assets.register(app)
    staff_pages.register(app)
    for module in (api, hints, participant, live_pages, screen_pages):
        app.register_blueprint(module.blueprint)
    serve_static(app)
    return app


def allowed_origins(settings: Settings) -> Callable[[str], bool]:
    """Whether a browser may open a socket from an origin: the public address, or any that this machine has by then."""

    def allowed(origin: str) -> bool:
        hosts = (*local_addresses(), "localhost", "127.0.0.1")
        return origin == settings.base_url or origin in {f"http://{host}:{settings.port}" for host in hosts}

    return allowed


def serve_static(app: Flask) -> None:
    """Serve static files compressed and for ever: their address carries a hash of all of them."""
    noise = WhiteNoise(app.wsgi_app, max_age=31_536_000, mimetypes={".mjs": "text/javascript", ".js": "text/javascript"})
    noise.add_files(str(assets.STATIC), prefix=assets.prefix())
    app.wsgi_app = noise  # type: ignore[method-assign]  # as WhiteNoise is meant to be used
