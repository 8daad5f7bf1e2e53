"""The sentences of the hand-out desk and of second desks, in the user's language."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop.core.clock import VIETNAM
from desktop.core.errors import UserError
from desktop.core.money import Dong, total
from desktop.core.partial_date import print_date
from desktop.core.vietnamese.amounts import amount_in_words
from desktop.features.tet_gifts.domain import GiftState, HandOutForm, SchemeKind
from desktop.features.tet_gifts.domain.desk import (
    Board,
    DeskAnswer,
    DeskGift,
    DeskPerson,
    HandOutDayImpossible,
    Missed,
    NothingWaits,
    ProofMissing,
    SchemeCount,
    Verdict,
    Visit,
)
from desktop.features.tet_gifts.domain.scanning import Scan, ScanKind
from desktop.features.tet_gifts.domain.second_desk import DeskFileRefused, DeskNameTaken, Fate, NothingToSplit, SplitBy
from desktop.features.tet_gifts.domain.signing import SigningState
from desktop.features.tet_gifts.words import state_name
from desktop.widgets.words import translate


def verdict(one: Verdict) -> str:
    return {
        Verdict.GIVEN: translate("tet_gifts", "GIVEN"),
        Verdict.ALREADY_GIVEN: translate("tet_gifts", "ALREADY RECEIVED"),
        Verdict.ELSEWHERE: translate("tet_gifts", "OF ANOTHER DESK"),
        Verdict.NOT_TAKEN: translate("tet_gifts", "NOTED AS NOT TAKEN"),
        Verdict.OTHER_SCHEMES: translate("tet_gifts", "NOT AT THIS DESK"),
        Verdict.MISSED: translate("tet_gifts", "NOTED"),
        Verdict.TAKEN_BACK: translate("tet_gifts", "TAKEN BACK"),
    }.get(one, translate("tet_gifts", "NOT GIVEN"))


def who(person: DeskPerson) -> str:
    """Section and year of birth, to tell two people of one name apart."""
    born = translate("tet_gifts", "born {year}").format(year=person.birth.year) if person.birth else ""
    return " · ".join(filter(None, (person.unit, born)))


def owed(gifts: Sequence[DeskGift]) -> str:
    """A line for each gift: money in figures, goods, voucher, seat."""
    return "\n".join(map(one_gift, gifts))


def one_gift(gift: DeskGift) -> str:
    parts = [f"{gift.cash} đồng"] if gift.cash else []
    if gift.goods:
        content = gift.content or gift.scheme
        worth = translate("tet_gifts", "{content} (worth {worth} đồng)")
        parts.append(content if str(gift.goods) in content else worth.format(content=content, worth=gift.goods))
    if gift.serial:
        parts.append(translate("tet_gifts", "serial {serial}").format(serial=gift.serial))
    if gift.journey:
        parts.append(gift.journey)
    return " + ".join(parts) or gift.scheme


def cash_in_words(gifts: Sequence[DeskGift]) -> str:
    """What the cashier pays out, all of it together."""
    cash = total(one.cash for one in gifts) if gifts else Dong(0)
    if not cash:
        return ""
    spelt = amount_in_words(cash)
    several = sum(bool(one.cash) for one in gifts) > 1
    text = translate("tet_gifts", "Cash together {cash} đồng. {words}") if several else "{words}"
    return text.format(cash=cash, words=spelt)


def press_enter() -> str:
    return translate("tet_gifts", "Press Enter to give it.")


def of_desk(desk: str) -> str:
    text = translate("tet_gifts", "Belongs to “{desk}”: send the person there. Ctrl+Enter gives it here all the same.")
    return text.format(desk=desk)


def nothing_waits(person: DeskPerson) -> str:
    given = [one for one in person.gifts if one.is_given]
    if given:
        return "\n".join(map(received, given))
    if person.gifts and person.gifts[0].missed:
        return missed(person.gifts[0])
    return state_reason(person.gifts[0].state) if person.gifts else ""


def received(gift: DeskGift) -> str:
    """`Tiền mặt: received at 09:41 05/02 at Bàn 2, taken by Lê Văn Hai`."""
    if gift.at is None:
        return translate("tet_gifts", "{scheme}: received").format(scheme=gift.scheme)
    moment = f"{gift.at.astimezone(VIETNAM):%H:%M %d/%m}"
    text = translate("tet_gifts", "{scheme}: received at {time}").format(scheme=gift.scheme, time=moment)
    if gift.desk:
        text += f" · {gift.desk}".replace(" ", "\u00a0")
    if gift.form is HandOutForm.TRANSFER:
        text += f" · {translate('tet_gifts', 'by bank')}"
    if gift.proxy:
        text += " · " + translate("tet_gifts", "taken by {name}").format(name=gift.proxy)
    return text


def missed(gift: DeskGift) -> str:
    kind = missed_name(gift.missed) if gift.missed else translate("tet_gifts", "Not taken")
    why = f": {gift.missed_reason}" if gift.missed_reason else ""
    return f"{kind}{why}"


def missed_name(kind: Missed) -> str:
    return {
        Missed.REFUSED: translate("tet_gifts", "Does not want it"),
        Missed.NOT_CLAIMED: translate("tet_gifts", "Did not come"),
    }[kind]


def state_reason(state: GiftState) -> str:
    return translate("tet_gifts", "Cannot be given now: {state}.").format(state=state_name(state))


def reason(answer: DeskAnswer) -> str:
    """What the desk says below the name."""
    gift = answer.gifts[0] if answer.gifts else None
    if answer.verdict is Verdict.GIVEN:
        return _about_given(answer)
    if answer.verdict is Verdict.ALREADY_GIVEN:
        return "\n".join(map(received, answer.gifts))
    if answer.verdict is Verdict.ELSEWHERE and gift:
        return of_desk(gift.elsewhere)
    if answer.verdict is Verdict.NOT_TAKEN and gift:
        more = translate("tet_gifts", "Ctrl+Enter gives it all the same.")
        return f"{missed(gift)}. {more}"
    if answer.verdict is Verdict.OTHER_SCHEMES:
        text = translate("tet_gifts", "To be fetched elsewhere: {schemes}")
        return text.format(schemes=", ".join(one.scheme for one in answer.gifts))
    if answer.verdict is Verdict.MISSED and gift:
        return missed(gift)
    if answer.verdict is Verdict.TAKEN_BACK:
        return owed(answer.gifts) or translate("tet_gifts", "It waits again.")
    if answer.verdict is Verdict.UNKNOWN:
        other = answer.reason == "other_campaign"
        text = translate("tet_gifts", "The slip {code} is of another campaign.") if other else translate(
            "tet_gifts", "There is no slip {code} in this book.")  # fmt: skip
        return text.format(code=answer.code)
    return state_reason(GiftState(answer.reason)) if answer.reason else ""


def _about_given(answer: DeskAnswer) -> str:
    gift, parts = answer.gifts[0], []
    if gift.proxy:
        parts.append(translate("tet_gifts", "taken by {name}").format(name=gift.proxy))
    if gift.form is HandOutForm.TRANSFER:
        parts.append(translate("tet_gifts", "by bank"))
    if answer.late and gift.at:
        day = print_date(gift.at.astimezone(VIETNAM).date())
        parts.append(translate("tet_gifts", "handed out late, on {day}").format(day=day))
    given = {one.id for one in answer.gifts}
    left = [one for one in answer.person.gifts if one.id not in given and one.may_be_given] if answer.person else []
    if left:
        text = translate("tet_gifts", "still to be fetched elsewhere: {schemes}")
        parts.append(text.format(schemes=", ".join(one.scheme for one in left)))
    return " · ".join(parts)


def scanned_twice() -> str:
    return translate("tet_gifts", "Scanned twice, recorded once.")


def unread(scan: Scan) -> str:
    """Why what was scanned or typed is no slip."""
    return {
        ScanKind.MISTYPED: translate("tet_gifts", "“{code}” is not a slip code. Scan or type it again."),
        ScanKind.TWO_SLIPS: translate("tet_gifts", "Two slips came at once. Nothing was given: scan them one by one."),
        ScanKind.FOREIGN: translate("tet_gifts", "This is a code of another system, not a slip of this campaign."),
        ScanKind.TOO_LONG: translate("tet_gifts", "Too much text at once. Scan one slip, or type a name."),
        ScanKind.CITIZEN_CARD: translate("tet_gifts", "The holder of this identity card has no gift in this campaign."),
    }.get(scan.kind, translate("tet_gifts", "Nobody with a gift is called “{code}”.")).format(code=scan.text[:40])


def visit_line(visit: Visit, time: str) -> str:
    gifts = f" · {translate('tet_gifts', '{count} gifts').format(count=len(visit.schemes))}"
    more = f" ({visit.proxy})" if visit.proxy else ""
    return f"{time}  {visit.name}{more} · {visit.unit}{gifts if len(visit.schemes) > 1 else ''}"


def board_line(board: Board) -> str:
    """The parts add up to the whole."""
    text = translate("tet_gifts", "Given {given} · waiting {waiting} · of {total}")
    if board.missed:
        text = translate("tet_gifts", "Given {given} · waiting {waiting} · not taken {missed} · of {total}")
    return text.format(given=board.given, waiting=board.waiting, missed=board.missed, total=board.total)


def count_line(count: SchemeCount) -> str:
    text = translate("tet_gifts", "{given}/{total} given, {waiting} waiting")
    if count.missed:
        text = translate("tet_gifts", "{given}/{total} given, {waiting} waiting, {missed} not taken")
    return text.format(given=count.given, total=count.total, waiting=count.waiting, missed=count.missed)


def match_line(person: DeskPerson) -> str:
    waiting = person.to_give
    if waiting:
        what = ", ".join(dict.fromkeys(_short(one) for one in waiting))
    elif any(one.is_given for one in person.gifts):
        what = translate("tet_gifts", "received")
    else:
        what = translate("tet_gifts", "nothing to give")
    return " · ".join(filter(None, (person.name, who(person), what)))


def _short(gift: DeskGift) -> str:
    return gift.scheme if gift.kind is not SchemeKind.CASH else f"{gift.cash} đồng"


# Second desks


def split_name(by: SplitBy) -> str:
    return {
        SplitBy.SECTION: translate("tet_gifts", "By section"),
        SplitBy.LETTER: translate("tet_gifts", "By first letter of the name"),
        SplitBy.SCHEME: translate("tet_gifts", "By scheme"),
    }[by]


def fate_name(fate: Fate) -> str:
    return {
        Fate.DOUBLE: translate("tet_gifts", "given by several desks"),
        Fate.NOT_ENTITLED: translate("tet_gifts", "was no longer to be given"),
        Fate.NO_SUCH_GIFT: translate("tet_gifts", "is not in this book any more"),
        Fate.RECORDED: translate("tet_gifts", "recorded"),
        Fate.TAKEN_BACK: translate("tet_gifts", "taken back"),
    }[fate]


def signing_sentence(state: SigningState) -> str:
    if state.is_complete:
        return translate("tet_gifts", "All {signed} have signed.").format(signed=state.signed)
    text = translate("tet_gifts", "{signed} signed · {missing} without signature · {unseen} not looked at yet")
    return text.format(signed=state.signed, missing=state.missing, unseen=state.not_looked_at)


# Refusals


def refusal(error: UserError) -> str | None:
    if isinstance(error, HandOutDayImpossible):
        text = translate("tet_gifts", "A gift cannot have been handed out on {day}.")
        return text.format(day=print_date(error.day))
    if isinstance(error, ProofMissing):
        text = translate("tet_gifts", "Write the number and day of the transfer order for {name}.")
        return text.format(name=error.name)
    if isinstance(error, NothingWaits):
        return translate("tet_gifts", "Nothing waits here for {name}.").format(name=error.name or "—")
    if isinstance(error, NothingToSplit):
        return translate("tet_gifts", "Tick at least one part with gifts that still wait.")
    if isinstance(error, DeskNameTaken):
        return translate("tet_gifts", "There is a desk “{name}” already. Give another name.").format(name=error.name)
    if isinstance(error, DeskFileRefused):
        return _desk_file(error)
    return None


def _desk_file(error: DeskFileRefused) -> str:
    text = {
        "not_ours": translate("tet_gifts", "“{file}” is not a file of a hand-out desk."),
        "newer": translate(
            "tet_gifts", "“{file}” comes from a newer version of the program. Bring this one up to date."
        ),
        "damaged": translate("tet_gifts", "“{file}” is damaged or was changed. Write it again on the other computer."),
        "wrong_code": translate("tet_gifts", "These are not the digits of “{file}”. Compare them with the paper."),
        "code_mistyped": translate("tet_gifts", "Type all sixteen digits; one of them is not right yet."),
        "other_campaign": translate("tet_gifts", "“{file}” is of another Tết campaign. Choose that one first."),
        "unknown_desk": translate("tet_gifts", "“{file}” comes from a desk this book knows nothing of."),
        "not_a_return": translate("tet_gifts", "“{file}” is the list for a desk, not what a desk brings back."),
        "not_a_list": translate("tet_gifts", "“{file}” is what a desk brings back: take it in on the first computer."),
        "in_use": translate("tet_gifts", "This desk is open in another window."),
    }.get(error.reason, translate("tet_gifts", "“{file}” is not a file of a hand-out desk."))
    return text.format(file=Path(error.path).name)
