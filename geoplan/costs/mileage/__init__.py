"""The miles of one person by the rates of the day: what is approved, what is paid, what is taxed."""

from geoplan.costs.mileage.account import Band, JourneyPay, MileageAccount, YearPay
from geoplan.costs.mileage.journey import DrivenJourney
from geoplan.costs.mileage.reckon import reckon

__all__ = ["Band", "DrivenJourney", "JourneyPay", "MileageAccount", "YearPay", "reckon"]
