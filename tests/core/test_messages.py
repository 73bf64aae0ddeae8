"""Words for a count: one thing has its own form, in both languages, with every other value still filled in."""

import copy
import datetime
import pickle
from pathlib import Path

import pytest

from app.core import codec, messages
from app.core.messages import Message, counted, use_language
from app.modules.finance.booking.queries import to_post
from app.modules.inventory.articles.api import UNITS


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("de", "Stapel Mai: 1 Zeile zu buchen", "Stapel Mai: 1.200 Zeilen zu buchen"),
        ("en", "Stack Mai: 1 line to post", "Stack Mai: 1,200 lines to post"),
    ],
)
def test_one_has_its_own_form(language: str, one: str, many: str) -> None:
    """A stack with one line says so; a larger number is grouped as the language groups it."""
    use_language(language)
    try:
        assert [str(to_post("Mai", count)) for count in (1, 1200)] == [one, many]
    finally:
        use_language("en")


def test_the_other_values_are_filled_in() -> None:
    """A day in the words for one is written like everywhere else; without words for one, the only form holds."""
    day = datetime.date(2026, 3, 31)
    assert (
        counted(1, "1 entry until {day}", "{count} entries until {day}", day=day)
        == "1 entry until 31/03/2026"
    )
    assert counted(0, "1 entry", "{count} entries") == "0 entries"
    assert str(Message("{count} steps", {"count": 1})) == "1 steps"


def modules(folder: Path) -> None:
    """Make two topics and a shared part that say different German for the same English."""
    for part, german in (("modules/it/helpdesk", "Minuten"), ("modules/organisation/meetings", "Protokoll")):
        place = folder / part / "locale"
        place.mkdir(parents=True)
        (place / "de.po").write_text(f'msgid "Minutes"\nmsgstr "{german}"\n', encoding="utf-8")
    (folder / "ui" / "locale").mkdir(parents=True)
    (folder / "ui" / "locale" / "de.po").write_text(
        'msgid "Minutes"\nmsgstr "Niederschrift"\n\nmsgid "Save"\nmsgstr "Speichern"\n', encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("module", "minutes"),
    [
        ("app.modules.it.helpdesk.pages.tickets", "Minuten"),
        ("app.modules.it.helpdesk", "Minuten"),
        ("app.modules.organisation.meetings.rules", "Protokoll"),
        ("app.modules.hr.people.pages.people", "Niederschrift"),
        ("app.ui.forms", "Niederschrift"),
        ("app.start", "Niederschrift"),
    ],
)
def test_a_topic_says_its_own_german(
    module: str, minutes: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another topic's German for the same English never comes in, wherever the text is shown; shared words are found by all."""
    modules(tmp_path)
    monkeypatch.setattr(messages, "APP", tmp_path)
    use_language("de")
    there = {"__name__": module, "N_": messages.N_, "_": messages._}
    marked = eval("N_('Minutes')", there)
    assert messages._(marked) == minutes  # shown by another module, such as a list's
    assert eval("_('Minutes')", there) == minutes
    assert eval("_('Save')", there) == "Speichern"
    assert eval("_('Unknown')", there) == "Unknown"
    assert str(Message(marked, {})) == minutes


def test_a_message_keeps_its_topic_where_it_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Written to the trail and read again, copied or sent to a child, a message says the German of its topic; older ones are read too."""
    modules(tmp_path)
    monkeypatch.setattr(messages, "APP", tmp_path)
    use_language("de")
    marked = messages.Marked("Minutes", "app.modules.organisation.meetings")
    message = Message(marked, {"count": 2})
    for again in (
        codec.loads(codec.dumps(message)),
        pickle.loads(pickle.dumps(message)),
        copy.deepcopy(message),
    ):
        assert (again, str(again)) == (message, "Protokoll")
    assert pickle.loads(pickle.dumps(marked)).topic == marked.topic
    older = codec.dumps(message).replace('"topic":"app.modules.organisation.meetings",', "")
    assert "topic" not in older
    assert str(codec.loads(older)) == "Niederschrift"


def test_the_words_of_the_topics_stay_apart() -> None:
    """Words that were each other's German once, or said something else."""
    use_language("de")
    said = {
        ("Closing", "app.modules.documents.letters"): "Grußformel",
        ("Export", "app.modules.documents.einvoice"): "Ausfuhrlieferung",
        ("Asset", "app.modules.finance.fixed_assets"): "Anlage",
        ("released", "app.modules.finance.closing"): "aufgelöst",
        ("Version", "app.modules.it.discovery"): "Version",
        ("Runs from", "app.modules.it.licences"): "Beginn",
    }
    for (text, topic), german in said.items():
        assert messages._(messages.Marked(text, topic)) == german


def test_words_of_a_closed_list_in_both_languages() -> None:
    """A unit of measure is said in the language in force wherever a closed list is shown, and stays English to programs."""
    use_language("de")
    try:
        assert messages._(UNITS["H87"]) == "Stück"
        assert pickle.loads(pickle.dumps(UNITS["HUR"])).de == "Std."
        assert str(UNITS["H87"]) == "piece"
    finally:
        use_language("en")
    assert messages._(UNITS["H87"]) == "piece"
