"""What a study takes for granted, in words: how likely everything is, how powers are used, what versions change."""

from collections.abc import Iterator
from typing import Final

from attrs import fields

from fzdigital.render.charts.words import OPEN, setting_name
from fzdigital.rules.regulation import Regulation
from fzdigital.text import Text
from fzdigital.whatif.behaviour import Behaviour, Element
from fzdigital.whatif.conduct import Reports, Serving, Updating
from fzdigital.whatif.draws import Probability
from fzdigital.whatif.elements import Events, Ratings
from fzdigital.whatif.plan import Spread
from fzdigital.whatif.quality import Fitted, Logistic, Probit

_CHANCES: Final = {
    (Ratings, "no_star"): Text("评级为无星级", "a rating has no star"),
    (Events, "safety"): Text("发生重大安全事故", "a major safety accident"),
    (Events, "dishonesty"): Text("发生严重失信", "severe dishonesty"),
    (Events, "unlawful"): Text("发生其他违法违规", "other unlawful conduct"),
    (Events, "serving"): Text("上述事件发生在服务期间", "such an event falls in the time of serving"),
    (Events, "grave"): Text("其他违法违规情节严重", "other unlawful conduct is grave"),
    (Updating, "told"): Text("被通知更新信息", "a notice to update the information"),
    (Updating, "late"): Text("未按时更新", "the notice is not met in time"),
    (Updating, "refuses"): Text("拒绝更新信息方面的整改", "a rectification over updating is refused"),
    (Updating, "fails"): Text("更新信息方面的整改不达标", "a rectification over updating is not to standard"),
    (Updating, "power"): Text("可以要求更新信息方面整改时予以要求", "it is demanded over updating where it may be"),
    (Serving, "poor"): Text("服务效果不佳", "poor results of the service"),
    (Serving, "refuses"): Text("拒绝服务方面的整改", "a rectification over the service is refused"),
    (Serving, "fails"): Text("服务方面的整改不达标", "a rectification over the service is not to standard"),
    (Serving, "power"): Text("可以要求服务方面整改时予以要求", "it is demanded over the service where it may be"),
    (Reports, "made"): Text("被举报", "a report against the firm"),
    (Reports, "admissible"): Text("举报实名、有证据和联系方式", "it has a real name, evidence, contact details"),
    (Reports, "accepts"): Text("可以受理举报时予以受理", "a report is accepted where it may be"),
    (Reports, "silent"): Text("未按要求回复", "no reply as required"),
    (Reports, "falsified"): Text("核实为弄虚作假", "falsification is confirmed"),
}  # fmt: skip
"""What each probability of an element is of, for a member in a round."""


def probability_text(probability: Probability) -> Text:
    """A probability, or how it hangs on the firm."""
    match probability:
        case Fitted(shares=shares, otherwise=otherwise):
            rated = [share for _, share in shares]
            low, high = f"{100 * min(rated, default=otherwise):.1f}", f"{100 * max(rated, default=otherwise):.1f}"
            rest = f"{100 * otherwise:.1f}"
            return Text(
                f"由{len(shares)}家企业的以往评级拟合：{low}%至{high}%；没有评级的为{rest}%",
                f"fitted from the ratings of {len(shares)} firms: {low} % to {high} %; without ratings {rest} %",
            )
        case Probit(bar=bar, spread=spread):
            return Text(f"按企业质量：正态误差，界限{bar:g}，标准差{spread:g}",
                        f"by the firm's quality: normal error, bar {bar:g}, spread {spread:g}")  # fmt: skip
        case Logistic(bar=bar, scale=scale):
            return Text(f"按企业质量：逻辑误差，界限{bar:g}，尺度{scale:g}",
                        f"by the firm's quality: logistic error, bar {bar:g}, scale {scale:g}")  # fmt: skip
        case float() | int():
            return Text(f"{100 * probability:g}%", f"{100 * probability:g} %")
        case _:
            named = getattr(probability, "__name__", type(probability).__name__)
            return Text(f"按企业和轮次而定：函数{named}", f"a function of firm and round: {named}")


