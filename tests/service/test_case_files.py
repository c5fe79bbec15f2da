"""`workshop cases check` in the terminal and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from workshop.cli import main

CASES = Path(__file__).parents[2] / "cases"
TELLING = (CASES / "young-carer/case.md").read_text(encoding="utf-8").replace("Bさんは中学2年。", "鈴木美咲さんは中学2年。", 1)


def test_the_sample_cases_pass() -> None:
    told = CliRunner().invoke(main, ["cases", "check", *map(str, CASES.glob("*/case.md"))])
    assert told.exit_code == 0, told.output
    assert "見つからない＝匿名化済み、ではありません" in told.output


def test_a_name_is_told_with_its_line_and_what_could_stand_there(tmp_path: Path) -> None:
    path = tmp_path / "case-file.md"
    path.write_text(TELLING, encoding="utf-8")
    line = TELLING[: TELLING.index("鈴木美咲")].count("\n") + 1
    told = CliRunner().invoke(main, ["cases", "check", str(path)])
    assert told.exit_code == 1
    assert f"{path}:{line}: ［止める・人の名前］「鈴木美咲」→「" in told.output


def test_the_same_as_json(tmp_path: Path) -> None:
    path = tmp_path / "case-file.md"
    path.write_text(TELLING, encoding="utf-8")
    told = json.loads(CliRunner().invoke(main, ["cases", "check", "--json", str(path)]).output)
    assert told["files"][0]["faults"] == []
    assert [(item["grade"], item["text"]) for item in told["files"][0]["findings"]] == [("stop", "鈴木美咲")]


def test_a_file_that_is_no_text_has_faults_and_no_findings(tmp_path: Path) -> None:
    path = tmp_path / "case-file.md"
    path.write_bytes(b"\xff\xfe\x00")
    told = CliRunner().invoke(main, ["cases", "check", "--json", str(path)])
    assert told.exit_code == 1
    assert json.loads(told.output)["files"][0]["findings"] == []
