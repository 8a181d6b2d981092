"""Whom nobody has to plan: foster carers and known adults, who are asked first; taxis, when nobody can."""
