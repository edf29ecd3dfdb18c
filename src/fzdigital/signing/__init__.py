"""What is signed: the account of every unit of the text, and what came of the scenarios."""

from fzdigital.signing.account import Account, accounts
from fzdigital.signing.losses import Loss, LossKind, unaccounted
from fzdigital.signing.numbers import Measured, NumberCases, numbers
from fzdigital.signing.results import regulation_fingerprint, scenarios_from
from fzdigital.signing.scenarios import Scenario, Sentence

__all__ = [
    "Account",
    "Loss",
    "LossKind",
    "Measured",
    "NumberCases",
    "Scenario",
    "Sentence",
    "accounts",
    "numbers",
    "regulation_fingerprint",
    "scenarios_from",
    "unaccounted",
]
