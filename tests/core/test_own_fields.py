"""Own fields: what fits a format is kept in one form, what does not is a sentence, and nothing is cut or lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.core.messages import use_language
from app.core.own_fields import FORMATS, FieldDraft, check_field, checked


@pytest.mark.parametrize(
    ("format_", "typed", "kept"),
    [
        ("any", "  Regal 4 ", "Regal 4"),
        ("alpha", "Röntgen Raum", "Röntgen Raum"),
        ("numeric", "0042", "0042"),
        ("date", "03.12.2026", "2026-12-03"),
        ("date", "2026-12-03", "2026-12-03"),
        ("mail", "a@b.de", "a@b.de"),
        ("url", "https://x.de/a?b", "https://x.de/a?b"),
        ("ip", "2001:DB8::1", "2001:db8::1"),
        ("mac", "00-1A-2b-3C-4d-5E", "00:1a:2b:3c:4d:5e"),
        ("mac", "001a2b3c4d5e", "00:1a:2b:3c:4d:5e"),
        ("flag", "Ja", "1"),
        ("flag", "nein", ""),
        ("flag", "0", ""),
        ("any", "", ""),
    ],
)
def test_a_value_is_kept_in_one_form(format_: str, typed: str, kept: str) -> None:
    """What was typed in two ways compares equal."""
    about = FieldDraft(1, "X", format_)
    assert checked(about, typed) == kept
    assert checked(about, checked(about, typed)) == kept


@pytest.mark.parametrize(
    ("format_", "typed"),
    [
        ("alpha", "Raum 4"),
        ("numeric", "4a"),
        ("date", "31.02.2026"),
        ("mail", "a@b"),
        ("url", "ftp://x"),
        ("ip", "300.1.1.1"),
        ("mac", "00:1a:2b:3c:4d"),
        ("flag", "perhaps"),
        ("any", "x" * 301),
    ],
)
def test_what_does_not_fit_is_refused_and_never_changed(format_: str, typed: str) -> None:
    """A flag of “perhaps” was kept as no, and a long text was cut, without a word."""
    with pytest.raises(Invalid):
        checked(FieldDraft(1, "X", format_), typed)


def test_a_needed_one_is_not_empty() -> None:
    """Blanks are nothing."""
    with pytest.raises(Invalid, match="X is empty"):
        checked(FieldDraft(1, "X", required=True), "  ")


def test_choices_and_patterns() -> None:
    """A choice takes its values as they stand; a pattern means the whole text."""
    choice = FieldDraft(1, "X", "choice", "red\n\n blue \n")
    assert checked(choice, "blue") == "blue"
    with pytest.raises(Invalid, match="none of its values"):
        checked(choice, "Blue")
    with pytest.raises(Invalid, match="does not fit"):
        checked(FieldDraft(1, "X", "regex", r"[A-Z]\d"), "A12")


@pytest.mark.parametrize(
    ("draft", "field"),
    [(FieldDraft(1, "X", "choice", "one\n \n"), "options"), (FieldDraft(1, "X", "regex", "a(b"), "options")],
)
def test_a_field_that_nothing_fits_is_no_field(draft: FieldDraft, field: str) -> None:
    """A choice of one, a pattern that is none."""
    with pytest.raises(Invalid) as refused:
        check_field(draft)
    assert refused.value.field == field


def test_the_format_is_named_in_the_language_in_force() -> None:
    """A word of a closed list inside a sentence was English in a German window."""
    use_language("de")
    with pytest.raises(Invalid) as refused:
        checked(FieldDraft(1, "Adresse", "ip"), "x")
    assert FORMATS["ip"] == "IP address"
    assert "IP address" not in str(refused.value)
    assert "Adresse: x" in str(refused.value)


@given(st.sampled_from(sorted(FORMATS)), st.text(max_size=12))
def test_no_text_is_anything_but_kept_or_refused(format_: str, typed: str) -> None:
    """Each answer is a value that is taken again as it is, or a refusal."""
    about = FieldDraft(1, "X", format_, {"choice": "a\nb", "regex": "[ab]+"}.get(format_, ""))
    try:
        kept = checked(about, typed)
    except Invalid:
        return
    assert checked(about, kept) == kept
