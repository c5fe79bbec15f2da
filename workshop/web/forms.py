"""Forms of the staff's pages.  What storage refuses is shown at the field that it names."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import DateField, IntegerField, PasswordField, RadioField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import DataRequired, EqualTo, InputRequired, Length, NumberRange, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from workshop.domain.refusal import Refusal
from workshop.domain.vocabulary import MAX_TEXT
from workshop.storage.accounts import login_fault
from workshop.storage.passwords import weakness

MAX_EXPECTED = 2000
MAX_GROUPS = 400
USUAL_GROUP = 6
SPARE_SEATS = 2  # seats a group has beyond its planned size, for people who come unannounced


class Form(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """A form that can take a refusal in."""

    def add_refusal(self, refusal: Refusal) -> None:
        """Show the refusal at its field, or above the form where it names none of ours."""
        message = _(refusal.message, **refusal.params)
        field = self._fields.get(refusal.field or "")
        if field is None:
            self.form_errors.append(message)
        else:
            field.errors = [*field.errors, message]


def _filled(message: str) -> DataRequired:
    return DataRequired(message=message)


def _given(message: str) -> InputRequired:
    return InputRequired(message=message)  # 0 is a number too, and is refused for what it is


def _sound(fault: Callable[[str], str | None]) -> Callable[[Any, Any], None]:
    """What storage would refuse of a field by itself is said with all the other faults of the form."""

    def check(_form: Any, field: Any) -> None:
        found = fault(field.data or "")
        if found is not None:
            raise ValidationError(_(found))

    return check


class _Password(PasswordField):  # type: ignore[misc]  # WTForms has no types
    def __init__(self, label: Any, autocomplete: str, **more: Any) -> None:
        super().__init__(label, render_kw={"autocomplete": autocomplete}, **more)


class SignInForm(Form):
    """Login and password."""

    login = StringField(
        _l("ログイン名"),
        [_filled(_l("ログイン名を入力してください。")), Length(max=100)],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = _Password(_l("パスワード"), "current-password", validators=[_filled(_l("パスワードを入力してください。"))])


def _login_field() -> StringField:
    return StringField(
        _l("ログイン名"),
        [_filled(_l("ログイン名を入力してください。")), Length(max=100), _sound(login_fault)],
        description=_l("半角の英数字と . _ - @ で、3文字以上64文字まで。職員番号やメールアドレスも使えます。"),
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )


def _name_field() -> StringField:
    return StringField(
        _l("表示名"),
        [_filled(_l("表示名を入力してください。")), Length(max=200)],
        description=_l("画面の右上と、アカウントの一覧に出ます。"),
    )


def _new_password_field() -> _Password:
    return _Password(
        _l("新しいパスワード"),
        "new-password",
        validators=[_filled(_l("新しいパスワードを入力してください。")), _sound(weakness)],
        description=_l("10文字以上。長めの、自分だけが分かる言葉の組み合わせをおすすめします。"),
    )


def _again_field() -> _Password:
    return _Password(
        _l("新しいパスワード（確認のためもう一度）"),
        "new-password",
        validators=[
            _filled(_l("同じパスワードをもう一度入力してください。")),
            EqualTo("password", _l("2回の入力が一致していません。もう一度入力してください。")),
        ],
    )


class NewPasswordForm(Form):
    """A password, twice."""

    password = _new_password_field()
    again = _again_field()


class ChangePasswordForm(Form):
    """The present password, and the new one."""

    current = _Password(_l("いまのパスワード"), "current-password", validators=[_filled(_l("いまのパスワードを入力してください。"))])
    password = _new_password_field()
    again = _again_field()


class FirstAdministratorForm(Form):
    """The first account of a new house."""

    login = _login_field()
    display_name = _name_field()
    password = _new_password_field()
    again = _again_field()


class _Checkboxes(SelectMultipleField):  # type: ignore[misc]  # WTForms has no types
    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class AccountForm(Form):
    """What an administrator sets of an account; the login of a new one only."""

    login = _login_field()
    display_name = _name_field()
    capacity = RadioField(_l("権限"), validators=[_filled(_l("権限を選んでください。"))])
    scope = RadioField(_l("担当する区"), validators=[_filled(_l("担当する区を選んでください。"))])
    ward_ids = _Checkboxes(_l("担当する区の内訳"), validate_choice=False)

    @property
    def wards(self) -> list[str] | None:
        """The ids of the wards chosen; None: all."""
        return None if self.scope.data == "all" else list(self.ward_ids.data or [])


class EntryForm(Form):
    """The name of an entry of a list."""

    name = StringField(_l("名称"), [_filled(_l("名称を入力してください。")), Length(max=200)])


class UploadForm(Form):
    """A case file."""

    file = FileField(
        _l("事例のファイル（case.md）"),
        description=_l("UTF-8で保存したMarkdownのファイル。1 MBまで。"),
        render_kw={"accept": ".md,.markdown,.txt,text/markdown,text/plain"},
    )


class FormatFileForm(Form):
    """A file of a format."""

    file = FileField(
        _l("進行形式のファイル（YAML）"),
        description=_l("UTF-8で保存したファイル。この製品で保存したものか、同じ書き方のもの。1 MBまで。"),
        render_kw={"accept": ".yaml,.yml,.txt,application/yaml,text/plain"},
    )


class ConfirmForm(Form):
    """A button alone."""


class AddressForm(Form):
    """One of this machine's addresses."""

    address = RadioField(_l("アドレス"), validators=[_filled(_l("アドレスを選んでください。"))])


