"""The net as pictures: all groups side by side, one group's coverage, one group's hand-offs.  Signs, shades and lines tell it; there is no colour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from workshop.analysis.words import LEVEL_WORDS, LEVELS
from workshop.casebook.diagrams.paper import INK, PALE, QUIET, WHITE, Paper, wrapped
from workshop.exports.ecomap_layout import HEIGHT, HOUSEHOLD, WIDTH, Arrow, Node, arrow, place_labels, place_roles, spoke
from workshop.exports.values_pack import GroupNetLine, HandoffLine, NetPart

SIGNS = {"hole": "×", "apparent": "▲", "one_legged": "△", "held": "○", "": "―"}
_WIDE = 640.0  # units, as every figure
_LABEL, _STATE = 200.0, 40.0
_LEVEL_FILLS = {3: ("#4d4d4d", WHITE), 2: ("#c4c4c4", INK), 1: (WHITE, INK), 0: (WHITE, "#9a9a9a")}
_STATE_FILLS = {"hole": (INK, WHITE), "apparent": ("#8c8c8c", INK), "one_legged": ("#e4e4e4", INK), "held": (WHITE, INK), "": (WHITE, QUIET)}
REPLY_SIGNS = {"accepted": "✓", "asked": "？", "declined": "×", "": "…"}
_NOTE_ROOM = 44.0
_ROW = 25.0  # of one group's coverage: three of them fill a page
_UPRIGHT = 46.0  # a column narrower than this has its title written upwards


def overview_picture(net: NetPart) -> str:
    """Needs down, groups across: where the same hole shows in many groups."""
    needs = [need.label for need in net.groups[0].needs]
    names = [group.name for group in net.groups]
    states = [[group.needs[place].state if group.planned else "" for group in net.groups] for place in range(len(needs))]
    paper = Paper()
    wide = min(64.0, (_WIDE - _LABEL) / max(1, len(names)))
    top = _titles(paper, names, wide)
    for row, label in enumerate(needs):
        y = top + row * 26.0
        _row_label(paper, label, y, 26.0)
        for column, state in enumerate(states[row]):
            fill, ink = _STATE_FILLS[state]
            _cell(paper, (_LABEL + column * wide, y, wide, 26.0), fill, SIGNS[state], ink, min(15.0, wide * 0.85))
    return paper.svg((0.0, 0.0, _WIDE, top + len(needs) * 26.0 + 2))


def coverage_picture(group: GroupNetLine) -> str:
    """Needs down, roles across: the highest level of each role; a need that nobody acts on stands in a thick frame."""
    roles = _columns(group)
    paper = Paper()
    wide = min(76.0, (_WIDE - _LABEL - _STATE) / max(1, len(roles)))
    top = _titles(paper, [*roles, "状態"], wide, last=_STATE)
    edge = _LABEL + wide * len(roles)
    for row, need in enumerate(group.needs):
        y = top + row * _ROW
        _row_label(paper, need.label, y, _ROW)
        levels = {role: level for role, level, _ in need.cells}
        for column, role in enumerate(roles):
            level = levels.get(role, 0)
            fill, ink = _LEVEL_FILLS[level]
            _cell(paper, (_LABEL + column * wide, y, wide, _ROW), fill, LEVELS[level], ink, 16.0 if level else 12.0)
        _cell(paper, (edge, y, _STATE, _ROW), WHITE, SIGNS[need.state], INK, 17.0)
        if need.state in ("hole", "apparent"):
            paper.shape("rect", x=_LABEL, y=y + 1.5, width=edge + _STATE - _LABEL, height=_ROW - 3, fill="none", stroke=INK, stroke_width=3)
    return paper.svg((0.0, 0.0, _WIDE, top + len(group.needs) * _ROW + 2))


def coverage_words(group: GroupNetLine) -> str:
    """The same in words, for who cannot see it."""
    told = []
    for need in group.needs:
        roles = "、".join(f"{role}は{LEVEL_WORDS[level]}" for role, level, _ in need.cells)
        told.append(f"{need.label}（{SIGNS[need.state]}）：{roles or 'だれも書いていない'}")
    return f"{group.name}の網羅表。" + "。".join(told) + "。"


def _columns(group: GroupNetLine) -> list[str]:
    """The roles that sit in the group, were called in or act, in the case's order."""
    acts = dict.fromkeys(role for need in group.needs for role, _, _ in need.cells)
    seated = [role.name for role in group.roles if role.played or role.called or role.name in acts]
    return list(dict.fromkeys((*seated, *acts)))


