"""What can be wrong with a case or a format: one code and one Japanese sentence each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

MAX_FAULTS = 200
MAX_QUOTE = 40

# code -> the sentence.  Every code is explained in docs/writing-cases.md; a test compares the two.
REASONS: dict[str, str] = {
    # the file itself
    "too_big": "ファイルが大きすぎます（%(size)s MB）。1 MBまでにしてください。",
    "shift_jis": "Shift_JISのようです。UTF-8で保存し直してください。",
    "utf16": "UTF-16のようです。UTF-8で保存し直してください。",
    "not_utf8": "UTF-8として読めないところがあります（%(offset)sバイト目）。UTF-8で保存し直してください。",
    "control_character": "使えない制御文字（%(character)s）が入っています。その文字を消してください。",
    "long_line": "1行が長すぎます（%(length)s文字）。%(limit)s文字までにしてください。",
    "long_block": "空行のない続きが長すぎます（%(length)s文字）。空行を入れて、%(limit)s文字までに分けてください。",
    "many_lines": "行数が多すぎます（%(count)s行）。%(limit)s行までにしてください。",
    "many_brackets": "角かっこ [ が多すぎます（%(count)s個）。%(limit)s個までにしてください。",
    "too_deep": "入れ子が深すぎて読めません。箇条書きやかっこの重なりを減らしてください。",
    "more_faults": "ほかにも不備があります。ここまでを直してから、もう一度確かめてください。",
    # front matter
    "no_front_matter": "先頭に前書きがありません。1行目を「---」だけの行にしてください。",
    "open_front_matter": "前書きが閉じていません。前書きの終わりに「---」だけの行を置いてください。",
    "front_matter_yaml": "前書きをYAMLとして読めません。%(hint)s",
    "front_matter_too_long": "前書きが長すぎます（%(size)s文字）。%(limit)s文字までにしてください。",
    "front_matter_shape": "前書きは「key: 値」の並びで書いてください。",
    "yaml_alias": "YAMLの別名（& や * で始まる値）は使えません。記号で始まる文章は引用符で囲んでください。",
    "duplicate_key": "「%(key)s」が同じところに2回書かれています（%(where)s）。一つにしてください。",
    "unknown_key": "「%(key)s」という項目はありません（%(where)s）。%(hint)s",
    "missing_key": "「%(key)s」がありません（%(where)s）。",
    "empty_value": "「%(key)s」が空です（%(where)s）。",
    "wrong_type": "「%(key)s」は%(wanted)sで書いてください（%(where)s）。",
    "too_long": "「%(key)s」が長すぎます（%(length)s文字、%(where)s）。%(limit)s文字までにしてください。",
    "not_in_list": "「%(key)s」に「%(value)s」は使えません（%(where)s）。使えるのは %(allowed)s です。",
    "out_of_range": "「%(key)s」は%(low)sから%(high)sまでの整数にしてください（%(where)s）。",
    "bad_id": "「%(value)s」は識別子に使えません（%(where)s）。%(rule)s",
    "slug_mismatch": "前書きの id「%(id)s」が、フォルダーの名前「%(slug)s」とちがいます。",
    "duplicate_id": "%(kind)sの「%(id)s」が重なっています。最初は%(first)s行目です。",
    # what refers to what
    "unknown_role": "「%(id)s」という役割はありません（%(where)s）。%(hint)s",
    "unknown_person": "「%(id)s」という人物は people にありません（%(where)s）。%(hint)s",
    "person_to_self": "「%(id)s」が自分自身を指しています（%(where)s）。",
    "unknown_scene": "「%(id)s」という場面はありません。「# 場面 S1：題」の S1 にあたる記号を書いてください。",
    "missing_fact": "課題「%(need)s」が、この事例にない事実「%(fact)s」を挙げています。",
    "answer_out_of_range": "「answer」は0から%(last)sまでにしてください（%(where)s）。選択肢は0から数えます。",
    "few_choices": "「choices」には選択肢を2つ以上書いてください（%(where)s）。",
    "known_by_without_card": "役割「%(role)s」は事実「%(fact)s」を知る役割ですが、役割カードがありません。",
    # sections and facts
    "text_before_first_heading": "最初の見出し（# 場面 …）より前に文章があります。見出しの下へ移してください。",
    "unknown_section": "「%(title)s」という大見出しは使えません。「# 場面 S1：題」「# 役割カード 役割id」「# 進行役メモ」のどれかにしてください。",
    "scene_heading": "場面の見出しは「# 場面 S1：題」の形で書いてください。",
    "card_heading": "役割カードの見出しは「# 役割カード 役割id」の形で書いてください。",
    "no_scenes": "場面がありません。「# 場面 S1：題」を書いてください。",
    "no_cards": "役割カードがありません。「# 役割カード 役割id」を書いてください。",
    "no_facts": "事実がありません。行の先頭に「[F1] …」の形で書いてください。",
    "no_needs": "課題（needs）がありません。前書きに一つ以上書いてください。",
    "fact_form": "事実「%(fact)s」の書き方がちがいます。行の先頭に、半角で「[%(fact)s] …」と書いてください。",
    "fact_without_text": "事実「%(fact)s」の文がありません。",
    "fact_too_long": "事実「%(fact)s」が長すぎます（%(length)s文字）。%(limit)s文字までにしてください。",
    "fact_continues": "事実「%(fact)s」のすぐ次の行に文章が続いています。事実は1行に収めるか、間に空行を入れてください。",
    "unknown_attribute": "事実「%(fact)s」の属性「%(value)s」は使えません。使えるのは {重要} と {知る: 役割id} です。",
    "stray_brace": "事実「%(fact)s」の文の中に波かっこがあります。波かっこは行の終わりの属性だけに使います。",
    "image": "画像はまだ使えません。画像の記述を消してください。",
    "bad_link": "リンク先「%(value)s」は使えません。http、https、mailto で始めてください。",
    # questionnaires
    "how_many": "「%(key)s」は%(low)s個から%(high)s個までにしてください（%(where)s）。",
    "no_options": "「options」は、選ぶ問い（one、several、attribute）だけに書きます（%(where)s）。",
    # formats
    "format_minutes": "段階の合計が%(total)s分で、minutes の%(declared)s分と合いません。",
    "unknown_stage": "「%(id)s」という段階は、これより前にありません（%(where)s）。",
    "no_stages": "段階（stages）がありません。一つ以上書いてください。",
    "notes_without_writes": "付箋の種類がありますが、書けるもの（writes）に note がありません（%(where)s）。",
    "writes_without_notes": "付箋（note）を書けるようにするには、付箋の種類（notes）を一つ以上書いてください（%(where)s）。",
    "note_label": "付箋の種類「%(id)s」は、前の段階で「%(label)s」となっています。同じ名前にするか、id を変えてください（%(where)s）。",
    "duplicate_note": "同じ id の付箋の種類が二つあります（%(where)s）。一つにしてください。",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong.  `line` counts from 1; None where no single line is to blame."""

    line: int | None
    reason: str
    code: str
    params: Mapping[str, object] = field(default_factory=dict, hash=False, compare=False)  # what fills REASONS[code], for translators


