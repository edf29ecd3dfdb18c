"""The articles of the Measures, one file each."""
