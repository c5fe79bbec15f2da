"""Errors in words, and languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from workshop.domain.refusal import CONFLICT, Refusal
from workshop.web import i18n
from workshop.web.access import public


def test_an_unexpected_error_is_a_sentence_with_a_number_and_no_traceback(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    app.add_url_rule("/broken", "broken", public(lambda: 1 / 0))
    response = app.test_client().get("/broken")
    assert response.status_code == 500
    assert "思わぬことが起きました" in response.text
    assert "ZeroDivisionError" not in response.text
    reference = next(record.args[0] for record in caplog.records if record.args and "reference" in record.msg)
    assert str(reference) in response.text


def test_a_script_gets_the_same_in_json(app: Flask) -> None:
    app.add_url_rule("/broken", "broken", public(lambda: 1 / 0))
    response = app.test_client().get("/broken", headers={"X-Requested-With": "aminome"})
    assert response.status_code == 500
    assert response.json is not None
    assert response.json["ok"] is False
    assert response.json["error"]["kind"] == "unavailable"


def test_a_refusal_is_shown_as_its_sentence(app: Flask) -> None:
    def refuse() -> str:
        raise Refusal(CONFLICT, "x", "班は%(limit)d人までです。", limit=8)

    app.add_url_rule("/refused", "refused", public(refuse))
    page = app.test_client().get("/refused")
    assert page.status_code == 409
    assert "班は8人までです。" in page.text
    answer = app.test_client().get("/refused", headers={"Accept": "application/json"}).json
    assert answer is not None
    assert answer["error"]["message"] == "班は8人までです。"


def test_an_unknown_address_is_a_plain_sentence(app: Flask) -> None:
    page = app.test_client().get("/nowhere")
    assert page.status_code == 404
    assert "お探しの画面は見つかりません。" in page.text


def test_pages_are_japanese_whatever_the_browser_asks_for_while_there_is_no_other_catalogue(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(i18n, "CATALOGUES", tmp_path / "none")
    i18n.languages.cache_clear()
    page = app.test_client().get("/staff/sign-in", headers={"Accept-Language": "en-US,en"})
    assert '<html lang="ja">' in page.text
    i18n.languages.cache_clear()


class TestAnotherLanguage:
    @pytest.fixture(autouse=True)
    def english(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        folder = tmp_path / "catalogues" / "en" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "messages.po").write_text(
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
            '#: static/js/core/clock.js:1\nmsgid "残り"\nmsgstr "left"\n\n'
            '#: templates/staff/home.html:1\nmsgid "研修"\nmsgstr "Workshops"\n',
            encoding="utf-8",
        )
        monkeypatch.setattr(i18n, "CATALOGUES", tmp_path / "catalogues")
        for cached in (i18n.languages, i18n.script_catalogue):
            cached.cache_clear()

    @pytest.fixture(autouse=True)
    def forget(self) -> object:
        yield
        for cached in (i18n.languages, i18n.script_catalogue):
            cached.cache_clear()

    def test_scripts_get_the_texts_that_scripts_hold(self, app: Flask) -> None:
        assert app.test_client().get("/i18n/en.json").json == {"残り": "left"}
        assert app.test_client().get("/i18n/ja.json").json == {}
        assert app.test_client().get("/i18n/xx.json").status_code == 404

    def test_what_is_asked_for_is_remembered(self, app: Flask) -> None:
        client = app.test_client()
        assert '<html lang="ja">' in client.get("/staff/sign-in", headers={"Accept-Language": "ja"}).text
        assert '<html lang="en">' in client.get("/staff/sign-in?lang=en", headers={"Accept-Language": "ja"}).text
        assert '<html lang="en">' in client.get("/staff/sign-in", headers={"Accept-Language": "ja"}).text
        assert '<html lang="ja">' in client.get("/staff/sign-in?lang=ja").text

    def test_the_browser_is_asked_otherwise(self, app: Flask) -> None:
        assert '<html lang="en">' in app.test_client().get("/staff/sign-in", headers={"Accept-Language": "en-GB"}).text
