"""Carrying out a re-organisation as one deed, so that one undo takes all of it back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from desktop.core.database import Reading, Transaction
from desktop.core.vietnamese.addresses import REFORM, propose_address
from desktop.core.vietnamese.text import clean, fold
from desktop.features.members.domain import (
    AddressProposal,
    Fate,
    FormerAddress,
    PlanUnclear,
    ReorganizationPlan,
    Reorganized,
    SectionPlan,
)
from desktop.features.members.services.placement import move_to_section, refuse_move
from desktop.features.members.storage import FormerAddressStore, MemberStore
from desktop.features.organization.domain import Section
from desktop.features.organization.services import (
    add_section,
    begin_superior,
    change_section,
    list_sections,
    rename_section,
)


@dataclass(frozen=True)
class SectionCrowd:
    """A section with everybody whose record says they are in it."""

    section: Section
    people: tuple[tuple[str, str], ...]  # id, name


def list_crowds(reading: Reading) -> list[SectionCrowd]:
    """The open sections in the union's order, with their members of today."""
    members = MemberStore(reading)
    return [
        SectionCrowd(section, tuple(members.names_in_section(section.id)))
        for section in list_sections(reading)
        if not section.closed
    ]


def list_address_proposals(reading: Reading) -> list[AddressProposal]:
    """Members whose address has another name since 01/07/2025, in Vietnamese order. Quê quán is never looked at."""
    names = {section.id: section.name for section in list_sections(reading)}
    found = []
    for member_id, name, section, address in MemberStore(reading).addresses():
        if proposal := propose_address(address):
            found.append(
                AddressProposal(member_id, name, names.get(section, ""), address, proposal.text, proposal.certain)
            )
    return found


def former_addresses(reading: Reading, member_id: str) -> list[FormerAddress]:
    """Where one member lived, the earliest first."""
    return FormerAddressStore(reading).of_member(member_id)


def count_moved(reading: Reading, plan: ReorganizationPlan) -> int:
    """How many people the plan would put into another section. Raises PlanUnclear."""
    _check(list_sections(reading), plan)
    members = MemberStore(reading)
    whole = (one for one in plan.sections if one.fate in (Fate.JOINS, Fate.CLOSED))
    moved = {who for one in whole for who in members.ids_in_section(one.section_id)}
    return len(moved | {who for one in plan.sections for ids in one.parts.values() for who in ids})


def reorganize(tx: Transaction, plan: ReorganizationPlan) -> Reorganized:
    """Sections renamed, joined, split and closed on the day with their people moved along; the union above; addresses.
    Raises PlanUnclear, MoveImpossible, SectionNameTaken."""
    sections = list_sections(tx)
    _check(sections, plan)
    refuse_move(tx, "", plan.on, plan.reason)
    by_id = {one.id: one for one in sections}
    done = Reorganized()
    for one in plan.sections:
        if one.fate is Fate.RENAMED:
            rename_section(tx, replace(by_id[one.section_id], decision=clean(plan.decision)), one.target, plan.on)
            done = replace(done, renamed=done.renamed + 1)
    founded = _found_targets(tx, plan)
    for one in plan.sections:
        moved = _move_people(tx, plan, one)
        done = replace(done, moved=done.moved + moved)
        if one.fate in (Fate.JOINS, Fate.CLOSED):
            change_section(tx, replace(by_id[one.section_id].ended(plan.on), decision=clean(plan.decision)))
            done = replace(done, closed=done.closed + 1)
    if plan.superior:
        superior = plan.superior
        begin_superior(tx, superior)
        done = replace(done, superior=superior.name)
    changed = _rename_addresses(tx, plan)
    return replace(done, founded=founded, addresses=changed)


def _check(sections: Iterable[Section], plan: ReorganizationPlan) -> None:
    """Raises PlanUnclear."""
    names = {one.id: one.name for one in sections}
    closing = {fold(names[one.section_id]) for one in plan.sections if one.fate in (Fate.JOINS, Fate.CLOSED)}
    for one in plan.sections:
        name = names[one.section_id]
        if one.fate in (Fate.RENAMED, Fate.JOINS) and not clean(one.target):
            raise PlanUnclear(name, "no_target")
        if one.fate is Fate.SPLITS and not any(one.parts.values()):
            raise PlanUnclear(name, "nobody_chosen")
        for target in _targets(one):
            if not clean(target):
                raise PlanUnclear(name, "no_target")
            if fold(target) == fold(name):
                raise PlanUnclear(name, "into_itself", target)
            if fold(target) in closing:
                raise PlanUnclear(name, "target_closes", target)


def _targets(one: SectionPlan) -> tuple[str, ...]:
    """The names of the sections its people go to."""
    return (one.target,) if one.fate is Fate.JOINS else tuple(one.parts) if one.fate is Fate.SPLITS else ()


def _found_targets(tx: Transaction, plan: ReorganizationPlan) -> int:
    """Begin the sections that people go to and that are not there yet."""
    founded = 0
    for one in plan.sections:
        for target in _targets(one):
            if _named(tx, target) is None:
                add_section(tx, target, plan.on, plan.decision)
                founded += 1
    return founded


def _named(reading: Reading, name: str) -> Section | None:
    return next((one for one in list_sections(reading) if fold(one.name) == fold(clean(name))), None)


def _move_people(tx: Transaction, plan: ReorganizationPlan, one: SectionPlan) -> int:
    if one.fate is Fate.CLOSED:
        groups = {"": tuple(MemberStore(tx).ids_in_section(one.section_id))}
    elif one.fate is Fate.JOINS:
        groups = {one.target: tuple(MemberStore(tx).ids_in_section(one.section_id))}
    elif one.fate is Fate.SPLITS:
        groups = dict(one.parts)
    else:
        return 0
    for target, ids in groups.items():
        section = _named(tx, target) if target else None
        move_to_section(tx, ids, section.id if section else "", plan.on, plan.decision, plan.reason)
    return sum(map(len, groups.values()))


def _rename_addresses(tx: Transaction, plan: ReorganizationPlan) -> int:
    """The address as it was called stays in the history, up to the day before the reform."""
    members, history = MemberStore(tx), FormerAddressStore(tx)
    people = members.get_all(plan.addresses)
    until = REFORM - timedelta(1)
    reason = "Đổi tên theo sắp xếp đơn vị hành chính"
    history.add_all(FormerAddress(tx.new_id(), one.id, one.address, until, reason) for one in people)
    changed = members.replace_all(replace(one, address=clean(plan.addresses[one.id])) for one in people)
    return len(changed)
