"""Rule packs in use: those that ship with the program, those brought in from the superior, and allotted places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused
from desktop.core.files import read_bytes
from desktop.core.vietnamese.text import clean
from desktop.features.awards.catalogue import optional_packs, parse_pack, rule_packs
from desktop.features.awards.catalogue.entries import FILE_LIMIT
from desktop.features.awards.domain import Allotment, InstalledPack, NoSuchPack, PackInstalled, PackUse
from desktop.features.awards.rules import Base, LegalBasis, Origin, Rule, RuleKind, RulePack, Severity, packs_on
from desktop.features.awards.services.catalogue import award_in
from desktop.features.awards.storage import AllotmentStore, InstalledPackStore
from desktop.features.emulation.domain import Campaign, SubjectKind

ALLOTTED = "chi-tieu-phan-bo"


@dataclass(frozen=True)
class PackLine:
    """One pack as the list of packs shows it. `installed` is None for what ships; `in_use` says whether it judges
    today; `offered` is the file of a shipped pack that is used only when somebody installs it."""

    pack: RulePack
    installed: InstalledPack | None
    in_use: bool
    offered: Path | None = None

    @property
    def id(self) -> str:
        return f"{self.pack.origin}:{self.pack.id}:{self.pack.version}:{bool(self.offered)}"


def packs_in(reading: Reading) -> tuple[RulePack, ...]:
    """Every pack that may judge, of every time."""
    installed = (_parsed(one.content, one.file_name) for one in InstalledPackStore(reading).in_order())
    return (*rule_packs(), *installed)


@lru_cache(maxsize=64)
def _parsed(content: str, file_name: str) -> RulePack:
    return parse_pack(content.encode(), Path(file_name), Origin.INSTALLED)


def packs_for(reading: Reading, campaign: Campaign, extra: Sequence[RulePack] = ()) -> tuple[RulePack, ...]:
    """The packs that judge a campaign: those in force on its last day, and the places that were allotted for its year.

    `extra` are packs to be tried without installing them.
    """
    return _with_allotments(reading, campaign.year, packs_on((*packs_in(reading), *extra), campaign.end))


def packs_today(reading: Reading, day: date) -> tuple[RulePack, ...]:
    return packs_on(packs_in(reading), day)


def uses_of(packs: Sequence[RulePack]) -> tuple[PackUse, ...]:
    """What is written down beside an answer, so that it can be explained when the packs are others."""
    return tuple(PackUse(pack.id, pack.version, pack.sha256) for pack in packs)


def list_packs(reading: Reading, day: date) -> list[PackLine]:
    """Installed and shipped packs, then those that are offered; the latest of each id first."""
    kept = InstalledPackStore(reading).in_order()
    used = {(pack.origin, pack.id, pack.version) for pack in packs_today(reading, day)}

    def line(pack: RulePack, installed: InstalledPack | None) -> PackLine:
        return PackLine(pack, installed, (pack.origin, pack.id, pack.version) in used)

    lines = [line(_parsed(one.content, one.file_name), one) for one in kept]
    lines += [line(pack, None) for pack in rule_packs()]
    lines.sort(key=lambda one: (one.pack.id, -one.pack.valid_from.toordinal(), one.pack.origin))
    known = {(one.pack, one.version) for one in kept}
    offered = [
        PackLine(pack, None, False, path) for path, pack in optional_packs() if (pack.id, pack.version) not in known
    ]
    return [*lines, *offered]


def read_pack_file(path: Path) -> tuple[RulePack, bytes]:
    """A pack as it would judge once installed, and its bytes. Raises CatalogueRefused, FileNotRead."""
    content = read_bytes(path, FILE_LIMIT)
    return parse_pack(content, path, Origin.INSTALLED), content


def install_pack(tx: Transaction, path: Path) -> InstalledPack:
    """Keep a pack with its exact bytes; another file of the same id and version takes its place.

    Raises CatalogueRefused, FileNotRead, PackInstalled.
    """
    pack, content = read_pack_file(path)
    return keep_pack(tx, pack, content, path.name)


def keep_pack(tx: Transaction, pack: RulePack, content: bytes, file_name: str) -> InstalledPack:
    """The same of a pack that was read already. Raises PackInstalled."""
    store = InstalledPackStore(tx)
    before = next((one for one in store.in_order() if (one.pack, one.version) == (pack.id, pack.version)), None)
    if before and before.sha256 == pack.sha256:
        raise PackInstalled(pack.title, pack.version)
    kept = InstalledPack(
        id=before.id if before else tx.new_id(),
        pack=pack.id,
        version=pack.version,
        file_name=file_name,
        sha256=pack.sha256,
        content=content.decode(),
        installed_at=tx.now(),
        installed_by=tx.actor,
        revision=before.revision if before else 0,
    )
    return store.replace(kept) if before else store.add(kept)


def remove_pack(tx: Transaction, pack: str, version: str) -> InstalledPack:
    """Take an installed pack out of use; what ships with the program judges again. Raises NoSuchPack."""
    return InstalledPackStore(tx).remove(_installed(tx, pack, version).id)


def pack_bytes(reading: Reading, pack: str, version: str) -> bytes:
    """The file as it was received. Raises NoSuchPack."""
    return _installed(reading, pack, version).content.encode()


def _installed(reading: Reading, pack: str, version: str) -> InstalledPack:
    for one in InstalledPackStore(reading).in_order():
        if (one.pack, one.version) == (pack, version):
            return one
    raise NoSuchPack(f"{pack} {version}")


# Places allotted by the superior


def list_allotments(reading: Reading, year: int) -> list[Allotment]:
    return AllotmentStore(reading).of_year(year)


def allot(tx: Transaction, year: int, award: str, places: int, document: str = "") -> Allotment:
    """Write down how many places the superior allotted; raises FieldRefused, NoSuchAward."""
    award_in(tx, award)
    if places < 0:
        raise FieldRefused("places", "out_of_range", str(places))
    store = AllotmentStore(tx)
    before = next((one for one in store.of_year(year) if one.award == award), None)
    if before:
        return store.replace(replace(before, places=places, document=clean(document)))
    return store.add(Allotment(tx.new_id(), year, award, places, clean(document)))


def remove_allotment(tx: Transaction, year: int, award: str) -> None:
    """No number is allotted any more: the packs' own quota counts again."""
    store = AllotmentStore(tx)
    for one in store.of_year(year):
        if one.award == award:
            store.remove(one.id)


def _with_allotments(reading: Reading, year: int, packs: tuple[RulePack, ...]) -> tuple[RulePack, ...]:
    """A number that came down for one award takes the place of the general fixed quota on it."""
    allotted = AllotmentStore(reading).of_year(year)
    if not allotted:
        return packs
    named = {one.award for one in allotted}

    def stays(rule: Rule) -> bool:
        return not (rule.kind is RuleKind.QUOTA and rule.base is Base.FIXED and named.issuperset(rule.awards))

    rules = tuple(
        Rule(
            code=f"allotted-{one.award.lower()}",
            kind=RuleKind.QUOTA,
            awards=(one.award,),
            subjects=tuple(SubjectKind),
            severity=Severity.WARN,
            article=one.document or "Chỉ tiêu do công đoàn cấp trên phân bổ",
            threshold=one.places,
        )
        for one in allotted
    )
    basis = tuple(LegalBasis(one.document, date(year, 1, 1), one.document) for one in allotted if one.document)
    extra = RulePack(ALLOTTED, str(year), f"Chỉ tiêu được phân bổ năm {year}", date(year, 1, 1), None, basis, rules)
    kept = tuple(replace(pack, rules=tuple(filter(stays, pack.rules))) for pack in packs)
    return (*kept, extra)
