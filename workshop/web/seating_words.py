"""The sentences of the seating page: what is wrong with a roster, and what is worth telling about one that was read."""

from __future__ import annotations

from flask_babel import gettext as _

from workshop.seating.roster import RowFault

COLUMNS = {
    "name": "氏名",
    "family": "姓",
    "given": "名",
    "profession": "職種",
    "department": "所属",
    "years": "経験年数",
    "ladder": "ラダー段階",
    "group": "班",
    "role": "役割",
    "chief": "係長",
}
REASONS = {
    "empty_file": "ファイルが空です。",
    "old_excel": "古い形式（.xls）か、パスワードの付いたExcelファイルです。パスワードを外し、.xlsx か CSV で保存し直してください。",
    "many_rows": "行が多すぎます。%(limit)d行までにしてください。",
    "broken_excel": "Excelファイルとして読めません。Excelで開き直し、.xlsx か CSV で保存してください。",
    "big_excel": "Excelファイルの中身が大きすぎます。名簿のシートだけを別のファイルにしてください。",
    "encoding": "文字コードを読み取れません。CSVは、UTF-8 か Shift_JIS で保存してください。",
    "no_csv": "CSVとして読めません。Excel（.xlsx）か CSV で保存してください。",
    "csv_quotes": "CSVとして読めない行があります。引用符（\"）が閉じているか確かめてください。",
    "no_header": "見出しの行が見つかりません。「職種」「所属」などの見出しを、上から%(limit)d行までのどこかに入れてください。",
    "no_professions": "「職種」の列がありません。見出しを「職種」とした列を加えてください。",
    "no_people": "見出しの下に、参加者の行がありません。",
    "many_people": "人数が多すぎます（%(people)d人）。%(limit)d人までにしてください。",
    "empty_cell": "空です。",
    "not_listed": "一覧にありません。",
    "ladder": "段階を読み取れません。初任期、レベルアップ期、中堅期、スーパーバイザーのどれかか、年数を書いてください。",
    "years": "年数を読み取れません。「12」「12年」「4年目」のように、0から60までの数で書いてください。",
    "no_group": "この班はありません。先に班を増やすか、班の名前を直してください。",
    "no_role": "この役割は、選んだ事例にありません。",
    "unused_columns": "使わなかった列：%(names)s",
    "same_name": "同じ氏名が2回以上あります（%(rows)s）。同じ人なら、名簿を直して読み込み直してください。",
}


def reason(fault: RowFault) -> str:
    """Why it cannot be read, with the word that may have been meant."""
    params = {name: _("、").join(map(str, value)) if isinstance(value, list) else value for name, value in fault.params.items()}
    if fault.code == "same_name":
        params["rows"] = _("、").join(_("%(n)d行目", n=row) for row in fault.params["rows"])  # type: ignore[attr-defined]
    said: str = _(REASONS[fault.code], **params)
    return said + (_("「%(word)s」のことですか。", word=params["near"]) if params.get("near") else "")


def column(fault: RowFault) -> str:
    """The column as the office sees it: `B列（所属）`."""
    return _("%(letter)s列（%(name)s）", letter=fault.letter, name=_(COLUMNS[fault.kind])) if fault.kind else ""
