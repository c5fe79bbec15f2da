"""Names told by their form: foreign ones, initials, what somebody is called at home."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from string import ascii_letters, ascii_uppercase

from workshop.anonymity.cues import KATAKANA
from workshop.anonymity.finding import CARE, STOP, Mark
from workshop.anonymity.search import WHY_ALONE, WHY_CALLED, WHY_FULL, Search, sought, start_of
from workshop.anonymity.words import ALLOWED_LETTERS, HONORIFIC_ENDINGS, KANA_WORDS, NOT_NAMED, NOT_NAMED_ENDINGS, WORDS

_FOREIGN = sought("・= ", r"(?<![ァ-ヴー])[ァ-ヴー]{1,12}(?:[・= ][ァ-ヴー]{1,12}){1,4}(?![ァ-ヴー])")
LETTERS_USED = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,2}(?![A-Za-z0-9])")  # to somebody in place of a name, as it may be
_INITIALS = sought(ascii_uppercase, r"(?<![A-Za-z0-9.])[A-Z]\.? ?[A-Z]?\.?(?=さん|くん|君|ちゃん|氏|様|さま|先生|家|宅)")
_DOTTED = sought(".", r"(?<![A-Za-z0-9.])[A-Z]\.[A-Z]\.?(?![A-Za-z])")
_LATIN = r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f'’.-]*"
_LATIN_CALLED = sought(ascii_letters + "".join(map(chr, range(0xC0, 0x250))), rf"(?<![A-Za-z])(?P<name>{_LATIN}(?: {_LATIN}){{0,3}})(?= ?(?:さん|くん|君|ちゃん|氏|様|さま|先生))|(?<![A-Za-z])(?:Mr|Mrs|Ms|Miss)\.? {_LATIN}(?: {_LATIN}){{0,2}}")
_ABBREVIATED = 5  # letters: CW, MSW
_BOTH = sought("両", r"(?<![一-龠々ァ-ヴー])(?P<one>[一-龠々]{1,3}|[ァ-ヴー]{2,6})[・、と](?P<other>[一-龠々]{1,3}|[ァ-ヴー]{2,6})の?両[名氏人]")
_ONCE_CALLED = sought("姓字", r"(?:旧?姓|[名苗]字)[はがをの:(「]{0,2} ?(?P<name>[一-龠々]{1,3}?)(?=[。、」)(・]|に(?:戻|変|改)|と(?:い|名)|から|で|だ|$)")
_CALLED_SO = sought("名呼", r"(?P<name>(?<![ァ-ヴー])[ァ-ヴー・]{2,14}|(?<![ぁ-ゖ])[ぁ-ゖ]{2,6}|(?<![一-龠])[一-龠]{2,5})と(?:名乗|呼ばれ|呼ん|呼ぶ)")
_HAS_KIN = sought("姉兄妹弟母父親", r"(?<![ぁ-ゖ])(?P<name>[ぁ-ゖ]{3,5})の(?:姉|兄|妹|弟|母|父|祖母|祖父|両親)(?![国校語])")
_PAIR = sought("双ごょ兄姉年二2", r"(?<![ぁ-ゖ])(?P<one>[ぁ-ゖ]{2,4})と(?P<other>[ぁ-ゖ]{2,4})(?:は|の)(?:双子|ふたご|きょうだい|兄弟|姉妹|兄妹|姉弟|年子|二人|2人)")
_NICKNAME = sought("んっ", r"(?<![ぁ-ゖ])(?:[ぁ-ゖ][ぁ-ゖっー]{0,2}|[ァ-ヴ][ァ-ヴッー]{0,2}|[一-龠])(?<![がはをにもでと度])(?:ちゃん|くん|っち|たん)(?=[はがをにものへ、。)」]|と[^ぁ-ゖ]|ママ|パパ|$)")
_OLD_STYLE = sought("子江枝", r"(?<![ァ-ヴー])[ァ-ヴ]{2,3}[子江枝](?![一-龠])")
WHY_LETTER = "頭文字は、知る人には分かります。A、B、Cのように順に付け直してください。"
WHY_NICKNAME = "呼び名も、知る人には分かります。"


def foreign(search: Search) -> Iterator[Mark]:
    """グエン・ティ・ホア: parts in katakana, joined."""
    for match in search.matches(_FOREIGN):
        index = bisect_left(search.tokens, match.start(), key=start_of)
        if index == len(search.tokens) or search.tokens[index].start != match.start():
            continue
        inside = [token for token in search.tokens[index : index + 12] if token.end <= match.end() and KATAKANA.match(token.text)]
        followed = search.text.startswith(HONORIFIC_ENDINGS, match.end())
        people = sum(token.proper == "人名" or not token.known for token in inside)
        common = any(len(token.text) >= 3 and token.known and not token.proper for token in inside)
        if followed or (people and not common):
            parts = re.split(r"[・= ]", match.group())
            search.sure.update(part for part in parts if len(part) > 1)
            yield Mark(*match.span(), "name", STOP, WHY_FULL, rank=69)


def letters(search: Search) -> Iterator[Mark]:
    """Kさん, S.T.: letters that are somebody's, unlike A, B, C in their order."""
    given: set[str] | None = None
    for match in search.matches(_INITIALS):
        letters = match.group().replace(".", "").replace(" ", "")
        if len(letters) == 1 and letters in ALLOWED_LETTERS:
            continue
        if given is None:
            given = set(LETTERS_USED.findall(search.whole))
        before = ascii_uppercase[: ascii_uppercase.index(letters)] if len(letters) == 1 else ascii_uppercase  # AA comes after Z
        if not given.issuperset(before):
            yield Mark(match.start(), match.end(), "name", CARE, WHY_LETTER, rank=50)
    for match in search.matches(_DOTTED):
        yield Mark(*match.span(), "name", CARE, WHY_LETTER, rank=51)


