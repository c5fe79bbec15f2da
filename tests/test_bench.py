"""The bench measures what it says: a short run of a dozen people, on the real product."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bench import report

pytestmark = pytest.mark.skipif(shutil.which("cc") is None and not os.environ.get("CI"), reason="no C compiler is installed")


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What a short run of the product alone writes."""
    folder = tmp_path_factory.mktemp("bench")
    options = ["--scenario", "12x2", "--servers", "product", "--seconds", "0.5", "--rate", "40"]
    command = [sys.executable, "-m", "bench.run", *options, "--scratch", str(folder), "--output", str(folder / "results")]
    done = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    found: dict[str, object] = json.loads((folder / "results" / "results.json").read_text(encoding="utf-8"))
    return found


def test_what_is_acknowledged_is_stored_and_reaches_everybody_of_the_group(results: dict[str, list[dict[str, float]]]) -> None:
    given, full = results["runs"]
    assert 15 <= given["sent"] <= 21
    for run in (given, full):
        assert run["sent"] == run["acked"] == run["delivered"] > 0
        assert (run["refused"], run["odd"], run["cut"], run["missing"], run["doubled"], run["exit_code"]) == (0, 0, 0, 0, 0, 0)
        assert 0 < run["ack_ms"]["p50"] <= run["ack_ms"]["p95"] <= run["ack_ms"]["max"]  # type: ignore[index]


def test_the_table_and_the_plot_show_every_run(results: dict[str, list[dict[str, float]]]) -> None:
    assert report.table(results).count("| Aminome |") == 2
    assert report.plot(results).count('fill="#0017c1"') == 3, "a bar in each row, and the legend"
