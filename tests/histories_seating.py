"""Random commands about seats and groups, for the histories."""

from __future__ import annotations

from random import Random

from workshop.domain import commands as c
from workshop.domain import commands_seating as s
from workshop.domain.seats import planned_seats
from workshop.domain.state import Participant, State
from workshop.domain.viewpoint import Actor

FACILITATOR = Actor("facilitator", "staff")


def seating(random: Random, state: State) -> tuple[Actor, c.Command]:
    """Plan, arrange, sit down with a slip, rename, remove, limit."""
    groups = [group.id for group in state.groups]
    seats = [seat.id for seat in planned_seats(state)] or ["seat-none"]
    people = [key for (key,) in state.rows[Participant]] or ["person-0"]
    roles = [role.id for role in state.case.roles]
    number = random.randrange(10**6)
    planned = {
        "id": f"seat-{number:06}", "number": number, "group_id": random.choice(groups), "role": random.choice(roles), "profession": "phn",
        "department": None, "ladder": "", "chief": False,
    }  # fmt: skip
    moves = tuple((random.choice([*seats, *people]), random.choice(groups), random.choice(["", *roles])) for _ in range(random.randrange(1, 4)))
    comer = f"person-{random.randrange(5)}"
    return random.choice(
        [
            (FACILITATOR, s.PlanSeats((planned,), replace=random.random() < 0.1)),
            (FACILITATOR, s.ArrangeSeats(tuple({move[0]: move for move in moves}.values()), (random.choice(seats),))),
            (Actor("participant", comer), c.JoinWorkshop(comer, "phn", None, "", "", random.choice(seats))),
            (FACILITATOR, s.RenameGroup(random.choice(groups), f"{number}班")),
            (FACILITATOR, s.RemoveGroup(random.choice(groups))),
            (FACILITATOR, s.SetGroupLimit(random.randrange(1, 9))),
        ]
    )
