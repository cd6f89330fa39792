"""Validation of config and rule files: strict models, and errors that name file, line and the nearest key.

It imports pydantic, so only compiling rules and reading a changed config import it.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, Literal, TypeVar, get_type_hints

import pydantic
import pydantic_core

from seedlint.base.errors import Complaint, UserError, nearest
from seedlint.base.model import LevelName
from seedlint.base.size import DEFAULT_MAX_FILE_SIZE, read_size
from seedlint.text.lazy import lazy


def _size(written: object) -> object:
    if not isinstance(written, str):
        return written
    try:
        return read_size(written)
    except ValueError as error:
        raise pydantic_core.PydanticCustomError("size", str(error)) from None


Size = Annotated[int, pydantic.BeforeValidator(_size), pydantic.Field(gt=0)]


def _region(code: str) -> str:
    """Return a region's code. Raises an error for one without a numbering plan: "UK" would turn phone rules off."""
    from phonenumbers import SUPPORTED_REGIONS

    if code not in SUPPORTED_REGIONS:
        wrong = f"`{code}` is no region with phone numbers of its own: an ISO 3166 code is expected, such as GB"
        raise pydantic_core.PydanticCustomError("region", wrong)
    return code


REGION, LANGUAGE, DOMAIN = r"^[A-Z]{2}$", r"^[a-z]{2,3}$", r"^[^\s/:@.]+(\.[^\s/:@.]+)+$"
Region = Annotated[str, pydantic.Field(pattern=REGION), pydantic.AfterValidator(_region)]
Language = Annotated[str, pydantic.Field(pattern=LANGUAGE)]
Domain = Annotated[str, pydantic.Field(pattern=DOMAIN)]
SHAPES = {  # what the patterns above match
    REGION: "region: two capital letters, such as GB",
    LANGUAGE: "language: two or three small letters, such as en",
    DOMAIN: "domain, such as example.org",
}
EXPECTED = {  # by the type of error
    "bool_type": "true or false is expected",
    "date_type": "a date is expected, without quotes: 2024-05-01",
    "dict_type": "a table is expected",
    "float_type": "a number is expected",
    "int_type": "a whole number is expected",
    "list_type": "a list is expected, in square brackets",
    "string_type": "a text is expected, in quotes",
    "tuple_type": "a list is expected, in square brackets",
}
QUOTED = lazy(r"'([^']*)'")
STRICT = pydantic.ConfigDict(extra="forbid", strict=True, frozen=True)
Model = TypeVar("Model", bound=pydantic.BaseModel)


def kebab(name: str) -> str:
    """Return the name of a field in files."""
    return name.replace("_", "-")


class Contacts(pydantic.BaseModel):
    """The table `[contacts]`; `region = "US"` is short for `regions = ["US"]`, and comes first if both stand."""

    model_config = pydantic.ConfigDict(**STRICT, alias_generator=kebab)

    region: Region | None = None
    regions: list[Region] = []
    extra_tlds: list[str] = []
    known_domains: list[Domain] = []
    allow_placeholders: bool | list[str] = []
    phone_style: Literal["e164", "international", "national", "rfc3966"] | None = None


class Online(pydantic.BaseModel):
    """The table `[online]`."""

    model_config = pydantic.ConfigDict(**STRICT, alias_generator=kebab)

    allow_private: bool = False
    timeout: float = pydantic.Field(default=20.0, gt=0, le=300)
    concurrency: int = pydantic.Field(default=16, ge=1, le=64)
    delay: float = pydantic.Field(default=0.5, ge=0, le=60)
    cache_days: int = pydantic.Field(default=1, ge=0, le=30)


class ConfigFile(pydantic.BaseModel):
    """A `seedlint.toml`, or the table `[tool.seedlint]` of a pyproject.toml."""

    model_config = pydantic.ConfigDict(**STRICT, alias_generator=kebab)

    extend: str | None = None
    profile: str | None = None
    preview: bool = False
    redact: bool = False
    languages: list[Language] = []
    select: list[str] | None = None
    extend_select: list[str] = []
    ignore: list[str] = []
    per_file_ignores: dict[str, list[str]] = {}
    include: list[str] = []
    exclude: list[str] = []
    rules: list[str] = []
    baseline: str | None = None
    max_file_size: Size = DEFAULT_MAX_FILE_SIZE
    as_of: datetime.date | None = None
    fail_on: Literal["error", "warning", "note", "never"] = "warning"
    contacts: Contacts = Contacts()
    online: Online = Online()
    rule: dict[str, dict[str, Any]] = {}


class RuleFile(pydantic.BaseModel):
    """The front matter of a rule file."""

    model_config = STRICT

    summary: str = pydantic.Field(min_length=1)
    check: str
    level: LevelName
    message: str = pydantic.Field(min_length=1)
    aliases: list[str] = []
    default: bool = True
    preview: bool = False
    languages: list[Language] = []
    confidence: Literal["high", "medium", "low"] = "high"
    levels: dict[str, LevelName | Literal["off"]] = {}
    options: dict[str, Any] = {}


