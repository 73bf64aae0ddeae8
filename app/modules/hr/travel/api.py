"""What other topics may use of trips: what somebody's trip comes to."""

from app.modules.hr.travel.models import Trip
from app.modules.hr.travel.queries.trips import TripSum, trip_sum

__all__ = ["Trip", "TripSum", "trip_sum"]
