"""Papers to be printed and filed: each a value of pages, built from an assessment; carriers write them down."""
