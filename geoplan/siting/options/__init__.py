"""
Venue options priced through runs: what opens, closes or changes, and what the planned week then is.

    from geoplan.siting.options.compare import compare_venues
    from geoplan.siting.options.comparison import VenueComparison
    from geoplan.siting.options.params import OptionParams
    from geoplan.siting.options.propose import Objective, propose_venues
"""
