"""
What options cost at one point of the inputs.

Each option's week is planned once with inputs as they are (`anchor`). At another point (`screen`) that plan
is priced anew; sessions that are added, or that no longer fit, go where the quick placement finds them a
room, and the miles that this adds or saves are worth what a mile is worth in the plan. That is an estimate:
drivers stay where they are. How far off it is, is told by weeks that are planned with the changed inputs
(`at_point`).
"""
