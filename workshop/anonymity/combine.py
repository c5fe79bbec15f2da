"""What is harmless alone and tells who it is together: three or more of these in one text (domain: 組合せ)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workshop.anonymity.finding import COMBINED, Finding

ENOUGH = 3
_FOUND = {"age": "特定の年齢", "town": "町名", "birth": "生年月日"}
_COUNTRY = "フィリピン|ベトナム|中国|韓国|ネパール|ブラジル|ペルー|タイ|インドネシア|ミャンマー|スリランカ|バングラデシュ|パキスタン|インド|モンゴル|ロシア|ウクライナ|アメリカ|台湾|カンボジア|ラオス|ナイジェリア|イラン|トルコ|ボリビア"
_SPOKEN: dict[str, re.Pattern[str]] = {
    "国籍や出身": re.compile(rf"(?:{_COUNTRY})(?:国籍|出身|籍|人(?![口数工]))"),
    "職業": re.compile(r"漁師|漁業を|漁協|僧侶|お寺の|神社の宮司|住職|神主|牧師|市議|県議|町議|教員を|教師を|警察官|消防士|消防団員|自衛官|自衛隊員|美容師|理容師|大工|板前|杜氏|獣医|歯科医|パイロット|船員|酪農家|養豚|林業|ピアニスト|バイオリン|プロ野球|力士|タレント|俳優|芸人|騎手|落語家|漫画家|作家として|調理師|(?:タクシー|トラック|ダンプ|バス|電車)(?:の)?運転手|長距離の?運転|整備士|船長|議員をし|町長|市長|大学教授"
        r"|(?:父|母|夫|妻|兄|姉|弟|妹|息子|娘|本人|祖父|祖母|[A-J]さん)は(?:元)?[^、。はがを]{1,6}(?<!自営)(?:師|士|官|職人|業)(?:で|だ|、|。|として|をし)"),
    "きょうだいの数": re.compile(r"(?:[4-9四五六七八九]|1[0-9]|十)人の?(?:きょうだい|兄弟|姉妹)|(?:きょうだい|兄弟|姉妹)[はがも]?(?:[4-9四五六七八九]|1[0-9]|十)人|(?:[6-9六七八九]|1[0-9]|十)人家族|子ども(?:が|は)?(?:[5-9五六七八九]|1[0-9])人"),
    "まれな病気": re.compile(r"難病|希少疾患|筋ジストロフィー|ALS|筋萎縮性側索硬化症|ハンチントン病|白血病|プラダー・?ウィリー|ターナー症候群|ウィリアムズ症候群|血友病|嚢胞性線維症|先天性代謝異常|ムコ多糖症|レット症候群"),
    "多胎": re.compile(r"双子|ふたご|双生児|三つ子|三つ児|みつご|四つ子|五つ子"),
    "報道された出来事": re.compile(r"報道され|新聞に(?:載|出)|ニュースに(?:な|出)|テレビで(?:放送|報道)|全国ニュース|裁判員裁判|記者会見"),
}  # fmt: skip


def combined(text: str, findings: Iterable[Finding]) -> Finding | None:
    """The finding that names what together may tell, at the first of them; None with fewer than ENOUGH."""
    places: dict[str, tuple[int, int]] = {}
    for finding in findings:
        if finding.kind in _FOUND:
            places.setdefault(_FOUND[finding.kind], (finding.start, finding.end))
    for label, pattern in _SPOKEN.items():
        match = pattern.search(text)
        if match:
            places.setdefault(label, match.span())
    if len(places) < ENOUGH:
        return None
    named = "・".join(sorted(places, key=lambda label: places[label]))
    start, end = min(places.values())
    why = f"{named}がそろうと、名前がなくても分かる人がいます。どれかを落とすか、ぼかしてください。"
    return Finding(start, end, "combination", COMBINED, text[start:end], why, text[start:end])
