"""A child reads what comes from outside: it may fall, stall or grow, the one who asks gets a sentence and the next answer."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator

import pytest

from app.core.errors import Invalid
from app.core.messages import use_language
from app.core.worker_process import Broken, Child, Children, receive, send

HERE = "tests.core.test_worker_process"


def doubled(data: bytes, times: int = 2) -> tuple[dict[str, int], list[bytes]]:
    """Return data several times, and say how often."""
    print("a library that prints does not disturb the answer")
    return {"times": times}, [data] * times


def refuses(_data: bytes) -> tuple[None, list[bytes]]:
    """Refuse as a reader does."""
    from app.data.transfer import N_ as of_transfer

    raise Invalid(of_transfer("Not even the limit of {limit} characters."), limit=7)


def refuses_as_bank(_data: bytes) -> tuple[None, list[bytes]]:
    """Refuse in the words of a topic."""
    from app.core.written_json import read_object

    read_object(b"[]")
    return None, []


def falls(_data: bytes) -> tuple[None, list[bytes]]:
    """Raise what a library raises."""
    raise KeyError("planted")


def dies(_data: bytes) -> tuple[None, list[bytes]]:
    """End as a crash of a library does."""
    os._exit(11)


def stalls(_data: bytes) -> tuple[None, list[bytes]]:
    """Take longer than anybody waits."""
    import time

    time.sleep(30)
    return None, []


def grows(_data: bytes) -> tuple[None, list[bytes]]:
    """Take more memory than it has."""
    bytearray(10**10)
    return None, []


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    """Return one child for all questions: it must go on after each."""
    one = Child(1_000_000_000)
    yield one
    one.end()


def test_a_child_answers_again_and_again(child: Child) -> None:
    """What it prints gets into no answer."""
    assert child.ask(f"{HERE}:doubled", b"ab") == ({"times": 2}, [b"ab", b"ab"])
    assert child.ask(f"{HERE}:doubled", b"", times=1) == ({"times": 1}, [b""])


def test_a_refusal_comes_back_in_the_language_of_who_asked(child: Child) -> None:
    """The words of a topic are German in a German window, though the child speaks none."""
    use_language("de")
    with pytest.raises(Invalid) as refused:
        child.ask(f"{HERE}:refuses_as_bank")
    assert "JSON-Datei" in str(refused.value)


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("falls", "KeyError: 'planted'"),
        ("grows", "more memory"),
        ("dies", "fall"),
        ("stalls", "longer than 1 seconds"),
    ],
)
def test_whatever_happens_is_a_sentence_and_the_next_question_is_answered(
    child: Child, place: str, says: str
) -> None:
    """The window goes on."""
    with pytest.raises(Broken) as broken:
        child.ask(f"{HERE}:{place}", seconds=1 if place == "stalls" else 20)
    assert says in str(broken.value)
    assert child.ask(f"{HERE}:doubled", b"x", times=1)[1] == [b"x"]


def test_a_function_that_is_not_there_is_a_sentence(child: Child) -> None:
    """A place that leads nowhere does not end the child."""
    with pytest.raises(Broken, match=r"ModuleNotFoundError|AttributeError"):
        child.ask(f"{HERE}:unheard")


@pytest.mark.parametrize("parts", [[], [b""], [b"a", b"", b"\x00" * 1000]])
def test_what_goes_into_the_pipe_comes_out(parts: list[bytes]) -> None:
    """Empty parts too."""
    pipe = io.BytesIO()
    send(pipe, parts)
    pipe.seek(0)
    assert receive(pipe) == parts
    assert receive(pipe) is None


def test_a_message_that_was_cut_is_none() -> None:
    """At every place; nobody waits for the rest or takes half of it."""
    pipe = io.BytesIO()
    send(pipe, [b"abc", b"de"])
    for end in range(len(pipe.getvalue())):
        assert receive(io.BytesIO(pipe.getvalue()[:end])) is None
    assert receive(io.BytesIO(b"\x00\x00\x00\x01" + b"\xff" * 8)) is None  # longer than any answer may be


def test_a_child_that_is_lent_comes_back_even_after_a_fall() -> None:
    """One that is never given back would make everybody wait for ever."""
    few = Children(1)
    with pytest.raises(RuntimeError), few.lent():
        raise RuntimeError
    with few.lent() as one:
        assert isinstance(one, Child)
    few.end()
