"""What `record` defines is what `typing` would have defined."""

from __future__ import annotations

import pickle
import typing

import pytest

from seedlint.base import record


class Ours(record.NamedTuple):
    """A place."""

    start: int
    name: str = "here"

    @property
    def next(self) -> int:
        return self.start + 1


class Typings(typing.NamedTuple):
    """A place."""

    start: int
    name: str = "here"

    @property
    def next(self) -> int:
        return self.start + 1


@pytest.mark.parametrize("name", ["_fields", "_field_defaults", "__doc__", "__mro__", "__module__"])
def test_a_definition_says_the_same_of_itself(name: str) -> None:
    ours, typings = getattr(Ours, name), getattr(Typings, name)
    assert (ours[1:], typings[1:]) == ((tuple, object),) * 2 if name == "__mro__" else ours == typings


def test_its_hints_are_read_in_its_module() -> None:
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Typings) == {"start": int, "name": str}


def test_it_is_a_tuple_with_names_defaults_and_properties() -> None:
    one = Ours(1)
    assert one == (1, "here") and (one.start, one.name, one.next) == (1, "here", 2)
    assert one._replace(name="there") == Ours(1, "there")
    assert repr(one) == "Ours(start=1, name='here')"


def test_it_is_pickled_by_its_name() -> None:
    assert pickle.loads(pickle.dumps(Ours(1, "x"))) == Ours(1, "x")


def test_a_field_that_is_missing_is_an_error() -> None:
    with pytest.raises(TypeError):
        Ours()  # type: ignore[call-arg]  # the error is the point


def test_a_row_of_another_length_and_an_unknown_field_are_errors() -> None:
    with pytest.raises(TypeError):
        Ours._make((1, "x", 2))
    with pytest.raises(ValueError, match="nmae"):
        Ours(1)._replace(nmae="x")  # type: ignore[call-arg]  # the error is the point


def test_a_definition_may_be_empty_and_match_by_position() -> None:
    class Nothing(record.NamedTuple):
        """No fields."""

    match Ours(1, "x"):
        case Ours(start, name):
            assert (start, name, Nothing()) == (1, "x", ())
    assert Ours(1)._asdict() == {"start": 1, "name": "here"}
