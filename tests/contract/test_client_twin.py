"""The client's own tests, run by node: reducing the server's frames, gaps, the outbox."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.contract.cases import make
from workshop.domain.case import Case

HERE = Path(__file__).parent
HISTORIES, MOVES = 12, 160
pytestmark = [
    pytest.mark.needs_node,
    pytest.mark.skipif(shutil.which("node") is None and not os.environ.get("CI"), reason="node is not installed"),
]


def _node(*files: Path, cases: Path | None = None) -> str:
    environment = {**os.environ, **({"CONTRACT_CASES": str(cases)} if cases else {})}
    done = subprocess.run(["node", "--test", *map(str, files)], capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr
    return done.stdout


def test_the_client_keeps_order_and_asks_after_a_gap() -> None:
    assert "# pass 0" not in _node(*sorted(HERE.glob("*.test.mjs")))


def test_the_client_folds_the_servers_frames_into_the_servers_next_snapshot(case: Case, tmp_path: Path) -> None:
    told, seen = set(), set()
    for seed in range(HISTORIES):
        made = make(case, seed, MOVES)
        (tmp_path / f"history-{seed:02}.json").write_text(json.dumps(made), encoding="utf-8")
        told |= {frame["type"] for one in made for frame in one["frames"]}
        seen |= {one["before"]["viewpoint"]["capacity"] for one in made}
    assert seen == {"facilitator", "projector", "participant"}
    assert {"post.put", "post.withdrawn", "posts.revealed", "reaction.set", "fact.shared", "urgency.rated", "stage.opened", "seat.changed"} <= told
    assert "history-00.json: history 0, facilitator" in _node(HERE / "reduce.test.mjs", cases=tmp_path)
