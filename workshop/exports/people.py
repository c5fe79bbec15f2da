"""Counting people, as the exports do it: the rule itself stands in `workshop.analysis.people`."""

from __future__ import annotations

from workshop.analysis.people import FEWEST, OTHERS, profession_cells

__all__ = ["FEWEST", "OTHERS", "profession_cells"]
