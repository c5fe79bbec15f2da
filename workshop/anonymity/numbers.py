"""Numbers, addresses of the net, and other things that are what they look like: found by their form and their check digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_letters, digits

from workshop.anonymity.finding import STOP, Mark
from workshop.anonymity.search import Search

DASH = "[-‐‑‒–—―−ーｰ]"
_SEP = rf"(?:{DASH}|[ .・]|\) ?|\( ?){{1,2}}"

_URL = re.compile(r"(?:https?://|www\.)[A-Za-z0-9._~:/?#@!$&'()*+,;=%\-]{3,500}", re.IGNORECASE)
_SITE = re.compile(r"(?<![A-Za-z0-9@._/-])(?:[A-Za-z0-9-]{1,40}\.){1,3}(?:com|jp|net|org|me|info|io|tv|be|app)/[A-Za-z0-9._~/?=&%@+-]{1,300}")
_MAIL = re.compile(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,5}")
_PHONE = re.compile(
    rf"(?<![\d\-])(?:\+81[- ]?\(?0?\)?[- ]?\d{{1,4}}{_SEP}\d{{1,4}}{_SEP}\d{{3,4}}|(?:\(0\d{{1,4}}\)|0\d{{1,4}}) ?(?:{_SEP})?(?<!\d)\d{{1,4}}{_SEP}\d{{3,4}}|0\d{{9,10}}|0[5789]0 ?\d{{4}} ?\d{{4}})(?!\d)"
)
_LOCAL = re.compile(rf"(?:電話|携帯|TEL|Tel|tel|FAX|Fax|ファクス|ファックス)(?:番号)?[はの:.]{{0,2}} ?(?P<value>\d{{2,4}}{DASH}\d{{4}})(?!\d)")
_IN_KANJI = re.compile(rf"〇[〇一二三四五六七八九]{{1,4}}{_SEP}[〇一二三四五六七八九]{{1,4}}{_SEP}[〇一二三四五六七八九]{{3,4}}")
_POSTAL = re.compile(rf"〒 ?\d{{3}} ?{DASH}? ?\d{{4}}(?!\d)|(?<![\d\-])\d{{3}}{DASH}\d{{4}}(?![\d\-]|[年人件回円日月名gm個本枚])")
_TWELVE = re.compile(rf"(?<!\d)\d{{4}}[ {DASH[1:-1]}]?\d{{4}}[ {DASH[1:-1]}]?\d{{4}}(?!\d)")
_CARD = re.compile(r"(?<!\d)\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?!\d)")
_LINK = r"(?:[:はがのも=] ?|[「『(（] ?| |、|を|に|で|欄)"
_NUMBER_WORD = re.compile(
    rf"(?:[^\s、。,()「」]{{0,12}}(?:番号|手帳|診察券|保険証|コード)|No\.? ?|№ ?|ID ?|記号{DASH}?番号){_LINK}{{0,2}}"
    rf"(?P<value>第?[A-Za-z]{{0,4}}\d{{0,3}}{DASH}?\d[\dA-Za-z \-‐−ー]{{1,22}}[\dA-Za-z]号?)"
)
_ACCOUNT = re.compile(
    rf"口座(?:番号)?{_LINK}{{0,2}}(?P<value>(?:(?:ゆうちょ|[^\s、。]{{1,8}}(?:銀行|信金|信用金庫|農協))[ 銀行]{{0,4}}[^\d、。]{{0,10}})?(?:普通|当座)? ?\d[\d \-‐−ー]{{4,18}}\d)"
)
_BANKED = re.compile(rf"(?:普通|当座|定期|貯蓄)(?:預金|貯金|口座)? ?(?P<value>\d{{6,8}})(?!\d)|(?:ゆうちょ|記号)(?:銀行)? ?(?P<post>\d{{5}}{DASH}\d{{5,8}})(?!\d)")
_RESIDENCE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{8}[A-Z]{2}(?![A-Za-z0-9])")
_ACCOUNT_NAME = re.compile(r"(?:(?:LINE|Line|ライン|インスタ|Instagram|ツイッター|Twitter|SNS)(?: ?(?:ID|のID|アカウント))?|ID|アカウント名?|パスワード)(?:[はが:] ?| )(?P<value>(?=[A-Za-z_.]*[\d_])[A-Za-z][\w.]{4,30})", re.ASCII)
_PLATE = re.compile(rf"[一-龠々ぁ-んァ-ヶー]{{1,4}} ?\d{{2,3}}[A-Z]? ?[ぁ-ん] ?(?:\d{{1,2}} ?{DASH} ?\d{{2}}|[・.]{{1,3}} ?\d{{1,3}}|\d{{4}})(?!\d)")
_HANDLE = re.compile(r"(?<![A-Za-z0-9._])@[A-Za-z0-9_.]{4,30}")

_WHY_PHONE = "電話番号は本人や家に直接つながります。"
WHY_NUMBER = "番号は、それだけで一人に行き着きます。"


def individual_number(digits: str) -> bool:
    """Whether twelve digits are an individual number (マイナンバー): the last is the check digit of the ordinance of 2014, no. 85."""
    body = [int(digit) for digit in reversed(digits[:11])]
    rest = sum(value * (place + 1 if place <= 6 else place - 5) for place, value in enumerate(body, 1)) % 11
    return int(digits[11]) == (0 if rest <= 1 else 11 - rest)


def luhn(digits: str) -> bool:
    """Whether the digits of a payment card add up."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _digits(text: str) -> str:
    return "".join(char for char in text if char in digits)