def _titles(paper: Paper, titles: Sequence[str], wide: float, *, last: float = 0.0) -> float:
    """The heads of the columns, upwards where the columns are narrow; how high they are."""
    most = max((len(title) for title in titles), default=0)
    high = 40.0 if wide >= _UPRIGHT else 14.0 + 11.5 * min(8, most)
    for column, title in enumerate(titles):
        broad = last if last and column == len(titles) - 1 else wide
        middle = _LABEL + column * wide + broad / 2
        if wide >= _UPRIGHT:
            paper.text(wrapped(title, max(3, int(broad / 12)), 2), middle, high / 2 + 2, size=11.5, rim=0)
        else:
            told = title if len(title) <= 8 else title[:7] + "…"
            size = min(11.0, wide * 0.85)
            x, y = middle + size * 0.36, high - 5
            element = paper.shape("text", x=x, y=y, font_size=size, text_anchor="start", fill=INK, transform=f"rotate(-90 {x:.1f} {y:.1f})")
            element.text = told
    return high


def _row_label(paper: Paper, label: str, y: float, high: float) -> None:
    paper.text(wrapped(label, 17, 2), 0.0, y + high / 2, size=11.0, anchor="start", rim=0)


def _cell(paper: Paper, box: tuple[float, float, float, float], fill: str, sign: str, ink: str, size: float) -> None:
    x, y, w, h = box
    paper.shape("rect", x=x, y=y, width=w, height=h, fill=fill, stroke="#767676", stroke_width=0.8)
    paper.text([sign], x + w / 2, y + h / 2, size=size, ink=ink, rim=0)


def handoff_picture(group: GroupNetLine) -> str:
    """The household in the middle, the roles around it, the hand-offs as arrows with their answers, as on the wall."""
    told = {role.name: role for role in group.roles}
    ends = [name for line in group.handoffs for name in (line.origin, line.to)]
    acts = {role for need in group.needs for role, level, _ in need.cells if level >= 2}
    named = {*_columns(group), *ends}
    names = [*(name for name in told if name in named), *(name for name in dict.fromkeys(ends) if name not in told)]
    paper = Paper()
    nodes = {}
    for node in place_roles(names):
        role = told.get(node.label)
        noted = role is None or not role.played or role.isolated
        nodes[node.label] = Node(node.label, node.x, node.y, node.w, below=_NOTE_ROOM if noted else 0.0)
    for name in acts & set(nodes):
        paper.line(spoke(nodes[name]), width=3, ink="#8c8c8c")
    x, y, rx, ry = HOUSEHOLD
    paper.shape("ellipse", cx=x, cy=y, rx=rx, ry=ry, fill=INK)
    paper.text(["世帯"], x, y, size=40, bold=True, ink=WHITE, rim=0)
    _arrows(paper, group.handoffs, nodes)
    for name, node in nodes.items():
        role = told.get(name)
        below = "招集" if role and role.called and not role.played else "班にいない" if role is None or not role.played else "つながりなし" if role.isolated else ""
        _role(paper, node, below, key=bool(role and role.key), acts=name in acts)
    return paper.svg((0.0, 20.0, WIDTH, HEIGHT - 20.0), scale=_WIDE / WIDTH)


def _arrows(paper: Paper, handoffs: Sequence[HandoffLine], nodes: dict[str, Node]) -> None:
    pairs: dict[tuple[str, str], list[HandoffLine]] = {}
    for line in handoffs:
        if line.origin != line.to:
            pairs.setdefault((line.origin, line.to), []).append(line)
    curves = [arrow(nodes[origin], nodes[to]) for origin, to in pairs]
    words = [_answers(lines) for lines in pairs.values()]
    spots = place_labels(curves, list(nodes.values()), [2 * _half(word) for word in words])
    for curve, lines in zip(curves, pairs.values(), strict=True):
        _curve(paper, curve, _line_of(lines), untaken=any(line.state == "untaken" for line in lines))
    for word, (x, y) in zip(words, spots, strict=True):
        half = _half(word)
        paper.shape("rect", x=x - half, y=y - 22, width=half * 2, height=44.0, rx=22.0, fill=WHITE, stroke=INK, stroke_width=2)
        paper.text([word], x, y, size=28, bold=True, rim=0)


def _answers(lines: Sequence[HandoffLine]) -> str:
    """「✓2 ×1」; one item for several needs is one hand-off."""
    counts = Counter(reply for _, reply in {(line.number if line.number is not None else place, line.reply) for place, line in enumerate(lines)})
    several = len(counts) > 1 or any(number > 1 for number in counts.values())
    return " ".join(f"{sign}{counts[reply] if several else ''}" for reply, sign in REPLY_SIGNS.items() if counts[reply])


def _half(word: str) -> float:
    return 13.0 * len(word) + 16


