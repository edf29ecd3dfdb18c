"""Casebooks in and out: one table specification, carried by workbooks and JSON documents.

Nothing is imported here: a workbook needs optional packages, and whoever reads JSON should not load them.
"""
