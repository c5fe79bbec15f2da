"""What a simulated participant says to hand-offs: most are received, some are asked about or declined, and some are left lying, as in life."""

from __future__ import annotations

import random
from typing import Any

LEFT_LYING = 0.2
ANSWERS = (
    ("accepted", ""),
    ("accepted", "受け取りました。動いたら、この班に返します。"),
    ("accepted", ""),
    ("accepted", "受け取りました。明日の朝、こちらから連絡します。"),
    ("accepted", "受け取りました。会えた日のうちにお返事します。"),
    ("accepted", ""),
    ("asked", "いつまでに、だれへ返せばよいですか。"),
    ("asked", "ご本人には、どこまで伝わっていますか。"),
    ("declined", "この内容は、うちの所属だけでは動けません。一緒に訪ねる人を決めてください。"),
    ("declined", "今週は手が足りません。先に動ける所属はありますか。"),
)
REASONS = ("つなぐ先の人がこの班にいないので、来てもらいます。", "この課題は、この役割の人がいないと決められません。")
Move = tuple[str, dict[str, Any]]  # command and payload


class Handing:
    """What somebody knows of the group's hand-offs, and what to say next."""

    def __init__(self, chance: random.Random) -> None:
        """Nothing is known yet."""
        self.chance = chance
        self._items: dict[str, dict[str, Any]] = {}
        self._roles: dict[str, str] = {}  # participant -> role
        self._done: set[str] = set()  # posts and roles about which there is nothing to say any more

    def read(self, snapshot: dict[str, Any]) -> None:
        """Take over what a snapshot says."""
        self._roles = {member["id"]: member["role"] for member in snapshot["members"]}
        for post in snapshot["posts"]:
            self._put(post)
        for kind, row in (("handoffs", "post_id"), ("called_roles", "role")):
            self._done |= {one[row] for one in snapshot.get(kind, [])}

    def follow(self, kind: str, data: dict[str, Any]) -> None:
        """Take over what a frame says."""
        if kind in ("post.put", "posts.revealed"):
            for post in data.get("posts", [data.get("post")]):
                self._put(post)
        elif kind == "handoff.answered":
            self._done.add(data["handoff"]["post_id"])
        elif kind == "role.called":
            self._done.add(data["called_role"]["role"])
        elif kind in ("participant.joined", "seat.changed") and "member" in data:
            self._roles[data["member"]["id"]] = data["member"]["role"]

    def _put(self, post: dict[str, Any]) -> None:
        if post["type"] == "action_item" and post["handoff_to"]:
            self._items[post["id"]] = post

    def next_move(self, participant_id: str, role: str) -> Move | None:
        """An answer to a hand-off to one's own role, or a call for a role that one's own item hands to; None: nothing to say."""
        played = set(self._roles.values())
        for post in list(self._items.values()):
            to = post["handoff_to"]
            if to == role and post["id"] not in self._done:
                self._done.add(post["id"])
                if self.chance.random() < LEFT_LYING:
                    continue
                answer, text = self.chance.choice(ANSWERS)
                return "handoff.answer", {"post_id": post["id"], "answer": answer, "text": text}
            if to not in played and to not in self._done and post["participant_id"] == participant_id:
                self._done.add(to)
                if self.chance.random() < LEFT_LYING:
                    continue
                return "role.call", {"role": to, "reason": self.chance.choice(REASONS)}
        return None
