"""Hypothesis strategies shared by all tests."""
