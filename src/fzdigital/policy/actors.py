"""Who holds powers and duties under the Measures."""

from fzdigital.rules.rule import Actor
from fzdigital.text import Text

BUREAU = Actor("bureau", Text("福州市工信局", "the industry bureau"))
PANEL = Actor("panel", Text("专家评审组", "the expert panel"))
PROVIDER = Actor("provider", Text("数字化服务商", "the provider"))
APPLICANT = Actor("applicant", Text("申报单位", "the applicant"))
ANYONE = Actor("anyone", Text("任何组织和个人", "any organisation or person"))

ACTORS = (BUREAU, PANEL, PROVIDER, APPLICANT, ANYONE)
