"""The sentences of exchanging packages in the user's language."""

from __future__ import annotations

from pathlib import Path

from desktop.core.errors import UserError
from desktop.features.sync.domain import (
    CardIsOurs,
    CardNotConfirmed,
    CardRefused,
    KeysMissing,
    KindMadeElsewhere,
    NoReceiver,
    NothingSent,
    PackageKind,
    PackageTooLarge,
    PackageUnknown,
    Problem,
    Purpose,
    ReceiverAmbiguous,
    ReceiverNoDesk,
    ReceiverUnknown,
    SignatureState,
    Trust,
    Verification,
)
from desktop.widgets.words import translate


def title() -> str:
    return translate("sync", "Send packages")


def kind_name(kind: PackageKind) -> str:
    return {
        PackageKind.REPORT: translate("sync", "Report"),
        PackageKind.PLAN: translate("sync", "Plan"),
        PackageKind.REPLY: translate("sync", "Reply"),
        PackageKind.CARD: translate("sync", "Unit card"),
    }[kind]


def purpose_name(purpose: Purpose) -> str:
    return {
        Purpose.COUNTS: translate("sync", "Figures only, without names"),
        Purpose.PERSONS: translate("sync", "With names, because a decision needs them"),
    }[purpose]


def trust_name(trust: Trust) -> str:
    return {
        Trust.ADDED: translate("sync", "Words not compared yet"),
        Trust.CONFIRMED: translate("sync", "Confirmed"),
        Trust.REVOKED: translate("sync", "Key revoked"),
    }[trust]


def spoken(words: tuple[str, ...]) -> str:
    """The seven words as they are read over the telephone."""
    return " · ".join(words)


def padlock(found: Verification) -> str:
    """One line for somebody who knows nothing of signatures."""
    name = found.sender.name if found.sender else ""
    if found.valid:
        return translate("sync", "Signed by {name}, whose key was confirmed. The content was not changed.").format(
            name=name
        )
    if found.signature is SignatureState.UNKNOWN and found.fingerprint_words:
        text = translate("sync", "Undamaged, but nobody has confirmed the sender's key. Its words: {words}.")
        return text.format(words=spoken(found.fingerprint_words))
    if found.signature is SignatureState.KNOWN:
        return translate("sync", "The sender's signature is right, but the package cannot be accepted.")
    return translate("sync", "It cannot be proved that this package is genuine.")


def refusal(error: UserError) -> str | None:
    match error:
        case KeysMissing():
            return translate("sync", "The union has no keys yet. Finish setting it up first.")
        case NoReceiver():
            return translate("sync", "It is not known who the package is for. Add the card of the union above first.")
        case ReceiverUnknown(known=()):
            text = translate("sync", "No card was added yet, so the code {code} is unknown. Add the unit's card first.")
            return text.format(code=error.code_asked)
        case ReceiverUnknown():
            text = translate("sync", "No card of a unit with the code {code} was added. Known: {known}.")
            return text.format(code=error.code_asked, known=", ".join(error.known))
        case ReceiverAmbiguous():
            text = translate("sync", "Several units go by the code {code}: {names}. Remove the wrong card first.")
            return text.format(code=error.code_asked, names=", ".join(error.names))
        case ReceiverNoDesk():
            text = translate(
                "sync",
                "The card of {name} is that of a grassroots union, and a report goes up only. Choose the union above.",
            )
            return text.format(name=error.receiver)
        case KindMadeElsewhere():
            return _made_elsewhere(error.kind)
        case CardNotConfirmed():
            text = translate(
                "sync", "The seven words of {name} were not compared yet. Read them over the telephone first."
            )
            return text.format(name=error.receiver)
        case CardRefused():
            return _card_refused(error.reason).format(file=Path(error.path).name)
        case CardIsOurs():
            text = translate("sync", "“{file}” is our own card. Give it to the others; it is not added here.")
            return text.format(file=Path(error.path).name)
        case PackageTooLarge():
            text = translate("sync", "The package has {size} MB; at most {limit} MB can travel.")
            return text.format(size=error.size >> 20, limit=error.limit >> 20)
        case NothingSent():
            return translate("sync", "No package was made yet, so there is nothing to hand over.")
        case PackageUnknown():
            return translate("sync", "The ledger has no such package.")
    return None


def _made_elsewhere(kind: PackageKind) -> str:
    return {
        PackageKind.REPLY: translate(
            "sync", "“package create” makes reports. The answer to a unit is made by: federation reply UNIT --to FOLDER"
        ),
        PackageKind.CARD: translate(
            "sync", "“package create” makes reports. The unit card is made by: card export FILE"
        ),
    }.get(kind, translate("sync", "“package create” makes reports. Packages of plans are not made by this program."))


