"""The words around a name that give it away, and the words that look like names and are none (words.txt)."""

from __future__ import annotations

from importlib.resources import files


def _read(text: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    current: set[str] = set()
    for line in text.splitlines():
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), set())
        elif not line.startswith("#"):
            current.update(line.split())
    return {name: frozenset(words) for name, words in found.items()}


WORDS = _read(files("workshop.anonymity").joinpath("words.txt").read_text(encoding="utf-8"))

KIN, DUTIES, TITLES, HONORIFICS = WORDS["KIN"], WORDS["DUTIES"], WORDS["TITLES"], WORDS["HONORIFICS"]
NOT_NAMED, NOT_NAMES, KANA_WORDS = WORDS["NOT_NAMED"], WORDS["NOT_NAMES"], WORDS["KANA_WORDS"]
KIN_OR_DUTY = KIN | DUTIES
NOT_NAMED_ENDINGS = tuple(word for word in NOT_NAMED if len(word) > 1)
HONORIFIC_ENDINGS = tuple(HONORIFICS)
DEEDS = tuple(WORDS["DEEDS"])

LINKS = frozenset("の・:、,(=は「『，がも→＝と ")  # between 長女 and her name

# One letter each.  Those that are nobody's name alone:
SINGLE_WORDS = frozenset("先生頭校課部係事任会町内班助薬理育心福祉支援民法店人話男女子親実義元前本手名後者大家学上魚外国高年方新区愛夢力声命幸光姿道歌空海星花月香音絵詩文歩恵夜朝春夏秋冬雪雨風水火木金土日目口耳足顔体下中東西南北左右時分古小低的性化点円市村県車品物米肉茶酒線面色形数由信令律礼仁孝忠真正直清和平安全完成功望希願想思意志恩情感謝")
# those that are a given name more often than a word, once somebody's daughter or son is spoken of:
SINGLE_GIVEN = frozenset("健心司実学進光空海歩恵律孝清望希舞茜楓翼蓮凛凜葵樹翔蒼陸湊陽颯悠優萌瞳渚遥梓彩綾純隆誠浩茂勝豊稔修勉昇博弘宏剛武勇薫操節静毅徹聡亮涼駿旬奏響匠巧匡愛和正蘭桜梅菊鶴亀縁栞杏雫結紬澪岳旭碧朔暁岬渉伸梢翠藍菫守豪卓稜凌哲徳猛智仁忍栄晴昴柊柚桃桐瑛聖琴隼龍輝遼馨麗")
# and of these, those that stand at the head of a sentence as a person and hardly as a word.
SUBJECT_GIVEN = SINGLE_GIVEN - frozenset("愛和正光空海心岳桜梅菊鶴亀進学実縁雫響奏節操静希望勉司剣旬律陸翼剛豊健清陽博渚瞳勝碧渉伸梢翠藍守豪徳猛智仁忍栄晴桃桐聖琴龍輝麗暁岬")

ALLOWED_LETTERS = "ABCDEFGHIJXYZ"
