"""Facts about an application, a batch, and a reserve firm that might be promoted."""

from typing import Final

from fzdigital.policy.actors import APPLICANT, BUREAU, PANEL, PROVIDER
from fzdigital.policy.facts.declare import count, named, yes_no
from fzdigital.rules.rule import Actor
from fzdigital.rules.vocabulary import FactDef
from fzdigital.text import Text

APPLICATION: Final = "application"
BATCH: Final = "batch"
CANDIDATE: Final = "candidate"
MOST: Final = 255
"""The most firms a case may count: far above any quota, so that an act against the cap can still be stated."""

_FIRMS: Final = Text("家", "firms")
_SLOTS: Final = Text("个名额", "places")
SECTORS: Final = (
    ("knit", Text("针织", "knitting")),
    ("cotton", Text("棉纺化纤印染", "cotton and finishing")),
    ("elec", Text("电子器件", "electronic devices")),
    ("auto", Text("汽车零部件", "automobile parts")),
)


def _state(of: str, name: str, clause: str, yes: Text, no: Text, by: Actor = BUREAU) -> FactDef:
    """A state of the world, which can come and go."""
    return yes_no(f"{of}.{name}", clause, yes, no, of=of, by=by, changed_by=by, moves="freely")


def _done(of: str, name: str, clause: str, yes: Text, no: Text, by: Actor = BUREAU) -> FactDef:
    """What is recorded once it is done, and stays."""
    return yes_no(f"{of}.{name}", clause, yes, no, of=of, by=by, changed_by=by, moves="up")


def _found(of: str, name: str, clause: str, yes: Text, no: Text, by: Actor = BUREAU) -> FactDef:
    """What was found of something past; nobody changes it."""
    return yes_no(f"{of}.{name}", clause, yes, no, of=of, by=by)


