"""Pictures of a case, drawn from its front matter as SVG without styles of its own, each with the same in words."""

from workshop.casebook.diagrams.ecomap import ecomap
from workshop.casebook.diagrams.genogram import genogram
from workshop.casebook.diagrams.paper import Diagram

__all__ = ["Diagram", "ecomap", "genogram"]
