"""Every scenario of every feature file, each a test of its own."""

from pytest_bdd import scenarios

scenarios(".")
