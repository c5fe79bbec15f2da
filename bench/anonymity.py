"""How good the checker is, and how fast: recall by kind, false alarms, milliseconds.  See bench/README-anonymity.md.

A file holds one text a line, with `{kind:text}` around what has to be found; lines that begin with # are left out.
"""

from __future__ import annotations

import argparse
import gc
import json
import re
import time
from collections import Counter
from pathlib import Path

from workshop.anonymity.check import check
from workshop.anonymity.lexicon import load

HERE = Path(__file__).resolve().parent / "anonymity"
_GOLD = re.compile(r"\{(?P<kind>[a-z]+):(?P<text>[^{}]+)\}")

Gold = tuple[int, int, str]


def read(line: str) -> tuple[str, list[Gold]]:
    """The text without its marks, and the spans that were marked."""
    text, gold, last = "", [], 0
    for match in _GOLD.finditer(line):
        text += line[last : match.start()]
        gold.append((len(text), len(text) + len(match["text"]), match["kind"]))
        text += match["text"]
        last = match.end()
    return text + line[last:], gold


def lines(path: Path) -> list[tuple[str, list[Gold]]]:
    """All texts of a file."""
    return [read(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]


def measure(path: Path, *, show: bool = False) -> dict[str, object]:
    """The figures for one file; `show` prints what was missed and what was found without reason."""
    total, touched, covered = Counter[str](), Counter[str](), Counter[str]()
    harmless = false_stops = false_cares = marked_extra = 0
    for text, gold in lines(path):
        found = check(text).findings
        for start, end, kind in gold:
            total[kind] += 1
            over = [finding for finding in found if finding.start < end and start < finding.end]
            covering = set().union(*(range(finding.start, finding.end) for finding in over))
            touched[kind] += bool(over)
            covered[kind] += covering >= set(range(start, end))
            if show and not covering >= set(range(start, end)):
                print(f"  missed {kind} {text[start:end]}: {text}  {[(f.kind, f.text) for f in over]}")
        extra = [finding for finding in found if not any(finding.start < end and start < finding.end for start, end, _ in gold)]
        if show and extra:
            print(f"  extra {[(f.kind, f.grade, f.text) for f in extra]}: {text}")
        if gold:
            marked_extra += len(extra)
            continue
        harmless += len(text)
        false_stops += sum(finding.grade == "stop" for finding in extra)
        false_cares += sum(finding.grade != "stop" for finding in extra)
    kinds = {kind: {"n": total[kind], "overlap": round(touched[kind] / total[kind], 3), "cover": round(covered[kind] / total[kind], 3)} for kind in sorted(total)}
    return {
        "file": path.name,
        "kinds": kinds,
        "harmless_characters": harmless,
        "false_stop_per_1000": round(1000 * false_stops / max(harmless, 1), 2),
        "false_care_per_1000": round(1000 * false_cares / max(harmless, 1), 2),
        "findings_beside_the_gold_in_marked_texts": marked_extra,
    }


def framed(path: Path) -> dict[str, dict[str, float]]:
    """How many of the names are found in each sort of frames: every name in every frame."""
    names: dict[str, list[str]] = {}
    hits, asked = Counter[str](), Counter[str]()
    kind, sorts = "", [""]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(("names ", "frames ")):
            kind, *sorts = line.split()
        elif line and not line.startswith("#") and kind == "names":
            names[sorts[0]] = line.split()
        elif line and not line.startswith("#"):
            at = line.index("{}")
            for sort in sorts:
                asked[sort] += len(names[sort])
                hits[sort] += sum(any(finding.start < at + len(name) and at < finding.end for finding in check(line.replace("{}", name)).findings) for name in names[sort])
    return {sort: {"n": asked[sort], "overlap": round(hits[sort] / asked[sort], 3)} for sort in names}


def speed(path: Path) -> dict[str, dict[str, float]]:
    """Milliseconds after loading: for a post of 60 characters with nothing in it, and for one of 200 with whatever the file has."""
    gc.freeze()
    gc.set_threshold(20_000, 50, 1_000)  # as in a running server
    texts = lines(path)
    return {
        "harmless_60": _timed("".join(text for text, gold in texts if not gold), 60),
        "any_200": _timed("".join(text for text, _ in texts), 200),
    }


def _timed(whole: str, size: int) -> dict[str, float]:
    posts = [whole[start : start + size] for start in range(0, len(whole) - size, size)]
    wall, cpu = [], []
    for post in posts * (1_000 // len(posts) + 1):
        begun, spent = time.perf_counter(), time.process_time()
        check(post)
        wall.append((time.perf_counter() - begun) * 1000)
        cpu.append((time.process_time() - spent) * 1000)
    return {
        "posts": len(wall),
        **{f"{name}_{part}": round(sorted(values)[int(len(values) * share)], 3) for name, values in (("wall_ms", wall), ("cpu_ms", cpu)) for part, share in (("median", 0.5), ("p99", 0.99))},
    }


def main() -> None:
    """Measure the files named, or the parts of our own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[HERE / "seen.txt", HERE / "unseen.txt", HERE / "fresh.txt"])
    parser.add_argument("--show", action="store_true", help="print what was missed and what was found without reason")
    arguments = parser.parse_args()
    report: dict[str, object] = {"load_s": round(load(), 2)}
    report["parts"] = [measure(path, show=arguments.show) for path in arguments.files]
    report["names_in_frames"] = framed(HERE / "frames.txt")
    report["speed"] = speed(arguments.files[0])
    print(json.dumps(report, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
