"""What a coordinator can ask for so that somebody takes a request: kinds of change, in words."""

from dataclasses import dataclass
from enum import StrEnum

from geoplan.domain.checks import check_between
from geoplan.domain.plans import clock
from geoplan.runs.tables import list_of


class AskKind(StrEnum):
    """What is asked for."""

    START_EARLIER = "start earlier"
    END_LATER = "end later"
    DRIVE_THAT_DAY = "drive on that day"
    LONGER_DAY = "longer day"
    MORE_MILES = "more miles in the day"
    MORE_WEEK_MINUTES = "more minutes in the week"
    MORE_WEEK_MILES = "more miles in the week"
    MOVE_SESSION = "move the session"
    LEND_SEAT = "lend a child seat"
    EXTEND_AGREEMENT = "extend the agreement"
    RENEW_CHECK = "renew a check"
    SEND_ESCORT = "send an escort"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """
    One thing to ask for.

    Parameters
    ----------
    amount
        Minutes, miles, seats or checks; of a moved session negative for earlier; 0 where there is none.
    about
        The kind of seat, the district, the checks (with commas between), or the weekday.
    from_s, until_s
        For a day on which somebody does not drive: the hours to ask for, seconds since local midnight.
    """

    kind: AskKind
    amount: int = 0
    about: str = ""
    from_s: int = 0
    until_s: int = 0

    @property
    def words(self) -> str:
        """What would be different, to follow ``D07 could if``."""
        amount = abs(self.amount)
        minutes = "1 minute" if amount == 1 else f"{amount} minutes"
        miles = "1 mile" if amount == 1 else f"{amount} miles"
        seats = f"a {self.about} seat" if amount == 1 else f"{amount} {self.about} seats"
        return {
            AskKind.START_EARLIER: f"they started {minutes} earlier",
            AskKind.END_LATER: f"they stayed {minutes} later",
            AskKind.DRIVE_THAT_DAY: (
                f"they drove on {self.about} from {clock(self.from_s):%H:%M} to {clock(self.until_s):%H:%M}"
            ),
            AskKind.LONGER_DAY: f"their day were {minutes} longer",
            AskKind.MORE_MILES: f"they drove {miles} more on this day",
            AskKind.MORE_WEEK_MINUTES: f"they drove for {minutes} more this week",
            AskKind.MORE_WEEK_MILES: f"they drove {miles} more this week",
            AskKind.MOVE_SESSION: f"the session were {minutes} {'earlier' if self.amount < 0 else 'later'}",
            AskKind.LEND_SEAT: f"they were lent {seats}",
            AskKind.EXTEND_AGREEMENT: f"their provider's agreement covered {self.about}",
            AskKind.RENEW_CHECK: f"these checks were in date: {self.about}",
            AskKind.SEND_ESCORT: "an escort went along",
        }[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class FixLimits:
    """
    How far a fix may go.

    Parameters
    ----------
    round_minutes
        Minutes are rounded up to a multiple of this.
    most_minutes
        The most minutes to ask a driver for.
    most_session_minutes
        The most by which to move a session.
    most_miles
        The most miles to ask a driver for.
    most_asks
        The most things to ask for at once.
    """

    round_minutes: int = 5
    most_minutes: int = 180
    most_session_minutes: int = 120
    most_miles: int = 50
    most_asks: int = 3

    def __post_init__(self) -> None:
        check_between("minutes are rounded up to a multiple of", self.round_minutes, 1, 60)
        check_between("the most minutes to ask for", self.most_minutes, 0, 24 * 60)
        check_between("the most minutes to move a session", self.most_session_minutes, 0, 24 * 60)
        check_between("the most miles to ask for", self.most_miles, 0, 1_000)
        check_between("the most things to ask for", self.most_asks, 1, 10)


def asked(asks: tuple[Ask, ...]) -> str:
    """Return some asks in words, as one sentence has them."""
    return list_of([ask.words for ask in asks])
