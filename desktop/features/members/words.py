"""The members' sentences in the user's language."""

from __future__ import annotations

from pathlib import Path

from desktop.core.attachments import Attachment
from desktop.core.clock import VIETNAM
from desktop.core.contracts import Finding
from desktop.core.database import Reading
from desktop.core.errors import FieldRefused, UserError
from desktop.core.merging import BothInUse
from desktop.core.partial_date import print_date
from desktop.core.vietnamese.names import LONGEST_NAME
from desktop.features.members import words_in_time as in_time
from desktop.features.members.domain import (
    PHOTO,
    SINCE_EVER,
    AlreadySeparated,
    CardNumberTaken,
    DocumentKind,
    EventImpossible,
    EventKind,
    LabourRow,
    Likeness,
    MembershipEvent,
    NationalIdTaken,
    NoPhotosThere,
    NoSuchDay,
    NoSuchPeriod,
    NotACardNumber,
    PhotoFate,
    PhotoMatch,
    StatisticsUnbalanced,
    Status,
)
from desktop.widgets.words import translate

JUDGED = ("full_name", "national_id", "phone", "birth", "joined", "nationality", "ethnicity", "religion", "service")
"""The fields about which there is something to tell."""


def find_duplicates() -> str:
    return translate("members", "Check for duplicates") + "…"


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
        EventKind.OPENING: translate("members", "A member already when this book was begun"),
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


def figure_name(row: LabourRow) -> str:
    """A row of typed figures in the form; amounts are in đồng."""
    return {
        LabourRow.WORKERS: translate("members", "People employed"),
        LabourRow.WOMEN: translate("members", "of them women"),
        LabourRow.SHORT_OF_WORK: translate("members", "Short of work"),
        LabourRow.WOMEN_SHORT_OF_WORK: translate("members", "women short of work"),
        LabourRow.AVERAGE_PAY: translate("members", "Average pay a month (đồng)"),
        LabourRow.COUNTED_FOR_PAY: translate("members", "People counted for it"),
        LabourRow.UNPAID_WAGES: translate("members", "Wages the employer owes (đồng)"),
        LabourRow.HOUSED: translate("members", "Housed by the employer"),
        LabourRow.RENTING: translate("members", "Renting by themselves"),
        LabourRow.CONTRACTS: translate("members", "With a labour contract"),
        LabourRow.INSURED: translate("members", "Insured (social, health, unemployment)"),
        LabourRow.DISPUTES: translate("members", "Collective labour disputes"),
        LabourRow.STRIKES: translate("members", "Strikes"),
    }[row]


def document_kind_name(kind: DocumentKind) -> str:
    return {
        DocumentKind.APPLICATION: translate("members", "Application to join"),
        DocumentKind.DECISION: translate("members", "Decision"),
        DocumentKind.IDENTITY: translate("members", "Copy of the identity card"),
        DocumentKind.CERTIFICATE: translate("members", "Diploma, certificate"),
        DocumentKind.CONTRACT: translate("members", "Labour contract"),
        DocumentKind.OTHER: translate("members", "Other paper"),
    }[kind]


def photo_fate(match: PhotoMatch) -> str:
    """What becomes of a file of a folder of photos."""
    return {
        PhotoFate.NEW: translate("members", "New photo"),
        PhotoFate.REPLACES: translate("members", "In place of the present photo"),
        PhotoFate.NOBODY: translate("members", "Nobody has this code"),
        PhotoFate.SEVERAL_PEOPLE: translate("members", "Several people have this code"),
        PhotoFate.SEVERAL_FILES: translate("members", "Several files for this person"),
        PhotoFate.BROKEN: translate("members", "This file cannot be used"),
    }[match.fate]


def documents(count: int) -> str:
    return translate("members", "{count} attached papers").format(count=count)


def attachment(_: Reading, record: Attachment) -> str:
    """A photo or paper as another list names it."""
    day = print_date(record.added_at.astimezone(VIETNAM).date())
    if record.slot == PHOTO:
        return translate("members", "Photo of {day}").format(day=day)
    kinds = [kind for kind in DocumentKind if kind == record.kind]
    return f"{document_kind_name(kinds[0])}: {record.name}" if kinds else record.name


