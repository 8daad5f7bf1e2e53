from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.money import Dong
from desktop.core.records import dump
from desktop.core.vietnamese.national_id import Sex
from desktop.features.awards import rules
from desktop.features.awards.catalogue import award_types, rule_packs, wording
from desktop.features.awards.domain import (
    AwardHistory,
    Discipline,
    Nomination,
    Occasion,
    Override,
    Post,
    PostHeld,
    Rating,
    VoteBase,
    YearFacts,
    months_between,
    passes,
    print_percent,
    service_months,
)
from desktop.features.awards.rules import (
    Base,
    NomineeFacts,
    Outcome,
    Person,
    RecognisedInitiative,
    Rule,
    RuleKind,
    Severity,
    Verdict,
    packs_on,
    quota_limit,
)
from desktop.features.emulation.domain import SubjectKind

ON = date(2025, 12, 31)
PACKS = packs_on(rule_packs(), ON)


def blameless(award: str = "DVXS", **changes: object) -> NomineeFacts:
    """A person with nothing against them and nothing unknown; `changes` are fields of the facts."""
    person = Person(active=True, sex=Sex.FEMALE, start_work=date(2018, 3, 1), education="12/12", is_leader=False)
    facts = NomineeFacts(
        nomination=Nomination("n1", "c1", award, SubjectKind.PERSON, "m1"),
        award=award_types()[award],
        year=2025,
        on=ON,
        person=person,
        registrations_kept=True,
        registration_id="r1",
        registered_titles=("DVXS",),
        years={2025: year()},
        proposed={(award, SubjectKind.PERSON): 1},
        bases={Base.MEMBERS: 300},
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def year(number: int = 2025, **changes: object) -> YearFacts:
    known = YearFacts(
        f"y{number}", SubjectKind.PERSON, "m1", number, absent_days=3, discipline=Discipline.NONE,
        complaint_pending=False, rating=Rating.EXCELLENT, state_title="LDTT",
    )  # fmt: skip
    return replace(known, **changes)  # type: ignore[arg-type]


def judge(facts: NomineeFacts, rule: str) -> rules.CheckOutcome:
    checks = rules.check(facts, PACKS, award_types(), wording())
    return next(check for check in checks if check.rule == rule)


def with_year(**changes: Any) -> NomineeFacts:
    return blameless(years={2025: year(**changes)})


def test_a_blameless_nominee_is_eligible() -> None:
    checks = rules.check(blameless(), PACKS, award_types(), wording())
    assert {check.outcome for check in checks} == {Outcome.PASS}
    assert rules.verdict(checks) is Verdict.ELIGIBLE


def test_forty_days_absent_fail_and_thirty_nine_pass() -> None:
    assert judge(with_year(absent_days=39), "absence").outcome is Outcome.PASS
    failed = judge(with_year(absent_days=40), "absence")
    assert failed.outcome is Outcome.FAIL
    assert "40 ngày" in failed.found
    assert "dưới 40 ngày" in failed.threshold
    assert failed.fix


def test_maternity_leave_counts_as_working_time() -> None:
    answer = judge(with_year(absent_days=2, maternity_days=180), "absence")
    assert answer.outcome is Outcome.PASS
    assert "180 ngày" in answer.found


@pytest.mark.parametrize(("hired", "outcome"), [(date(2025, 3, 1), Outcome.PASS), (date(2025, 3, 2), Outcome.FAIL)])
def test_ten_months_at_work_are_counted_to_the_last_day(hired: date, outcome: Outcome) -> None:
    person = blameless().person
    assert person is not None
    assert judge(blameless(person=replace(person, start_work=hired)), "employed").outcome is outcome


def test_a_reprimand_and_a_pending_complaint_stop_the_nomination() -> None:
    assert judge(with_year(discipline=Discipline.REPRIMAND), "discipline").outcome is Outcome.FAIL
    assert judge(with_year(complaint_pending=True), "complaint").outcome is Outcome.FAIL


def test_whoever_did_not_register_fails_unless_no_register_is_kept() -> None:
    unregistered = blameless(registered_titles=None)
    assert judge(unregistered, "registered").outcome is Outcome.FAIL
    assert judge(replace(unregistered, registrations_kept=False), "registered").outcome is Outcome.WARN


@pytest.mark.parametrize(
    ("field", "rule"), [("absent_days", "absence"), ("discipline", "discipline"), ("complaint_pending", "complaint"),
                    ("state_title", "advanced-worker")]
)  # fmt: skip
def test_a_fact_nobody_recorded_is_never_a_pass(field: str, rule: str) -> None:
    answer = judge(with_year(**{field: None}), rule)
    assert answer.outcome is Outcome.WARN
    assert "hưa" in answer.found
    assert answer.fix


def test_nothing_known_at_all_needs_attention_and_passes_nothing_it_does_not_know() -> None:
    checks = rules.check(blameless(years={}, person=None), PACKS, award_types(), wording())
    assert {check.rule for check in checks if check.outcome is Outcome.PASS} == {"registered"}


def test_every_answer_of_every_award_says_found_threshold_source_and_how_to_fix() -> None:
    bad = year(absent_days=90, discipline=Discipline.WARNING, complaint_pending=True, rating=Rating.NOT_DONE,
               state_title="")  # fmt: skip
    for award in award_types().values():
        for subject in SubjectKind:
            for known in ({2025: bad}, {}, {2025: year(), 2024: year(2024)}):
                facts = blameless(award.code, years=known, person=None if not known else blameless().person)
                facts = replace(facts, nomination=replace(facts.nomination, subject_kind=subject))
                for check in rules.check(facts, PACKS, award_types(), wording()):
                    assert check.found, check.rule
                    assert check.threshold, check.rule
                    assert check.source, check.rule
                    assert bool(check.fix) is (check.outcome is not Outcome.PASS)
                    assert "{" not in check.found + check.threshold + check.fix


def test_the_same_facts_and_packs_give_the_same_bytes() -> None:
    facts = with_year(absent_days=50, rating=None)
    once, again = (
        repr([dump(check) for check in rules.check(facts, packs, award_types(), wording())]).encode()
        for packs in (PACKS, packs_on(tuple(reversed(rule_packs())), ON))
    )
    assert once == again


def test_a_rule_set_aside_in_writing_no_longer_bars_but_still_shows() -> None:
    reason = Override("absence", "Nghỉ điều trị tai nạn lao động", "Cán bộ thử", datetime(2026, 11, 22, tzinfo=UTC))
    facts = with_year(absent_days=60)
    assert rules.verdict(rules.check(facts, PACKS, award_types(), wording())) is Verdict.NOT_ELIGIBLE
    facts = replace(facts, nomination=replace(facts.nomination, overrides=(reason,)))
    checks = rules.check(facts, PACKS, award_types(), wording())
    assert rules.verdict(checks) is Verdict.NEEDS_ATTENTION
    assert next(check for check in checks if check.rule == "absence").override == reason


def test_an_award_without_rules_warns_instead_of_passing() -> None:
    checks = rules.check(blameless(), (), award_types(), wording())
    assert [check.outcome for check in checks] == [Outcome.WARN]
    assert checks[0].found
    assert checks[0].source


def test_the_medal_is_given_once() -> None:
    before = AwardHistory("h1", SubjectKind.PERSON, "m1", "KNC", 2019, "15/QĐ-TLĐ", date(2019, 7, 20))
    answer = judge(blameless("KNC", history=(before,)), "once")
    assert answer.outcome is Outcome.FAIL
    assert "15/QĐ-TLĐ" in answer.found
    assert "2019" in answer.found


def test_an_all_round_reward_excludes_one_for_a_theme_at_the_same_level_in_the_same_year() -> None:
    given_before = AwardHistory("h1", SubjectKind.PERSON, "m1", "BK_TLD_TD", 2025, "12/QĐ-TLĐ", date(2026, 2, 1))
    themed = blameless("BK_TLD_CD", history=(given_before,))
    assert judge(themed, "one-scope").outcome is Outcome.FAIL
    assert "12/QĐ-TLĐ" in judge(themed, "one-scope").found
    last_year = replace(given_before, year=2024)
    assert judge(replace(themed, history=(last_year,)), "one-scope").outcome is Outcome.PASS
    other_level = replace(given_before, award="BK_TINH")
    assert judge(replace(themed, history=(other_level,)), "one-scope").outcome is Outcome.PASS
    unexpected = replace(given_before, occasion=Occasion.UNEXPECTED)
    assert judge(replace(themed, history=(unexpected,)), "one-scope").outcome is Outcome.PASS


def test_two_nominations_that_exclude_each_other_warn() -> None:
    rival = Nomination("n2", "c1", "BK_TLD_TD", SubjectKind.PERSON, "m1")
    assert judge(blameless("BK_TLD_CD", rivals=((rival, 2025),)), "one-scope").outcome is Outcome.WARN


def test_rewards_for_themes_and_unexpected_deeds_are_no_step() -> None:
    themed = AwardHistory("h1", SubjectKind.PERSON, "m1", "CSTDCS", 2025, "1/QĐ", ON, occasion=Occasion.THEME)
    facts = blameless(years={2025: year(state_title="")}, history=(themed,))
    assert judge(facts, "advanced-worker").outcome is Outcome.FAIL
    yearly = replace(themed, occasion=Occasion.YEAR)
    assert judge(replace(facts, history=(yearly,)), "advanced-worker").outcome is Outcome.PASS


def test_three_good_years_before_the_medal_must_all_be_known() -> None:
    years = {number: year(number) for number in (2022, 2023, 2024)}
    assert judge(blameless("KNC", years=years), "three-years").outcome is Outcome.PASS
    unknown = {**years, 2023: year(2023, rating=None)}
    assert judge(blameless("KNC", years=unknown), "three-years").outcome is Outcome.WARN
    bad = {**unknown, 2022: year(2022, rating=Rating.NOT_DONE)}
    assert judge(blameless("KNC", years=bad), "three-years").outcome is Outcome.FAIL


def test_union_service_sums_separate_times_and_counts_overlapping_posts_once() -> None:
    periods = (
        PostHeld(Post.COMMITTEE, date(2000, 1, 1), date(2009, 12, 31)),
        PostHeld(Post.CHAIR, date(2005, 1, 1), date(2009, 12, 31)),
        PostHeld(Post.CHAIR, date(2016, 1, 1)),
    )
    assert service_months(periods, ON) == 20 * 12
    assert judge(blameless("KNC", service=periods), "service").outcome is Outcome.PASS
    short = (*periods[:2], replace(periods[2], start=date(2016, 1, 2)))
    answer = judge(blameless("KNC", service=short), "service")
    assert answer.outcome is Outcome.FAIL
    assert "19 năm 11 tháng" in answer.found
    assert judge(blameless("KNC"), "service").outcome is Outcome.WARN


def initiatives(*values: int) -> tuple[RecognisedInitiative, ...]:
    return tuple(RecognisedInitiative(f"i{at}", 2025 - at, Dong(value)) for at, value in enumerate(values))


@pytest.mark.parametrize(
    ("education", "leader", "values", "outcome"),
    [
        ("Cao đẳng", False, (80_000_000,), Outcome.PASS),
        ("Cao đẳng", False, (79_999_999,), Outcome.FAIL),
        ("12/12", False, (40_000_000, 40_000_000, 40_000_000), Outcome.PASS),
        ("12/12", False, (60_000_000, 60_000_000), Outcome.FAIL),
        ("Đại học", False, (149_000_000,), Outcome.FAIL),
        ("Thạc sĩ", False, (150_000_000,), Outcome.PASS),
        ("Đại học", True, (199_000_000,), Outcome.FAIL),
        ("Trung cấp", True, (200_000_000,), Outcome.PASS),
        ("", False, (500_000_000,), Outcome.WARN),
    ],
)
def test_initiatives_are_valued_by_education_and_position(
    education: str, leader: bool, values: tuple[int, ...], outcome: Outcome
) -> None:
    person = Person(True, Sex.MALE, date(2010, 1, 1), education, leader)
    answer = judge(blameless("BLDST", person=person, initiatives=initiatives(*values)), "initiative")
    assert answer.outcome is outcome


def test_a_quota_is_a_share_of_its_base_rounded_down() -> None:
    rule = Rule("q", RuleKind.QUOTA, ("DVXS",), (SubjectKind.PERSON,), Severity.BLOCK, "Điều 1", threshold=15,
                base=Base.TITLE_HOLDERS)  # fmt: skip
    assert quota_limit(rule, {Base.TITLE_HOLDERS: 85, Base.MEMBERS: 300}) == 12
    assert quota_limit(rule, {Base.MEMBERS: 300}) is None


def test_a_full_quota_is_told_on_every_nomination_that_shares_it() -> None:
    at_limit = blameless("BK_TINH", bases={Base.MEMBERS: 29}, proposed={("BK_TINH", SubjectKind.PERSON): 2})
    assert judge(at_limit, "tenth").outcome is Outcome.PASS
    over = replace(at_limit, proposed={("BK_TINH", SubjectKind.PERSON): 2, ("GK_CTTT", SubjectKind.PERSON): 1})
    assert judge(over, "tenth").outcome is Outcome.WARN
    assert "10 % của 29" in judge(over, "tenth").threshold


def test_a_section_needs_seventy_in_a_hundred_and_unknown_people_leave_it_open() -> None:
    def section(*titles: str | None) -> NomineeFacts:
        facts = blameless("TCDVM", section=tuple(year(state_title=title) for title in titles))
        return replace(facts, nomination=replace(facts.nomination, subject_kind=SubjectKind.SECTION))

    assert judge(section(*["LDTT"] * 7, *[""] * 3), "strong-section").outcome is Outcome.PASS
    assert judge(section(*["LDTT"] * 6, *[""] * 4), "strong-section").outcome is Outcome.FAIL
    assert judge(section(*["LDTT"] * 6, *[""] * 3, None), "strong-section").outcome is Outcome.WARN


def test_older_campaigns_are_judged_by_the_decree_of_their_time() -> None:
    sources = {
        day.year: {
            rule.article for pack in packs_on(rule_packs(), day) for rule in pack.rules if rule.code == "complaint"
        }
        for day in (date(2024, 12, 31), ON)
    }
    assert sources == {2024: {"Điều 4 Nghị định 98/2023/NĐ-CP"}, 2025: {"Điều 4 Nghị định 152/2025/NĐ-CP"}}


def test_no_pack_names_a_regulation_that_was_replaced_as_its_basis() -> None:
    for pack in packs_on(rule_packs(), date(2026, 11, 22)):
        for basis in pack.basis:
            assert basis.number not in {"1689/QĐ-TLĐ", "98/2023/NĐ-CP", "91/2017/NĐ-CP"}


def test_rule_codes_are_unique_among_packs_in_force() -> None:
    codes = [rule.code for pack in PACKS for rule in pack.rules]
    assert len(codes) == len(set(codes))


def test_nearly_eighty_percent_is_not_eighty() -> None:
    assert not passes(43, 54, 80)  # 79,63 %
    assert print_percent(43, 54) == "79,62%"
    assert passes(8, 10, 80)
    assert print_percent(8, 10) == "80,00%"


@given(st.integers(1, 400), st.integers(0, 400), st.integers(1, 100))
def test_a_vote_passes_exactly_when_the_fraction_does(voters: int, yes: int, percent: int) -> None:
    yes = min(yes, voters)
    assert passes(yes, voters, percent) is (Fraction(yes, voters) >= Fraction(percent, 100))
    shown = Fraction(print_percent(yes, voters).replace(",", ".").rstrip("%"))
    assert shown <= Fraction(yes * 100, voters) < shown + Fraction(1, 100)


@given(st.dates(date(1990, 1, 1), date(2025, 1, 1)), st.integers(0, 400))
def test_months_grow_by_one_a_month(start: date, months: int) -> None:
    whole = (start.year * 12 + start.month - 1) + months
    after = date(whole // 12, whole % 12 + 1, 1)
    first = start.replace(day=1)
    assert months_between(first, after) == months + (1 if after.month == 12 and after.day == 31 else 0)


def test_the_vote_counts_the_whole_committee_unless_the_award_says_otherwise() -> None:
    assert {award.vote_base for award in award_types().values()} == {VoteBase.WHOLE_COUNCIL}


def test_three_years_are_summed_by_what_each_year_brought_not_by_the_decision() -> None:
    person = Person(True, Sex.MALE, date(2010, 1, 1), "12/12", is_leader=False)
    values = tuple((year, Dong(40_000_000)) for year in (2023, 2024, 2025))
    long = RecognisedInitiative("i1", 2023, Dong(40_000_000), values)
    assert judge(blameless("BLDST", person=person, initiatives=(long,)), "initiative").outcome is Outcome.PASS
    gap = replace(long, by_year=(values[0], values[2]))
    assert judge(blameless("BLDST", person=person, initiatives=(gap,)), "initiative").outcome is Outcome.FAIL


def test_who_left_after_the_period_is_for_a_person_to_decide() -> None:
    person = blameless().person
    assert person is not None
    answer = judge(blameless(person=replace(person, left=date(2026, 2, 1))), "active")
    assert answer.outcome is Outcome.WARN
    assert "31/12/2025 đang sinh hoạt; từ 01/02/2026" in answer.found
    assert answer.fix
    assert judge(blameless(person=replace(person, active=False)), "active").outcome is Outcome.FAIL
