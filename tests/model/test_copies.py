"""Copies and pickles of every class: equal, checked again, in any process, of one release only."""

from __future__ import annotations

import copy
import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.classes import CLASSES, each_class, some_examples
from urbanpolicy.errors import ForeignPickle, InvalidValue
from urbanpolicy.model.people import Person
from urbanpolicy.release import __version__
from urbanpolicy.strategies import for_class
from urbanpolicy.values import value as value_module
from urbanpolicy.values.plain import to_plain
from urbanpolicy.values.value import Value


@each_class
@some_examples(10)
@given(data=st.data())
def test_imm_01_copies_and_pickles_are_equal_and_hash_alike(
    cls: type[Value], data: st.DataObject
) -> None:
    value = data.draw(for_class(cls))
    copies = [copy.copy(value), copy.deepcopy(value), copy.deepcopy([value])[0]]
    protocols = range(pickle.HIGHEST_PROTOCOL + 1)
    copies += [pickle.loads(pickle.dumps(value, protocol)) for protocol in protocols]
    for again in copies:
        assert type(again) is cls
        assert again == value
        assert hash(again) == hash(value)
        assert {value: "found"}[again] == "found"


@each_class
@some_examples(10)
@given(data=st.data())
def test_evolve_gives_an_equal_object_or_a_checked_other_one(
    cls: type[Value], data: st.DataObject
) -> None:
    value, other = data.draw(for_class(cls)), data.draw(for_class(cls))
    assert attrs.evolve(value) == value  # type: ignore[misc]
    names = [field.name for field in value_module.fields_of(cls)]
    name = data.draw(st.sampled_from(names))
    try:
        changed = attrs.evolve(value, **{name: getattr(other, name)})  # type: ignore[misc]
    except InvalidValue:
        return  # the two do not fit together, such as an end before the start
    assert getattr(changed, name) == getattr(other, name)
    assert (changed == value) == (getattr(other, name) == getattr(value, name))


OTHER_PROCESS = """
import json, pickle, sys
from urbanpolicy.values.building import build
from urbanpolicy.values.plain import to_plain

values = pickle.load(sys.stdin.buffer)
plain = []
for value in values:
    again = build(type(value), to_plain(value))
    assert again == value
    assert hash(again) == hash(value)
    assert {again: "found"}[value] == "found"
    assert again in {value}
    plain.append(to_plain(value))
json.dump([plain, [repr(value) for value in sorted(values, key=lambda v: (type(v).__name__, v))]],
          sys.stdout)
"""


@pytest.mark.parametrize("seed", ["0", "1", "random"])
def test_imm_01_rep_01_pickles_are_read_under_another_hash_seed(seed: str, tmp_path: Path) -> None:
    values: list[Value] = []

    @some_examples(50)
    @given(st.tuples(*(for_class(cls) for cls in CLASSES)))
    def gather(drawn: tuple[Value, ...]) -> None:
        values.extend(drawn)

    gather()
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", OTHER_PROCESS],
        input=pickle.dumps(values),
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        cwd=tmp_path,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr.decode()
    plain, reprs = json.loads(done.stdout)
    assert plain == [to_plain(value) for value in values]
    assert reprs == [repr(v) for v in sorted(values, key=lambda v: (type(v).__name__, v))]


@each_class
@some_examples(50)
@given(data=st.data())
def test_imm_11_a_pickle_of_another_release_is_refused_and_json_named(
    cls: type[Value], data: st.DataObject
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(value_module, "__version__", "0.0.1.dev0")
        old = pickle.dumps(data.draw(for_class(cls)))
    with pytest.raises(ForeignPickle, match="JSON") as caught:
        pickle.loads(old)
    assert caught.value.found == "0.0.1.dev0"
    assert caught.value.expected == __version__


def test_a_pickle_goes_through_the_checks_again() -> None:
    pickled = pickle.dumps(Person(id="minna-arve", name="Minna Arve"), 0)
    assert pickle.loads(pickled) == Person(id="minna-arve", name="Minna Arve")
    with pytest.raises(InvalidValue, match="Person 'Minna Arve', id"):
        pickle.loads(pickled.replace(b"Vminna-arve", b"VMinna Arve"))