def refusal(error: UserError) -> str | None:
    """The sentence for a refusal of this feature; None for everybody else's."""
    if isinstance(error, NationalIdTaken):
        text = translate("members", "This identity number already belongs to {holder}. Check which one is right.")
        return text.format(holder=error.holder)
    if isinstance(error, CardNumberTaken):
        text = translate("members", "Card number {number} already belongs to {holder}.")
        return text.format(number=error.number, holder=error.holder)
    if isinstance(error, NoPhotosThere):
        text = translate("members", "There is no picture (JPG, PNG, BMP, TIFF) in the folder “{folder}”.")
        return text.format(folder=Path(error.path).name)
    if isinstance(error, NotACardNumber):
        text = translate("members", "“{number}” has no digits to count on from. Enter one such as 000123 or HN-0123.")
        return text.format(number=error.number)
    if isinstance(error, AlreadySeparated):
        text = translate(
            "members",
            "{name} has been separated already, or the record that took it in has itself gone into another one: "
            "separate that one first.",
        )
        return text.format(name=error.name)
    if isinstance(error, BothInUse):
        return translate(
            "members",
            "Both have something that only one person can have and that others rely on, such as two gifts handed out "
            "in one scheme. Take one of the two back in its own list first, then merge.",
        )
    if isinstance(error, EventImpossible):
        return f"{error.who}: {_impossible(error)}" if error.who else _impossible(error)
    if isinstance(error, StatisticsUnbalanced):
        text = translate(
            "members",
            "The figures from {first} to {last} do not add up: {expected} members expected, {found} found. Nothing was "
            "printed. Please send this sentence to support.",
        )
        days = {"first": print_date(error.period.first), "last": print_date(error.period.last)}
        return text.format(expected=error.expected.total, found=error.found.total, **days)
    if isinstance(error, NoSuchDay):
        text = translate("members", "“{text}” is no day. Write year, month and day, such as 2026-05-31.")
        return text.format(text=error.text)
    if isinstance(error, NoSuchPeriod):
        text = translate(
            "members", "“{text}” is no period. Write its first and last day, such as 2025-12-01/2026-05-31."
        )
        return text.format(text=error.text)
    if told := in_time.refusal(error):
        return told
    if isinstance(error, FieldRefused) and error.reason.startswith("more_than_"):
        text = translate("members", "This is a part of “{whole}”, which is {count}: it cannot be more.")
        whole = LabourRow(error.reason.removeprefix("more_than_"))
        return text.format(whole=figure_name(whole), count=error.value)
    if isinstance(error, FieldRefused) and error.field in JUDGED:
        return hint_sentence(error.reason, error.value) or None
    return None


def field_title(name: str) -> str:
    """What a field of the record is called."""
    return {
        "full_name": translate("members", "Full name"),
        "sex": translate("members", "Sex"),
        "birth": translate("members", "Born"),
        "national_id": translate("members", "Citizen's number"),
        "former_id": translate("members", "Former identity number"),
        "nationality": translate("members", "Nationality"),
        "ethnicity": translate("members", "Ethnic group"),
        "home_town": translate("members", "Home town"),
        "address": translate("members", "Address"),
        "phone": translate("members", "Telephone"),
        "email": translate("members", "E-mail"),
        "section_id": translate("members", "Section"),
        "staff_code": translate("members", "Staff code"),
        "department": translate("members", "Department"),
        "job": translate("members", "Job"),
        "is_leader": translate("members", "Holds a leading post"),
        "education": translate("members", "Education"),
        "union_post": translate("members", "Union post"),
        "card_number": translate("members", "Card number"),
        "joined": translate("members", "Union member since"),
        "start_work": translate("members", "Working here since"),
        "party_joined": translate("members", "Party member since"),
        "note": translate("members", "Note"),
        "removed_at": translate("members", "Bin"),
        "paper": translate("members", "Citizen's number"),
        "religion": translate("members", "Religion"),
        "service": translate("members", "Posts held in the union"),
        "status": translate("members", "Status"),
    }.get(name, name)


def likeness(reason: Likeness) -> str:
    """Why two records look like one person."""
    return {
        Likeness.SAME_NUMBER: translate("members", "same identity number"),
        Likeness.SAME_BIRTH: translate("members", "same name and birth"),
        Likeness.ONE_SLIP_IN_NUMBER: translate("members", "one digit of the number differs"),
        Likeness.SAME_PHONE: translate("members", "same telephone, similar name"),
        Likeness.DAY_AND_MONTH_SWAPPED: translate("members", "day and month of birth swapped"),
        Likeness.SAME_YEAR_AND_SECTION: translate("members", "same name, year of birth and section"),
        Likeness.OTHER_NUMBER: translate("members", "same name and birth, but another identity number"),
        Likeness.NAME_ALONE: translate("members", "same name, and too little is known to tell them apart"),
    }[reason]


