"""What the checker finds, and what it leaves in peace."""

from __future__ import annotations

import pytest

from workshop.anonymity.check import check, check_all, decided, mask
from workshop.anonymity.finding import CARE, STOP
from workshop.anonymity.lexicon import lexicon
from workshop.anonymity.numbers import individual_number


def found(text: str) -> list[tuple[str, str, str]]:
    return [(finding.kind, finding.grade, finding.text) for finding in check(text).findings]


@pytest.mark.parametrize(
    ("text", "kind", "passage"),
    [
        ("佐藤花子さんから電話", "name", "佐藤花子"),
        ("田中さんの家", "name", "田中"),
        ("大野主任が訪問した", "name", "大野"),
        ("そうたくんは3年生", "name", "そうた"),
        ("グエン・ヴァン・タムさんと面談", "name", "グエン・ヴァン・タム"),
        ("電話は０９０－００００－１２３４です", "phone", "０９０－００００－１２３４"),
        ("03-0000-1234に連絡", "phone", "03-0000-1234"),
        ("yuka@example.jp に送る", "mail", "yuka@example.jp"),
        ("https://example.com/u/1 に写真", "url", "https://example.com/u/1"),
        ("〒100-0000 へ", "postal", "〒100-0000"),
        ("番号は123456789018でした", "id", "123456789018"),
        ("受給者証番号 9900123", "id", "9900123"),
        ("品川 300 さ 45-67の車", "id", "品川 300 さ 45-67"),
        ("口座は普通 1234567", "id", "普通 1234567"),
        ("昭和二十一年三月九日生まれ", "birth", "昭和二十一年三月九日生まれ"),
        ("生年月日：2015/8/2", "birth", "2015/8/2"),
        ("栄町1丁目2番3号の家", "address", "栄町1丁目2番3号"),
        ("住所は本町二丁目八番地", "address", "本町二丁目八番地"),
        ("栄町三丁目一の一に住む", "address", "栄町三丁目一の一"),
        ("なにわ 300 あ 12-34の車", "id", "なにわ 300 あ 12-34"),
        ("つくば500か・・12", "id", "つくば500か・・12"),
        ("（052-000-1234に電話", "phone", "052-000-1234"),
        ("052・000・1234へ", "phone", "052・000・1234"),
        ("(052)000-1234へ", "phone", "(052)000-1234"),
        ("facebook.com/hana.hanaに写真", "url", "facebook.com/hana.hana"),
        ("40年1月2日生まれの人", "birth", "40年1月2日"),
        ("昭和40年1月2日、長男として生まれる", "birth", "昭和40年1月2日"),
        ("MARIA SANTOSさんの娘", "name", "MARIA SANTOS"),
        ("yamada taro さんの件", "name", "yamada taro"),
        ("Maria さんが来た", "name", "Maria"),
        ("Ms Maria Santos が同席", "name", "Ms Maria Santos"),
        ("王さんは話せない", "name", "王"),
    ],
)
def test_what_points_at_one_person_is_of_the_grade_that_stops(text: str, kind: str, passage: str) -> None:
    assert (kind, STOP, passage) in found(text)


@pytest.mark.parametrize(
    ("text", "kind", "passage"),
    [
        ("32歳の母", "age", "32歳"),
        ("令和5年4月1日に転入", "date", "令和5年4月1日"),
        ("南小学校に通う", "facility", "南小学校"),
        ("妹の美穂が泣いた", "name", "美穂"),
        ("緑が丘の団地", "town", "緑が丘"),
        ("Kさんの兄", "name", "K"),
        ("17 歳の長女", "age", "17 歳"),
        ("44さいの母", "age", "44さい"),
        ("森田さん（78）は独居", "age", "78"),
        ("橘・葛西両名で対応", "name", "橘"),
        ("旧姓堀。", "name", "堀"),
        ("生活福祉課平野あて", "name", "平野"),
        ("梅花女子大学に進学", "facility", "梅花女子大学"),
        ("グループホームあすなろに入居", "facility", "グループホームあすなろ"),
        ("みどりが丘病院に入院", "facility", "みどりが丘病院"),
        ("わかば学童クラブの迎え", "facility", "わかば学童クラブ"),
        ("はるかぜクリニックの予約", "facility", "はるかぜクリニック"),
        ("ゆめの森こども園から連絡", "facility", "ゆめの森こども園"),
    ],
)
def test_what_narrows_down_is_of_the_grade_that_warns(text: str, kind: str, passage: str) -> None:
    assert (kind, CARE, passage) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "AさんとBさん、Cちゃんは甲病院と〇〇小学校を知っている。X区の保健師さんに話した。",
        "児童福祉法第25条により、令和の初めから午後3時に3人で訪問した。",
        "民生委員さん、お母さん、ケアマネさん、主治医、業者さんが来た。",
        "森の中で光が差し、葵の花が咲く。平和な日だった。",
        "数は123456789012でした。",  # the check digit is wrong
        "48時間以内に、110番か189に電話する。3歳児健診と1歳半健診は未受診。",
        "甲さん、乙氏、丙病院と丁さん。",
        "CWさんとMSWさんが来た。姓を変えた。兄弟両方に話す。",
        "かかりつけクリニック、近くのクリニック、小さい病院、グループホームに入居、グループホームなどを見学。",
        "3.5/10と書いた。1.2/月の割合。(3)を見る。本人から事業所へ、母から病院へ、あちらから薬局へ。",
    ],
)
def test_roles_letters_laws_times_and_counts_are_left_in_peace(text: str) -> None:
    assert found(text) == []


