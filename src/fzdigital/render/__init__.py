"""Edges that write: decisions as JSON, reports as Markdown, reasons as an outline."""
