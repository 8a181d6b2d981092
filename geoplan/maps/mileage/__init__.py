"""Maps of where miles are driven and claimed."""

from geoplan.maps.mileage.claims import claims_map
from geoplan.maps.mileage.draw import mileage_map
from geoplan.maps.mileage.flows import ClaimFlows, claim_flows
from geoplan.maps.mileage.of_plan import mileage_map_of
from geoplan.maps.mileage.roads import road_rows

__all__ = ["ClaimFlows", "claim_flows", "claims_map", "mileage_map", "mileage_map_of", "road_rows"]
