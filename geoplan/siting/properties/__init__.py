"""
Placement properties: which to buy, for what, so that children live near family, school and contact.

    from geoplan.siting.properties.compare import compare_properties
    from geoplan.siting.properties.comparison import PropertyComparison
    from geoplan.siting.properties.params import PropertyParams, Provision
"""
