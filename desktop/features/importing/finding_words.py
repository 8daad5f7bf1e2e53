"""Every finding about a list in the user's language: what is to be said, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable

from desktop.widgets.words import translate


def _no_fix(text: str) -> tuple[str, str]:
    return text, ""


WORDS: dict[str, Callable[[], tuple[str, str]]] = {
    # Repairs that were made
    "text_decoded": lambda: (
        translate("importing", "{count} cells in an old {encoding} font were turned into Unicode."),
        translate("importing", "Look over a few names in the preview."),
    ),
    "mojibake_repaired": lambda: (
        translate("importing", "{count} cells that had been read in the wrong code page were put right."),
        translate("importing", "Look over a few names in the preview."),
    ),
    "name_recased": lambda: _no_fix(translate("importing", "“{value}” was written as “{became}”.")),
    "year_completed": lambda: (
        translate("importing", "“{value}” was read as {became}."),
        translate("importing", "Check the century."),
    ),
    "date_from_serial": lambda: (
        translate("importing", "The number {value} is a date without its format; it was read as {became}."),
        translate("importing", "Compare with the paper."),
    ),
    "month_left_out": lambda: _no_fix(
        translate("importing", "“{value}” has no day, so only the year {became} was kept.")
    ),
    "month_first_read": lambda: (
        translate("importing", "This column writes the month first: “{value}” was read as {became}."),
        translate("importing", "Compare one or two dates with the paper."),
    ),
    "id_zeros_restored": lambda: (
        translate("importing", "Excel had dropped the leading zeros of {value}; it was completed to {became}."),
        translate("importing", "Birth year and sex agree with it."),
    ),
    "phone_zero_restored": lambda: _no_fix(
        translate("importing", "Excel had dropped the leading zero of {value}; it was completed to {became}.")
    ),
    "phone_prefix_converted": lambda: _no_fix(
        translate("importing", "{value} is written as {became}, as it is dialled today.")
    ),
    # Doubts: the row comes in
    "decoded_by_text": lambda: (
        translate("importing", "{count} cells look like {encoding} text and were turned into Unicode."),
        translate("importing", "The file does not say so itself: please compare a few names with the paper."),
    ),
    "decoded_doubtfully": lambda: (
        translate("importing", "“{value}” is a name as it stands too; as {encoding} text it became “{became}”."),
        translate("importing", "Ask which of the two is meant; a wrong one can be put right in the preview."),
    ),
    "dates_may_be_swapped": lambda: (
        translate("importing", "In this column day and month may have changed places in the real dates."),
        translate("importing", "Compare a date such as 05/04 with the paper before importing."),
    ),
    "columns_guessed": lambda: (
        translate("importing", "What was pasted has no headings; its columns were taken for: {columns}."),
        translate("importing", "If that is wrong, press “Columns…” and say what they hold."),
    ),
    "row_passed_over": lambda: (
        translate("importing", "The line “{value}” was passed over: it has no number and nothing else about a person."),
        translate("importing", "If it is a person, give it a number in the first column."),
    ),
    "columns_by_custom": lambda: (
        translate("importing", "Some columns were understood by custom or by their values: {columns}."),
        translate("importing", "If that is wrong, press “Columns…” and say what they hold."),
    ),
    "merged_cell": lambda: (
        translate("importing", "“{value}” in the column {field} is one merged cell; only its first row takes it."),
        translate("importing", "Unmerge the cell in Excel and write it in every row it is meant for."),
    ),
    "only_headings": lambda: (
        translate("importing", "The sheet “{sheet}” has a row of headings and nobody below it."),
        translate("importing", "Check that this is the file with the list."),
    ),
    "rows_hidden": lambda: (
        translate(
            "importing", "{count} rows of the sheet “{sheet}” are hidden in the file; they are read all the same."
        ),
        translate("importing", "If a filter was meant to leave them out, press “Leave out hidden rows”."),
    ),
    "row_hidden": lambda: _no_fix(translate("importing", "This row is hidden in the file.")),
    "row_struck": lambda: (
        translate("importing", "“{value}” is struck through in the file; the row is read all the same."),
        translate("importing", "If this person has left, take the row out of the file or record the leaving."),
    ),
    "section_in_title": lambda: (
        translate("importing", "No row names a group, but the title of the sheet “{sheet}” says “{value}”."),
        translate("importing", "If all of them belong there, press “Put all into {value}”."),
    ),
    "sections_in_titles": lambda: (
        translate("importing", "No row names a group, but the titles of {count} sheets do: {names}."),
        translate("importing", "If it is so, press “Put each sheet into its own group”."),
    ),
    "section_nowhere": lambda: (
        translate("importing", "Neither rows nor titles of the list name a group."),
        translate("importing", "If all of them belong to one, say which."),
    ),
    "section_once": lambda: (
        translate(
            "importing",
            "In the sheet “{sheet}” the group stands in the first row of its people only; {count} rows have none.",
        ),
        translate("importing", "If those below belong to the same group, press “Fill in the group from above”."),
    ),
    "sections_shared": lambda: (
        translate("importing", "{names} stand in several sheets ({sheets}); each name becomes one group."),
        translate("importing", "If every sheet has its own, press “Add the sheet to the group's name”."),
    ),
    "words_beside_name": lambda: (
        translate("importing", "Beside the name {became} stands “{words}”, which was put under the remarks."),
        translate("importing", "See whether it changes anything about this person."),
    ),
    "words_beside_name_left": lambda: (
        translate("importing", "Beside the name {became} stands “{words}”, which was left out."),
        translate("importing", "See whether it changes anything about this person."),
    ),
    "left_empty": lambda: (
        translate("importing", "“{value}” in the column {field} cannot be read; the field was left empty."),
        translate("importing", "Correct the cell, or fill the field in later."),
    ),
    "day_left_empty": lambda: (
        translate("importing", "“{value}” in the column {field} is not a date; the field was left empty."),
        translate("importing", "Write day/month/year, such as 02/03/1985, or fill the field in later."),
    ),
    "number_taken_out": lambda: _no_fix(translate("importing", "Only the number {became} was taken from “{value}”.")),
    "formula_not_computed": lambda: (
        translate("importing", "The cell holds a formula without a result, so its text was taken: {value}."),
        translate("importing", "Open the file in Excel, save it and import it again."),
    ),
    "phone_not_understood": lambda: (
        translate("importing", "“{value}” is not a telephone number of Vietnam; it was kept as it is."),
        translate("importing", "A mobile number has 10 digits, such as 0905123456."),
    ),
    "phone_has_letters": lambda: (
        translate("importing", "“{value}” has letters in it, so it is no telephone number; the field was left empty."),
        translate("importing", "Type a number such as 0905123456; remarks belong into the note."),
    ),
    "old_id_card": lambda: (
        translate("importing", "{value} is the number of an old 9-digit card; it was kept as such."),
        translate("importing", "Ask for the 12-digit number."),
    ),
    "repeated_in_file": lambda: (
        translate("importing", "This person already stands in row {row} of sheet “{sheet}”; the row was skipped."),
        translate("importing", "Delete one of the two rows if they are the same person."),
    ),
    "sex_disagrees": lambda: (
        translate("importing", "The fourth digit of the number speaks of the other sex."),
        translate("importing", "Compare with the card; the row comes in all the same."),
    ),
    "birth_year_disagrees": lambda: (
        translate("importing", "The fifth and sixth digits of the number speak of another year of birth."),
        translate("importing", "Compare with the card; the row comes in all the same."),
    ),
    "unknown_prefix": lambda: (
        translate("importing", "The first three digits of the number are no known province."),
        translate("importing", "Compare with the card; the row comes in all the same."),
    ),
    "digits_in_name": lambda: (
        translate("importing", "There is a digit in the name “{value}”."),
        translate("importing", "Compare with the card; the row comes in all the same."),
    ),
    "under_18": lambda: (
        translate("importing", "This person is not yet 18 years old."),
        translate("importing", "Check the date of birth."),
    ),
    "joined_too_young": lambda: (
        translate("importing", "This person would have joined the union before the age of 15."),
        translate("importing", "Check the date of birth and the date of joining."),
    ),
    # Errors: the row does not come in
    "column_missing": lambda: (
        translate("importing", "The list has no column “{field}”."),
        translate("importing", "Add the column, or say under Columns which one holds it."),
    ),
    "number_of_another": lambda: (
        translate("importing", "The same number belongs to {person}, of another name and another date of birth."),
        translate("importing", "Compare with both cards and correct the wrong number."),
    ),
    "excel_error": lambda: (
        translate("importing", "The cell shows Excel's error {value} instead of a value for {field}."),
        translate("importing", "Open the file in Excel, mend the formula or write the value itself, and import again."),
    ),
    "not_a_name": lambda: (
        translate("importing", "“{value}” in the column {field} is not a name."),
        translate("importing", "Write the whole name, or delete the row if it stands for nobody."),
    ),
    "name_too_long": lambda: (
        translate("importing", "The text in the column {field} has {count} letters; a name has at most {most}."),
        translate("importing", "Leave only the name in the cell and put the rest under Ghi chú."),
    ),
    "required": lambda: (
        translate("importing", "The column {field} is empty; it must be filled in."),
        translate("importing", "Fill in the cell and import the row again."),
    ),
    "not_a_date": lambda: (
        translate("importing", "“{value}” in the column {field} is not a date."),
        translate("importing", "Write day/month/year, such as 02/03/1985, or the year alone."),
    ),
    "month_first_date": lambda: (
        translate("importing", "“{value}” in the column {field} seems to have the month first."),
        translate("importing", "Write day/month/year, such as 25/12/1985."),
    ),
    "sex_unknown": lambda: (
        translate("importing", "“{value}” in the column {field} is neither Nam nor Nữ."),
        translate("importing", "Write Nam or Nữ."),
    ),
    "two_sexes": lambda: (
        translate("importing", "Both columns, Nam and Nữ, are filled in."),
        translate("importing", "Empty one of the two cells."),
    ),
    "not_a_tick": lambda: (
        translate("importing", "“{value}” in the column {field} is no tick."),
        translate("importing", "Write x, or leave the cell empty."),
    ),
    "id_not_twelve_digits": lambda: (
        translate("importing", "“{value}” in the column {field} has {digits} digits; 12 are needed."),
        translate("importing", "Write the number from the card as text, such as 079185001234."),
    ),
    "id_rounded": lambda: (
        translate("importing", "“{value}” in the column {field} was rounded by Excel; the last digits are lost."),
        translate("importing", "Format the column as text and write the number from the card again."),
    ),
    "id_maybe_rounded": lambda: (
        translate("importing", "“{value}” in the column {field} ends in five zeros; Excel may have rounded it."),
        translate("importing", "Compare with the card and write all 12 digits, even if they are right."),
    ),
    "id_all_equal": lambda: (
        translate("importing", "“{value}” in the column {field} has twelve equal digits."),
        translate("importing", "Write the number from the card."),
    ),
    "not_an_amount": lambda: (
        translate("importing", "“{value}” in the column {field} is not an amount of money."),
        translate("importing", "Write whole đồng, such as 1.296.000."),
    ),
    "ambiguous_amount": lambda: (
        translate("importing", "“{value}” in the column {field} can be read in two ways."),
        translate("importing", "Write all digits, such as 1.296.000, or 1,5 triệu."),
    ),
    "not_a_whole_number": lambda: (
        translate("importing", "“{value}” in the column {field} is not a whole number."),
        translate("importing", "Write digits only."),
    ),
    "age_out_of_range": lambda: (
        translate("importing", "“{value}” in the column {field} would make this person too young or too old to work."),
        translate("importing", "Check the date of birth."),
    ),
    "in_future": lambda: (
        translate("importing", "“{value}” in the column {field} lies after today."),
        translate("importing", "Correct the date."),
    ),
}
