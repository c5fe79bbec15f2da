"""The peer: `peer.mjs` on node, its two libraries installed by npm into a folder outside the repository's files."""

from __future__ import annotations

import json
import shutil
import signal
import sqlite3
import subprocess
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent


def install(folder: Path) -> None:
    """Install the pinned libraries, once; compiling better-sqlite3 takes a minute or two."""
    wanted = (HERE / "package.json").read_text(encoding="utf-8")
    if (folder / "ready").exists() and (folder / "ready").read_text(encoding="utf-8") == wanted:
        return
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(HERE / "package.json", folder / "package.json")
    command = ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"]
    node = Path(shutil.which("node") or "node").resolve().parents[1]
    if (node / "include" / "node").is_dir():  # compile against what is installed instead of fetching the headers
        command.append(f"--nodedir={node}")
    subprocess.run(command, cwd=folder, check=True)
    (folder / "ready").write_text(wanted, encoding="utf-8")


class Peer:
    """One node server with as many groups as the product has."""

    name = "Node"

    def __init__(self, libraries: Path, folder: Path, port: int, people: int, workshops: int) -> None:
        folder.mkdir(parents=True)
        self.file, self.port, self.people, self.workshops = folder / "peer.db", port, people // workshops, workshops
        shutil.copyfile(HERE / "peer.mjs", libraries / "peer.mjs")  # modules are looked up beside the script
        command = ["node", str(libraries / "peer.mjs"), str(self.file), str(port)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        if self.process.stdout.readline().strip() != "ready":
            raise RuntimeError("the peer did not start")

    def clients(self) -> list[tuple[int, str, str]]:
        """Everybody who connects, as for the product; two of each workshop only listen."""
        path, found, groups = "/socket.io/?EIO=4&transport=websocket", [], (self.people + 5) // 6
        for workshop in range(self.workshops):
            for number in range(self.people):
                auth = {"workshop": f"w{workshop}", "group": f"g{number // 6}", "seat": f"p{number}"}
                found.append((workshop * groups + number // 6, path, json.dumps(auth)))
            found += [(-1, path, json.dumps({"workshop": f"w{workshop}", "group": "staff", "seat": ""}))] * 2
        return found

    def stop(self) -> int:
        """SIGTERM; the exit code."""
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(30)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code

    def stored(self) -> Counter[str]:
        """How often each post is stored."""
        with sqlite3.connect(self.file) as connection:
            return Counter(row[0] for row in connection.execute("SELECT id FROM posts"))