class DistressNoteForm(Form):
    """The house's words on whom one can talk to."""

    text = TextAreaField(
        _l("相談先と伝えたいこと"),
        validators=[Length(max=MAX_TEXT, message=_l("%(max)d文字までにしてください。"))],
        description=_l("例：職員相談室 内線1234（平日9時から17時）、産業保健スタッフ。空にすると、はじめから入っている文に戻ります。"),
    )


class WorkshopForm(Form):
    """What is fixed when a workshop is prepared."""

    case = SelectField(_l("事例"), validators=[_filled(_l("事例を選んでください。"))])
    format = RadioField(_l("進行形式"), validators=[_filled(_l("進行形式を選んでください。"))])
    title = StringField(
        _l("研修の名称"),
        [_filled(_l("研修の名称を入力してください。")), Length(max=80, message=_l("研修の名称は80文字までにしてください。"))],
        description=_l("参加者の画面と報告書に出ます。例：多職種合同研修（第1回）"),
    )
    ward = SelectField(_l("区"), validators=[_filled(_l("区を選んでください。"))])
    held_on = DateField(_l("開催日"), [_filled(_l("開催日を入力してください。"))])
    expected = IntegerField(
        _l("参加予定人数"),
        [
            _given(_l("参加予定人数を入力してください。")),
            NumberRange(1, MAX_EXPECTED, _l("参加予定人数は1から2000までにしてください。")),
        ],
        description=_l("1人から2,000人まで。当日の増減はかまいません。"),
    )
    group_size = IntegerField(
        _l("1班の人数"),
        [_given(_l("1班の人数を入力してください。")), NumberRange(2, 30, _l("1班の人数は2から30までにしてください。"))],
        default=USUAL_GROUP,
        description=_l("5人から6人が話しやすい人数です。"),
    )
    groups = IntegerField(
        _l("班の数"),
        [Optional(), NumberRange(1, MAX_GROUPS, _l("班の数は1から400までにしてください。"))],
        description=_l("空欄なら、参加予定人数と1班の人数から決めます。"),
    )

    def validate_held_on(self, field: Any) -> None:
        """A year that can be meant."""
        if field.data is not None and not 2000 <= field.data.year <= datetime.now(UTC).year + 5:
            raise ValidationError(_("開催日の年を確かめてください。"))

    @property
    def group_count(self) -> int:
        """The number of groups asked for, or as many as the people need."""
        return int(self.groups.data or math.ceil(self.expected.data / self.group_size.data))

    @property
    def group_limit(self) -> int:
        """Seats in a group: what an even spread needs, and a few spare ones."""
        return max(int(self.group_size.data), math.ceil(int(self.expected.data) / self.group_count)) + SPARE_SEATS


