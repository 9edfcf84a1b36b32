"""The version of the official package whose names and wire format this one follows."""

VERSION = "1.4.6"