def in_latin(search: Search) -> Iterator[Mark]:
    """Maria Santosさん, Ms Maria Santos; CWさん and Aさん are nobody's names."""
    for match in search.matches(_LATIN_CALLED):
        name = match["name"]
        if name is None or " " in name or (len(name) > 1 and not (name.isupper() and len(name) <= _ABBREVIATED)):
            yield Mark(*match.span(), "name", STOP, WHY_CALLED, rank=66)


def both(search: Search) -> Iterator[Mark]:
    """橘・葛西両名: two family names."""
    for match in search.matches(_BOTH):
        for part in ("one", "other"):
            if _family(search, match[part]) or KATAKANA.match(match[part]):
                search.sure.add(match[part])
                yield Mark(*match.span(part), "name", CARE, WHY_ALONE, rank=61)


def once_called(search: Search) -> Iterator[Mark]:
    """旧姓堀, 姓を森に戻す."""
    for match in search.matches(_ONCE_CALLED):
        if _family(search, match["name"]):
            yield Mark(*match.span("name"), "name", CARE, WHY_ALONE, rank=61)


def _family(search: Search, word: str) -> bool:
    return (word in search.words.surnames or word in WORDS["SINGLE_FAMILIES"]) and word not in NOT_NAMED


def pairs(search: Search) -> Iterator[Mark]:
    """そらとうみは双子で: two kana names that are said to be brothers or sisters."""
    for match in search.matches(_PAIR):
        for part in ("one", "other"):
            if match[part] in search.words.kana:
                search.sure.add(match[part])
                yield Mark(*match.span(part), "name", CARE, WHY_ALONE, rank=48)


def called_so(search: Search) -> Iterator[Mark]:
    """…と名乗る, …と呼ばれる, まなみの姉: somebody is said to be called so, or has kin."""
    for match in search.matches(_CALLED_SO):
        word = match["name"]
        if KATAKANA.match(word.replace("・", "")) or word in search.words.kana or word in search.words.given or word in search.words.surnames:
            search.sure.add(word)
            yield Mark(*match.span("name"), "name", CARE, WHY_ALONE, rank=60)
    for match in search.matches(_HAS_KIN):
        word = match["name"]
        if word in search.words.kana and word not in KANA_WORDS and word not in NOT_NAMED:
            search.sure.add(word)
            yield Mark(*match.span("name"), "name", CARE, WHY_ALONE, rank=59)


def nicknames(search: Search) -> Iterator[Mark]:
    """たっくん, みーちゃん: what somebody is called at home."""
    for match in search.matches(_NICKNAME):
        stem = re.sub(r"(?:ちゃん|くん|っち|たん)$", "", match.group())
        if stem not in NOT_NAMED and not search.text[: match.start() + len(stem)].endswith(NOT_NAMED_ENDINGS):
            yield Mark(*match.span(), "name", CARE, WHY_NICKNAME, rank=64)
    for match in search.matches(_OLD_STYLE):
        yield Mark(*match.span(), "name", CARE, WHY_ALONE, rank=63)
