"""`make bench`: the product and its peer under the same load, in the same run.  bench/README.md says what is measured and how."""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench import peer, report
from bench.peer import Peer
from bench.product import Product

HERE = Path(__file__).parent
SCENARIOS = ((60, 1), (300, 1), (1_000, 1), (2_000, 1), (2_000, 10))  # people in all, workshops
RATE = 200  # posts a second
QUICK = ((60, 1), (300, 1))


def main() -> None:
    """Measure what the arguments say and write it into the folder of results."""
    asked = _arguments()
    _raise_file_limit()
    program = asked.scratch / "load"
    asked.scratch.mkdir(parents=True, exist_ok=True)
    sources = [str(HERE / "load" / name) for name in ("load.c", "line.c", "tally.c")]
    subprocess.run(["cc", "-std=c11", "-O2", "-Wall", "-o", str(program), *sources], check=True)
    if "node" in asked.servers:
        peer.install(asked.scratch / "peer")
    results: dict[str, Any] = {"at": datetime.now(UTC).isoformat(timespec="minutes"), "machine": _machine(), "runs": []}
    for people, workshops in asked.scenarios:
        for server in asked.servers:
            results["runs"] += _measure(asked, program, server, people, workshops)
    asked.output.mkdir(parents=True, exist_ok=True)
    (asked.output / "results.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    if asked.output == HERE / "results":
        report.write(results, asked.output)
    print(report.table(results))
    sys.exit(any(run["missing"] or run["doubled"] or run["exit_code"] for run in results["runs"]))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the product beside a minimal Node server.")
    parser.add_argument("--quick", action="store_true", help="60 and 300 connections, 3 seconds each; written beside, not into the README")
    parser.add_argument("--scenario", action="append", metavar="PEOPLE[xWORKSHOPS]", help="instead of the usual ones; may be repeated")
    parser.add_argument("--servers", default="product,node", help="product, node, or both (the default)")
    parser.add_argument("--seconds", type=float, help="of each measurement (10)")
    parser.add_argument("--rate", type=float, default=RATE, help="posts a second of the given load")
    parser.add_argument("--async-mode", default="eventlet", choices=["eventlet", "gevent"])
    parser.add_argument("--scratch", type=Path, default=Path(tempfile.gettempdir()) / "aminome-bench", help="for what is compiled and installed")
    parser.add_argument("--output", type=Path)
    asked = parser.parse_args()
    asked.seconds = asked.seconds or (3 if asked.quick else 10)
    asked.servers = asked.servers.split(",")
    asked.scenarios = QUICK if asked.quick else SCENARIOS
    if asked.scenario:
        asked.scenarios = [tuple(int(part) for part in (text if "x" in text else text + "x1").split("x")) for text in asked.scenario]
    usual = not (asked.quick or asked.scenario)
    asked.output = asked.output or (HERE / "results" if usual else asked.scratch / "results")
    return asked


def _measure(asked: argparse.Namespace, program: Path, which: str, people: int, workshops: int) -> list[dict[str, Any]]:
    """One server, started anew: the given load, then saturation."""
    with tempfile.TemporaryDirectory(prefix="aminome-bench-") as name:
        folder, port = Path(name), _free_port()
        server: Product | Peer
        if which == "product":
            server = Product(folder / "house", port, people, workshops, asked.async_mode)
        else:
            server = Peer(asked.scratch / "peer", folder / "peer", port, people, workshops)
        _say(f"{server.name}: {people} people in {workshops} workshop(s)")
        try:
            clients = server.clients()
            (folder / "clients").write_text("".join(f"{group}\t{path}\t{auth}\n" for group, path, auth in clients), encoding="utf-8")
            before = _resident_kb(server.process.pid)
            phases = [f"{asked.rate}:{asked.seconds}", f"0:{asked.seconds}"]
            command = [str(program), str(port), str(server.process.pid), str(folder / "clients"), str(folder / "acked"), *phases]
            load = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
            assert load.stdout is not None
            connected = json.loads(load.stdout.readline() or "{}")
            kb = (_resident_kb(server.process.pid) - before) / len(clients)
            runs = [json.loads(line) for line in load.stdout]
            if load.wait() != 0:
                raise RuntimeError("the load did not come to its end")
        finally:
            code = server.stop()
        stored = server.stored()
        acked = (folder / "acked").read_text(encoding="ascii").split()
        checked = {"missing": sum(stored[post] == 0 for post in acked), "doubled": sum(number > 1 for number in stored.values()), "exit_code": code}
        for run in runs:
            run.update({"server": server.name, "people": people, "workshops": workshops, "connect_s": connected["seconds"], "kb_per_connection": round(kb, 1)})
            run.update(checked if run is runs[-1] else dict.fromkeys(checked, 0))  # both runs' posts are checked at the end
            _say(f"  {run['rate'] or 'saturation'}: {run['acked_per_s']:.0f} acked/s, p95 {run['ack_ms']['p95']} ms, last of the group {run['last_ms']['p95']} ms")
        _say(f"  connected in {connected['seconds']} s, {kb:.0f} kB each; {checked}")
        return runs


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _resident_kb(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _machine() -> dict[str, Any]:
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout.strip() if shutil.which("node") else "-"
    return {
        "cores": os.cpu_count(), "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "system": platform.system(), "python": platform.python_version(), "node": node.removeprefix("v"), "load": round(os.getloadavg()[0], 1),
    }  # fmt: skip


def _raise_file_limit() -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


if __name__ == "__main__":
    main()
