"""The members' sentences in the user's language."""

from __future__ import annotations

from desktop.core.errors import FieldRefused, UserError
from desktop.core.partial_date import print_date
from desktop.core.vietnamese.names import LONGEST_NAME
from desktop.features.members.domain import CardNumberTaken, EventImpossible, EventKind, NationalIdTaken, Status
from desktop.widgets.words import translate


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
        return _impossible(error)
    if isinstance(error, FieldRefused) and error.reason == "age_out_of_range":
        text = translate("members", "Nobody born on {birth} works here today. Please check the date or the year.")
        return text.format(birth=error.value)
    if isinstance(error, FieldRefused) and error.reason == "not_a_name":
        return translate("members", "“{name}” is not a name. Enter family, middle and given name.").format(
            name=error.value
        )
    if isinstance(error, FieldRefused) and error.reason == "name_too_long":
        text = translate("members", "This name has {count} letters; at most {most} are kept.")
        return text.format(count=len(error.value), most=LONGEST_NAME)
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


def hint_sentence(problem: str) -> str:
    """A doubt beside a field; the value may be saved all the same."""
    return {
        "not_twelve_digits": translate("members", "A citizen's number has 12 digits. Please compare with the card."),
        "all_digits_equal": translate("members", "All digits are the same. Please compare with the card."),
        "sex_disagrees": translate("members", "The fourth digit speaks of the other sex. Please check the card."),
        "birth_year_disagrees": translate(
            "members", "The fifth and sixth digits speak of another year of birth. Please compare with the card."
        ),
        "unknown_prefix": translate("members", "The first three digits are no province known to us. It may be right."),
        "scientific_notation": translate("members", "Excel rounded this number; the last digits are lost."),
        "under_18": translate("members", "This person is not yet 18 years old."),
        "joined_too_young": translate("members", "This person would have joined before the age of 15."),
    }.get(problem, "")
