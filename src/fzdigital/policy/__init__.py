"""The Measures: one file per article."""
