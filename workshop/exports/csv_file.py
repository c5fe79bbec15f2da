"""All posts as CSV: one record a post, UTF-8 with a byte-order mark, because Excel garbles Japanese without it."""

from __future__ import annotations

import csv
import io

from workshop.exports.values import PostLine, Report

HEAD = (
    *("番号", "班", "時刻", "役割", "段階", "種類", "区分", "本文", "根拠の事実", "反応"),
    *("課題", "動く役割", "期限", "つなぐ先", "受取確認", "代替", "主担当"),
)
# Excel and others start a formula at these, in full width too.
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def write_csv(report: Report) -> bytes:
    """The file's bytes: a head line and one record for each post, records ended by CRLF."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEAD)
    needs = {need.id: need.label for need in report.needs}
    for line in report.posts:
        writer.writerow([harmless(cell) for cell in post_cells(line, needs)])
    return text.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """The cell with an apostrophe before it if a spreadsheet might take it for a formula."""
    return f"'{cell}" if looks_like_formula(cell) else cell


def looks_like_formula(cell: str) -> bool:
    """Whether a spreadsheet might take the text for a formula."""
    return cell.lstrip().startswith(_FORMULA_STARTS) or cell.startswith(("\t", "\r", "\n"))


def post_cells(line: PostLine, needs: dict[str, str]) -> list[str]:
    """One post in the order of HEAD; `needs` gives the labels of the needs."""
    plan = line.plan
    cells = [str(line.number), line.group, f"{line.at:%H:%M}", line.role, line.stage, line.sort, line.kind, line.text]
    cells += ["、".join(line.facts), "、".join(f"{label}{people}" for label, people in line.reactions)]
    if plan is None:
        return [*cells, "", "", "", "", "", "", ""]
    labels = "、".join(needs.get(need, need) for need in plan.needs)
    return [*cells, labels, plan.role_acting, plan.due, plan.handoff_to, plan.receipt, plan.fallback, "◎" if plan.lead else ""]