def event_day(event: MembershipEvent) -> str:
    """Since when nobody knows has no day."""
    return "—" if event.on == SINCE_EVER else print_date(event.on)


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
    if error.reason == "already_member":
        return translate(
            "members", "On {day} this person was a member already: who has not left cannot come again."
        ).format(day=day)
    if error.reason == "died":
        return translate("members", "This person had died before {day}: nothing can happen after that.").format(day=day)
    if error.reason == "not_first":
        return translate(
            "members", "Who is in the book as a member from the beginning has that as the first event, and only once."
        )
    if error.reason == "no_beginning":
        return translate(
            "members",
            "How this person came stays the first event. Correct its kind or its day instead; somebody entered by "
            "mistake is deleted from the list.",
        )
    if error.reason == "counted":
        return translate(
            "members",
            "The figures of {day} are closed. Record it as a correction and say why: the closed figures stay, and the "
            "difference is shown.",
        ).format(day=day)
    return translate("members", "On {day} this person was not an active member.").format(day=day)


def explain(finding: Finding) -> tuple[str, str] | None:
    """What to say about a cell of an imported list, and what to do; None for what the importer itself finds. Of a rule
    by which two may be one person, what agrees."""
    if finding.problem in set(Likeness):
        return likeness(Likeness(finding.problem)), ""
    if finding.problem in in_time.hints() and "found" in finding.facts:
        return hint_sentence(finding.problem, finding.facts["found"], finding.facts["expected"]), ""
    speak = {
        "unknown_event": (
            translate("members", "“{value}” is no change of a membership."),
            translate("members", "Write one of: {choices}."),
        ),
        "ending_unsaid": (
            translate("members", "The row says that the membership ended, but not how."),
            translate("members", "Write in the column “Biến động” one of: {choices}."),
        ),
        "family_unclear": (
            translate("members", "“{part}” does not say who of the family it is."),
            translate("members", "Write relatives as: Con: Trần An (02/03/2015); Mẹ: Lê Thị Ba (1950)."),
        ),
        "event_day_missing": (
            translate("members", "The row does not say on which day: {event}."),
            translate("members", "Write the full date in the column “Ngày biến động”, such as 30/06/2025."),
        ),
        "status_unknown": (
            translate("members", "The status “{value}” is not known here, so it was left out."),
            translate("members", "Write Đang sinh hoạt, Tạm ngừng, Chuyển đi or the way the membership ended."),
        ),
        "schooling_told": (
            translate("members", "“{value}” is schooling, so it goes under Học vấn."),
            "",
        ),
        "salary_small": (
            translate("members", "{value} đồng a month is too little for a pay: it may be in thousands."),
            translate("members", "Dues are reckoned from it, so please write whole đồng, such as 5.500.000."),
        ),
        "party_unknown": (
            translate("members", "“{value}” is no standing in the Party known here, so it was left out."),
            translate("members", "Write Dự bị or Chính thức, or leave the cell empty."),
        ),
        "year_alone_left_out": (
            translate("members", "“{value}” is only a year, so the column {field} was left empty."),
            translate("members", "Write the full date, such as 20/06/2025."),
        ),
        "event_before_joining": (
            translate("members", "{day} lies before the day this person joined the union."),
            translate("members", "Correct the column “Ngày biến động”."),
        ),
        "event_already_member": (
            translate("members", "On {day} this person was a member already: who has not left cannot come again."),
            translate("members", "Compare with the person's history in the book."),
        ),
        "event_died": (
            translate("members", "This person had died before {day}: nothing can happen after that."),
            translate("members", "Compare with the person's history in the book."),
        ),
        "joined_after_event": (
            translate("members", "The book knows of a change before that day of joining: {event} on {day}."),
            translate("members", "Compare with the person's history in the book."),
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
        **in_time.explanations(),
    }.get(finding.problem)
    if speak is None:
        return None
    facts = {**finding.facts, "value": finding.value}
    return speak[0].format_map(facts), speak[1].format_map(facts)


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
        "start_work_too_young": translate(
            "members", "Born {expected}, this person would have begun to work on {found}, before the age of 15."
        ),
        "party_joined_too_young": translate(
            "members", "Born {expected}, this person would have joined the Party on {found}, before the age of 18."
        ),
        "missing_birth": translate(
            "members", "There is no date of birth. The year alone is enough for most lists, such as 1985."
        ),
        "missing_sex": translate(
            "members", "The sex is missing, so this person is not counted in any report about women."
        ),
        "missing_section_id": translate("members", "This person is in no section, so no section's list has the name."),
        "missing_joined": translate(
            "members", "The day of joining the union is missing. Awards for years of membership need it."
        ),
        "phone_shared": translate(
            "members", "{found} is the number of several people: {expected}. Please check whose it is."
        ),
        "one_word_name": translate(
            "members", "“{found}” is one word. The family name or the given name may have been left out."
        ),
        "small_initial": translate("members", "A part of “{found}” begins with a small letter."),
        "capitals_inside": translate("members", "A part of “{found}” is written in capitals."),
        **in_time.hints(),
    }.get(problem, "")
    return sentence.format(found=found, expected=expected, count=len(found), most=LONGEST_NAME)
