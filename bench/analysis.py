"""How long the indicators take: all of a large workshop, one edit of it, and from the rows of the state to JSON.

`python bench/analysis.py` prints a table.  40 groups x 12 needs x 12 roles; 400 items in all, as forty real groups write, and 400 in each group.
"""

from __future__ import annotations

import gc
import random
import statistics
import time
from collections.abc import Callable

from workshop.analysis.net import Analyst, analyse
from workshop.analysis.present import show_group
from workshop.analysis.values import CaseFrame, Citation, GroupPlan, Item, Marks, WorkshopPlan
from workshop.domain.case import Fact, Need, Role

GROUPS, NEEDS, ROLES, FACTS, ROUNDS = 40, 12, 12, 20, 15
KINDS = ("protect", "act", "assess", "coordinate", "handoff", "handoff", "watch")
TEXTS = ("夜の様子を聞きに訪ねる", "一時保護を決める前に会議を開く", "申請の書類を一緒に書く", "受診の予約を取る", "朝の送りを代わりにする")


def frame() -> CaseFrame:
    """A case with twelve needs and roles."""
    roles = tuple(Role(f"r{n}", f"役割{n}", f"役{n}", "区", (), ("一時保護", "入院の決定", "受診の強制")) for n in range(ROLES))
    facts = tuple(Fact(f"F{n}", "事実", n % 4 == 0, (f"r{n % ROLES}",)) for n in range(FACTS))
    needs = tuple(Need(f"N{n}", "課題", 1 + n % 3, n % 3 == 0, 48, (f"F{n}", f"F{n + 1}")) for n in range(NEEDS))
    return CaseFrame(needs, facts, roles)


def items(chance: random.Random, group: int, number: int) -> tuple[Item, ...]:
    """A plan of one group."""
    made = []
    for place in range(number):
        kind, role = chance.choice(KINDS), f"r{chance.randrange(ROLES)}"
        to = f"r{chance.randrange(ROLES)}" if kind == "handoff" or chance.random() < 0.2 else None
        needs = tuple(f"N{n}" for n in chance.sample(range(NEEDS), chance.choice((1, 1, 2))))
        due = chance.choice((None, 24, 48, 168))
        flags = (chance.random() < 0.5, chance.random() < 0.3, chance.random() < 0.2)
        made.append(Item(f"post-{group}-{place}-abcdefghijkl", role, needs, kind, due, None if to == role else to, *flags, chance.choice(TEXTS)))
    return tuple(made)


def workshop(in_each: int) -> WorkshopPlan:
    """A workshop with that many items in each group."""
    chance = random.Random(7)
    played = tuple(f"r{n}" for n in range(ROLES))
    groups = []
    for number in range(GROUPS):
        plan = items(chance, number, in_each)
        shared = frozenset(f"F{n}" for n in range(FACTS) if chance.random() < 0.4)
        groups.append(GroupPlan(f"g{number}", plan, played, shared=shared, marks=Marks(plan[: in_each // 2], plan[: in_each // 2], None)))
    citations = tuple(Citation(f"c{n}", f"g{n % GROUPS}", f"profession{n % 9}", (f"F{n % FACTS}",)) for n in range(GROUPS * 12))
    return WorkshopPlan(frame(), tuple(groups), citations, {f"profession{n}": 10 for n in range(9)})


def milliseconds(work: Callable[[], object]) -> tuple[float, float]:
    """Median and worst of some rounds."""
    took = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        took.append((time.process_time() - start) * 1000)
    return statistics.median(took), max(took)


def edited(plan: WorkshopPlan) -> WorkshopPlan:
    """The plan after one edit in its first group."""
    first = plan.groups[0]
    changed = first.items[0]._replace(due_h=24 if first.items[0].due_h is None else None)
    group = GroupPlan(first.group, (changed, *first.items[1:]), first.played, shared=first.shared, marks=first.marks)
    return WorkshopPlan(plan.frame, (group, *plan.groups[1:]), plan.citations, plan.people)


def main() -> None:
    """Measure and print."""
    gc.freeze()
    gc.set_threshold(20_000, 50, 1_000)  # as workshop/serve.py has it
    print(f"{GROUPS} groups x {NEEDS} needs x {ROLES} roles, CPU ms, median / worst of {ROUNDS} rounds")
    for in_each in (10, 400):
        plan = workshop(in_each)
        net = analyse(plan)
        one, other = edited(plan), plan
        analyst = Analyst(plan.frame)
        analyst.workshop(plan)
        pair = [one, other]

        def edit(analyst: Analyst = analyst, pair: list[WorkshopPlan] = pair) -> None:
            pair.reverse()
            analyst.workshop(pair[0])

        rows = (
            ("everything anew", milliseconds(lambda plan=plan: analyse(plan))),
            ("one edit", milliseconds(edit)),
            ("nothing new", milliseconds(lambda analyst=analyst, pair=pair: analyst.workshop(pair[0]))),
            ("one group as JSON values", milliseconds(lambda net=net: show_group(net.groups["g0"], staff=True))),
        )
        print(f"{in_each * GROUPS} items ({in_each} in each group)")
        for name, (median, worst) in rows:
            print(f"  {name:26} {median:8.2f} / {worst:8.2f}")


if __name__ == "__main__":
    main()
