"""`workshop export`, `slips` and `story`: the files that are handed out, each after the list of what was found in it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from workshop import terminal


@click.command()
@click.argument("code")
@click.option("--format", "format_name", type=click.Choice(["docx", "xlsx", "pdf", "html", "csv"]), required=True, help="形式")
@terminal.handing_out
@click.option("--pack", is_flag=True, help="係長会議資料の一式（次第、資料１～７、別紙）")
@click.option("--part", "parts", multiple=True, help="一式のうちの一つ（例：資料３）。何度でも指定できる")
@click.option("--department", default="", help="この所属に配る1枚だけを書き出す")
@click.option("--for", "capacity", type=click.Choice(["facilitator", "section_chief"]), default="facilitator", help="だれに見せる範囲か（既定：進行役）")
def export(
    code: str, format_name: str, output: Path | None, pack: bool, parts: tuple[str, ...], department: str, capacity: str,
    as_json: bool, check: bool, seen: str | None,
) -> None:  # fmt: skip
    """研修 CODE の記録を書き出す。途中でも書き出せる。だれのことか分かるおそれのある書き方を、先に一覧で示す。"""
    from workshop.domain.viewpoint import Viewpoint
    from workshop.exports import identify
    from workshop.exports.layout import PACK, REPORT
    from workshop.exports.reading import read_report
    from workshop.exports.render import render, render_sheet
    from workshop.storage.workshops import find_id, load_state

    settings = terminal.settings()
    with terminal.working("記録を読んでいます…"), terminal.database().read() as connection:
        workshop_id = find_id(connection, code.upper())
        if workshop_id is None:
            raise click.ClickException(f"コード「{code}」の研修は見つかりません。")
        state = load_state(connection, workshop_id)
        try:
            report = read_report(
                connection, state, data_dir=settings.data_dir, city=settings.city, label=settings.label, made_at=datetime.now(UTC),
                viewpoint=Viewpoint(capacity),
            )  # fmt: skip
        except ValueError as error:
            raise click.ClickException(str(error)) from error
    target = terminal.tell_found(identify.passages(report), output, as_json=as_json, check=check, seen=seen)
    try:
        with terminal.working("文書をつくっています…"):
            data = render_sheet(report, format_name, department) if department else render(report, format_name, parts or (PACK if pack else REPORT))
    except LookupError as error:
        raise click.ClickException(f"「{department}」の共有計画はまだありません。") from error
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    terminal.write(target, data, quiet=as_json)


@click.command()
@click.argument("code")
@click.option("--layout", type=click.Choice(["eight", "one"]), default="eight", help="A4に8枚、または1枚ずつ")
@click.option("--seat", help="この席（id）の票だけ")
@terminal.handing_out
def slips(code: str, layout: str, seat: str | None, output: Path | None, as_json: bool, check: bool, seen: str | None) -> None:
    """研修 CODE の座席票をPDFで書き出す。"""
    from workshop.exports import identify
    from workshop.exports.slips import make_slips
    from workshop.storage.workshops import find_id, load_state

    settings = terminal.settings()
    with terminal.database().read() as connection:
        workshop_id = find_id(connection, code.upper())
        if workshop_id is None:
            raise click.ClickException(f"コード「{code}」の研修か、その座席が見つかりません。")
        state = load_state(connection, workshop_id)
    target = terminal.tell_found(identify.slip_passages(state.workshop.title, [group.name for group in state.groups]), output, as_json=as_json, check=check, seen=seen)
    with terminal.working("座席票をつくっています…"), terminal.database().write() as connection:
        try:
            made = make_slips(connection, code.upper(), layout, secret_key=settings.secret_key, base_url=settings.base_url, seat_id=seat)
        except LookupError as error:
            raise click.ClickException(f"コード「{code}」の研修か、その座席が見つかりません。") from error
    terminal.write(target, made, quiet=as_json)


@click.command()
@click.argument("code")
@click.option("--format", "format_name", type=click.Choice(["pdf", "docx", "html"]), default="pdf", show_default=True, help="形式")
@click.option("--group", default="", help="この班（例：g1）の1ページだけを書き出す")
@terminal.handing_out
def story(code: str, format_name: str, group: str, output: Path | None, as_json: bool, check: bool, seen: str | None) -> None:
    """研修 CODE の計画のあゆみを、1班1ページで書き出す。"""
    from workshop.domain.viewpoint import Viewpoint
    from workshop.exports import identify
    from workshop.exports.render import render_story
    from workshop.exports.settings import DocumentSettings
    from workshop.exports.story import group_stories
    from workshop.storage.history import moments
    from workshop.storage.workshops import find_id, load_state

    settings = terminal.settings()
    with terminal.working("記録を読んでいます…"), terminal.database().read() as connection:
        workshop_id = find_id(connection, code.upper())
        if workshop_id is None:
            raise click.ClickException(f"コード「{code}」の研修は見つかりません。")
        state = load_state(connection, workshop_id)
        happened = moments(connection, workshop_id, Viewpoint("facilitator"))
    document_settings = DocumentSettings(city=settings.city, label=settings.label)
    names = [one.name for one in state.groups if group in ("", one.id)]
    stories = [one for one in group_stories(state, happened) if one.group in names]
    target = terminal.tell_found(identify.story_passages(state.workshop.title, stories), output, as_json=as_json, check=check, seen=seen)
    try:
        with terminal.working("文書をつくっています…"):
            data = render_story(state, happened, format_name, group, settings=document_settings, made_at=datetime.now(UTC))
    except LookupError as error:
        raise click.ClickException(f"「{group}」という班はありません。") from error
    terminal.write(target, data, quiet=as_json)
