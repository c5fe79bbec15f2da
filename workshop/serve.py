"""Running the server.  The only importer of eventlet and gevent: monkey patching, the listening socket, signals, draining."""

from __future__ import annotations

import contextlib
import gc
import logging
import signal
import socket
import sys
import threading
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask

    from workshop.settings import Settings

MAX_CONNECTIONS = 20_000
MAX_POLL_PACKETS = 500  # packets of one polling POST; engine.io refuses more than 16 silently otherwise


class NoListenerError(RuntimeError):
    """The port cannot be listened on; `why` is what the system said."""

    def __init__(self, why: OSError) -> None:
        """Keep the reason."""
        super().__init__(str(why))
        self.why = why


def patch(async_mode: str) -> None:
    """Make the standard library green.  Has to come before anything that imports sockets or threads."""
    if async_mode == "gevent":
        from gevent import monkey  # noqa: PLC0415

        monkey.patch_all()
        return
    # eventlet asks new projects to look elsewhere: docs/architecture.md
    warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")
    import eventlet  # noqa: PLC0415

    eventlet.monkey_patch()


def run(settings: Settings, *, announce: Callable[[Flask], None] | None = None) -> None:
    """Serve until SIGTERM or SIGINT; `announce` is called once requests are taken.  `patch` must have run."""
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    _raise_file_limit()
    listener = _listen(settings)  # first: who cannot be reached need not open the house; whoever comes waits a second
    from engineio.payload import Payload  # noqa: PLC0415

    from workshop.anonymity import lexicon  # noqa: PLC0415
    from workshop.app import create_app  # noqa: PLC0415

    Payload.max_decode_packets = MAX_POLL_PACKETS
    app = create_app(settings)
    lexicon.load()  # before anybody can be waiting: it keeps the only thread busy for about a second
    services, hub = app.extensions["aminome"], app.extensions["hub"]
    _use_own_websockets(hub.server, settings.async_mode)
    services.bus.start()
    hub.start()
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 1_000)
    serve = _serve_eventlet if settings.async_mode == "eventlet" else _serve_gevent
    ending = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        # Never an exception: it would be raised in whatever green thread runs just then, in the writer's for one.
        signal.signal(name, lambda _signal, _frame: ending.set())
    threading.Thread(target=serve, args=(listener, app), name="server", daemon=True).start()
    if announce is not None:
        announce(app)
        sys.stdout.flush()
    ending.wait()
    listener.close()
    services.bus.stop()  # what was taken is stored and answered
    hub.stop()
    services.database.close()


def _listen(settings: Settings) -> Any:
    """A socket that listens.  Raises NoListenerError."""
    address = (settings.host, settings.port)
    try:
        if settings.async_mode == "eventlet":
            import eventlet  # noqa: PLC0415

            listener = eventlet.listen(address, backlog=4096, reuse_port=False)
        else:
            listener = socket.create_server(address, backlog=4096)
    except OSError as error:
        raise NoListenerError(error) from error
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # acks must not wait for more to send
    return listener


def _serve_eventlet(listener: Any, app: Flask) -> None:
    import eventlet.wsgi  # noqa: PLC0415

    quiet = logging.getLogger("workshop.access")
    # debug=False: what even the error page could not answer is an empty 500, never a traceback
    eventlet.wsgi.server(
        listener, app, log=quiet, log_output=False, max_size=MAX_CONNECTIONS, keepalive=True, socket_timeout=75, debug=False
    )


def _serve_gevent(listener: Any, app: Flask) -> None:
    from gevent import pywsgi  # noqa: PLC0415

    pywsgi.WSGIServer(listener, app, log=None).serve_forever()


def _use_own_websockets(server: Any, async_mode: str) -> None:
    """Let engineio speak through `live/websocket.py`: the one place that touches its table of primitives."""
    from workshop.live.websocket import Websocket  # noqa: PLC0415

    socket_of, done = _of_eventlet() if async_mode == "eventlet" else _of_gevent()
    server.eio._async["websocket"] = lambda handler, eio: Websocket(handler, eio.max_http_buffer_size, socket_of, done)


def _of_eventlet() -> tuple[Callable[[dict[str, Any]], Any], Callable[[], None]]:
    from eventlet.wsgi import WSGI_LOCAL  # noqa: PLC0415

    return lambda environ: environ["eventlet.input"].get_socket(), lambda: setattr(WSGI_LOCAL, "already_handled", True)


def _of_gevent() -> tuple[Callable[[dict[str, Any]], Any], Callable[[], None]]:
    def socket_of(environ: dict[str, Any]) -> Any:
        source = environ["wsgi.input"]
        return getattr(source, "rfile", source).raw._sock  # engineio has unwrapped it already

    return socket_of, lambda: None  # pywsgi adds nothing where an application never called start_response


def _raise_file_limit() -> None:
    if sys.platform == "win32":
        return  # no such limit there
    import resource  # noqa: PLC0415  # not on Windows

    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MAX_CONNECTIONS + 1_000 if hard == resource.RLIM_INFINITY else min(hard, MAX_CONNECTIONS + 1_000)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
