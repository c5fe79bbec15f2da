"""The client's own tests, run by node: reducing, gaps, the outbox."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
pytestmark = [
    pytest.mark.needs_node,
    pytest.mark.skipif(shutil.which("node") is None and not os.environ.get("CI"), reason="node is not installed"),
]


def test_the_client_folds_frames_keeps_order_and_asks_after_a_gap() -> None:
    done = subprocess.run(["node", "--test", *sorted(map(str, HERE.glob("*.test.mjs")))], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "# pass 0" not in done.stdout
