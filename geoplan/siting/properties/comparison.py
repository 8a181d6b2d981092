"""Sets of properties side by side, against now."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from geoplan.costs.appraisal import Appraisal
from geoplan.domain.money import pounds
from geoplan.domain.properties import Area
from geoplan.domain.told import Told
from geoplan.notebook import html_page, html_table
from geoplan.siting.options.outcome import Outcome
from geoplan.siting.options.params import OptionParams
from geoplan.siting.properties.choices import Offer, PropertyChoice, Year
from geoplan.siting.properties.inputs import PropertyInputs
from geoplan.siting.properties.money import appraisal_of, break_even_of
from geoplan.siting.properties.pricing.parts import PRICED, Part
from geoplan.siting.properties.pricing.table import DAYS, PriceTable

if TYPE_CHECKING:
    import pandas as pd

NOW = "now"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """
    The children for whom a placement is sought, as they live now or would live.

    Parameters
    ----------
    children
        How many.
    areas
        How many live in each area.
    far
        How many live far from their family, of those whose family's home is known.
    """

    children: int
    areas: Mapping[Area, int]
    far: int

    @property
    def days_out(self) -> int:
        """Days a year that children live out of the area."""
        return DAYS * (self.children - self.areas[Area.IN_AREA])


@dataclass(frozen=True, eq=False, kw_only=True)
class PropertyComparison:
    """
    The best set of properties, the next best ones, and now.

    Parameters
    ----------
    prices
        None where it is told to those who may know of no child: only sums are in it then.
    year_now
        Of the children as they live now.
    choices
        The best first. Each is the best with its properties.
    base
        The planned week of now.
    spread_pence
        By how much searches for the week of now differ; None where there was one only.
    stopped
        Whether it was stopped before all weeks were planned.
    favours
        The letter of the set that is favoured, where its figures may not tell; see `favoured`.
    before
        What was told before of this service, so that two comparisons cannot be subtracted.
    """

    inputs: PropertyInputs = field(repr=False)
    prices: PriceTable | None = field(repr=False)
    year_now: Year
    choices: tuple[PropertyChoice, ...]
    base: Outcome = field(repr=False)
    spread_pence: int | None
    options: OptionParams
    stopped: bool = False
    favours: str | None = None
    before: Told = field(default_factory=Told, repr=False)

    @property
    def best(self) -> PropertyChoice:
        """The best set, by the estimate, as proven."""
        return self.choices[0]

    @cached_property
    def favoured(self) -> PropertyChoice:
        """
        The best set with journeys to contact as planned; by the estimate where none was planned.

        Of those that differ by no more than searches do, the best by the estimate.
        """
        if self.favours is not None:
            return self.choice(self.favours)
        planned = {one.name: pence for one in self.choices if (pence := self.planned_pence(one)) is not None}
        if not planned:
            return self.best
        luck = (self.spread_pence or 0) * self.inputs.params.weeks_a_year
        enough = min(planned.values()) + luck
        return next(one for one in self.choices if one.name in planned and planned[one.name] <= enough)

    def choice(self, name: str) -> PropertyChoice:
        """Return the set of a letter; raises KeyError when there is none."""
        for one in self.choices:
            if one.name == name:
                return one
        raise KeyError(name)

    @cached_property
    def now(self) -> Standing:
        """The children as they live now."""
        placements = self.inputs.placements
        return Standing(
            children=len(placements),
            areas=_areas([one.area for one in placements]),
            far=sum(bool(self.inputs.far_now(number)) for number in range(len(placements))),
        )

    def standing(self, choice: PropertyChoice) -> Standing:
        """Return the same children with a set of properties, those without an offer as now."""
        offers = {one.child: one for one in choice.offers}
        areas, far = [], 0
        for number, placement in enumerate(self.inputs.placements):
            offer = offers.get(placement.child)
            areas.append(placement.area if offer is None else offer.area)
            far += bool(
                self.inputs.far_now(number) if offer is None else self.inputs.far_then(number, offer.house)
            )
        return Standing(children=self.now.children, areas=_areas(areas), far=far)

    def year(self, choice: PropertyChoice) -> Year:
        """Return the year of the same children with a set of properties."""
        now, more = self.year_now, choice.year
        return Year(
            visits=now.visits + more.visits,
            minutes=None if now.minutes is None or more.minutes is None else now.minutes + more.minutes,
            parts={part: now.parts.get(part, 0) + pence for part, pence in more.parts.items()},
        )

    def error_pence(self, choice: PropertyChoice) -> int | None:
        """Return by how much a set's journeys to contact are estimated too high, pence a year."""
        planned = choice.contact_pence
        return None if planned is None else choice.parts[Part.CONTACT] - planned

    def planned_pence(self, choice: PropertyChoice) -> int | None:
        """Return all parts of a set with journeys to contact as planned, pence a year more than now."""
        error = self.error_pence(choice)
        return None if error is None else choice.pence - error

    def spent_pence(self, choice: PropertyChoice) -> int:
        """Return what is spent a year more than now, journeys to contact as planned where they were."""
        return choice.money_pence - (self.error_pence(choice) or 0)

    def appraisal(self, choice: PropertyChoice) -> Appraisal:
        """Return the money of a set by year, journeys to contact as planned where they were."""
        inputs = self.inputs
        return appraisal_of(choice, inputs.params, inputs.appraisal)

    def to_frame(self) -> "pd.DataFrame":
        """
        One row for now and for each set; it holds small numbers of children.

        Returns
        -------
        pandas.DataFrame
            Columns set, properties (codes), capital_pence, children, offered, in_area, adjoining, distant,
            far_from_family, days_out_of_area, visits, minutes (a year), a column ``…_pence`` of each part (a
            year), pence and change_pence (all of them together), planned, contact_planned_pence (a year more
            than now), estimate_error_pence, net_present_value_pence, break_even_occupancy (all beds).
        """
        import pandas as pd

        return pd.DataFrame([self._row(None), *(self._row(one) for one in self.choices)])

    def _row(self, choice: PropertyChoice | None) -> dict[str, object]:
        standing = self.now if choice is None else self.standing(choice)
        year = self.year_now if choice is None else self.year(choice)
        row: dict[str, object] = {
            "set": NOW if choice is None else choice.name,
            "properties": "" if choice is None else " ".join(one.house.code for one in choice.purchases),
            "capital_pence": 0 if choice is None else choice.capital_pence,
            "children": standing.children,
            "offered": 0 if choice is None else len(choice.offers),
            "in_area": standing.areas[Area.IN_AREA],
            "adjoining": standing.areas[Area.ADJOINING],
            "distant": standing.areas[Area.DISTANT],
            "far_from_family": standing.far,
            "days_out_of_area": standing.days_out,
            "visits": year.visits,
            "minutes": year.minutes,
            **{f"{part.name.lower()}_pence": year.parts.get(part, 0) for part in PRICED},
            "pence": sum(year.parts.values()),
            "change_pence": 0 if choice is None else choice.pence,
        }
        if choice is None:
            return row
        share = break_even_of(choice, self.inputs.params)
        return row | {
            "planned": choice.contact_pence is not None,
            "contact_planned_pence": choice.contact_pence,
            "estimate_error_pence": self.error_pence(choice),
            "net_present_value_pence": self.appraisal(choice).net_present_value,
            "break_even_occupancy": None if share is None else float(share),
        }

    def offers_frame(self, choice: PropertyChoice) -> "pd.DataFrame":
        """
        One row for each child of a set that is offered a bed: for the planning team only.

        Returns
        -------
        pandas.DataFrame
            Columns child, property, use, beds, area_now, area, family_miles_now, family_miles, visits_now,
            visits, minutes_now, minutes (a year), weekly_pence_now, change_pence (a year).
        """
        import pandas as pd

        return pd.DataFrame([_offer_row(one) for one in choice.offers])

    def _repr_html_(self) -> str:
        headings = ("Set", "Properties", "Price and works", "A year", "Journeys planned", "Proven")
        rows = [
            (
                one.name,
                ", ".join(bought.house.name for bought in one.purchases),
                pounds(one.capital_pence, whole=True),
                pounds(one.pence, whole=True),
                "" if (error := self.planned_pence(one)) is None else pounds(error, whole=True),
                "yes" if one.choice.proven else "no",
            )
            for one in self.choices
        ]
        note = "A year: everything priced, more than now; below 0 it saves."
        title = "Placement properties"
        return html_page(html_table(headings, rows, right=headings[1:], title=title, note=note))


def _areas(found: list[Area | None]) -> dict[Area, int]:
    counted = Counter(found)
    return {area: counted[area] for area in Area}


def _offer_row(one: Offer) -> dict[str, object]:
    return {
        "child": one.child,
        "property": one.house.code,
        "use": one.use.value,
        "beds": one.beds,
        "area_now": None if one.area_now is None else one.area_now.value,
        "area": None if one.area is None else one.area.value,
        "family_miles_now": one.family_miles_now,
        "family_miles": one.family_miles,
        "visits_now": one.visits_now,
        "visits": one.visits,
        "minutes_now": one.minutes_now,
        "minutes": one.minutes,
        "weekly_pence_now": one.placement.weekly_pence,
        "change_pence": one.pence,
    }