SECTOR: Final = named(
    "application.sector", "1/sectors", Text("所报细分行业", "sector applied for"), SECTORS, of=APPLICATION
)
KIND: Final = named(
    "application.kind", "2(1)", Text("服务商类型", "type of provider"),
    (
        ("professional", Text("专业服务商", "professional provider")),
        ("platform", Text("平台服务商", "platform provider")),
        ("other", Text("其他", "other")),
    ),
    of=APPLICATION, by=APPLICANT,
)  # fmt: skip
IN_CHINA: Final = _state(
    APPLICATION, "in_china", "2/nationwide", Text("企业在全国范围内登记", "the firm is registered in the country"),
    Text("企业未在全国范围内登记", "the firm is not registered in the country"), APPLICANT,
)  # fmt: skip
WILLING: Final = _state(
    APPLICATION, "willing", "2/willing", Text("企业有意愿提供服务", "the firm is willing to serve"),
    Text("企业没有提供服务的意愿", "the firm is not willing to serve"), APPLICANT,
)  # fmt: skip
FORM: Final = _done(
    APPLICATION, "form_submitted", "3/call", Text("已提交申报书", "the application form was submitted"),
    Text("未提交申报书", "no application form was submitted"), APPLICANT,
)  # fmt: skip
LISTED_AT_REVIEW: Final = _found(
    APPLICATION, "listed_at_review", "3/veto",
    Text("申报单位评审时列入失信名单", "the applicant was on the dishonesty list at the review"),
    Text("申报单位评审时未列入失信名单", "the applicant was not on the dishonesty list at the review"), PANEL,
)  # fmt: skip
LISTED_AT_DECISION: Final = yes_no(
    "application.listed_at_decision", "3/veto",
    Text("申报单位在确定名单时列入失信名单", "the applicant was on the dishonesty list at the decision"),
    Text("申报单位在确定名单时未列入失信名单", "the applicant was not on the dishonesty list at the decision"),
    of=APPLICATION, changed_by=APPLICANT, moves="freely",
)  # fmt: skip
SCORED: Final = _done(
    APPLICATION, "scored", "3/mean", Text("已有最终得分", "there is a final score"),
    Text("没有最终得分", "there is no final score"), PANEL,
)  # fmt: skip
STANDING: Final = named(
    "application.standing", "3/rank", Text("按名次与名额的位置", "standing against the places"),
    (
        ("unranked", Text("未排名", "not ranked")),
        ("within", Text("名额以内", "within the places")),
        ("tied", Text("并列于名额线", "tied at the last place")),
        ("beyond", Text("名额以外", "beyond the places")),
    ),
    of=APPLICATION, world="derived", by=PANEL, changed_by=PANEL, moves="once",
)  # fmt: skip
PLACED_BY_PANEL: Final = _done(
    APPLICATION, "placed_by_panel", "3/rank",
    Text("专家组对并列者复议后列入名额", "the panel, asked again, places it within"),
    Text("专家组对并列者复议后未列入名额", "the panel, asked again, does not place it within"), PANEL,
)  # fmt: skip
PLACED_BY_KEY: Final = _found(
    APPLICATION, "placed_by_key", "3/rank", Text("按所给次序列入名额", "the order supplied places it within"),
    Text("按所给次序未列入名额", "the order supplied does not place it within"), PANEL,
)  # fmt: skip
RECOMMENDED: Final = _done(
    APPLICATION, "recommended", "3/recommend", Text("企业在专家组推荐名单上", "the firm is on the panel's list"),
    Text("企业不在专家组推荐名单上", "the firm is not on the panel's list"), PANEL,
)  # fmt: skip
LIST_DECIDED: Final = _done(
    APPLICATION, "list_decided", "1/reserve/after", Text("本批次名单已确定", "the list of the batch has been decided"),
    Text("本批次名单尚未确定", "the list of the batch has not been decided"),
)  # fmt: skip
MEMBER_SAME_ROW: Final = _state(
    APPLICATION, "member", "preamble/library",
    Text("企业已在本行业名单内", "the firm already has a place in this sector"),
    Text("企业不在本行业名单内", "the firm has no place in this sector"),
)  # fmt: skip
MEMBER_OTHER_ROW: Final = _state(
    APPLICATION, "member_elsewhere", "1/table",
    Text("企业在另一行业已占名额", "the firm has a place in another sector"),
    Text("企业在其他行业未占名额", "the firm has no place in another sector"),
)  # fmt: skip
EXITED_BEFORE: Final = _done(
    APPLICATION, "exited_before", "5/scope", Text("企业曾退出服务资源库", "the firm has left the library before"),
    Text("企业未曾退出服务资源库", "the firm has never left the library"),
)  # fmt: skip
ABOVE_MINIMUM: Final = _state(
    APPLICATION, "above_reserve_minimum", "1/reserve/merit",
    Text("得分达到所定后备最低分", "the score reaches the minimum set for the reserve"),
    Text("得分未达到所定后备最低分", "the score is below the minimum set for the reserve"),
)  # fmt: skip
BETTER_ONE: Final = _found(
    APPLICATION, "among_next_best", "1/reserve/merit",
    Text("得分在未入选者中居前", "the firm is among the next best scores"),
    Text("得分在未入选者中不居前", "the firm is not among the next best scores"), PANEL,
)  # fmt: skip
RESERVE_PICKED: Final = count(
    "application.reserve_picked", "1/reserve/size",
    Text("已列入后备的其他家数", "number of other firms picked for the reserve"),
    _FIRMS, MOST, of=APPLICATION,
)  # fmt: skip

COUNTED: Final = ("cumulative", "cumulative_ever_selected", "per_batch")
_COUNTED_AS: Final = (
    Text("现有", "now in"),
    Text("历次入选", "ever selected"),
    Text("本批次", "selected in this batch"),
)


def _taken(what: str, clause: str, text: Text, unit: Text) -> tuple[FactDef, ...]:
    return tuple(
        count(
            f"application.{what}_taken.{how}", clause, Text(f"{said.zh}{text.zh}", f"{text.en}, {said.en}"), unit, MOST,
            of=APPLICATION, moves="up" if how == "cumulative_ever_selected" else "freely",
        )
        for how, said in zip(COUNTED, _COUNTED_AS, strict=True)
    )  # fmt: skip


ROW_TAKEN: Final = _taken("row", "1/table", Text("本行业其他服务商数", "other firms of the sector"), _FIRMS)
FIRMS_TAKEN: Final = _taken("firms", "1/total", Text("其他服务商总数", "other firms in all"), _FIRMS)
SLOTS_TAKEN: Final = _taken("slots", "1/total", Text("其他名额总数", "other places in all"), _SLOTS)