def behaviour_rows(behaviour: Behaviour) -> Iterator[tuple[Text, Text]]:
    """What is taken for granted of the firms and of the bureau, and how likely it is in a round.

    An analyst's own element is told by its name and what it draws.
    """
    for element in behaviour.elements:
        yield from _element_rows(element)
    yield (
        Text("应当退出的企业在当轮退出", "a firm that must go is put out in the same round"),
        probability_text(behaviour.exits),
    )
    yield (
        Text("只是可以令其退出的企业被令退出", "a firm that may be put out is put out"),
        probability_text(behaviour.exit_power),
    )
    refilling = behaviour.refilling
    yield Text("可以补充时予以补充", "the library is refilled where it may be"), probability_text(refilling.probability)
    below, upto = refilling.below, refilling.upto
    yield (
        Text("补充的时机", "when it is refilled"),
        Text("凡可以补充时", "whenever it may be")
        if below is None
        else Text(f"在库少于{below}家时", f"where fewer than {below} are in it"),
    )
    yield (
        Text("补充到", "up to which number"),
        Text("计划总数", "the planned total")
        if upto is None
        else Text(f"{upto}家，不超过计划总数", f"{upto} firms, at most the planned total"),
    )


def _element_rows(element: Element) -> Iterator[tuple[Text, Text]]:
    kind = type(element)
    if any(one is kind for one, _ in _CHANCES):
        for one in fields(kind):  # type: ignore[arg-type]
            yield _CHANCES[kind, one.name], probability_text(getattr(element, one.name))
    else:
        for chance in element.chances:
            name = f"{kind.__name__}: {chance.purpose}"
            yield Text(name, name), probability_text(chance.probability)


def spread_text(spread: Spread) -> Text:
    """What the variance was split over: how far discretion and readings were allowed to go."""
    low, high = (f"{100 * one:g}" for one in spread.discretion.probability)
    upto = spread.discretion.upto
    zh, en = (
        f"补充的概率在{low}%至{high}%之间",
        f"the power to refill is used with a probability from {low} % to {high} %",
    )
    if upto:
        levels = tuple(map(str, upto))
        zh, en = f"{zh}，补充到{'或'.join(levels)}家", f"{en}, up to {' or '.join(levels)} firms"
    axes = [f"{axis}={'/'.join(readings)}" for axis, readings in spread.readings]
    return Text(
        f"{spread.samples}个样本；{zh}；口径：{'、'.join(axes) or '不变'}。",
        f"{spread.samples} samples; {en}; readings: {', '.join(axes) or 'as they are'}.",
    )


def change_rows(enacted: Regulation, version: Regulation) -> Iterator[tuple[Text, Text, Text]]:
    """What a version changes: what it is about, how it was, how it is."""
    before = {one.name: one.value for one in enacted.parameters}
    for one in version.parameters:
        if before.get(one.name) != one.value:
            old = f"{before.get(one.name, '—')}"
            yield _called(one.text, one.name), Text(old, old), Text(f"{one.value}", f"{one.value}")
    known = {one.id for one in enacted.axes}
    for axis in version.axes:
        used = _reading(enacted, axis.id) if axis.id in known else Text("—", "—")
        if used != _reading(version, axis.id):
            yield _called(setting_name(version, axis.id), axis.id), used, _reading(version, axis.id)
    rules, new = {rule.id: rule for rule in enacted.rules}, {rule.id: rule for rule in version.rules}
    enforced, gone = Text("有此规则", "a rule"), Text("无此规则", "no rule")
    for name in dict.fromkeys((*rules, *new)):
        if rules.get(name) != new.get(name):
            what = Text(f"规则 [{name}]", f"rule [{name}]")
            changed = Text("已替换", "replaced")
            was = enforced if name in rules else gone
            yield what, was, gone if name not in new else enforced if name not in rules else changed


def _called(text: Text, name: str) -> Text:
    return Text(f"{text.zh} [{name}]", f"{text.en} [{name}]")


def _reading(regulation: Regulation, axis: str) -> Text:
    reading = regulation.reading(axis)
    return OPEN if reading is None else Text(reading, reading)
