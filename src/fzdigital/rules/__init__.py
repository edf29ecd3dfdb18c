"""A small engine about named facts: trees of conditions, rules, decisions. It knows no regulation in particular."""
