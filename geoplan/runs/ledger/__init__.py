"""
The ledger of a plan: every leg with its miles, hours and pounds, and each child's share of them.

How the cost of a run is shared, in one rule (`share`): a leg belongs to the children in the car, in equal
parts. A leg without a child belongs to all children of the run, in proportion to the length of their own
journeys without any other stop. Time at a stop belongs to the children who get in or out there. A run's
miles are paid as a whole and follow its metres, a worker's time follows the seconds on the road and at
stops; all in whole units by the largest remainder, so that nothing is lost.
"""

from geoplan.runs.ledger.make import ledger_of

__all__ = ["ledger_of"]
