"""Results -> a table (Markdown), a plot (SVG), and both in bench/README.md between its markers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
START, END = "<!-- results -->", "<!-- /results -->"
SERVERS = {"Aminome": "#0017c1", "Node": "#767676"}
HEAD = (
    "| connections | load | server | acked/s | delivered/s | ack p50 / p95 / p99 ms | last of the group p50 / p95 / p99 ms | CPU ms a post | load's share |\n"
    "|---|---|---|---|---|---|---|---|---|\n"
)


def write(results: dict[str, Any], folder: Path) -> None:
    """Write table and plot into `folder`, and put the table into the README."""
    folder.mkdir(exist_ok=True)
    text = table(results)
    (folder / "latency.svg").write_text(plot(results), encoding="utf-8")
    readme = HERE / "README.md"
    before, rest = readme.read_text(encoding="utf-8").split(START)
    readme.write_text(f"{before}{START}\n{text}\n{END}{rest.split(END)[1]}", encoding="utf-8")


def table(results: dict[str, Any]) -> str:
    """A line for each run, and what the figures were taken on."""
    machine = results["machine"]
    lines = [_line(run) for run in results["runs"]]
    lost = sum(run["missing"] + run["doubled"] for run in results["runs"])
    told = (
        f"\n\n{machine['cores']} cores, {machine['memory_gb']} GB, {machine['system']}, Python {machine['python']}, Node {machine['node']}; "
        f"the load of all other processes at the start: {machine['load']}. Taken {results['at']}.\n"
        f"Of {sum(run['acked'] for run in results['runs']):,} acknowledged posts {lost} were missing or stored twice; "
        f"{sum(run['sent'] - run['refused'] - run['delivered'] for run in results['runs']):,} did not reach everybody of the group."
    )
    return HEAD + "\n".join(lines) + told


def _line(run: dict[str, Any]) -> str:
    ack, last = (" / ".join(f"{run[name][share]:.1f}" for share in ("p50", "p95", "p99")) for name in ("ack_ms", "last_ms"))
    load = f"{run['rate']:.0f}/s" if run["rate"] else "saturation"
    where = f"{run['people']:,}" + (f" in {run['workshops']} workshops" if run["workshops"] > 1 else "")
    cpu = 1000 * run["server_cpu_s"] / max(run["acked"], 1)
    share = f"{100 * run['load_cpu_s'] / run['seconds']:.0f} % of a core"
    cells = (where, load, run["server"], f"{run['acked_per_s']:,.0f}", f"{run['delivered_per_s']:,.0f}", ack, last, f"{cpu:.2f}", share)
    return f"| {' | '.join(cells)} |"


def plot(results: dict[str, Any]) -> str:
    """Two rows of bars: p95 until the last of the group has a post at the given rate, and posts a second in saturation."""
    given = [run for run in results["runs"] if run["rate"]]
    full = [run for run in results["runs"] if not run["rate"]]
    parts = [
        _bars(given, lambda run: run["last_ms"]["p95"], 0, f"post → last of the group, p95, ms, at {given[0]['rate']:.0f} posts/s" if given else ""),
        _bars(full, lambda run: run["acked_per_s"], 260, "acknowledged posts a second, in saturation"),
    ]
    legend = "".join(
        f'<rect x="{560 + 110 * place}" y="8" width="14" height="14" fill="{colour}"/><text x="{580 + 110 * place}" y="20">{name}</text>'
        for place, (name, colour) in enumerate(SERVERS.items())
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 520" font-family="sans-serif" font-size="14" role="img">'
        f'<rect width="800" height="520" fill="#fff"/>{"".join(parts)}{legend}</svg>\n'
    )


def _bars(runs: list[dict[str, Any]], height_of: Any, top: int, title: str) -> str:
    kinds = list(dict.fromkeys((run["people"], run["workshops"]) for run in runs))
    highest = max((height_of(run) for run in runs), default=1) or 1
    shapes = [f'<text x="20" y="{top + 20}" font-weight="bold">{title}</text><path d="M20 {top + 220}H780" stroke="#333"/>']
    for run in runs:
        place, which = kinds.index((run["people"], run["workshops"])), list(SERVERS).index(run["server"])
        value = height_of(run)
        high = max(1.0, 150 * value / highest)
        x, y = 40 + 150 * place + 58 * which, top + 220 - high
        shapes.append(f'<rect x="{x}" y="{y:.1f}" width="50" height="{high:.1f}" fill="{SERVERS[run["server"]]}"/>')
        shown = f"{value:,.0f}" if value >= 100 else f"{value:.1f}"
        shapes.append(f'<text x="{x + 25}" y="{y - 6:.1f}" text-anchor="middle">{shown}</text>')
    for place, (people, workshops) in enumerate(kinds):
        label = f"{people:,}" if workshops == 1 else f"{workshops} × {people // workshops}"
        shapes.append(f'<text x="{40 + 150 * place + 54}" y="{top + 240}" text-anchor="middle">{label}</text>')
    return "".join(shapes)
