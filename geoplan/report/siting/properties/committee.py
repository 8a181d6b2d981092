"""
The one-page summary of placement properties for a committee: what it says.

It is drafted from the figures for an officer to finish. Small numbers of children are always hidden in it,
and nobody is named.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from geoplan.audiences.audience import Audience
from geoplan.audiences.sets.counts import FAR, OFFERED, OUT, PlacedCounts
from geoplan.audiences.suppression import SHOWN_AS
from geoplan.domain.money import pounds
from geoplan.domain.properties import Area
from geoplan.report.siting.properties.view import PropertyView
from geoplan.report.siting.summary_page import OTHERS, Sections, Summary, summary_html, summary_text
from geoplan.siting.properties.choices import PropertyChoice
from geoplan.siting.properties.comparison import PropertyComparison
from geoplan.siting.properties.money import break_even_of, occupancy_of
from geoplan.siting.properties.pricing.parts import Part, transport_pence

_HEADINGS = (
    "Set",
    "Price and works",
    "Spent a year",
    "In area",
    "Far from family",
    "Present value",
    "Pays from",
)


@dataclass(frozen=True)
class PropertyCommittee:
    """
    A summary of a comparison for a committee; whoever the view is for, it is for managers.

    Raises
    ------
    InputError
        When so few children are offered a bed that no figure of theirs may be shown.
    """

    view: PropertyView

    def __post_init__(self) -> None:
        _ = self.told

    @cached_property
    def told(self) -> PropertyView:
        """The view of managers."""
        return replace(self.view, audience=Audience.MANAGER)

    @property
    def comparison(self) -> PropertyComparison:
        """What is summed up, as managers may see it."""
        return self.told.seen

    @property
    def choice(self) -> PropertyChoice:
        """The set put forward."""
        return self.told.choice

    @property
    def counts(self) -> PlacedCounts:
        """Counts of children as managers may see them."""
        return self.told.counts

    @property
    def title(self) -> str:
        """The heading of the page."""
        return "Placement properties: what to buy and what it would mean"

    @cached_property
    def sections(self) -> Sections:
        """Headings with their paragraphs, in the order of a council report."""
        parts = {
            "Purpose of the report": self._purpose(),
            "Information": self._information(),
            OTHERS: self._others(),
            "Reasons": self._reasons(),
            "Financial implications": self._financial(),
            "Equality implications": self._equality(),
        }
        return tuple((heading, tuple(paragraphs)) for heading, paragraphs in parts.items())

    def _purpose(self) -> Iterator[str]:
        bought = "; ".join(
            f"{one.house.name} as {_a(one.provision.use.value)} with {one.provision.beds} beds"
            for one in self.choice.purchases
        )
        price = _whole(self.choice.capital_pence)
        yield f"To consider buying {bought}, for {price} with works, so that children live nearer to home."

    def _information(self) -> Iterator[str]:
        comparison, params = self.comparison, self.comparison.inputs.params
        made_up = " Children, prices and houses that are not ours are made up." if self.view.made_up else ""
        yield (
            f"For {self.counts.children_shown} children another placement is sought; "
            f"{self.counts.shown(OFFERED, self.choice)} would be offered a bed. "
            f"{params.properties_wanted} of {len(comparison.inputs.properties)} "
            "properties on offer were chosen by what a year costs: beds, placements replaced, buildings, "
            f"social workers’ visits, and journeys to contact, school and family.{made_up}"
        )
        yield (
            "Visits are those that the law asks for at the least. Who is offered which bed is a proposal for "
            "those who know the children; it is not in this paper."
        )

    def _others(self) -> Iterator[str]:
        for one in self.comparison.choices:
            if one is self.choice:
                continue
            houses = "; ".join(purchase.house.name for purchase in one.purchases)
            worth = _whole(self.comparison.appraisal(one).net_present_value)
            yield f"Set {one.name}: {houses}. {_whole(one.capital_pence)}, present value {worth}."
        placements = _whole(self.comparison.year_now.parts[Part.PLACEMENTS])
        yield f"To leave things as they are: {placements} a year for the placements of now."

    def _reasons(self) -> Iterator[str]:
        for what, told in ((OUT, "live out of the area"), (FAR, self._far)):
            now, then = (self.counts.shown(what, one) for one in (None, self.choice))
            if then == SHOWN_AS:
                known = "" if now == SHOWN_AS else f" (now {now})"
                yield f"How many children would {told} may not be shown: the numbers are small{known}."
            else:
                before = "not to be shown" if now == SHOWN_AS else now
                yield f"{_children(then)} would {told} (now {before})."
        today, after = self.comparison.year_now, self.comparison.year(self.choice)
        if today.minutes is not None and after.minutes is not None:
            yield (
                "On the way to contact, school and family children would spend "
                f"{after.minutes / 60:,.0f} hours a year (now {today.minutes / 60:,.0f})."
            )
        yield f"Social workers would make {after.visits:,.0f} visits a year (now {today.visits:,.0f})."
        if self.choice.choice.proven:
            yield "With journeys estimated, set A is proven to be the cheapest of all that keep the rules."
        yield from self._why_not_the_cheapest()

    def _why_not_the_cheapest(self) -> Iterator[str]:
        """Say why a set in which less money is spent is not put forward, where there is one."""
        comparison, own = self.comparison, self.choice
        spent = comparison.spent_pence(own)
        cheaper = [one for one in comparison.choices if comparison.spent_pence(one) < spent]
        is_planned = self.view.comparison.choice(own.name).contact_pence is not None
        if own is not comparison.favoured or not is_planned or not cheaper:
            return
        told = ", ".join(f"set {one.name} {_whole(spent - comparison.spent_pence(one))}" for one in cheaper)
        yield (
            f"Less would be spent a year with {told}; with each child’s own price, journeys and time, and "
            f"days out of the area counted, set {own.name} is better, or no worse than searches can tell."
        )

    @property
    def _far(self) -> str:
        return f"live more than {self.comparison.inputs.params.over_miles:g} miles from the family"

    def _financial(self) -> Iterator[str]:
        choice, comparison, params = self.choice, self.comparison, self.comparison.inputs.params
        found = comparison.appraisal(choice)
        yield " ".join(found.summary[1:]).replace("Breaks even: not", "It does not break even")
        full = occupancy_of(choice, params, (100,)).rows[0]
        share = break_even_of(choice, params)
        told = "never less than what it replaces" if share is None else f"no more from {float(share):.0%} on"
        yield (
            f"A bed costs {_whole(full.weekly_per_child)} a week when all are taken and replaces "
            f"{_whole(full.replaced_per_child)}; with fewer taken it costs {told}. The years assume "
            f"{params.occupancy:.0%}."
        )
        error = comparison.error_pence(choice)
        moving = transport_pence(choice.parts) - (error or 0)
        planned = f" (to contact as planned; the estimate was {_off(error)})" if error is not None else ""
        if choice.year.minutes is not None:
            yield f"Children’s journeys would cost {_change(moving)} a year{planned}."
        yield f"Social workers’ visits would cost {_change(choice.parts[Part.VISITS])} a year."
        yield self.told.money.note.replace("'", "’")

    def _equality(self) -> Iterator[str]:
        step_free = [one.house.name for one in self.choice.purchases if one.house.step_free]
        yield (
            f"Step-free: {'; '.join(step_free)}."
            if step_free
            else "None of the properties is said to be step-free."
        )
        yield (
            "Age and disability count in the match; ethnicity and faith are not in these data and remain to "
            "be assessed."
        )


def property_text(committee: PropertyCommittee, *, width: int = 88) -> str:
    """Return the summary as plain text, in lines of at most so many characters."""
    return summary_text(_summary(committee), width=width)


def property_page(committee: PropertyCommittee) -> str:
    """Return the summary as a page of its own; it loads nothing from outside, and every text is escaped."""
    return summary_html(_summary(committee))


def _summary(committee: PropertyCommittee) -> Summary:
    counts = committee.counts
    rows = [(_row(committee, None), False)]
    rows += [(_row(committee, one), one is committee.choice) for one in committee.comparison.choices]
    note = "Spent a year: more than now, with these children in the beds. Pays from: the share of beds taken."
    if any(SHOWN_AS in texts for texts, _ in rows):
        note += (
            f" {SHOWN_AS} stands for a number under {counts.params.under}, or one that would give it back."
        )
    return Summary(
        title=committee.title,
        subtitle=committee.view.title,
        sections=committee.sections,
        headings=_HEADINGS,
        rows=tuple(rows),
        note=note,
        footer=committee.view.footer,
    )


def _row(committee: PropertyCommittee, choice: PropertyChoice | None) -> tuple[str, ...]:
    counts, comparison = committee.counts, committee.comparison
    near = (str(counts.shown(what, choice)) for what in (Area.IN_AREA, FAR))
    if choice is None:
        return ("now", "", "", *near, "", "")
    share = break_even_of(choice, comparison.inputs.params)
    spent = comparison.spent_pence(choice)
    return (
        f"Set {choice.name}",
        _whole(choice.capital_pence),
        f"{'+' if spent > 0 else ''}{_whole(spent)}",
        *near,
        _whole(comparison.appraisal(choice).net_present_value),
        "never" if share is None else f"{float(share):.0%}",
    )


def _whole(pence: int) -> str:
    return pounds(pence, whole=True)


def _change(pence: int) -> str:
    return f"{_whole(abs(pence))} {'more' if pence > 0 else 'less'}"


def _off(error: int) -> str:
    return f"{_whole(abs(error))} too {'high' if error > 0 else 'low'}"


def _children(count: int | str) -> str:
    return "No child" if count == 0 else "1 child" if count == 1 else f"{count} children"


def _a(words: str) -> str:
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"
