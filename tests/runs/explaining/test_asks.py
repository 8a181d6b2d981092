import pytest

from geoplan.runs.explaining.asks import Ask, AskKind, FixLimits, asked


def test_every_kind_of_ask_has_words():
    for kind in AskKind:
        assert Ask(kind=kind, amount=2, about="booster").words


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (Ask(kind=AskKind.START_EARLIER, amount=15), "they started 15 minutes earlier"),
        (Ask(kind=AskKind.END_LATER, amount=1), "they stayed 1 minute later"),
        (Ask(kind=AskKind.MOVE_SESSION, amount=-20), "the session were 20 minutes earlier"),
        (Ask(kind=AskKind.MOVE_SESSION, amount=20), "the session were 20 minutes later"),
        (Ask(kind=AskKind.LEND_SEAT, amount=1, about="booster"), "they were lent a booster seat"),
        (Ask(kind=AskKind.LEND_SEAT, amount=2, about="booster"), "they were lent 2 booster seats"),
        (
            Ask(kind=AskKind.DRIVE_THAT_DAY, about="Monday", from_s=9 * 3600, until_s=10 * 3600 + 300),
            "they drove on Monday from 09:00 to 10:05",
        ),
    ],
)
def test_asks_are_said_plainly(ask, words):
    assert ask.words == words


def test_several_asks_are_one_sentence():
    asks = (Ask(kind=AskKind.MORE_MILES, amount=1), Ask(kind=AskKind.RENEW_CHECK, amount=1, about="MOT"))

    assert asked(asks) == "they drove 1 mile more on this day and these checks were in date: MOT"


def test_limits_are_checked():
    with pytest.raises(ValueError, match="multiple"):
        FixLimits(round_minutes=0)
