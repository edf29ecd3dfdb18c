"""Tests of the papers, one module for each."""
