"""The plain form of every class is read back as an equal object, through JSON as well."""

from __future__ import annotations

import json
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from tests.model.classes import each_class, rebuilt, some_examples
from urbanpolicy.strategies import for_class
from urbanpolicy.values.building import build
from urbanpolicy.values.plain import to_plain
from urbanpolicy.values.value import Value, fields_of


@each_class
@some_examples(8)
@given(data=st.data())
def test_exp_07_what_is_written_is_read_back_equal(cls: type[Value], data: st.DataObject) -> None:
    value = data.draw(for_class(cls))
    plain = to_plain(value)
    text = json.dumps(plain, allow_nan=False, ensure_ascii=False)
    for again in (build(cls, plain), build(cls, json.loads(text))):
        assert again == value
        assert hash(again) == hash(value)
        assert to_plain(again) == plain
    assert json.dumps(to_plain(rebuilt(value)), ensure_ascii=False) == text


@each_class
@some_examples(25)
@given(data=st.data())
def test_the_plain_form_holds_only_what_json_has(cls: type[Value], data: st.DataObject) -> None:
    def check(plain: Any) -> None:
        if type(plain) is dict:
            assert all(type(key) is str for key in plain)
            plain = list(plain.values())
        if type(plain) is list:
            for item in plain:
                check(item)
        else:
            assert plain is None or type(plain) in (str, int, float, bool)

    check(to_plain(data.draw(for_class(cls))))


@each_class
@some_examples(25)
@given(data=st.data())
def test_imm_07_attrs_asdict_works_on_every_object(cls: type[Value], data: st.DataObject) -> None:
    value = data.draw(for_class(cls))
    table = attrs.asdict(value)  # type: ignore[arg-type]
    assert list(table) == [field.name for field in fields_of(cls)]
    assert attrs.asdict(rebuilt(value)) == table  # type: ignore[arg-type]
