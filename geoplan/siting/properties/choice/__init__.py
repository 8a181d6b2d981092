"""
Which properties are bought, what for, and which child is offered which bed: numbers only.

    from geoplan.siting.properties.choice.problem import ChoiceProblem, Quota
    from geoplan.siting.properties.choice.solve import Choice, choose
"""