def validated(model: type[Model], raw: Mapping[str, Any], *, path: str, line_of: Callable[..., int]) -> Model:
    """Read `raw` as `model`. Raises UserError with a complaint for every unknown key and wrong type."""
    try:
        return model.model_validate(raw)
    except pydantic.ValidationError as error:
        raise UserError(*_complaints(error, model, path, line_of)) from None


def validated_options(
    checks: type[Any], raw: Mapping[str, Any], *, path: str, line_of: Callable[..., int], other_keys: Sequence[str] = ()
) -> dict[str, Any]:
    """Read `raw` as the options of a check and return them as plain data with defaults filled in.

    `other_keys` of the same table are read elsewhere. Raises UserError.
    """
    names = {kebab(name): name for name in checks.Options._fields}
    unknown = [key for key in raw if key not in names]
    if unknown:
        raise UserError(*(_unknown([key], [*names, *other_keys], path, line_of) for key in unknown))
    strict = _model_of(checks.Options)
    try:
        model = strict.model_validate_json(json.dumps(raw, default=str))
        checks.verify(checks.Options(**{name: getattr(model, name) for name in names.values()}))
    except pydantic.ValidationError as error:
        raise UserError(*_complaints(error, strict, path, line_of)) from None
    except ValueError as error:
        raise UserError(Complaint(str(error), path, line_of())) from None
    return {name: _plain(getattr(model, name)) for name in names.values()}


def _plain(value: Any) -> Any:
    """Return an option's value as JSON data; a named tuple becomes an object."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: _plain(inner) for name, inner in value._asdict().items()}
    if isinstance(value, tuple | frozenset):
        return [_plain(inner) for inner in (value if isinstance(value, tuple) else sorted(value))]
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return value


def options_schema(options: type[Any]) -> dict[str, Any]:
    """Return the JSON schema of a check's options in a rule file, where patterns are strings."""
    made: dict[str, Any] = _model_of(options).model_json_schema(ref_template="{model}")
    definitions = made.pop("$defs", {})

    def resolved(part: Any) -> Any:
        if isinstance(part, list):
            return [resolved(one) for one in part]
        if not isinstance(part, dict):
            return part
        if "$ref" in part:
            return {"type": "string"} if part["$ref"] == "Pattern" else resolved(definitions[part["$ref"]])
        return {key: resolved(value) for key, value in part.items()}

    whole: dict[str, Any] = resolved(made)
    return whole


def _model_of(options: type[Any]) -> type[pydantic.BaseModel]:
    """Make a strict model of a check's options: arrays become tuples, and nothing is converted silently."""
    hints = get_type_hints(options)
    strict = pydantic.ConfigDict(**STRICT, alias_generator=kebab)
    definitions: dict[str, Any] = {
        name: (hints[name], options._field_defaults.get(name, ...)) for name in options._fields
    }
    made: type[pydantic.BaseModel] = pydantic.create_model("Options", __config__=strict, **definitions)
    return made


def _complaints(
    error: pydantic.ValidationError, model: type[pydantic.BaseModel], path: str, line_of: Callable[..., int]
) -> list[Complaint]:
    return [_complaint(detail, model, path, line_of) for detail in error.errors()]


def _complaint(detail: Any, model: type[pydantic.BaseModel], path: str, line_of: Callable[..., int]) -> Complaint:
    keys = [part for part in detail["loc"] if isinstance(part, str)]
    if detail["type"] == "extra_forbidden":
        return _unknown(keys, _keys_of(model, keys[:-1]), path, line_of)
    where = f"`{'.'.join(keys)}`" if keys else "the settings"
    if detail["type"] == "missing":
        return Complaint(f"{where} is missing", path, line_of(*keys[:-1]))
    if detail["type"] == "literal_error":
        known = QUOTED.findall(detail["ctx"]["expected"])
        hint = nearest(str(detail["input"]), known)
        return Complaint(f"{where}: `{detail['input']}` is none of {', '.join(known)}", path, line_of(*keys), hint)
    return Complaint(f"{where}: {_expectation(detail)}", path, line_of(*keys))


def _expectation(detail: Any) -> str:
    """Return what a value should be; the model's own words for that are of Python and of regular expressions."""
    if detail["type"] == "string_pattern_mismatch":
        return f"`{detail['input']}` is no {SHAPES[detail['ctx']['pattern']]}"
    message: str = detail["msg"]
    return EXPECTED.get(detail["type"], message[:1].lower() + message[1:])


def _keys_of(model: Any, path: Sequence[str]) -> list[str]:
    """Return the keys of a model, or of the table in it that `path` leads to."""
    tables = {field.alias or name: field.annotation for name, field in model.model_fields.items()}
    return _keys_of(tables[path[0]], path[1:]) if path else list(tables)


def _unknown(keys: Sequence[str], known: Sequence[str], path: str, line_of: Callable[..., int]) -> Complaint:
    hint = nearest(keys[-1], known) or f"known keys: {', '.join(sorted(known))}"
    return Complaint(f"unknown key `{'.'.join(keys)}`", path, line_of(*keys), hint)
