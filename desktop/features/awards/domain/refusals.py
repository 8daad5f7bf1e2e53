"""What awards refuse, with the facts of each refusal."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.errors import UserError
from desktop.features.awards.domain.nomination import Status


@dataclass(eq=False)
class NoSuchAward(UserError):
    code_given: str


@dataclass(eq=False)
class NotOursToGive(UserError):
    """The award belongs to the employer or the state: a union cannot propose it in its own dossier."""

    award: str


@dataclass(eq=False)
class SubjectNotFitting(UserError):
    """The award is not given to this kind of subject."""

    award: str
    subject: str


@dataclass(eq=False)
class AlreadyNominated(UserError):
    award: str
    subject: str


@dataclass(eq=False)
class StatusForbids(UserError):
    """The nomination has come too far, or not far enough, for `deed`."""

    subject: str
    status: Status
    deed: str


@dataclass(eq=False)
class OverrideReasonMissing(UserError):
    rule: str


@dataclass(eq=False)
class NothingToOverride(UserError):
    """The rule is met, or does not apply to this nomination."""

    rule: str


@dataclass(eq=False)
class NotEligible(UserError):
    """Nominees whose rules are neither met nor set aside in writing cannot be put to the vote."""

    subjects: tuple[str, ...]


@dataclass(eq=False)
class NothingToPropose(UserError):
    campaign: str


@dataclass(eq=False)
class NoMeeting(UserError):
    campaign: str


@dataclass(eq=False)
class VoteImpossible(UserError):
    """`reason` names the count that cannot be true; `smaller` is more than `larger`."""

    reason: str
    smaller: int
    larger: int


@dataclass(eq=False)
class CatalogueRefused(UserError):
    """A catalogue or rule pack cannot be used. `field` names the entry."""

    path: str
    reason: str
    field: str = ""


@dataclass(eq=False)
class StepReasonMissing(UserError):
    """What was done to a nomination has to be said in writing."""

    deed: str


@dataclass(eq=False)
class CodeTaken(UserError):
    """A title or form of reward has this code or this name already."""

    code_given: str
    name: str


@dataclass(eq=False)
class AwardInUse(UserError):
    """A title cannot be taken out of the catalogue while nominations or awards given name it."""

    name: str
    count: int


@dataclass(eq=False)
class PackInstalled(UserError):
    """The same rule pack, byte for byte, is installed already."""

    title: str
    version: str


@dataclass(eq=False)
class NotOursToPrint(UserError):
    """The union prints a certificate only of what it gives itself. `reason`: `superior`, `employer` (or the state),
    `title` (no form of commendation), `revoked` or `unknown` (not in the catalogue)."""

    subject: str
    award: str
    reason: str


@dataclass(eq=False)
class NotDecidedYet(UserError):
    """A certificate is printed only once its decision has a number and a day."""

    subject: str


@dataclass(eq=False)
class NoSuchDecision(UserError):
    """No decision of that number gave anything that the union prints a certificate of."""

    number: str
    known: tuple[str, ...]


@dataclass(eq=False)
class NoSuchPack(UserError):
    pack: str


@dataclass(eq=False)
class AnotherLevelDecides(UserError):
    """`deed` belongs to the superior, and this award is decided by the union itself."""

    award: str
    deed: str
