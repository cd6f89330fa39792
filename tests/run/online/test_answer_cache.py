"""An answer holds for some days, and what may be otherwise in an hour is asked anew."""

from __future__ import annotations

import pytest

from seedlint.base import cache
from seedlint.checks.contacts.dead_url import Answer
from seedlint.config import OnlineSettings
from seedlint.run.online import strictest
from seedlint.run.online.answer_cache import DAY, KIND, NAME, AnswerCache

URL = "https://northdale.org/"


def test_an_answer_is_found_again_until_its_days_are_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: 1_000_000.0)
    AnswerCache(2).put({URL: Answer("moved", "", URL + "new")})
    monkeypatch.setattr("time.time", lambda: 1_000_000.0 + 2 * DAY - 1)
    assert AnswerCache(2).get(URL) == Answer("moved", "", URL + "new")
    assert AnswerCache(1).get(URL) is None
    monkeypatch.setattr("time.time", lambda: 1_000_000.0 + 2 * DAY)
    assert AnswerCache(2).get(URL) is None


def test_an_answer_of_the_future_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: 2_000_000.0)
    AnswerCache(1).put({URL: Answer("fine")})
    monkeypatch.setattr("time.time", lambda: 1_000_000.0)
    assert AnswerCache(1).get(URL) is None


@pytest.mark.parametrize("verdict", ["unknown-host", "unreachable", "unsaid", "crashed"])
def test_what_may_pass_is_not_kept(verdict: str) -> None:
    AnswerCache(1).put({URL: Answer(verdict)})  # type: ignore[arg-type]  # a row's word
    assert AnswerCache(1).get(URL) is None


def test_no_days_keep_nothing_and_find_nothing() -> None:
    AnswerCache(0).put({URL: Answer("fine")})
    assert AnswerCache(1).get(URL) is None
    AnswerCache(1).put({URL: Answer("fine")})
    assert AnswerCache(0).get(URL) is None


def test_old_answers_are_dropped_and_those_of_other_runs_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: 1_000_000.0)
    AnswerCache(1).put({"a": Answer("fine")})
    monkeypatch.setattr("time.time", lambda: 1_000_000.0 + DAY / 2)
    one, other = AnswerCache(1), AnswerCache(1)
    one.put({"b": Answer("gone")})
    other.put({"c": Answer("fine")})
    assert set(cache.load_plain(KIND, NAME) or {}) == {"a", "b", "c"}
    monkeypatch.setattr("time.time", lambda: 1_000_000.0 + 1.2 * DAY)
    AnswerCache(1).put({"d": Answer("fine")})
    assert set(cache.load_plain(KIND, NAME) or {}) == {"b", "c", "d"}


def test_where_several_configs_apply_the_most_careful_values_hold() -> None:
    careful = strictest([OnlineSettings(True, 30.0, 4, 0.5, 7), OnlineSettings(False, 10.0, 16, 2.0, 1)])
    assert careful == OnlineSettings(False, 10.0, 4, 2.0, 1)