BATCH_CALLED: Final = _done(
    BATCH, "applications_received", "3/call", Text("已收到申报", "applications were received"),
    Text("未收到申报", "no application was received"),
)  # fmt: skip
BATCH_REVIEWED: Final = _done(
    BATCH,
    "reviewed",
    "3/score",
    Text("已评审打分", "the panel has scored"),
    Text("尚未评审打分", "the panel has not scored"),
    PANEL,
)
BATCH_RECOMMENDED: Final = _done(
    BATCH, "list_proposed", "3/recommend", Text("已提出推荐名单", "a list was proposed"),
    Text("未提出推荐名单", "no list was proposed"), PANEL,
)  # fmt: skip
BATCH_OPINION: Final = _done(
    BATCH, "opinion_issued", "3/opinion", Text("已出具评审意见", "the opinion was issued"),
    Text("未出具评审意见", "no opinion was issued"), PANEL,
)  # fmt: skip
BATCH_DECIDED: Final = _done(
    BATCH,
    "decided",
    "3/decide",
    Text("已确定名单", "the list was decided"),
    Text("未确定名单", "the list was not decided"),
)

CANDIDATE_IN_RESERVE: Final = _state(
    CANDIDATE, "in_reserve", "5(5)c", Text("企业在后备资源库内", "the firm is in the reserve"),
    Text("企业不在后备资源库内", "the firm is not in the reserve"),
)  # fmt: skip
CANDIDATE_MEMBER: Final = _state(
    CANDIDATE, "member", "1/reserve/pool", Text("企业已在服务资源库内", "the firm is already in the library"),
    Text("企业不在服务资源库内", "the firm is not in the library"),
)  # fmt: skip
CANDIDATE_LISTED: Final = yes_no(
    "candidate.listed", "3/veto", Text("企业递补时列入失信名单", "the firm is on the dishonesty list at promotion"),
    Text("企业递补时未列入失信名单", "the firm is not on the dishonesty list at promotion"),
    of=CANDIDATE, changed_by=PROVIDER, moves="freely",
)  # fmt: skip
CANDIDATE_SECTOR: Final = named(
    "candidate.sector", "5(5)c", Text("递补的细分行业", "sector of the promotion"), SECTORS, of=CANDIDATE
)
CANDIDATE_FIRST: Final = _state(
    CANDIDATE, "first_in_order", "5(5)c", Text("按得分次序轮到该企业", "it is the firm's turn by score"),
    Text("按得分次序未轮到该企业", "it is not the firm's turn by score"),
)  # fmt: skip
CANDIDATE_ROW: Final = count(
    "candidate.row_count", "1/table",
    Text("本行业其他在库家数", "other firms of the sector in the library"), _FIRMS, MOST,
    of=CANDIDATE,
)  # fmt: skip
CANDIDATE_TOTAL: Final = count(
    "candidate.total_count", "1/total", Text("其他在库总家数", "other firms in the library"), _FIRMS, MOST, of=CANDIDATE
)
CANDIDATE_ADJUSTED: Final = count(
    "candidate.adjusted_count", "5(5)a",
    Text("动态调整后的在库家数", "firms in the library after adjustment"), _FIRMS, MOST,
    of=CANDIDATE,
)  # fmt: skip
CANDIDATE_EXITS: Final = count(
    "candidate.exits", "5(5)a", Text("已发生的退出家数", "exits so far"), _FIRMS, MOST, of=CANDIDATE, moves="up"
)

SELECTION_FACTS: Final = (
    SECTOR, KIND, IN_CHINA, WILLING, FORM, LISTED_AT_REVIEW, LISTED_AT_DECISION, SCORED, STANDING, PLACED_BY_PANEL,
    PLACED_BY_KEY, RECOMMENDED, LIST_DECIDED, MEMBER_SAME_ROW, MEMBER_OTHER_ROW, EXITED_BEFORE, ABOVE_MINIMUM,
    BETTER_ONE, RESERVE_PICKED, *ROW_TAKEN, *FIRMS_TAKEN, *SLOTS_TAKEN,
    BATCH_CALLED, BATCH_REVIEWED, BATCH_RECOMMENDED, BATCH_OPINION, BATCH_DECIDED,
    CANDIDATE_IN_RESERVE, CANDIDATE_MEMBER, CANDIDATE_LISTED, CANDIDATE_SECTOR, CANDIDATE_FIRST, CANDIDATE_ROW,
    CANDIDATE_TOTAL, CANDIDATE_ADJUSTED, CANDIDATE_EXITS,
)  # fmt: skip