def _line_of(lines: Sequence[HandoffLine]) -> str:
    """What still needs somebody is what is drawn: declined before open before accepted."""
    replies = {line.reply for line in lines}
    return "declined" if "declined" in replies else "open" if replies & {"", "asked"} else "accepted"


_DASHES: dict[str, dict[str, object]] = {"accepted": {}, "open": {"stroke_dasharray": "20 12"}, "declined": {"stroke_dasharray": "2 13"}}


def _curve(paper: Paper, curve: Arrow, line: str, *, untaken: bool) -> None:
    (x, y), (cx, cy), (to_x, to_y) = curve.start, curve.control, curve.end
    d = f"M{x:.1f} {y:.1f} Q{cx:.1f} {cy:.1f} {to_x:.1f} {to_y:.1f}"
    paper.shape("path", d=d, fill="none", stroke=INK, stroke_width=6, **_DASHES[line])
    _tip(paper, to_x, to_y, curve.angle, hollow=untaken)


def _tip(paper: Paper, x: float, y: float, angle: float, *, hollow: bool) -> None:
    look: dict[str, object] = {"fill": WHITE, "stroke": INK, "stroke_width": 3} if hollow else {"fill": INK}
    paper.shape("path", d="M0 0 L-24 -11 L-24 11 Z", transform=f"translate({x:.1f} {y:.1f}) rotate({angle:.1f})", **look)


def _role(paper: Paper, node: Node, below: str, *, key: bool, acts: bool) -> None:
    dash = {"stroke_dasharray": "9 7"} if below else {}
    fill = PALE if acts else WHITE
    paper.shape("rect", x=node.x - node.w / 2, y=node.y - node.h / 2, width=node.w, height=node.h, rx=12.0, fill=fill, stroke=INK, stroke_width=3, **dash)
    paper.text([node.label], node.x, node.y, size=34, bold=True, rim=0)
    if key:
        x, y = node.x + node.w / 2, node.y - node.h / 2
        paper.shape("circle", cx=x, cy=y, r=25.0, fill=INK)
        paper.text(["要"], x, y, size=28, ink=WHITE, rim=0)
    if below:
        paper.text([below], node.x, node.y + node.h / 2 + 24, size=30, ink=QUIET, rim=8)


LEGEND_WORDS = (
    "実線は「受け取りました」（✓）、破線は返事なし（…）か「たずねたい」（？）、点線は「受けられません」（×）。白い矢じりは受け手なし。"
    "「要」は欠けるとつなぎが切れる役割。点線の枠は班にいないか、つながりのない役割。世帯への細い線は、自分で動く役割。"
)


def legend_picture() -> str:
    """What lines and marks mean, in two rows; once for all nets."""
    paper = Paper()
    x = 10.0
    for line, words in (("accepted", "✓ 受け取りました"), ("open", "… 返事なし／？ たずねたい"), ("declined", "× 受けられません")):
        paper.shape("path", d=f"M{x:.0f} 30 H{x + 80:.0f}", fill="none", stroke=INK, stroke_width=6, **_DASHES[line])
        paper.text([words], x + 94, 30, size=30, anchor="start", rim=0)
        x += 130 + 30.5 * len(words)
    _tip(paper, 90, 90, 0, hollow=True)
    paper.text(["受け手なし"], 104, 90, size=30, anchor="start", rim=0)
    paper.line([(310, 90), (390, 90)], width=3, ink="#8c8c8c")
    paper.text(["世帯に自分で動く"], 404, 90, size=30, anchor="start", rim=0)
    paper.shape("circle", cx=715.0, cy=90.0, r=25.0, fill=INK)
    paper.text(["要"], 715, 90, size=28, ink=WHITE, rim=0)
    paper.text(["欠けると切れる役割"], 752, 90, size=30, anchor="start", rim=0)
    paper.shape("rect", x=1080.0, y=68.0, width=80.0, height=44.0, rx=10.0, fill=WHITE, stroke=INK, stroke_width=3, stroke_dasharray="9 7")
    paper.text(["班にいない・つながりなし"], 1174, 90, size=30, anchor="start", rim=0)
    return paper.svg((0.0, 0.0, WIDTH, 124.0), scale=_WIDE / WIDTH)


def handoff_words(group: GroupNetLine) -> str:
    """The net in words."""
    ways = "、".join(f"{line.origin}から{line.to}へ（{line.answer or '返事なし'}{'、受け手なし' if line.state == 'untaken' else ''}）" for line in group.handoffs)
    marks = "".join(f"{title}：{'、'.join(roles)}。" for title, roles in (("要の役割", group.key), ("孤立役割", group.isolated)) if roles)
    return f"{group.name}のつなぎ。{ways or 'つなぎは書かれていません'}。{marks}"

