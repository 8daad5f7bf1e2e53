"""The members' sentences in the user's language."""

from __future__ import annotations

from desktop.core.contracts import Finding
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


def explain(finding: Finding) -> tuple[str, str] | None:
    """What to say about a cell of an imported list, and what to do; None for what the importer itself finds."""
    speak = {
        "unknown_event": (
            translate("members", "“{value}” is no change of a membership."),
            translate("members", "Write one of: {choices}."),
        ),
        "ending_unsaid": (
            translate("members", "The row says that the membership ended, but not how."),
            translate("members", "Write in the column “Biến động” one of: {choices}."),
        ),
        "event_day_missing": (
            translate("members", "The row does not say on which day: {event}."),
            translate("members", "Write the full date in the column “Ngày biến động”, such as 30/06/2025."),
        ),
        "status_unknown": (
            translate("members", "The status “{value}” is not known here, so it was left out."),
            translate("members", "Write Đang sinh hoạt, Tạm ngừng, Chuyển đi or the way the membership ended."),
        ),
        "year_alone_left_out": (
            translate("members", "“{value}” is only a year, so the column {field} was left empty."),
            translate("members", "Write the full date, such as 20/06/2025."),
        ),
        "event_before_joining": (
            translate("members", "{day} lies before the day this person joined the union."),
            translate("members", "Correct the column “Ngày biến động”."),
        ),
        "event_already_ended": (
            translate("members", "This membership had already ended on {day}."),
            translate("members", "Compare with the person's history in the book."),
        ),
        "event_not_active": (
            translate("members", "On {day} this person was not an active member."),
            translate("members", "Compare with the person's history in the book."),
        ),
        "event_not_suspended": (
            translate("members", "On {day} this membership was not suspended, so nobody returned."),
            translate("members", "Compare with the person's history in the book."),
        ),
        "event_in_future": (
            translate("members", "{day} has not come yet. Enter the day on which it took effect."),
            translate("members", "Correct the column “Ngày biến động”."),
        ),
    }.get(finding.problem)
    if speak is None:
        return None
    facts = {**finding.facts, "value": finding.value}
    return speak[0].format_map(facts), speak[1].format_map(facts)


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
