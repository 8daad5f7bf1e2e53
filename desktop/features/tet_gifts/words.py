"""The sentences of Tết care in the user's language. Names of reasons, classes and sources come from the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop.core.contracts import Finding
from desktop.core.database import Reading
from desktop.core.errors import FieldRefused, UserError
from desktop.core.money import Dong
from desktop.features.tet_gifts.domain import (
    AlreadyInScheme,
    BelowGoods,
    CompanionNumberMissing,
    Doubt,
    DoubtKind,
    ExclusionGroupTaken,
    GiftRequest,
    GiftState,
    Level,
    NoSuchScheme,
    NoSuchTetCampaign,
    NotApproved,
    NothingToDecide,
    NothingToTakeBack,
    OverBudget,
    OverClassCap,
    OverQuota,
    PersonMissing,
    ProxyIncomplete,
    ReasonMissing,
    ReasonOnlyForTickets,
    SchemeCodeTaken,
    SchemeKind,
    StateImpossible,
    TetCampaignCodeTaken,
    TetFileRefused,
    TooManyCompanions,
    Transport,
    VoucherSerialTaken,
)
from desktop.features.tet_gifts.domain.people import NoTetMeeting
from desktop.features.tet_gifts.money_words import money_field_refusal, money_refusal
from desktop.features.tet_gifts.services import get_scheme, kind_name, source_name
from desktop.features.tet_gifts.services.hand_out import ELSEWHERE
from desktop.widgets.words import translate


def title() -> str:
    return translate("tet_gifts", "Tết gifts")


def scheme_kind_name(kind: SchemeKind) -> str:
    return {
        SchemeKind.CASH: translate("tet_gifts", "Cash"),
        SchemeKind.GOODS: translate("tet_gifts", "In kind"),
        SchemeKind.VOUCHER: translate("tet_gifts", "Voucher"),
        SchemeKind.TICKET: translate("tet_gifts", "Ticket"),
    }[kind]


def level_name(level: Level) -> str:
    return {
        Level.BASE: translate("tet_gifts", "This union's"),
        Level.DIRECT_SUPERIOR: translate("tet_gifts", "The union directly above"),
        Level.PROVINCE: translate("tet_gifts", "The province or branch"),
        Level.CONFEDERATION: translate("tet_gifts", "The Confederation"),
    }[level]


def transport_name(transport: Transport) -> str:
    return {
        Transport.BUS: translate("tet_gifts", "Bus"),
        Transport.TRAIN: translate("tet_gifts", "Train"),
        Transport.PLANE: translate("tet_gifts", "Plane"),
    }[transport]


def state_name(state: GiftState) -> str:
    return {
        GiftState.PROPOSED: translate("tet_gifts", "Proposed"),
        GiftState.VERIFIED: translate("tet_gifts", "Verified"),
        GiftState.APPROVED: translate("tet_gifts", "Approved"),
        GiftState.REJECTED: translate("tet_gifts", "Not approved"),
        GiftState.POSTED: translate("tet_gifts", "Posted"),
        GiftState.FINAL: translate("tet_gifts", "List closed"),
        GiftState.SENT_UP: translate("tet_gifts", "Sent to the superior"),
        GiftState.SUPERIOR_APPROVED: translate("tet_gifts", "Approved by the superior"),
        GiftState.SUPERIOR_REJECTED: translate("tet_gifts", "Refused by the superior"),
        GiftState.ISSUED: translate("tet_gifts", "Being handed out"),
        GiftState.RECEIVED: translate("tet_gifts", "Received"),
        GiftState.NOT_TAKEN: translate("tet_gifts", "Not taken"),
        GiftState.RETURNED: translate("tet_gifts", "Returned"),
        GiftState.REPLACED: translate("tet_gifts", "Replaced"),
        GiftState.SETTLED: translate("tet_gifts", "Settled"),
    }[state]


def doubt_sentence(doubt: Doubt) -> str:
    text = {
        DoubtKind.SAME_HOUSEHOLD: translate("tet_gifts", "Of one household with {other}."),
        DoubtKind.CHILD_OF_BENEFICIARY: translate("tet_gifts", "The parent, {other}, is on the list too."),
        DoubtKind.HOME_RECENTLY: translate("tet_gifts", "Was home for Tết more recently than the scheme asks."),
        DoubtKind.COUPLE: translate("tet_gifts", "Husband or wife of {other}, who is on the list too."),
        DoubtKind.SAME_CHILD: translate("tet_gifts", "A child {other} of the same birth stands under another parent."),
        DoubtKind.LOOKS_THE_SAME: translate(
            "tet_gifts", "{other}, of the same name and birth, is on the list as another person."
        ),
        DoubtKind.ELSEWHERE: translate("tet_gifts", "The union above found this person in another union: {other}."),
    }[doubt.kind]
    return text.format(other=doubt.other)


def outcome_sentence(outcome: Mapping[str, Any]) -> str:
    """The answer of the hand-out desk, from its JSON form."""
    facts = {**outcome, "amount": str(Dong(outcome.get("amount") or 0))}
    if outcome["outcome"] == "given":
        return translate("tet_gifts", "Given: {name} – {scheme}, {amount} đồng.").format(**facts)
    if outcome["outcome"] == "already_given":
        return translate("tet_gifts", "{name} has already received “{scheme}”.").format(**facts)
    if outcome["reason"] == ELSEWHERE:
        return translate(
            "tet_gifts", "{name} is in the part of “{desk}”: the gift is given there, or after its part was taken back."
        ).format(**facts)
    if outcome["outcome"] == "not_entitled":
        state = state_name(GiftState(outcome["reason"]))
        text = translate("tet_gifts", "{name} cannot be given this gift now: {state}.")
        return text.format(name=outcome["name"], state=state)
    if outcome["reason"] == "mistyped":
        return translate("tet_gifts", "“{code}” is not a slip code. Scan or type it again.").format(**facts)
    return translate("tet_gifts", "There is no slip {code} in this book.").format(**facts)


# Refusals


def gifts(count: int) -> str:
    return translate("tet_gifts", "{count} Tết gifts").format(count=count)


def gift(reading: Reading, one: GiftRequest) -> str:
    """What a gift is called where somebody must choose between two."""
    facts = (get_scheme(reading, one.scheme_id).name, str(one.approved or one.proposed), state_name(one.state))
    return translate("tet_gifts", "Tết gift: {facts}").format(facts=", ".join(facts))


def refusal(error: UserError) -> str | None:
    """The sentence for a refusal of this feature; None for everybody else's."""
    return _of_money(error) or _of_people(error) or _of_campaigns(error) or money_refusal(error)


