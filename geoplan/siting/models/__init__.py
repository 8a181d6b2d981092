"""
Uncapacitated location models, exact with a proof: p-median, p-center, facility location, LSCP, MCLP, backup
coverage.

    from geoplan.siting.models.covering import mclp
    from geoplan.siting.models.facility_location import facility_location
    from geoplan.siting.models.p_center import p_center
    from geoplan.siting.models.p_median import p_median
    from geoplan.siting.models.travel import location_problem
"""
