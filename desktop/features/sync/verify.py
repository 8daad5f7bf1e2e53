"""Examining a package: the signature first, then the zip, then every cell. It writes nothing and no file makes it fail.

The stages stop at the first thing that makes the rest meaningless. A package of an unknown unit is still read, so that
a person sees what it says beside the seven words of its key, but it is never valid.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeGuard

from desktop.features.sync import archive, keys, minisign, tabular
from desktop.features.sync.domain import (
    HASH,
    LARGEST_PACKAGE,
    NOBODY,
    PROFILE,
    Keyring,
    PackageKind,
    Problem,
    Refused,
    SectionCount,
    Sender,
    SignatureState,
    Trust,
    TrustedComment,
    Verification,
    identity_of,
)
from desktop.features.sync.fingerprint import fingerprint

_ZIP = b"PK\x03\x04"
_COUNTS = ("total", "added", "changed", "ended")


def verify(
    content: bytes, keyring: Keyring, signature: bytes | None = None, *, envelope_only: bool = False
) -> Verification:
    """Examine a package. `signature` is the .minisig beside a plain one; a sealed one carries it inside.
    `envelope_only`: who signed it, for whom and in which order, without opening the zip."""
    found = Verification(SignatureState.BAD, ())
    stages: tuple[Callable[[Verification], Verification], ...] = (
        lambda found: _opened(found, content, keyring, signature),
        lambda found: _authenticated(found, keyring),
        lambda found: _addressed(found, keyring),
        _unpacked,
    )
    for stage in stages[:-1] if envelope_only else stages:
        try:
            found = stage(found)
        except Refused as refused:
            unopened = refused.problem.code in ("sealed_for_others", "no_keys")
            state = SignatureState.UNKNOWN if unopened else found.signature
            return replace(found, signature=state, problems=(*found.problems, refused.problem))
    return found


# Stage 1: the envelope


def _opened(found: Verification, content: bytes, keyring: Keyring, signature: bytes | None) -> Verification:
    if not content:
        raise Refused("empty")
    if len(content) > LARGEST_PACKAGE:
        raise Refused("too_large", size=len(content), limit=LARGEST_PACKAGE)
    if content.startswith(keys.AGE_HEADER):
        opened = keys.unseal(content, keyring.own.age_identity if keyring.own else None)
        lines, body = minisign.split(opened)
        return _identified(replace(found, sealed=True), lines, body)
    if content.startswith(minisign.FIRST_WORDS):
        raise Refused("is_a_card" if minisign.split(content)[1] else "only_a_signature")
    if not content.startswith(_ZIP):
        raise Refused("not_a_package")
    if signature is None:
        raise Refused("signature_missing" if archive.is_ours(content) else "not_a_package")
    return _identified(found, signature, content)


def _identified(found: Verification, lines: bytes, body: bytes) -> Verification:
    return replace(found, signature_lines=lines, zip=body, identity=identity_of(body))


def _authenticated(found: Verification, keyring: Keyring) -> Verification:
    signature = minisign.parse(found.signature_lines)
    if not minisign.holds(signature, found.zip):
        raise Refused("bad_signature")
    comment = TrustedComment.parse(signature.comment)
    if comment is None or comment.kind is PackageKind.CARD:
        raise Refused("comment_malformed")
    words = fingerprint(signature.key)
    found = replace(found, comment=comment, key_id=signature.key.hex_id, fingerprint_words=words)
    unit, problems = _signer(signature.key.text, " · ".join(words), comment, keyring)
    known = unit is not None and not problems
    if unit is not None and unit != comment.unit:
        raise Refused("unit_key_mismatch", unit=comment.unit)
    state = SignatureState.KNOWN if known else SignatureState.UNKNOWN
    return replace(found, signature=state, problems=(*found.problems, *problems))


def _signer(key: str, words: str, comment: TrustedComment, keyring: Keyring) -> tuple[str | None, tuple[Problem, ...]]:
    """Whose key it is, and what stands against believing it."""
    own = keyring.own
    if own and minisign.public_key(bytes.fromhex(own.signing_seed)).text == key:
        return own.unit.id, ()
    holder = next((partner for partner in keyring.partners if partner.signing_key == key), None)
    if holder is None:
        return None, (Problem("unknown_key", {"unit": comment.unit, "words": words}),)
    facts = {"code": holder.code, "name": holder.name}
    if holder.trust is Trust.ADDED:
        return holder.unit_id, (Problem("key_not_confirmed", facts | {"words": words}),)
    if holder.trust is Trust.REVOKED and comment.seq >= (holder.revoked_from or 0):
        return holder.unit_id, (Problem("key_revoked", facts | {"from": str(holder.revoked_from or 0)}),)
    return holder.unit_id, ()


def _addressed(found: Verification, keyring: Keyring) -> Verification:
    comment = _comment(found)
    if comment.to == NOBODY:
        return replace(found, problems=(*found.problems, Problem("for_anyone", grave=False)))
    if keyring.own and keyring.own.unit.id not in (comment.to, comment.unit):
        return replace(found, problems=(*found.problems, Problem("not_for_us", {"to": comment.to})))
    return found


# Stages 2 and 3: the zip and what it says


def _unpacked(found: Verification) -> Verification:
    parts = archive.unpack(found.zip)
    if archive.DESCRIPTOR not in parts:
        raise Refused("descriptor_missing")
    descriptor = archive.read_json(parts.pop(archive.DESCRIPTOR))
    _check_profile(descriptor)
    resources = _resources(descriptor)
    sender = _check_heading(descriptor, _comment(found))
    _check_parts(resources, parts)
    described = [resource for resource in resources if resource["path"].startswith("data/")]
    tables = tuple(tabular.read_csv(parts[resource["path"]], resource) for resource in described)
    tabular.check_references(tables, described)
    sections = _sections(descriptor, {table.name: table.label for table in tables})
    if {table.name: len(table.rows) for table in tables} != {name: count.total for name, count in sections.items()}:
        raise Refused("count_differs")
    return replace(found, descriptor=descriptor, sender=sender, tables=tables, sections=sections)


def _check_profile(descriptor: Mapping[str, Any]) -> None:
    profile = descriptor.get("cd:profile")
    if not isinstance(profile, str) or not re.fullmatch(r"[0-9]{1,3}\.[0-9]{1,3}", profile, re.ASCII):
        raise Refused("descriptor_malformed", field="cd:profile")
    if int(profile.partition(".")[0]) > int(PROFILE.partition(".")[0]):
        raise Refused("newer_profile", found=profile, known=PROFILE)


def _check_heading(descriptor: Mapping[str, Any], comment: TrustedComment) -> Sender:
    unit, to = descriptor.get("cd:unit"), descriptor.get("cd:to")
    if not _texts(unit, ("id", "code", "name")) or not _texts(to, ("id", "name")):
        raise Refused("descriptor_malformed", field="cd:unit")
    said = (unit["id"], to["id"], *(descriptor.get(f"cd:{name}") for name in ("kind", "epoch", "seq", "prev")))
    if said != (comment.unit, comment.to, comment.kind.value, comment.epoch, comment.seq, comment.prev):
        raise Refused("comment_disagrees")
    if not _texts(descriptor, ("cd:device", "cd:as_of", "cd:period", "cd:purpose", "cd:audit_head", "cd:app")):
        raise Refused("descriptor_malformed", field="cd:")
    return Sender(unit["id"], unit["code"], unit["name"])


def _resources(descriptor: Mapping[str, Any]) -> list[dict[str, Any]]:
    resources = descriptor.get("resources")
    if not isinstance(resources, list) or not resources or not all(map(_is_resource, resources)):
        raise Refused("descriptor_malformed", field="resources")
    names = [resource["name"] for resource in resources]
    if len({*names}) != len(names):
        raise Refused("descriptor_malformed", field="resources")
    return resources


def _is_resource(found: Any) -> bool:
    return (
        _texts(found, ("name", "path", "hash"))
        and type(found.get("bytes")) is int
        and isinstance(found.get("title", ""), str)
        and isinstance(found.get("cd:section", ""), str)
        and (not found["path"].startswith("data/") or _is_schema(found.get("schema"), found))
    )


def _is_schema(schema: Any, resource: Mapping[str, Any]) -> bool:
    if not isinstance(schema, dict) or resource["path"] != f"data/{resource['name']}.csv":
        return False
    fields, key = schema.get("fields"), schema.get("primaryKey")
    if not isinstance(fields, list) or not all(map(_is_field, fields)) or not _names(key):
        return False
    names = [field["name"] for field in fields]
    references = schema.get("foreignKeys", [])
    return (
        len({*names}) == len(names) and {*key} <= {*names} and isinstance(references, list)
        and all(map(_is_reference, references)) and _is_ending(resource.get("cd:ended"), names)
        and _is_matching(resource.get("cd:matching"), names)
    )  # fmt: skip


def _is_field(found: Any) -> bool:
    if not _texts(found, ("name", "type")) or found["type"] not in tabular.TYPES:
        return False
    limits = found.get("constraints", {})
    return isinstance(limits, dict) and isinstance(limits.get("required", False), bool) and (
        "enum" not in limits or _names(limits["enum"])
    )  # fmt: skip


def _is_reference(found: Any) -> bool:
    return (
        isinstance(found, dict) and _names(found.get("fields"), 1) and isinstance(found.get("reference"), dict)
        and _texts(found["reference"], ("resource",)) and _names(found["reference"].get("fields"), 1)
    )  # fmt: skip


def _is_ending(found: Any, names: list[str]) -> bool:
    return found is None or (_texts(found, ("field",)) and found["field"] in names and _names(found.get("values")))


def _is_matching(found: Any, names: list[str]) -> bool:
    if found is None:
        return True
    return (
        _texts(found, ("within", "words")) and _names(found.get("keys")) and {*found["keys"]} <= {*names}
        and found["within"] in names and found["words"] in names and _is_ending(found.get("when"), names)
        and found.get("when") is not None
    )  # fmt: skip


def _check_parts(resources: Iterable[Mapping[str, Any]], parts: Mapping[str, bytes]) -> None:
    by_path = {resource["path"]: resource for resource in resources}
    if by_path.keys() != parts.keys():
        raise Refused("parts_differ", names=", ".join(sorted(by_path.keys() ^ parts.keys()))[:200])
    for path, resource in by_path.items():
        digest = hashlib.sha256(parts[path]).hexdigest()
        if resource["bytes"] != len(parts[path]) or resource["hash"] != HASH + digest:
            raise Refused("hash_differs", name=path)
        if path.startswith("files/") and not path.startswith(f"files/{digest}."):
            raise Refused("hash_differs", name=path)


def _sections(descriptor: Mapping[str, Any], labels: Mapping[str, str]) -> dict[str, SectionCount]:
    found = descriptor.get("cd:sections")
    if not isinstance(found, dict) or not all(map(_is_count, found.values())):
        raise Refused("descriptor_malformed", field="cd:sections")
    return {
        name: SectionCount(**{key: count[key] for key in _COUNTS}, label=labels.get(name, ""))
        for name, count in found.items()
    }


def _is_count(found: Any) -> bool:
    return isinstance(found, dict) and all(type(found.get(name)) is int and found[name] >= 0 for name in _COUNTS)


def _texts(found: Any, names: tuple[str, ...]) -> TypeGuard[dict[str, Any]]:
    return isinstance(found, dict) and all(isinstance(found.get(name), str) for name in names)


def _names(found: Any, exactly: int | None = None) -> TypeGuard[list[str]]:
    """A list of texts, not empty."""
    return (
        isinstance(found, list) and bool(found) and all(isinstance(name, str) for name in found)
        and exactly in (None, len(found))
    )  # fmt: skip


def _comment(found: Verification) -> TrustedComment:
    assert found.comment is not None, "the comment is read before anything is asked of it"
    return found.comment
