"""Whose act or duty a unit is."""

from typing import Final

from fzdigital.text import Text

NOBODY: Final = Text("", "")
BUREAU: Final = Text("市工信局", "Fuzhou industry bureau")
BUREAU_UNSTATED: Final = Text("市工信局（文本未写明）", "Fuzhou industry bureau (not stated in the text)")
ISSUERS: Final = Text("市工信局、市财政局", "Fuzhou industry and finance bureaus")
GOVERNMENT_AND_ISSUERS: Final = Text(
    "市政府；市工信局、市财政局", "municipal government; Fuzhou industry and finance bureaus"
)
OFFICE: Final = Text("市工信局办公室", "office of the Fuzhou industry bureau")
BUREAU_AND_THINK_TANK: Final = Text("市工信局、国家级智库", "Fuzhou industry bureau and a national think tank")
PANEL: Final = Text("专家评审组", "expert review panel")
APPLICANT: Final = Text("申报单位", "applicant")
APPLICANT_AND_PANEL: Final = Text("申报单位、专家评审组", "applicant and expert review panel")
PROVIDER: Final = Text("服务商", "provider")
OUTSIDER: Final = Text("不在资源库的企业", "firm outside the library")
ANYONE: Final = Text("任何组织和个人", "any organisation or individual")
