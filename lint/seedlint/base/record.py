"""`NamedTuple` as in `typing`, but eight times as fast to define: a start defines a hundred of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import _tuplegetter
    from functools import cache
    from types import FunctionType

    @classmethod
    def _make(cls, values):
        made = tuple.__new__(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **values):
        made = self._make(map(values.pop, self._fields, self))
        if values:
            raise ValueError(f"Got unexpected field names: {list(values)!r}")
        return made

    def _asdict(self):
        return dict(zip(self._fields, self, strict=True))

    def _repr(self):
        values = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({', '.join(values)})"

    def _getnewargs(self):
        return tuple(self)

    METHODS = {
        "__slots__": (),
        "__repr__": _repr,
        "__getnewargs__": _getnewargs,
        "_make": _make,
        "_replace": _replace,
        "_asdict": _asdict,
    }

    @cache
    def _constructor(count):
        """Return a `__new__` for `count` fields; it is compiled once, and each class renames its parameters."""
        fields = [f"_{number}" for number in range(count)]
        source = f"lambda {', '.join(('_cls', *fields))}: new(_cls, ({''.join(f'{field}, ' for field in fields)}))"
        return eval(source, {"new": tuple.__new__})

    @cache
    def _getter(number):
        return _tuplegetter(number, f"Alias for field number {number}")

    class _Definition(type):
        """Makes the same class of a body as `typing.NamedTuple`, without compiling code for each."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body.pop(field) for field in fields if field in body}
            new = _constructor(len(fields))
            code = new.__code__.replace(co_varnames=("_cls", *fields), co_qualname=f"{name}.__new__")
            made = {
                "__new__": FunctionType(code, new.__globals__, "__new__", tuple(defaults.values())),
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": defaults,
                **{field: _getter(number) for number, field in enumerate(fields)},
            }
            return type(name, (tuple,), METHODS | made | body)

    class NamedTuple(metaclass=_Definition):
        """The base class to write in definitions; the class that is made derives from `tuple` alone."""
