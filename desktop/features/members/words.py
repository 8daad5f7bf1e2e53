"""The members' sentences in the user's language."""

from __future__ import annotations

from desktop.core.errors import FieldRefused, UserError
from desktop.core.partial_date import print_date
from desktop.core.vietnamese.names import LONGEST_NAME
from desktop.features.members.domain import CardNumberTaken, EventImpossible, EventKind, NationalIdTaken, Status
from desktop.widgets.words import translate

JUDGED = ("full_name", "national_id", "phone", "birth", "joined")
"""The fields about which there is something to tell."""


def title() -> str:
    return translate("members", "Members")


def status_name(status: Status) -> str:
    return {
        Status.ACTIVE: translate("members", "Active"),
        Status.SUSPENDED: translate("members", "Suspended"),
        Status.MOVED: translate("members", "Moved away"),
        Status.ENDED: translate("members", "Ended"),
    }[status]


def event_name(kind: EventKind) -> str:
    return {
        EventKind.ADMITTED: translate("members", "Admitted"),
        EventKind.MOVED_IN: translate("members", "Moved in"),
        EventKind.MOVED_OUT: translate("members", "Moved to another union"),
        EventKind.SUSPENDED: translate("members", "Membership suspended"),
        EventKind.RETURNED: translate("members", "Returned to activity"),
        EventKind.RETIRED: translate("members", "Retired"),
        EventKind.CONTRACT_ENDED: translate("members", "Employment contract ended"),
        EventKind.RESIGNED: translate("members", "Left at own request"),
        EventKind.EXPELLED: translate("members", "Expelled"),
        EventKind.DIED: translate("members", "Died"),
        EventKind.UNION_DISSOLVED: translate("members", "Union dissolved"),
    }[kind]


def refusal(error: UserError) -> str | None:
    """The sentence for a refusal of this feature; None for everybody else's."""
    if isinstance(error, NationalIdTaken):
        text = translate("members", "This identity number already belongs to {holder}. Check which one is right.")
        return text.format(holder=error.holder)
    if isinstance(error, CardNumberTaken):
        text = translate("members", "Card number {number} already belongs to {holder}.")
        return text.format(number=error.number, holder=error.holder)
    if isinstance(error, EventImpossible):
        return f"{error.who}: {_impossible(error)}" if error.who else _impossible(error)
    if isinstance(error, FieldRefused) and error.field in JUDGED:
        return hint_sentence(error.reason, error.value) or None
    return None


def _impossible(error: EventImpossible) -> str:
    day = print_date(error.on)
    if error.reason == "in_future":
        return translate("members", "{day} has not come yet. Enter the day on which it took effect.").format(day=day)
    if error.reason == "before_joining":
        return translate("members", "{day} lies before the day this person joined the union.").format(day=day)
    if error.reason == "already_ended":
        return translate("members", "This membership had already ended on {day}.").format(day=day)
    if error.reason == "not_suspended":
        return translate("members", "On {day} this membership was not suspended, so nobody returned.").format(day=day)
    return translate("members", "On {day} this person was not an active member.").format(day=day)


def hint_sentence(problem: str, found: str, expected: str = "") -> str:
    """What to tell beside a field: what was found there, what is expected, what to do."""
    sentence = {
        "not_a_name": translate("members", "“{found}” is not a name. Enter family, middle and given name."),
        "digits_in_name": translate("members", "“{found}” has digits in it. Please check the name."),
        "name_too_long": translate("members", "This name has {count} letters; at most {most} are kept."),
        "not_twelve_digits": translate(
            "members",
            "“{found}” is no citizen's number: that has 12 digits. An old card has 9 digits, a passport begins with a "
            "letter.",
        ),
        "all_digits_equal": translate("members", "All 12 digits are the same, so this is no citizen's number."),
        "scientific_notation": translate("members", "Excel rounded this number; type all 12 digits from the card."),
        "sex_disagrees": translate(
            "members",
            "The fourth digit of the number says {found}, the record says {expected}. Please compare with the card.",
        ),
        "birth_year_disagrees": translate(
            "members",
            "The fifth and sixth digits of the number say born in {found}, the record says {expected}. Please compare "
            "with the card.",
        ),
        "unknown_prefix": translate(
            "members", "The number begins with {found}, which is no province known to us. It may be right all the same."
        ),
        "old_card": translate(
            "members", "9 digits are the number of an old card: it will be kept as the former identity number."
        ),
        "phone_has_letters": translate(
            "members",
            "“{found}” has letters in it. A number is wanted here, such as 0905123456; remarks belong into the note.",
        ),
        "phone_not_understood": translate(
            "members",
            "“{found}” is no telephone number of Vietnam: a mobile number has 10 digits, such as 0905123456. It can be "
            "saved all the same.",
        ),
        "phone_prefix_converted": translate("members", "An old prefix: it will be saved as {expected}."),
        "phone_zero_restored": translate("members", "The leading 0 is missing: it will be saved as {expected}."),
        "age_out_of_range": translate(
            "members", "Nobody born on {found} works here today. Please check the date or the year."
        ),
        "under_18": translate("members", "This person is not yet 18 years old."),
        "in_future": translate("members", "{found} has not come yet. Please check the date."),
        "joined_too_young": translate("members", "This person would have joined before the age of 15."),
    }.get(problem, "")
    return sentence.format(found=found, expected=expected, count=len(found), most=LONGEST_NAME)
