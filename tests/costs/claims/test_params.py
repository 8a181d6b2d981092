import pytest

from geoplan.costs.claims.params import AuditParams
from geoplan.io.params import from_toml, to_toml


@pytest.mark.parametrize(
    ("name", "value"), [("cap_share", 0.05), ("late_months", 0), ("quick_share", 1.5), ("spreads", 0)]
)
def test_limits_that_make_no_sense_are_refused(name, value):
    with pytest.raises(ValueError, match=name):
        AuditParams(**{name: value})


def test_they_are_read_from_a_file_of_parameters():
    import tomllib

    text = to_toml({"claims": AuditParams(late_months=6)})
    assert from_toml(AuditParams, tomllib.loads(text)["claims"]) == AuditParams(late_months=6)
