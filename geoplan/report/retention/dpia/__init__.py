"""A data protection impact assessment to begin with: what the tool does and its settings say, and blanks."""

from geoplan.report.retention.dpia.facts import DpiaFacts
from geoplan.report.retention.dpia.make import dpia_document

__all__ = ["DpiaFacts", "dpia_document"]