@dataclass(frozen=True, slots=True)
class Advice:
    """Something allowed that the author may want to think over."""

    line: int | None
    reason: str
    code: str


class Faults(Exception):  # noqa: N818  # it names what it holds
    """A file was refused; `faults` are all that were found, in the order of their lines."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keeps the first MAX_FAULTS and says so where there are more."""
        found = list(dict.fromkeys(sorted(faults, key=lambda item: item.line or 0)))
        if len(found) > MAX_FAULTS:
            found = [*found[:MAX_FAULTS], fault(None, "more_faults")]
        self.faults: tuple[Fault, ...] = tuple(found)
        super().__init__("; ".join(f"{item.line}: {item.code}" for item in self.faults[:5]))


class CaseFaults(Faults):
    """A case was refused."""


class FormatFaults(Faults):
    """A format was refused."""


def fault(line: int | None, code: str, **params: object) -> Fault:
    """The fault of that code with its sentence filled in."""
    return Fault(line, (REASONS[code] % params).strip(), code, params)


def quote(text: str) -> str:
    """Text from the file, short and printable enough to stand in a sentence."""
    plain = "".join(letter if letter.isprintable() else " " for letter in text[: MAX_QUOTE + 1])
    return plain if len(plain) <= MAX_QUOTE else plain[:MAX_QUOTE] + "…"