def _of_the_net(text: str) -> Iterator[Mark]:
    for match in (*_URL.finditer(text), *_SITE.finditer(text)):
        yield Mark(*match.span(), "url", STOP, "リンク先から、だれのことか分かります。", "（URL）", 95)
    for match in _MAIL.finditer(text):
        yield Mark(*match.span(), "mail", STOP, "メールアドレスは本人に直接つながります。", "（メール）", 96)
    for match in _HANDLE.finditer(text):
        yield Mark(*match.span(), "id", STOP, "SNSの名前から、だれのことか分かります。", "（アカウント）", 80)


def _accounts(text: str) -> Iterator[Mark]:
    for match in _ACCOUNT_NAME.finditer(text):
        yield Mark(*match.span("value"), "id", STOP, "SNSの名前から、だれのことか分かります。", "（アカウント）", 79)


def _spelt_out(text: str) -> Iterator[Mark]:
    for match in _IN_KANJI.finditer(text):
        yield Mark(*match.span(), "phone", STOP, _WHY_PHONE, "（電話番号）", 90)


def _lines(text: str) -> Iterator[Mark]:
    for match in _PHONE.finditer(text):
        if 10 <= len(_digits(match.group())) <= 12:
            yield Mark(*match.span(), "phone", STOP, _WHY_PHONE, "（電話番号）", 90)
    for match in _LOCAL.finditer(text):
        yield Mark(*match.span("value"), "phone", STOP, _WHY_PHONE, "（電話番号）", 90)
    for match in _POSTAL.finditer(text):
        yield Mark(*match.span(), "postal", STOP, "郵便番号で、住む町が分かります。", "（郵便番号）", 85)


def _identifiers(text: str) -> Iterator[Mark]:
    for match in _TWELVE.finditer(text):
        if individual_number(_digits(match.group())):
            yield Mark(*match.span(), "id", STOP, "個人番号（マイナンバー）の形です。", "（番号）", 94)
    for match in _CARD.finditer(text):
        if luhn(_digits(match.group())):
            yield Mark(*match.span(), "id", STOP, "カードの番号の形です。", "（番号）", 93)
    for match in _RESIDENCE.finditer(text):
        yield Mark(*match.span(), "id", STOP, "在留カードの番号の形です。", "（番号）", 93)
    for match in _PLATE.finditer(text):
        yield Mark(*match.span(), "id", STOP, "車のナンバーで、持ち主が分かります。", "（車のナンバー）", 92)


def _called_numbers(text: str) -> Iterator[Mark]:
    for pattern, rank in ((_ACCOUNT, 92), (_NUMBER_WORD, 91)):
        for match in pattern.finditer(text):
            if len(_digits(match.group("value"))) >= 4:
                yield Mark(*match.span("value"), "id", STOP, WHY_NUMBER, "（番号）", rank)


def _banked(text: str) -> Iterator[Mark]:
    for match in _BANKED.finditer(text):
        yield Mark(*match.span(match.lastgroup or 0), "id", STOP, WHY_NUMBER, "（番号）", 92)


_PARTS = (  # each is asked only of a text that has one of its letters
    (frozenset("@:."), _of_the_net),
    (frozenset(ascii_letters), _accounts),
    (frozenset("〇"), _spelt_out),
    (frozenset(digits), _lines),
    (frozenset(digits), _identifiers),
    (frozenset("号帳券証ド№oD座"), _called_numbers),
    (frozenset("普当定貯ゆ記"), _banked),
)


def numbers(search: Search) -> Iterator[Mark]:
    """Marks of grade 止める for all that is told by its form."""
    for signs, part in _PARTS:
        if not search.letters.isdisjoint(signs):
            yield from part(search.text)