def _of_money(error: UserError) -> str | None:
    if isinstance(error, OverBudget):
        if error.source is None:
            return translate("tet_gifts", "“{scheme}” has no budget yet. Enter one first.").format(scheme=error.scheme)
        text = translate(
            "tet_gifts", "The budget of {source} for “{scheme}” has {left} đồng left; {wanted} đồng are needed."
        )
        source = source_name(error.source).full
        return text.format(source=source, scheme=error.scheme, left=error.left, wanted=error.wanted)
    if isinstance(error, OverQuota):
        text = translate("tet_gifts", "“{scheme}” has {left} gifts left; {wanted} are needed.")
        return text.format(scheme=error.scheme, left=error.left, wanted=error.wanted)
    if isinstance(error, OverClassCap):
        text = translate("tet_gifts", "{name}: at most {cap} đồng may be given to “{kind}”, not {amount} đồng.")
        return text.format(name=error.name, cap=error.cap, kind=kind_name(error.kind).full, amount=error.amount)
    if isinstance(error, BelowGoods):
        if not error.goods:
            return translate("tet_gifts", "{name}: enter an amount.").format(name=error.name)
        text = translate("tet_gifts", "{name}: the goods alone are worth {goods} đồng and cannot be divided.")
        return text.format(name=error.name, goods=error.goods)
    return None


