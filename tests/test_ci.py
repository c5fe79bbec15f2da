"""On CI nothing is skipped: a part that is missing there is an error which names it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOOLS = ("bash", "ls", "tr", "id")  # what .ci/system itself needs


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A PATH with no apt-get and none of the parts."""
    for name in TOOLS:
        found = shutil.which(name)
        assert found is not None
        (tmp_path / name).symlink_to(found)
    return tmp_path


def _system(path: Path, ci: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": str(path), "CI": ci}
    return subprocess.run([str(path / "bash"), str(ROOT / ".ci" / "system")], env=environment, capture_output=True, text=True, check=False)


def test_a_part_that_cannot_be_installed_ends_ci_and_is_named(bare: Path) -> None:
    done = _system(bare, "true")
    assert done.returncode == 1
    for part in ("chromium", "libreoffice-writer-nogui", "nodejs", "gcc"):
        assert part in done.stderr


def test_at_home_a_missing_part_is_only_told(bare: Path) -> None:
    done = _system(bare, "")
    assert done.returncode == 0
    assert "chromium" in done.stderr


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_a_skipped_test_fails_on_ci_only(tmp_path: Path, ci: str, code: int) -> None:
    (tmp_path / "conftest.py").write_text((ROOT / "tests" / "nothing_skipped.py").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "test_one.py").write_text(
        "import pytest\n\n\n@pytest.mark.skip(reason='no such part')\ndef test_marked(): pass\n\n\ndef test_within(): pytest.skip('no such part')\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--rootdir", str(tmp_path), str(tmp_path)]
    done = subprocess.run(command, env={**os.environ, "CI": ci}, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout
    assert ("1 failed, 1 error" if ci else "2 skipped") in done.stdout