def test_the_check_digit_of_the_individual_number() -> None:
    assert individual_number("123456789018")
    assert individual_number("023456789013")
    assert not individual_number("123456789012")


def test_the_same_person_gets_the_same_letter_through_all_texts() -> None:
    texts = ["佐藤花子さんが来た。", "花子さんは泣いた。佐藤さんの家。", "田中さんが若葉小学校へ。"]
    results = check_all(texts)
    masked = [mask(text, result) for text, result in zip(texts, results, strict=True)]
    assert masked == ["Aさんが来た。", "Aさんは泣いた。Aさんの家。", "Bさんが甲小学校へ。"]


def test_a_letter_that_the_text_uses_already_is_not_given_to_somebody_else() -> None:
    text = "Aさんと田中さんが話した。"
    assert mask(text, check(text)) == "AさんとBさんが話した。"


def test_replacements_of_dates_and_ages_keep_what_matters() -> None:
    text = "32歳、令和5年4月1日に転入。"
    assert mask(text, check(text)) == "30代前半、X年4月に転入。"


def test_three_small_things_together_are_a_finding_and_two_are_not() -> None:
    assert "combination" not in {finding.kind for finding in check("フィリピン出身の母と、双子。").findings}
    together = [finding for finding in check("フィリピン出身の母と、双子。父は漁師。").findings if finding.kind == "combination"]
    assert together
    assert "国籍や出身・多胎・職業" in together[0].why


@pytest.mark.parametrize("text", ["兄弟5人、母はフィリピン出身、双子がいる。", "父はタクシー運転手で、6人家族、双子の姉妹。", "本人は調理師。母はネパール国籍。難病がある。", "夫は鍼灸師で、きょうだいは5人、母は韓国籍。"])
def test_many_children_a_rare_trade_and_another_country_are_told_together(text: str) -> None:
    assert "combination" in {finding.kind for finding in check(text).findings}


@pytest.mark.parametrize("text", ["父は会社員で、6人家族、双子の姉妹。", "父は自営業で、6人家族、双子の姉妹。"])
def test_a_trade_that_many_have_is_not_counted(text: str) -> None:
    assert "combination" not in {finding.kind for finding in check(text).findings}


def test_a_language_it_does_not_know_is_said_to_be_unread() -> None:
    assert check("John Smith lives next door to the school.").unread
    assert check("김철수 씨가 왔다.").unread
    assert not check("電話はCWからMSWへ。SSWも同席。").unread


def test_a_name_in_kana_is_the_person_who_is_written_so_elsewhere() -> None:
    text = "佐藤花子さんが来た。はなこちゃんは泣いた。花子が話した。サトウさんから電話。さとうはなこさん、ハナコ。田中さんも。"
    assert mask(text, check(text)) == "Aさんが来た。Aちゃんは泣いた。Aが話した。Aさんから電話。Aさん、A。Bさんも。"


def test_how_a_name_is_read_goes_with_it() -> None:
    text = "西岡蓮（にしおかれん）さんと、三男の旭（あさひ）。"
    assert mask(text, check(text)) == "A（A）さんと、三男のB（B）。"


def test_what_was_decided_stays_in_whatever_order_the_rest_is_replaced() -> None:
    text = "西岡美沙子さんと西岡蓮さん。西岡さんの家。若葉小学校と青葉小学校。"
    settled = decided(check(text))
    half = "Aさんと西岡蓮さん。西岡さんの家。若葉小学校と乙小学校。加藤さんも。さくら小学校。"
    assert mask(half, check(half, settled=settled)) == "AさんとBさん。Cさんの家。甲小学校と乙小学校。Dさんも。丙小学校。"
    assert mask(half, check(half)) != mask(half, check(half, settled=settled))


def test_a_name_that_two_people_share_is_nobodys_letter_but_its_own() -> None:
    text = "佐藤花子さんと佐藤太郎さん。佐藤さんは留守。たろうくんは寝た。"
    assert mask(text, check(text)) == "AさんとBさん。Cさんは留守。Bくんは寝た。"


def test_there_are_letters_for_any_number_of_people() -> None:
    families, given = sorted(lexicon().surnames)[:40], ["花子", "太郎", "一郎", "次郎", "美咲", "翔太", "健太", "直樹", "洋子", "幸子", "恵子", "明美", "正男", "由美", "裕子", "隼人", "拓也", "香織", "真由美", "久美子"]
    text = "".join(f"{family}{name}さんが来た。\n" for family in families for name in given)
    result = check(text)
    assert len({finding.replacement for finding in result.findings}) > 26 * 27
    mask(text, result)


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("先週、林に伝えた。", "林"),
        ("朝はりくを起こしてから出る。", "りく"),
        ("今日はいちかと話した。", "いちか"),
        ("長女のれんは泣いた。", "れん"),
        ("アリが迎えに来た。", "アリ"),
        ("心春が泣いた。", "心春"),
        ("愛は元気。", "愛"),
        ("佐藤保健師が来た。", "佐藤"),
        ("大橋はるとは欠席。", "大橋はると"),
    ],
)
def test_a_name_is_told_by_what_is_done_with_people(text: str, passage: str) -> None:
    assert passage in [finding.text for finding in check(text).findings]


@pytest.mark.parametrize("text", ["森の様子を見た。", "林から出てきた。", "ことばに頼らず話す。", "姉のあとに続いた。", "物を見せながら話す。", "大家に電話した。", "新人が来た。", "希望を聞くと黙っていた。"])
def test_the_same_words_are_left_in_peace_where_nobody_is_meant(text: str) -> None:
    assert [finding for finding in found(text) if finding[0] == "name"] == []