def _of_people(error: UserError) -> str | None:
    if isinstance(error, AlreadyInScheme):
        text = translate("tet_gifts", "{name} is already on the list of “{scheme}” ({state}).")
        return text.format(name=error.name, scheme=error.scheme, state=state_name(error.state))
    if isinstance(error, ExclusionGroupTaken):
        text = translate("tet_gifts", "{name} already has “{scheme}”, which excludes this one.")
        return text.format(name=error.name, scheme=error.scheme)
    if isinstance(error, StateImpossible):
        text = translate("tet_gifts", "{name}: from “{state}” it cannot go to “{wanted}”.")
        return text.format(name=error.name, state=state_name(error.state), wanted=state_name(error.wanted))
    if isinstance(error, NotApproved):
        text = translate("tet_gifts", "The gift of {name} has not been approved yet.")
        return text.format(name=error.name)
    if isinstance(error, ReasonMissing):
        return translate("tet_gifts", "Write the reason; it is kept with the decision.")
    if isinstance(error, ReasonOnlyForTickets):
        text = translate("tet_gifts", "{name}: outstanding achievement is a reason for tickets only.")
        return text.format(name=error.name)
    if isinstance(error, PersonMissing):
        return translate("tet_gifts", "Choose a member, or enter the person's name.")
    if isinstance(error, VoucherSerialTaken):
        text = translate("tet_gifts", "Voucher {serial} is already kept for {holder}.")
        return text.format(serial=error.serial, holder=error.holder)
    if isinstance(error, TooManyCompanions):
        text = translate("tet_gifts", "{name} may take at most {most} companions along, not {companions}.")
        return text.format(name=error.name, most=error.most, companions=error.companions)
    if isinstance(error, CompanionNumberMissing):
        text = translate("tet_gifts", "{companion} needs an identity number to fly.")
        return text.format(companion=error.companion)
    if isinstance(error, ProxyIncomplete):
        text = translate("tet_gifts", "Enter the name, relation and identity number of who takes the gift of {name}.")
        return text.format(name=error.name)
    if isinstance(error, NothingToDecide):
        text = translate("tet_gifts", "Nobody waits for “{scheme}” whom its money and number of gifts still reach.")
        return text.format(scheme=error.scheme)
    if isinstance(error, NothingToTakeBack):
        return translate("tet_gifts", "No gift has been handed out that could be taken back.")
    return None


def _of_campaigns(error: UserError) -> str | None:
    if isinstance(error, NoSuchTetCampaign):
        if not error.known:
            return translate("tet_gifts", "There is no Tết campaign yet. Add one first.")
        text = translate("tet_gifts", "There is no Tết campaign “{campaign}”. There are: {known}.")
        return text.format(campaign=error.campaign, known=", ".join(error.known))
    if isinstance(error, NoTetMeeting):
        text = translate("tet_gifts", "No meeting of {campaign} is kept yet. Enter one under “Choosing”, “Meeting…”.")
        return text.format(campaign=error.campaign)
    if isinstance(error, NoSuchScheme):
        text = translate("tet_gifts", "There is no scheme “{scheme}”. There are: {known}.")
        return text.format(scheme=error.scheme, known=", ".join(error.known))
    if isinstance(error, TetCampaignCodeTaken):
        return translate("tet_gifts", "The code {code} is used by another campaign.").format(code=error.campaign)
    if isinstance(error, SchemeCodeTaken):
        return translate("tet_gifts", "The code {code} is used by another scheme.").format(code=error.scheme)
    if isinstance(error, TetFileRefused):
        return _file(error)
    return None


def _file(error: TetFileRefused) -> str:
    text = {
        "not_toml": translate("tet_gifts", "“{file}” is not a campaign file (TOML text in UTF-8)."),
        "missing": translate("tet_gifts", "“{file}”: an entry is missing: {field}."),
        "unknown_entry": translate("tet_gifts", "“{file}”: this entry is not known: {field}."),
    }.get(error.reason, translate("tet_gifts", "“{file}”: this value cannot be accepted: {field}."))
    return text.format(file=Path(error.path).name, field=error.field)


