"""Made-up records in few words, and worlds of them. No person, office or body here exists."""

from __future__ import annotations

from typing import Any, TypeVar

from urbanpolicy.model.agreements import Agreement
from urbanpolicy.model.charters import AgreementModel
from urbanpolicy.model.groups import Group, Membership
from urbanpolicy.model.people import Office, Person, Tenure
from urbanpolicy.model.places import Municipality
from urbanpolicy.model.provenance import Coverage
from urbanpolicy.model.record import Record
from urbanpolicy.values.periods import Period
from urbanpolicy.world.register import Register

R = TypeVar("R", bound=Record)


def made(cls: type[R], fields: dict[str, Any], **defaults: Any) -> R:
    """A record of a class with these fields, and the defaults for those not given."""
    return cls(**{**defaults, **fields})


def person(id: str, name: str | None = None, **fields: Any) -> Person:
    """A person who is called after the id unless a name is given."""
    return made(Person, fields, id=id, name=name or id.title())


def office(id: str = "post", **fields: Any) -> Office:
    """An office for one."""
    return made(Office, fields, id=id, kind="post", name={"fi": f"virka {id}"})


def tenure(who: str, period: Any, post: str = "post", **fields: Any) -> Tenure:
    """A person in an office, from when to when."""
    read = Period.read(period)
    told = "".join(char if char.isalnum() else " " for char in str(read)).lower().split()
    id = "-".join(["t", who, post, *told])
    return made(Tenure, fields, id=id, person=who, office=post, period=read)


def coverage(period: str, id: str = "searched") -> Coverage:
    """The days that were searched for a subject."""
    return made(Coverage, {}, id=id, subject={"en": "made up"}, period=period)


def municipality(code: str, name: Any, **fields: Any) -> Municipality:
    """A municipality; a name may be a text or a list of dated names."""
    names = name if isinstance(name, list) else [{"text": name}]
    return made(Municipality, fields, id=f"municipality-{code}", code=code, names=names)


def group(id: str = "body", **fields: Any) -> Group:
    """A standing body."""
    return made(Group, fields, id=id, kind="group", name={"fi": f"ryhmä {id}"})


def membership(id: str, **fields: Any) -> Membership:
    """A place in a body, that of a member unless said otherwise."""
    return made(Membership, fields, id=id, group="body", role="member")


def model(id: str = "kind", **fields: Any) -> AgreementModel:
    """A kind of agreement."""
    return made(AgreementModel, fields, id=id, name={"en": id}, nature="agreement")


def agreement(id: str = "deal", **fields: Any) -> Agreement:
    """An agreement of the model that ``model`` gives."""
    return made(Agreement, fields, id=id, model="kind", name={"en": id}, nature="agreement")


def world(*records: Record) -> Register:
    """A register that holds only these records."""
    return Register(records, name="made-up")


def post_of(*tenures: Tenure, **fields: Any) -> Register:
    """A world of one office, ``post``, and the persons who held it by these tenures."""
    people = {t.person: person(t.person) for t in tenures}
    covered = [fields.pop("searched")] if "searched" in fields else []
    if covered:
        fields["coverage"] = covered[0].id
    return world(office(**fields), *people.values(), *tenures, *covered)
