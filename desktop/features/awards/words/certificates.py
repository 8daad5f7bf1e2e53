"""Why a certificate is not printed, in the user's language."""

from __future__ import annotations

from desktop.core.errors import UserError
from desktop.features.awards.domain import NoSuchDecision, NotDecidedYet, NotOursToPrint
from desktop.widgets.words import translate


def refusal_of_certificates(error: UserError) -> str | None:
    if isinstance(error, NotOursToPrint):
        return _not_ours_to_print(error)
    if isinstance(error, NotDecidedYet):
        text = translate(
            "awards",
            "{subject} has no decision yet. Record its number and day first; they stand on the certificate.",
        )
        return text.format(subject=error.subject)
    if isinstance(error, NoSuchDecision):
        text = translate("awards", "No decision {number} of this union gave a certificate. These did: {known}.")
        return text.format(number=error.number, known=", ".join(error.known) or "–")
    return None


def _not_ours_to_print(error: NotOursToPrint) -> str:
    text = {
        "superior": translate(
            "awards",
            "{subject}: “{award}” is decided and signed by the union above, which hands out its own paper. The union "
            "prints certificates only of what it gives itself.",
        ),
        "employer": translate(
            "awards",
            "{subject}: “{award}” is given by the employer or the state, not by the union, so the union prints no "
            "certificate of it.",
        ),
        "title": translate(
            "awards", "{subject}: “{award}” is an emulation title and no commendation: no giấy khen is printed of it."
        ),
        "revoked": translate("awards", "{subject}: “{award}” was revoked, so no certificate is printed."),
    }.get(
        error.reason,
        translate("awards", "{subject}: “{award}” is not in the catalogue, so nobody knows who gives it."),
    )
    return text.format(subject=error.subject, award=error.award)
