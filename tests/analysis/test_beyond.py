"""What may lie beyond a role's powers is pointed out, and what does not is left alone."""

from __future__ import annotations

import pytest

from tests.analysis.plans import FRAME, hand, item, net
from workshop.analysis.beyond import touches
from workshop.analysis.values import CaseFrame
from workshop.domain.case import Role


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Bさんを一時保護する", "一時保護"),
        ("その日のうちに一時保護を行い、会議にかける", "一時保護"),
        ("一時保護するかどうかを決める", "措置や一時保護の決定"),
        ("措置を決定し、家族に伝える", "措置や一時保護の決定"),
        ("入院を決めて家族に伝える", "入院の決定"),
        ("Aさんを入院させる", "入院の決定"),
        ("受診を無理にでもさせるため、強制の手続きをとる", "訪問や受診の強制"),
        ("登園を強制する", "登園の強制"),
        ("ケアプランを作り直す", "ケアプランの作成"),
        ("障害の程度を判定する", "障害の判定"),
        ("病名を診断する", "診断"),
        ("家庭へ立入調査を実施", "家庭への立入調査"),
        ("居宅介護の支給を決める", "支給決定"),
    ],
)
def test_words_of_what_a_role_cannot_are_found(text: str, phrase: str) -> None:
    assert touches(text, phrase)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("家庭を訪問し、受診を勧める", "訪問や受診の強制"),
        ("一時保護の可能性について児童相談所に相談する", "一時保護"),
        ("一時保護する場合の段取りを聞いておく", "一時保護"),
        ("入院する日の子どもの預け先を一緒に考える", "入院の決定"),
        ("入院の決定は医療機関が行う", "移送の決定"),
        ("受診を強制しない", "受診の強制"),
        ("登園を無理に促すことは控える", "登園の強制"),
        ("担当者を決める", "ほかの課の決定"),
        ("訪問の日を決める", "措置や一時保護の決定"),
        ("日程の調整をする", "各法にもとづく決定（所管課が行う）"),
        ("朝の送りを代わりにする", "家庭の見守りの代行"),
    ],
)
def test_what_only_sounds_alike_or_is_said_not_to_be_done_is_left_alone(text: str, phrase: str) -> None:
    assert not touches(text, phrase)


def test_only_moves_of_ones_own_are_looked_at_and_what_is_found_names_the_phrase() -> None:
    frame = CaseFrame(FRAME.needs, FRAME.facts, (Role("A", "A", "A", "区", cannot=("一時保護", "診断")),))
    what = "Bさんを一時保護する"
    found = net(
        item("a", "A", "N1", what=what), item("b", "A", "N1", kind="watch", what=what), hand("c", "A", "B", "N1", what=what),
        item("d", "A", "N1", kind="coordinate", what=what), item("e", "A", "N1", handoff_to="B", what=what), item("f", "B", "N1", what=what),
        frame=frame,
    )  # fmt: skip
    assert [tuple(one) for one in found.beyond] == [("a", "A", "一時保護")]