def field_refusal(error: FieldRefused) -> str | None:
    """What to say beside a field of the campaign's or scheme's form."""
    return {
        "outside_calendar": translate("tet_gifts", "The lunar calendar of this program reaches from 1900 to 2100."),
        "ends_before_start": translate("tet_gifts", "This day lies before the day on which it begins."),
        "negative": translate("tet_gifts", "Amounts and numbers cannot be below zero."),
        "source_twice": translate("tet_gifts", "A source stands here twice. Add the two amounts up."),
        "below_goods": translate("tet_gifts", "A limit cannot lie below the worth of the goods."),
        "only_for_tickets": translate("tet_gifts", "Only tickets have a journey."),
        "points_outside": translate("tet_gifts", "Points go from 0 to 1000."),
        "reason_stands_already": translate("tet_gifts", "This reason stands in the record already. Change that line."),
        "fewer_than_present": translate("tet_gifts", "Fewer are on the committee than were there."),
        "no_quorum": translate("tet_gifts", "More than half of the committee must be there for the meeting to hold."),
    }.get(error.reason) or money_field_refusal(error)


# Imported lists


def explain(finding: Finding) -> tuple[str, str] | None:
    """What to say about a cell of an imported list, and what to do; None for what the importer itself finds."""
    speak = {
        "no_tet_campaign": (
            translate("tet_gifts", "There is no Tết campaign the list could go into."),
            translate("tet_gifts", "Add the campaign and its schemes first."),
        ),
        "scheme_missing": (
            translate("tet_gifts", "The row does not say which scheme it is for, and there are several."),
            translate("tet_gifts", "Add a column “Chế độ chăm lo” with one of the codes: {known}."),
        ),
        "scheme_unknown": (
            translate("tet_gifts", "There is no scheme “{value}” in this campaign."),
            translate("tet_gifts", "Write one of the codes: {known}."),
        ),
        "kind_unknown": (
            translate("tet_gifts", "“{value}” is not a class of people."),
            translate("tet_gifts", "Write for example Đoàn viên, Người lao động or Con đoàn viên."),
        ),
        "reason_unknown": (
            translate("tet_gifts", "“{words}” is not one of the reasons; it was kept as the description."),
            translate("tet_gifts", "Choose a reason in the list, so that the person is counted under it."),
        ),
        "member_not_found": (
            translate("tet_gifts", "“{name}” is called a member but is not in the members' list."),
            translate("tet_gifts", "Check the name, birth date or number; the row comes in all the same."),
        ),
        "parent_not_found": (
            translate(
                "tet_gifts", "No member, or more than one, is called “{name}”: the child came in without parent."
            ),
            translate("tet_gifts", "Open the proposal and choose the parent."),
        ),
        "gift_decided": (
            translate("tet_gifts", "The gift of {name} under “{scheme}” is decided and was left as it is."),
            translate("tet_gifts", "Reject it first if it must change."),
        ),
        "already_in_scheme": (
            translate("tet_gifts", "{name} is already on the list of “{scheme}”."),
            translate("tet_gifts", "Nobody is given the same gift twice; delete the row."),
        ),
        "exclusion_group_taken": (
            translate("tet_gifts", "{name} already has “{scheme}”, which excludes this one."),
            translate("tet_gifts", "Keep one of the two."),
        ),
        "over_class_cap": (
            translate("tet_gifts", "{name}: the amount is above the limit of this class of people, {cap} đồng."),
            translate("tet_gifts", "Lower the amount or correct the class."),
        ),
        "below_goods": (
            translate("tet_gifts", "{name}: the amount is below the worth of the goods, {goods} đồng."),
            translate("tet_gifts", "Correct the amount, or leave the cell empty."),
        ),
        "reason_only_for_tickets": (
            translate("tet_gifts", "{name}: outstanding achievement is a reason for tickets only."),
            translate("tet_gifts", "Choose another reason."),
        ),
    }.get(finding.problem)
    if speak is None:
        return None
    facts = {"name": "", "scheme": "", "known": "", "words": "", "cap": "", "goods": "", **finding.facts}
    facts["value"] = finding.value
    for amount in ("cap", "goods"):
        facts[amount] = str(Dong(facts[amount])) if facts[amount].isdecimal() else facts[amount]
    return speak[0].format_map(facts), speak[1].format_map(facts)
