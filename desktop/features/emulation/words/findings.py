"""What to say about a cell of an imported list of emulation."""

from __future__ import annotations

from desktop.core.contracts import Finding
from desktop.widgets.words import translate


def explain(finding: Finding) -> tuple[str, str] | None:
    """What to say about a cell of an imported list, and what to do; None for what the importer itself finds."""
    speak = {
        "unknown_person": (
            translate("emulation", "“{name}” is not a member in the book, by number or by name and birth."),
            translate("emulation", "Correct the name, birth or number, or add the person to the members first."),
        ),
        "several_people": (
            translate("emulation", "{count} people are called “{name}”, and the row does not say which."),
            translate("emulation", "Add the citizen's number, the full birth date or the section to the row."),
        ),
        "not_active": (
            translate("emulation", "“{name}” is no longer a member of this union."),
            translate("emulation", "Delete the row, or correct the membership first."),
        ),
        "no_campaign": (
            translate("emulation", "There is no campaign to register in."),
            translate("emulation", "Launch a campaign in Emulation first."),
        ),
        "no_such_campaign": (
            translate("emulation", "There is no campaign with the code “{campaign}”."),
            translate("emulation", "Write the code as it stands in Emulation, or leave the cell empty."),
        ),
        "campaign_closed": (
            translate("emulation", "The campaign {campaign} was summed up."),
            translate("emulation", "Write the code of a running campaign."),
        ),
        "unknown_title": (
            translate("emulation", "“{title}” is not a title in the catalogue."),
            translate(
                "emulation", "Write the whole title, such as Lao động tiên tiến; several with a semicolon between."
            ),
        ),
        "title_not_for_persons": (
            translate("emulation", "“{title}” is a title for sections, not for persons."),
            translate("emulation", "Give the section a row of its own, with its name instead of a person's."),
        ),
        "title_not_for_collective": (
            translate("emulation", "“{title}” is not a title for this kind of collective."),
            translate("emulation", "Write a title for sections or for the union, as the name in the row is."),
        ),
        "day_needed": (
            translate("emulation", "“{value}” in the column {field} is only a year."),
            translate("emulation", "Write the full date, such as 20/06/2025."),
        ),
        "registration_locked": (
            translate("emulation", "The registration of “{name}” has been locked since {deadline}."),
            translate("emulation", "With the superior's leave, unlock registrations in Emulation first."),
        ),
        "unknown_kind": (
            translate("emulation", "“{value}” is not a kind of work."),
            translate("emulation", "Write one of these: {choices}."),
        ),
        "unknown_state": (
            translate("emulation", "“{value}” does not say how far the work is."),
            translate("emulation", "Write one of these: {choices}."),
        ),
        "repeated_work": (
            translate("emulation", "This work already stands in row {row} of sheet “{sheet}”."),
            translate("emulation", "Delete one of the two rows, or give each its own name."),
        ),
        "before_start": (
            translate("emulation", "{value} lies before the start."),
            translate("emulation", "Check both dates of the row."),
        ),
        "no_plaque": (
            translate("emulation", "A plaque's day is given, but the row says there is none."),
            translate("emulation", "Write x in the column “Gắn biển”, or leave the day empty."),
        ),
        "not_understood": (
            translate("emulation", "“{value}” in the column {field} is not understood."),
            translate("emulation", "Write it as the template file shows."),
        ),
        "late_reason_needed": (
            translate("emulation", "The last day for registering was {deadline}."),
            translate("emulation", "Fill in the column “Lý do đăng ký bổ sung”."),
        ),
        "shares_not_whole": (
            translate("emulation", "The authors' shares sum to {total} %."),
            translate("emulation", "Write shares that sum to 100, such as Nguyễn Thị Hồng (60%), Trần Văn Bình (40%)."),
        ),
        "share_not_positive": (
            translate("emulation", "An author has a share of 0 %."),
            translate("emulation", "Give every author a share above 0 %, or leave the author out."),
        ),
        "author_twice": (
            translate("emulation", "The same person is named twice among the authors."),
            translate("emulation", "Write each author once, with the whole of their share."),
        ),
        "share_missing": (
            translate("emulation", "The share of “{name}” is missing."),
            translate("emulation", "Write the share behind every author, such as Nguyễn Thị Hồng (60%)."),
        ),
        "repeated_initiative": (
            translate("emulation", "This initiative already stands in row {row} of sheet “{sheet}”."),
            translate("emulation", "Delete one of the two rows, or give each its own decision number."),
        ),
        "year_alone_left_out": (
            translate("emulation", "“{value}” is only a year, so the column {field} was left empty."),
            translate("emulation", "Write the full date, such as 20/06/2025."),
        ),
        "negative": (
            translate("emulation", "The column {field} cannot be less than zero."),
            translate("emulation", "Write the benefit of a year as a whole amount in đồng."),
        ),
        "looks_like_millions": (
            translate("emulation", "“{value}” đồng is little for a year."),
            translate("emulation", "If it is meant in triệu, write the whole amount in đồng."),
        ),
        "author_outside": (
            translate("emulation", "“{name}” is not a member in the book and is kept as an author from outside."),
            translate("emulation", "If this is a member, correct the name or add the citizen's number."),
        ),
        "unknown_level": (
            translate("emulation", "“{value}” is not a level of recognition."),
            translate("emulation", "Write one of these: {choices}."),
        ),
    }.get(finding.problem)
    if speak is None:
        return None
    facts = {"value": finding.value, **finding.facts}
    return speak[0].format(**facts), speak[1].format(**facts)
