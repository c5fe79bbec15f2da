"""Plans with known holes are written over a real server, by people with seats, and exactly these holes are found."""

from __future__ import annotations

import queue
from pathlib import Path
from typing import Any

from tests.gate.test_gate import prepare_workshop
from tests.servers import Server
from workshop.domain.viewpoint import Actor
from workshop.rehearsal.client import Client, take_seat
from workshop.service.tickets import Tickets
from workshop.settings import Settings, complete

# Who writes what, by group: role -> items of the case young-carer.  N1 to N3, N7 and N8 are its needs with a word to say; every other is left open.
PLANS: dict[str, dict[str, list[dict[str, Any]]]] = {
    "g1": {
        "school": [
            {"needs": ["N1"], "kind": "act", "what": "夜の電話の番を決める", "due_h": 48, "lead": True},
            {"needs": ["N3"], "kind": "watch", "what": "保健室で様子を見る"},
            {"needs": ["N7"], "kind": "handoff", "what": "入院したときのことを頼む", "handoff_to": "hospital_msw"},
        ],
        "hospital_msw": [{"needs": ["N2"], "kind": "assess", "what": "受診の予約を取り直す", "due_h": 720, "fallback": "訪問看護に頼む"}],
        "nursery": [{"needs": ["N1"], "kind": "act", "what": "朝の様子を毎日伝える", "due_h": 24, "lead": True}],
    },
    "g2": {
        "school": [{"needs": ["N2"], "kind": "handoff", "what": "受診のことをつなぐ", "handoff_to": "mh_worker", "due_h": 24, "receipt": "電話で聞く"}],
        "mh_worker": [{"needs": ["N2"], "kind": "act", "what": "一緒に病院へ行く", "due_h": 168}],
    },
}


def seat_and_write(server: Server, code: str, professions: list[str]) -> list[Client]:
    """Everybody sits down, and writes; returns the lines, still open."""
    lines = []
    for group, roles in PLANS.items():
        for role, items in roles.items():
            _, ticket = take_seat(server.url, code, professions[0], role=role, group=group)
            line = Client(server.url, code, ticket)
            line.connect()
            lines.append(line)
            for number, item in enumerate(items):
                answer = line.send("action_item.post", id=f"{group}-{role}-{number}"[:40].ljust(8, "x"), **item)
                assert answer["ok"], answer
    return lines


def test_the_holes_that_were_planned_are_the_holes_that_are_found(tmp_path: Path) -> None:
    settings = complete(Settings(data_dir=tmp_path / "data"))
    workshop_id, code, account = prepare_workshop(settings)
    tickets = Tickets(settings.secret_key)
    server = Server(settings.data_dir).start()
    lines: list[Client] = []
    nets: queue.Queue[dict[str, Any]] = queue.Queue()
    try:
        staff = Client(server.url, code, lambda: tickets.issue(workshop_id, Actor("facilitator", account)))
        staff.socket.on("net", nets.put)
        staff.connect()
        assert staff.send("stage.open", stage="plan", phase=1)["ok"]
        lines = [staff, *seat_and_write(server, code, ["phn"])]
        receiver = lines[-1]  # plays mh_worker in g2
        assert receiver.send("handoff.answer", post_id="g2-school-0", answer="accepted")["ok"]
        assert staff.send("stage.open", stage="net", phase=0)["ok"]
        staff.socket.call("resync", {"after": None}, timeout=30)
        net = nets.get(timeout=30)
        while not (net.get("whole") and net["shared_holes"]):
            net = nets.get(timeout=30)
    finally:
        for line in lines:
            line.close()
        server.kill()
    check(net)


def check(net: dict[str, Any]) -> None:
    """Exactly what the plans above say."""
    one, other = net["groups"]["g1"], net["groups"]["g2"]
    assert [need for need, found in one["needs"].items() if found["hole"]] == ["N3", "N4", "N5", "N6", "N7", "N8"]
    assert [need for need, found in one["needs"].items() if found["apparent"]] == ["N3", "N7"]
    assert [need for need, found in other["needs"].items() if found["hole"]] == ["N1", "N3", "N4", "N5", "N6", "N7", "N8"]
    assert {need: found["one_legged"] for need, found in other["needs"].items() if found["one_legged"]} == {"N2": "mh_worker"}
    assert not any(found["one_legged"] for found in one["needs"].values())
    assert (one["needs"]["N1"]["lead_state"], one["needs"]["N2"]["lead_state"]) == ("double", "none")
    assert {need for need, found in one["needs"].items() if found["late"]} == {"N2"}
    assert {need for need, found in other["needs"].items() if found["late"]} == {"N1"}
    assert [(line["from"], line["to"], line["need"], line["state"]) for line in one["handoffs"]] == [("school", "hospital_msw", "N7", "untaken")]
    assert [(line["state"], line["answer"]) for line in other["handoffs"]] == [("taken", "accepted")]
    assert (one["rates"]["taken"]["n"], one["rates"]["taken"]["of"]) == (0, 1)
    assert (other["rates"]["confirmed"]["n"], other["rates"]["confirmed"]["of"]) == (1, 1)
    assert one["roles"]["nursery"]["isolated"]
    assert [hole["need"] for hole in net["shared_holes"]] == ["N3", "N4", "N5", "N6", "N7", "N8"]
    assert [(note["need"], note["groups"]) for note in net["notes"]] == [("N1", ["g2"])]