def _card_refused(reason: str) -> str:
    match reason:
        case "newer_profile":
            return translate("sync", "“{file}” was made by a newer version of this program. Update the program first.")
        case "unit_key_mismatch":
            return translate(
                "sync", "“{file}” gives another unit a key that is known already. Do not add it; ask both units."
            )
        case "bad_signature":
            return translate("sync", "“{file}” was damaged or changed. Ask for the card again.")
    return translate("sync", "“{file}” is not a unit card, or it was damaged. Ask for it again.")


def problem_sentence(problem: Problem) -> str:
    """What was found in a package, where, and what to do."""
    return _sentence(problem.code).format_map(_Facts(problem.facts | {"problem": problem.code}))


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def _sentence(code: str) -> str:
    match code:
        case "empty":
            return translate("sync", "The file is empty. Copy it again from the sender.")
        case "too_large":
            return translate("sync", "The file is larger than any package may be.")
        case "not_a_package":
            return translate("sync", "The file is not a data package. Choose one that ends in .cdpkg or .cdpkg.zip.")
        case "is_a_card":
            return translate("sync", "The file is a unit card, not a package. Add it among the cards.")
        case "only_a_signature":
            return translate("sync", "The file is only the signature. Choose the package that lies beside it.")
        case "signature_missing":
            return translate(
                "sync",
                "The signature is missing: the .minisig file must lie beside the package. Copy both files again.",
            )
        case "signature_malformed":
            return translate("sync", "The signature is damaged. Ask for the package again.")
        case "bad_signature":
            return translate(
                "sync", "The signature does not fit: the package was damaged or changed. Ask for it again."
            )
        case "seal_damaged":
            return translate("sync", "The encrypted package is damaged. Ask for it again.")
        case "sealed_for_others":
            return translate("sync", "The package is encrypted for another unit; it cannot be opened here.")
        case "no_keys":
            return translate("sync", "The package is encrypted, and no unit is set up here whose key could open it.")
        case "comment_malformed" | "comment_disagrees":
            return translate("sync", "The signed line and the content of the package do not agree.")
        case "unknown_key":
            return translate(
                "sync",
                "The sender's key is not known. Add the sender's card, compare the seven words by telephone, then"
                " receive the package again. The words of this key: {words}.",
            )
        case "key_not_confirmed":
            return translate(
                "sync",
                "The seven words of {name} were not compared yet: {words}. Call the unit, confirm its card, then"
                " receive the package again.",
            )
        case "key_revoked":
            return translate("sync", "The key of {name} was revoked from package number {from} on.")
        case "unit_key_mismatch":
            return translate("sync", "The key belongs to another unit than the one the package names.")
        case "not_for_us":
            return translate("sync", "The package is meant for another unit.")
        case "for_anyone":
            return translate("sync", "The package names no receiver.")
        case "newer_profile":
            return translate(
                "sync",
                "The package has format {found}; this program knows {known}. Update the program and try again; the file"
                " was left as it is.",
            )
        case "zip_bomb" | "zip_too_many_entries":
            return translate("sync", "The package would unpack to more than is allowed, so it was not opened.")
        case "zip_bad_name" | "zip_duplicate_name" | "zip_link" | "zip_encrypted":
            return translate("sync", "The package has a part that may not be there ({name}).")
        case "hash_differs" | "parts_differ":
            return translate("sync", "Parts of the package are missing or were changed ({name}{names}).")
        case "key_repeated":
            return translate("sync", "Table {table} has the same key twice.")
        case "key_too_long":
            return translate("sync", "Table {table} has a key that is too long.")
        case "reference_broken":
            return translate("sync", "Table {table}, column {field}: it names a row that is not in the package.")
        case "cell_refused":
            return translate("sync", "Table {table}, row {row}, column {field}: the value is not allowed there.")
        case "columns_differ":
            return translate("sync", "Table {table} has other columns than the package says.")
        case "count_differs":
            return translate("sync", "The numbers of rows are not those the package states.")
        case (
            "zip_damaged" | "json_damaged" | "json_duplicate_key" | "json_giant_number" | "descriptor_missing"
            | "descriptor_malformed" | "schema_unknown" | "csv_damaged" | "text_not_unicode" | "text_not_normal"
        ):  # fmt: skip
            return translate("sync", "The content of the package cannot be read. Ask for it again.")
    return translate("sync", "The package cannot be accepted ({problem}).")
