/**
 * The questions of the test vectors, answered in JavaScript from the exported rules (measures.json).
 *
 * One file without any dependency, for Node and for browsers. Rules are read as data; what a tree of conditions cannot
 * say (arithmetic, ordering, the calendar, the fold of the register) is written out below, a section to a question.
 * Days are whole numbers counted from 1970-01-01 and scores are exact fractions: there is no clock, no time zone and no
 * rounding but where a reading asks for it. Where something given means nothing (a fact nobody declared, a day that is
 * none), a question throws an Error that says so.
 *
 * @typedef {Record<string, any>} Json an object as JSON has it
 * @typedef {Json} Condition a node such as `{"all": [...]}` or `{"compare": [left, ">=", right]}`
 * @typedef {{id: string, clause: string, act: string, force: string, when: Condition, scope?: Condition,
 *   unless?: string[], survives?: Condition}} Rule
 * @typedef {{name: string, of: string, sort: string, absent?: any, low?: any, high?: any, values?: string[]}} Fact
 * @typedef {{in_force: Condition, parameters: Json, axes: Record<string, string[]>,
 *   readings: Record<string, string | null>, facts: Fact[], acts: {id: string, subject: string}[], rules: Rule[],
 *   invariants: {condition: Condition}[]}} Regulation the exported rules, with the readings in use
 * @typedef {{question: string, readings?: Record<string, string | null>, given: Json, expected?: Json}} Vector
 * @typedef {boolean | number | string} Value of a fact; a day is a number here
 * @typedef {boolean | null} Truth null is unknown
 */

// ---- Asking ----

/** The answer to a vector's question under the vector's readings, in the form of its `expected`.
 * @type {(regulation: Regulation, vector: Vector) => Json} */
export function answer(regulation, vector) {
  if (!Object.hasOwn(QUESTIONS, vector.question)) throw new Error(`there is no question ${shown(vector.question)}`);
  return QUESTIONS[vector.question](withReadings(regulation, vector.readings ?? {}), vector.given);
}

/** Whether the answer is exactly the expected one; the order of keys does not count, that of lists does.
 * @type {(regulation: Regulation, vector: Vector) => boolean} */
export function holds(regulation, vector) {
  return same(answer(regulation, vector), vector.expected);
}

/** The same regulation under other readings; null leaves an axis unresolved.
 * @type {(regulation: Regulation, readings: Record<string, string | null>) => Regulation} */
export function withReadings(regulation, readings) {
  for (const [axis, reading] of Object.entries(readings)) {
    const known = regulation.axes[axis];
    if (known === undefined) throw new Error(`there is no axis ${shown(axis)}`);
    if (reading !== null && !known.includes(reading)) throw new Error(`${axis} has no reading ${shown(reading)}`);
  }
  return { ...regulation, readings: { ...regulation.readings, ...readings } };
}

/** @type {(one: any, other: any) => boolean} */
function same(one, other) {
  if (one === null || other === null || typeof one !== "object" || typeof other !== "object") return one === other;
  const keys = Object.keys(one);
  if (Array.isArray(one) !== Array.isArray(other) || keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]));
}

/** @type {(value: any) => string} */
const shown = (value) => JSON.stringify(value) ?? String(value);

/** @type {(given: Json, key: string) => number} */
function wholeNumber(given, key) {
  if (!Number.isSafeInteger(given[key])) throw new Error(`${key} is ${shown(given[key])}, not a whole number`);
  return given[key];
}

/** In the order of the characters' numbers; JavaScript's own `<` goes by halves of characters beyond 16 bits.
 * @type {(one: string, other: string) => number} */
function byName(one, other) {
  const [left, right] = [one, other].map((name) => [...name].map((character) => character.codePointAt(0) ?? 0));
  const at = left.findIndex((number, place) => number !== right[place]);
  return at < 0 ? left.length - right.length : left[at] - (right[at] ?? -1);
}

/** @type {(names: Iterable<string>) => string[]} */
const sortedNames = (names) => [...new Set(names)].sort(byName);

// ---- Days ----

/** From 0000-03-01, where the count of days starts, to 1970-01-01. */
const DAYS_BEFORE_1970 = 719468;

/** A day as a number. The year is taken to begin in March, so that the day which is not in every year comes last.
 * @type {(year: number, month: number, day: number) => number} */
function dayNumber(year, month, day) {
  const [monthsSinceMarch, marchYear] = month > 2 ? [month - 3, year] : [month + 9, year - 1];
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((153 * monthsSinceMarch + 2) / 5) + day - 1 - DAYS_BEFORE_1970;
}

/** @type {(number: number) => [number, number, number]} */
function yearMonthDay(number) {
  // No year is longer than 366 days, so the first guess is never too late.
  let year = 1970 + Math.floor(number / (number < 0 ? 365 : 366));
  while (dayNumber(year + 1, 1, 1) <= number) year += 1;
  let month = 12;
  while (dayNumber(year, month, 1) > number) month -= 1;
  return [year, month, number - dayNumber(year, month, 1) + 1];
}

/** @type {(year: number, month: number) => number} */
function lengthOfMonth(year, month) {
  return (month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1)) - dayNumber(year, month, 1);
}

/** The number of a day written YYYY-MM-DD.
 * @type {(text: any) => number} */
export function dayOf(text) {
  const written = typeof text === "string" ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) : null;
  const [year, month, day] = (written ?? []).slice(1).map(Number);
  const real = written && year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month);
  if (!real) throw new Error(`${shown(text)} is no day written YYYY-MM-DD`);
  return dayNumber(year, month, day);
}

/** @type {(text: any) => number | null} */
const dayOrNull = (text) => (text === null || text === undefined ? null : dayOf(text));

/** A day written YYYY-MM-DD.
 * @type {(number: number) => string} */
export function dayText(number) {
  const [year, month, day] = yearMonthDay(number);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** The same day some months later; where that month is too short, its last day.
 * @type {(number: number, months: number) => number} */
export function monthsLater(number, months) {
  const [year, month, day] = yearMonthDay(number);
  const count = year * 12 + month - 1 + months;
  const [laterYear, laterMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return dayNumber(laterYear, laterMonth, Math.min(day, lengthOfMonth(laterYear, laterMonth)));
}

/** The first and the last day of the month in which a day lies.
 * @type {(number: number) => Span} */
function monthOf(number) {
  const [year, month] = yearMonthDay(number);
  return [dayNumber(year, month, 1), dayNumber(year, month, lengthOfMonth(year, month))];
}

/** 1970-01-01, day 0, was a Thursday.
 * @type {(number: number) => boolean} */
const isWeekend = (number) => (((number + 3) % 7) + 7) % 7 >= 5;

// ---- Exact numbers ----

/** @typedef {{n: bigint, d: bigint}} Fraction in lowest terms, never negative */

/** @type {(n: bigint, d: bigint) => Fraction} */
function fraction(n, d) {
  let [divisor, rest] = [n, d];
  while (rest) [divisor, rest] = [rest, divisor % rest];
  return { n: n / divisor, d: d / divisor };
}

/** @type {(text: any) => Fraction} */
function fractionOf(text) {
  const written = typeof text === "string" ? /^(\d{1,9})(?:\/([1-9]\d{0,8}))?$/.exec(text) : null;
  if (!written) throw new Error(`${shown(text)} is no whole number or fraction written as text`);
  return fraction(BigInt(written[1]), BigInt(written[2] ?? 1));
}

/** @type {(value: Fraction) => string} */
const fractionText = ({ n, d }) => (d === 1n ? `${n}` : `${n}/${d}`);

/** @type {(one: Fraction, other: Fraction) => number} */
const compareFractions = (one, other) => Number(one.n * other.d - other.n * one.d);

const SCORE = /^(\d{1,3})(?:\.(\d{1,2}))?$/;

/** Hundredths of a point from a text of points.
 * @type {(text: any) => number} */
function hundredthsOf(text) {
  const written = typeof text === "string" ? SCORE.exec(text) : null;
  if (!written) throw new Error(`${shown(text)} is no score of points with up to two decimals`);
  return Number(written[1]) * 100 + Number((written[2] ?? "").padEnd(2, "0"));
}

// ---- Conditions of a case ----
//
// Truth is Kleene's: a condition is known to hold, or not to, if that is so without looking at anything unknown.

/** @type {(truth: Truth) => Truth} */
const not = (truth) => (truth === null ? null : !truth);
/** @type {(truths: Truth[]) => Truth} */
const all = (truths) => (truths.includes(false) ? false : truths.includes(null) ? null : true);
/** @type {(truths: Truth[]) => Truth} */
const any = (truths) => (truths.includes(true) ? true : truths.includes(null) ? null : false);

/** @type {Record<string, (left: any, right: any) => boolean>} */
const SIGNS = {
  "==": (left, right) => left === right,
  "!=": (left, right) => left !== right,
  ">=": (left, right) => left >= right,
  "<=": (left, right) => left <= right,
  ">": (left, right) => left > right,
  "<": (left, right) => left < right,
};

/** What is known of a case, by key: of a fact, or of an axis that the regulation leaves unresolved.
 * @typedef {Map<string, Value>} Known */

/** A condition applied to the matter at some place of a case; place -1 where it speaks of no matter.
 * @typedef {{condition: Condition, place: number}} Applied */

/** A case under a regulation: how its conditions are read. What is known of it may grow. */
class Case {
  /** @param {Regulation} regulation @param {Json} given `subject`, `facts` and `matters` of a vector */
  constructor(regulation, given) {
    this.regulation = regulation;
    this.subject = given.subject;
    this.facts = new Map(regulation.facts.map((fact) => [fact.name, fact]));
    /** The names of the facts that are of no matter. */
    this.own = new Set(regulation.facts.filter(({ of }) => ["", given.subject].includes(of)).map(({ name }) => name));
    const subjects = regulation.acts.map((act) => act.subject);
    if (!subjects.includes(this.subject)) throw new Error(`no act is about ${shown(this.subject)}`);
    const kinds = new Set(regulation.facts.map((fact) => fact.of).filter((kind) => kind && !subjects.includes(kind)));
    /** The kind of each matter, by place. @type {string[]} */
    this.matters = [];
    /** @type {Known} */
    this.known = new Map();
    this.state(given.facts ?? {}, ["", this.subject], -1);
    for (const [kind, several] of Object.entries(given.matters ?? {})) {
      if (!kinds.has(kind)) throw new Error(`there is no kind of matter ${shown(kind)}`);
      for (const one of several) this.state(one, [kind], this.matters.push(kind) - 1);
    }
    // Of a kind of which nothing ever happened, one matter stands for that.
    for (const kind of [...kinds].filter((one) => !this.matters.includes(one))) {
      const facts = regulation.facts.filter((fact) => fact.of === kind);
      const absent = Object.fromEntries(facts.map((fact) => [fact.name, fact.absent ?? null]));
      this.state(absent, [kind], this.matters.push(kind) - 1);
    }
  }

  /** @type {(values: Json, kinds: string[], place: number) => void} */
  state(values, kinds, place) {
    for (const [name, value] of Object.entries(values)) {
      const fact = this.facts.get(name);
      if (!fact || !kinds.includes(fact.of)) throw new Error(`${kinds.at(-1)} has no fact ${shown(name)}`);
      if (value !== null) this.known.set(this.key(name, place), checkedValue(fact, value));
    }
  }

  /** Under which key a fact is known: with its matter's place, or that of the day and the subject.
   * @type {(name: string, place: number) => string} */
  key(name, place) {
    return `${this.own.has(name) ? -1 : place} ${name}`;
  }

  /** The kind of matter that conditions speak of, under whatever reading; empty where they speak of none.
   * @type {(conditions: Condition[]) => string} */
  kindOf(conditions) {
    const kinds = conditions.flatMap((one) => [...factNames(one)]).map((name) => this.facts.get(name)?.of ?? "");
    return kinds.find((kind) => kind && kind !== this.subject) ?? "";
  }

  /** The places of the matters of a kind.
   * @type {(kind: string) => number[]} */
  places(kind) {
    return kind ? [...this.matters.keys()].filter((place) => this.matters[place] === kind) : [-1];
  }

  /** The reading in use on an axis; null where it is unresolved.
   * @type {(axis: string, known: Known) => any} */
  reading(axis, known) {
    return this.regulation.readings[axis] ?? known.get(axis) ?? null;
  }

  /** The branches of an open point that can still count.
   * @type {(condition: Condition, known: Known) => Condition[]} */
  branches(condition, known) {
    const chosen = this.reading(condition.choice, known);
    return chosen === null ? Object.values(condition.readings) : [condition.readings[chosen]];
  }

  /** The value of a side of a comparison; null where it is unknown.
   * @type {(term: Json, place: number, known: Known) => Value | null} */
  value(term, place, known) {
    if ("fact" in term) return known.get(this.key(term.fact, place)) ?? null;
    if ("day" in term) return dayOf(term.day);
    if ("const" in term) return term.const;
    const enacted = this.regulation.parameters[term.param];
    return typeof enacted === "string" ? dayOf(enacted) : enacted;
  }

  /** @type {(applied: Applied, known: Known) => Truth} */
  truth({ condition, place }, known) {
    /** @type {(parts: Condition[]) => Truth[]} */
    const truths = (parts) => parts.map((part) => this.truth({ condition: part, place }, known));
    if ("const" in condition) return condition.const;
    if ("fact" in condition) return /** @type {Truth} */ (this.value(condition, place, known));
    if ("all" in condition) return all(truths(condition.all));
    if ("any" in condition) return any(truths(condition.any));
    if ("not" in condition) return not(truths([condition.not])[0]);
    if ("choice" in condition) {
      // An unresolved axis settles nothing, unless all its readings come to the same.
      const found = new Set(truths(this.branches(condition, known)));
      return found.size === 1 ? [...found][0] : null;
    }
    const [left, sign, right] = condition.compare;
    const [one, other] = [left, right].map((side) => this.value(side, place, known));
    return one === null || other === null ? null : SIGNS[sign](one, other);
  }

  /** The leaves and open points of a condition that can still count, in order.
   * @type {(applied: Applied, known: Known) => Generator<Applied>} */
  *nodes({ condition, place }, known) {
    if ("fact" in condition || "compare" in condition || "choice" in condition) yield { condition, place };
    const own = condition.all ?? condition.any ?? ("not" in condition ? [condition.not] : []);
    for (const part of "choice" in condition ? this.branches(condition, known) : own) {
      yield* this.nodes({ condition: part, place }, known);
    }
  }

  /** The keys of the facts of a leaf, or of the axis of an open point.
   * @type {(node: Applied) => string[]} */
  keys({ condition, place }) {
    if ("choice" in condition) return [condition.choice];
    const sides = "compare" in condition ? [condition.compare[0], condition.compare[2]] : [condition];
    return sides.filter((side) => "fact" in side).map((side) => this.key(side.fact, place));
  }

  /** The keys of what is unknown and keeps a condition unknown, in order.
   * @type {(applied: Applied, known: Known) => Generator<string>} */
  *open({ condition, place }, known) {
    if (this.truth({ condition, place }, known) !== null) return;
    for (const node of [...this.nodes({ condition, place }, known)]) {
      const axis = node.condition.choice;
      const unsettled = axis ? this.reading(axis, known) === null : this.truth(node, known) === null;
      if (unsettled) yield* this.keys(node).filter((key) => !known.has(key));
    }
  }
}

/** The value of a fact as it is computed with.
 * @type {(fact: Fact, value: any) => Value} */
function checkedValue(fact, value) {
  const found = fact.sort === "day" ? dayOf(value) : value;
  const [low, high] = rangeOf(fact);
  const fits =
    (fact.sort === "bool" && typeof found === "boolean") ||
    (fact.sort === "one_of" && (fact.values ?? []).includes(found)) ||
    (Number.isSafeInteger(found) && low <= found && found <= high);
  if (!fits) throw new Error(`${fact.name} cannot be ${shown(value)}`);
  return found;
}

/** The least and the greatest value of a fact that is a number or a day.
 * @type {(fact: Fact) => number[]} */
function rangeOf(fact) {
  return [fact.low, fact.high].map((bound) => (fact.sort === "day" ? dayOf(bound) : bound));
}

/** The names of the facts in a condition, under whatever reading.
 * @type {(condition: any) => Generator<string>} */
function* factNames(condition) {
  if (typeof condition !== "object" || condition === null) return;
  if (typeof condition.fact === "string") yield condition.fact;
  else for (const part of Object.values(condition)) yield* factNames(part);
}

// ---- Rules on an act ----

const NEVER = { const: false };
const ALWAYS = { const: true };

/** A rule applied to one matter: the three conditions of its own, and its exceptions.
 * @typedef {{rule: Rule, effect: Applied, scope: Applied, when: Applied, exceptions: Ground[]}} Ground */

/** The rules on an act, each with every matter of the kind that it and its exceptions speak of.
 * @type {(theCase: Case, act: string) => Ground[]} */
function groundsOf(theCase, act) {
  const { rules, in_force } = theCase.regulation;
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  /** @type {(rule: Rule) => Rule[]} */
  const exceptionsTo = (rule) => (rule.unless ?? []).map((id) => /** @type {Rule} */ (byId.get(id)));
  /** @type {(rule: Rule) => Condition[]} */
  const spokenBy = (rule) => [
    ...[rule.when, rule.scope ?? ALWAYS, rule.survives ?? NEVER],
    ...exceptionsTo(rule).flatMap(spokenBy),
  ];
  /** @type {(rule: Rule, place: number) => Ground} */
  const applied = (rule, place) => ({
    rule,
    // A rule has effect while the regulation is in force, and as long as its own condition lets it survive that.
    effect: { condition: { any: [in_force, rule.survives ?? NEVER] }, place },
    scope: { condition: rule.scope ?? ALWAYS, place },
    when: { condition: rule.when, place },
    exceptions: exceptionsTo(rule).map((exception) => applied(exception, place)),
  });
  const onAct = rules.filter((rule) => rule.act === act);
  return onAct.flatMap((rule) => theCase.places(theCase.kindOf(spokenBy(rule))).map((place) => applied(rule, place)));
}

/** The conditions on which a ground hangs.
 * @type {(ground: Ground) => Applied[]} */
const conditionsOf = ({ effect, scope, when, exceptions }) => [
  ...[effect, scope, when],
  ...exceptions.flatMap(conditionsOf),
];

/** Whether a rule applies: it has effect, concerns the subject, its condition is met, and no exception replaces it.
 * @type {(theCase: Case, ground: Ground, known: Known) => Truth} */
function applies(theCase, ground, known) {
  const own = [ground.effect, ground.scope, ground.when].map((part) => theCase.truth(part, known));
  return all([...own, ...ground.exceptions.map((exception) => not(replaces(theCase, exception, known)))]);
}

/** Whether an exception replaces its rule: it speaks, or an exception to it does, which then replaces both.
 * @type {(theCase: Case, ground: Ground, known: Known) => Truth} */
function replaces(theCase, ground, known) {
  const own = [ground.effect, ground.scope, ground.when].map((part) => theCase.truth(part, known));
  return any([all(own), ...ground.exceptions.map((exception) => replaces(theCase, exception, known))]);
}

/** The grounds that bear on the outcome. An aim compels nobody: it counts as an exception, or where all rules are aims.
 * @type {(grounds: Ground[]) => Ground[]} */
function bearing(grounds) {
  const excepting = new Set(grounds.flatMap(({ rule }) => rule.unless ?? []));
  const binding = grounds.filter(({ rule }) => rule.force !== "aim" || excepting.has(rule.id));
  return binding.length ? binding : grounds;
}

const OUTCOMES = ["not_in_force", "not_applicable", "conflict", "must", "may", "must_not", "silent"];

/** @type {(inForce: boolean, inScope: boolean, must: boolean, may: boolean, mustNot: boolean) => string} */
function outcomeOf(inForce, inScope, must, may, mustNot) {
  if (!inForce) return "not_in_force";
  if (!inScope) return "not_applicable";
  if (mustNot) return must || may ? "conflict" : "must_not";
  return must ? "must" : may ? "may" : "silent";
}

/** The outcomes that what is known does not exclude, each unknown truth taken for itself.
 * @type {(theCase: Case, grounds: Ground[], known: Known) => string[]} */
function outcomesLeft(theCase, grounds, known) {
  const found = grounds.map((ground) => ({
    force: ground.rule.force,
    effect: theCase.truth(ground.effect, known),
    scope: theCase.truth(ground.scope, known),
    applies: applies(theCase, ground, known),
  }));
  /** @type {(force: string) => Truth} */
  const some = (force) => any(found.filter((ground) => ground.force === force).map((ground) => ground.applies));
  // Where there is no rule at all there is nothing that could be out of force.
  const inForce = found.length ? any(found.map(({ effect }) => effect)) : true;
  const inScope = any(found.map(({ effect, scope }) => all([effect, scope])));
  /** @type {boolean[][]} */
  let ways = [[]];
  for (const truth of [inForce, inScope, some("must"), some("may"), some("must_not")]) {
    ways = ways.flatMap((way) => (truth === null ? [false, true] : [truth]).map((value) => [...way, value]));
  }
  const outcomes = new Set(ways.map(([a, b, c, d, e]) => outcomeOf(a, b, c, d, e)));
  return OUTCOMES.filter((outcome) => outcomes.has(outcome));
}

// ---- Question: decide ----

/**
 * The outcomes an act can have in a case, exactly, and what would settle it.
 *
 * Where one is possible, `units` are those of which some rule on the act, aims included, applies in every completion of
 * the case that can come about. Where several are, `needed` lists a fact or reading if two such completions differ in
 * nothing else and have different outcomes; that it changes only why nothing holds (not in force, not applicable,
 * silent) is a difference too. If several outcomes stay possible even when all of these are known, because what is left
 * is tied together by an invariant, as few of the rest as settle the act are added: in the order in which rules speak
 * of them, each is left out that can be. A fact of several matters is named once.
 *
 * @type {(regulation: Regulation, given: Json) => Json}
 */
export function decide(regulation, given) {
  if (!regulation.acts.some((act) => act.id === given.act && act.subject === given.subject)) {
    throw new Error(`there is no act ${shown(given.act)} about ${shown(given.subject)}`);
  }
  const theCase = new Case(regulation, given);
  const grounds = groundsOf(theCase, given.act);
  const live = bearing(grounds);
  const safe = outcomesLeft(theCase, live, theCase.known);
  // Where what is known settles the act, it is not asked whether that can come about.
  if (safe.length === 1) return { outcomes: safe, units: unitsOf(theCase, grounds) };
  const paths = [...pathsOf(theCase, grounds, live, (known) => outcomesLeft(theCase, live, known))];
  if (!paths.length) throw new Error("what is known of the case cannot hold together");
  const outcomes = OUTCOMES.filter((outcome) => paths.some((path) => path.answer === outcome));
  if (outcomes.length === 1) return { outcomes, units: unitsOf(theCase, grounds) };
  const needed = neededOf(paths);
  const [facts, readings] = [false, true].map((wanted) => needed.filter((key) => key in regulation.axes === wanted));
  return { outcomes, needed: { facts: sortedNames(facts.map(nameOf)), readings: sortedNames(readings) } };
}

/** The units of which some rule applies, whatever the unknown turns out to be.
 * @type {(theCase: Case, grounds: Ground[]) => string[]} */
function unitsOf(theCase, grounds) {
  return sortedNames(grounds.map(({ rule }) => rule.clause)).filter((unit) => {
    const own = grounds.filter(({ rule }) => rule.clause === unit);
    /** @type {Answers} */
    const answers = (known) => {
      const truth = any(own.map((ground) => applies(theCase, ground, known)));
      return truth === null ? ["no", "yes"] : [truth ? "yes" : "no"];
    };
    if (answers(theCase.known).length === 1) return answers(theCase.known)[0] === "yes";
    for (const { answer } of pathsOf(theCase, grounds, own, answers)) if (answer === "no") return false;
    return true;
  });
}

const MOST_PATHS = 10_000;

/** Completions that are alike in all that matters: some unknowns have values, and whatever the others are, the case can
 * come about and the answer is this.
 * @typedef {{answer: string, values: Known}} Path */

/** What the answer to a question may still be. @typedef {(known: Known) => string[]} Answers */

/** All possible completions: one unknown after the other is given each of its values, until nothing is open.
 * @type {(theCase: Case, grounds: Ground[], asked: Ground[], answers: Answers) => Generator<Path>} */
function* pathsOf(theCase, grounds, asked, answers) {
  const limits = tiedTo(theCase, asked, invariantsOf(theCase, grounds));
  const values = valuesToTry(theCase, asked.flatMap(conditionsOf), limits);
  let count = 0;
  /** @type {(known: Known, given: [string, Value][]) => Generator<Path>} */
  function* follow(known, given) {
    if (limits.some((limit) => theCase.truth(limit, known) === false)) return;
    const left = answers(known);
    const openLimits = () => limits.flatMap((limit) => [...theCase.open(limit, known)]);
    const [next] = left.length > 1 ? openIn(theCase, asked, known) : openLimits();
    if (next === undefined) {
      count += 1;
      if (count > MOST_PATHS) throw new Error(`too much is unknown: more than ${MOST_PATHS} cases to tell apart`);
      yield { answer: left[0], values: new Map(given) };
      return;
    }
    for (const value of /** @type {Value[]} */ (values.get(next))) {
      yield* follow(new Map([...known, [next, value]]), [...given, [next, value]]);
    }
  }
  yield* follow(theCase.known, []);
}

/** What is unknown and keeps some grounds open, in order.
 * @type {(theCase: Case, grounds: Ground[], known: Known) => string[]} */
function openIn(theCase, grounds, known) {
  return grounds.flatMap((ground) => {
    // A rule that does not apply may still tell whether anything is in force and concerns the subject.
    const hungOn = applies(theCase, ground, known) === null ? conditionsOf(ground) : [ground.effect, ground.scope];
    return hungOn.flatMap((condition) => [...theCase.open(condition, known)]);
  });
}

/** What always holds of the facts that the rules on the act speak of; an invariant about any other is left aside.
 * @type {(theCase: Case, grounds: Ground[]) => Applied[]} */
function invariantsOf(theCase, grounds) {
  const nodes = grounds.flatMap(conditionsOf).flatMap((condition) => [...theCase.nodes(condition, theCase.known)]);
  const spoken = new Set(nodes.flatMap((node) => theCase.keys(node)));
  return theCase.regulation.invariants.flatMap(({ condition }) => {
    const names = [...factNames(condition)];
    const places = theCase.places(theCase.kindOf([condition]));
    const about = places.filter((place) => names.every((name) => spoken.has(theCase.key(name, place))));
    return about.map((place) => ({ condition, place }));
  });
}

/** The invariants that limit what keeps some grounds open, or anything that is tied to it.
 * @type {(theCase: Case, grounds: Ground[], invariants: Applied[]) => Applied[]} */
function tiedTo(theCase, grounds, invariants) {
  const reached = new Set(openIn(theCase, grounds, theCase.known));
  const found = invariants.filter((limit) => theCase.truth(limit, theCase.known) === false);
  for (let before = -1; before < found.length; ) {
    before = found.length;
    for (const limit of invariants.filter((each) => !found.includes(each))) {
      const open = [...theCase.open(limit, theCase.known)];
      if (!open.some((key) => reached.has(key))) continue;
      found.push(limit);
      for (const key of open) reached.add(key);
    }
  }
  return found;
}

// ---- The values among which comparisons can tell a difference ----

/** A comparison with its unknown facts; `limit` where it always holds.
 * @typedef {{left: Value | null, sign: string, right: Value | null, keys: string[], limit: boolean}} Comparison */

/** For everything unknown in some conditions and invariants, the values to try.
 * @type {(theCase: Case, conditions: Applied[], limits: Applied[]) => Map<string, Value[]>} */
function valuesToTry(theCase, conditions, limits) {
  const nodes = [...conditions, ...limits].flatMap((condition) => [...theCase.nodes(condition, theCase.known)]);
  const always = new Set(limits.map(({ condition }) => condition));
  const comparisons = nodes
    .filter(({ condition }) => "compare" in condition)
    .map((node) => {
      const [left, sign, right] = node.condition.compare;
      const [first, second] = [left, right].map((side) => theCase.value(side, node.place, theCase.known));
      const keys = theCase.keys(node).filter((key) => !theCase.known.has(key));
      return { left: first, sign, right: second, keys, limit: always.has(node.condition) };
    });
  /** @type {Map<string, Value[]>} */
  const found = new Map();
  for (const key of new Set(nodes.flatMap((node) => theCase.keys(node)))) {
    const fact = theCase.facts.get(nameOf(key));
    if (!fact) found.set(key, theCase.regulation.axes[key]);
    else if (fact.sort === "bool") found.set(key, [false, true]);
    else found.set(key, fact.values ?? numbersToTry(theCase, fact, key, comparisons));
  }
  return found;
}

/** Of all numbers or days that a fact may have, as many as it takes for every way in which comparisons can come out.
 * @type {(theCase: Case, fact: Fact, key: string, comparisons: Comparison[]) => number[]} */
function numbersToTry(theCase, fact, key, comparisons) {
  const group = new Set([key]);
  // What is compared with the fact, directly or by way of others; what is added while walking is walked too.
  for (const member of group) {
    for (const { keys } of comparisons) if (keys.includes(member)) keys.forEach((other) => group.add(other));
  }
  const own = comparisons.filter(({ keys }) => keys.some((other) => group.has(other)));
  const ranges = [...group].map((member) => rangeOf(theCase.facts.get(nameOf(member)) ?? fact));
  const constants = own.flatMap(({ left, right }) => [left, right]).filter((side) => side !== null).map(Number);
  const marks = [...new Set([...ranges.flat(), ...constants])].sort((a, b) => a - b);
  // If no two unknown facts are compared but by an invariant that one is at most the other, one number is enough where
  // the same comparisons hold: with it the invariant still holds. Else as many as set two cases side by side in each of
  // which all facts of the group differ.
  const alone = own.every(({ keys, sign, limit }) => keys.length === 1 || (limit && ["<=", ">="].includes(sign)));
  const room = alone ? 1 : 2 * group.size;
  const marking = own.filter(({ keys }) => keys.length === 1);
  let [before, kept] = ["", 0];
  const found = marks.flatMap((mark, at) => {
    const free = Math.min(room, (marks[at + 1] ?? mark + 1) - mark - 1);
    return Array.from({ length: free + 1 }, (_, step) => mark + step).filter((number) => {
      const within = ranges.map(([low, high]) => low <= number && number <= high);
      const holding = marking.map(({ left, sign, right }) => SIGNS[sign](left ?? number, right ?? number));
      const now = [...within, ...holding].join();
      kept = now === before ? kept + 1 : 1;
      before = now;
      return kept <= room;
    });
  });
  const [low, high] = rangeOf(fact);
  return found.filter((number) => low <= number && number <= high);
}

/** The name in the key of a fact.
 * @type {(key: string) => string} */
const nameOf = (key) => key.slice(key.indexOf(" ") + 1);

// ---- What is needed ----

/** The keys of the facts and readings that can still change the outcome; what that means is said at `decide`.
 * @type {(paths: Path[]) => string[]} */
function neededOf(paths) {
  const keys = [...new Set(paths.flatMap(({ values }) => [...values.keys()]))];
  const rows = paths.map(({ answer, values }) => ({ answer, values: keys.map((key) => values.get(key)) }));
  /** @type {Set<number>} */
  const needed = new Set();
  somePair(rows, (one, other) => {
    const at = difference(one, other, 0);
    if (difference(one, other, at + 1) < 0) needed.add(at);
    return needed.size === keys.length;
  });
  /** Whether several outcomes stay possible once all is known but some. @type {(free: Set<number>) => boolean} */
  const open = (free) =>
    somePair(rows, (one, other) => {
      let at = difference(one, other, 0);
      while (free.has(at)) at = difference(one, other, at + 1);
      return at < 0;
    });
  const rest = [...keys.keys()].filter((at) => !needed.has(at));
  if (rest.length && open(new Set(rest))) {
    const dropped = new Set();
    for (const at of rest) if (open(dropped.add(at))) dropped.delete(at);
    for (const at of rest) if (!dropped.has(at)) needed.add(at);
  }
  return [...needed].map((at) => keys[at]);
}

/** @typedef {(Value | undefined)[]} Row the values of a path; undefined where it hangs on nothing there */

/** Whether something holds of two paths with different answers.
 * @type {(rows: {answer: string, values: Row}[], holds: (one: Row, other: Row) => boolean) => boolean} */
function somePair(rows, holds) {
  return rows.some(({ answer, values }, end) => {
    for (let at = 0; at < end; at += 1) if (rows[at].answer !== answer && holds(rows[at].values, values)) return true;
    return false;
  });
}

/** The first place from some place on at which two paths differ, or -1: everything else may be equal in them.
 * @type {(one: Row, other: Row, from: number) => number} */
function difference(one, other, from) {
  for (let at = from; at < one.length; at += 1) {
    if (one[at] !== other[at] && one[at] !== undefined && other[at] !== undefined) return at;
  }
  return -1;
}

// ---- Questions on scores: final_score, in_scale, ranking, next_best ----

const FULL_MARKS = 100_00;
const SCORING_AXES = ["OP-08.small_panel", "OP-08.missing", "OP-09.equal_extremes", "OP-10.rounding"];

/** Strike the highest and the lowest mark, average the rest. Who is recused or absent has given no zero.
 * @type {(regulation: Regulation, given: Json) => Json} */
export function finalScore(regulation, { marks }) {
  const { readings } = regulation;
  if (SCORING_AXES.some((axis) => readings[axis] === null)) return { none: "reading_open" };
  const gaps = marks.includes("recused") || marks.includes("absent");
  const refused = gaps && readings["OP-08.missing"] === "error_if_missing";
  if (marks.includes(null) || refused) return { none: "score_missing" };
  /** @type {number[]} */
  const scores = marks.filter((/** @type {any} */ mark) => !["recused", "absent"].includes(mark)).map(hundredthsOf);
  scores.sort((one, other) => one - other);
  const [low, high] = ["trim_low", "trim_high"].map((name) => wholeNumber(regulation.parameters, name));
  if (scores.length < low + high + 1) {
    const without = !scores.length || readings["OP-08.small_panel"] === "error_below_3";
    return without ? { none: "panel_too_small" } : { points: meanText(readings, scores) };
  }
  let [first, end] = [low, scores.length - high];
  if (readings["OP-09.equal_extremes"] === "drop_all_equal") {
    while (scores.slice(0, low).includes(scores[first])) first += 1;
    while (scores.slice(scores.length - high).includes(scores[end - 1])) end -= 1;
  }
  return first < end ? { points: meanText(readings, scores.slice(first, end)) } : { none: "nothing_left" };
}

/** The mean of hundredths in points, exact, or under one reading of OP-10 rounded to hundredths, a half upwards.
 * @type {(readings: Json, hundredths: number[]) => string} */
function meanText(readings, hundredths) {
  const [sum, count] = [BigInt(hundredths.reduce((one, other) => one + other, 0)), BigInt(hundredths.length)];
  const rounds = readings["OP-10.rounding"] === "round_2dp_before_ranking";
  return fractionText(rounds ? fraction((2n * sum + count) / (2n * count), 100n) : fraction(sum, 100n * count));
}

/** Whether a text is a score on the scale, both ends allowed; the given top counts only where another scale is read.
 * @type {(regulation: Regulation, given: Json) => Json} */
export function inScale(regulation, { score, top }) {
  const other = hundredthsOf(top);
  return underEach(regulation, "OP-10.scale", (reading) => {
    const greatest = reading === "other" ? other : FULL_MARKS;
    return { valid: SCORE.test(score) && hundredthsOf(score) <= greatest };
  });
}

/** An answer under the reading in use; where none is, the one that all readings give, or that it hangs on them.
 * @type {(regulation: Regulation, axis: string, answerOf: (reading: string) => Json) => Json} */
function underEach({ axes, readings }, axis, answerOf) {
  const chosen = readings[axis];
  const found = (chosen === null ? axes[axis] : [chosen]).map(answerOf);
  const same = found.every((one) => JSON.stringify(one) === JSON.stringify(found[0]));
  return same ? found[0] : { none: "reading_open" };
}

/** Firms with their exact points, best first, by name within one score.
 * @type {(scores: Json) => {firm: string, points: Fraction}[]} */
function bestFirst(scores) {
  const scored = Object.entries(scores).map(([firm, points]) => ({ firm, points: fractionOf(points) }));
  return scored.sort((one, other) => compareFractions(other.points, one.points) || byName(one.firm, other.firm));
}

/** Ranks from high to low, cut at the number of places; a group of equal scores that the cut divides is tied as one.
 * @type {(regulation: Regulation, given: Json) => Json} */
export function ranking(_, given) {
  const [ordered, places] = [bestFirst(given.scores), wholeNumber(given, "places")];
  /** @type {(one: number, other: number) => boolean} */
  const equal = (one, other) => compareFractions(ordered[one].points, ordered[other].points) === 0;
  const divided = places > 0 && places < ordered.length && equal(places - 1, places);
  const ranked = ordered.map(({ firm }, at) => ({
    firm,
    rank: ordered.findIndex((_, first) => equal(first, at)) + 1,
    standing: divided && equal(at, places) ? "tied" : at < places ? "within" : "beyond",
  }));
  return { ranked };
}

/** The best scores, as many as asked; a group of equal scores that does not fit is left out whole, and ends the list.
 * @type {(regulation: Regulation, given: Json) => Json} */
export function nextBest(_, given) {
  const [ordered, size] = [bestFirst(given.scores), wholeNumber(given, "size")];
  const beyond = ordered.slice(Math.max(size, 0))[0];
  const fitting = beyond ? ordered.filter(({ points }) => compareFractions(points, beyond.points) > 0) : ordered;
  return { chosen: fitting.map(({ firm }) => firm) };
}

// ---- Questions on numbers of firms: reserve_pick, row ----

/** How a pick for the reserve stands against the band, both ends inside; nobody is bound to pick more than there are.
 * @type {(regulation: Regulation, given: Json) => Json} */
export function reservePick(regulation, given) {
  const { parameters } = regulation;
  const [picked, eligible] = [wholeNumber(given, "picked"), wholeNumber(given, "eligible")];
  const [low, high] = [wholeNumber(parameters, "reserve_min"), wholeNumber(parameters, "reserve_max")];
  return underEach(regulation, "OP-15.size", (reading) => {
    if (picked > high) return { fault: "too_many" };
    if (picked >= low || reading === "cap_only") return { fault: null };
    return { fault: eligible >= low ? "too_few" : "shortfall" };
  });
}

const SECTORS = ["knit", "cotton", "elec", "auto"];

/** The places of a sector.
 * @type {(regulation: Regulation, given: Json) => Json} */
export function row({ parameters }, { sector }) {
  if (!SECTORS.includes(sector)) throw new Error(`there is no sector ${shown(sector)}`);
  return { places: wholeNumber(parameters, `row_${sector}`) };
}

// ---- Questions on ratings: stars, window, run_of_no_stars ----

const GRADES = [["较差", "poor"], ["一般", "fair"], ["良好", "good"], ["优秀", "excellent"]];

/** The stars of a grade in Chinese or English; no star is a grade like the others.
 * @type {(regulation: Regulation, given: Json) => Json} */
export function stars(_, { grade }) {
  const found = GRADES.findIndex((words) => words.includes(grade));
  return found < 0 ? { none: "no_grade" } : { stars: found };
}

/** First and last day. @typedef {[number, number]} Span */

/** The windows of a first rating, by reading of OP-16.window, for the day counted from and the months.
 * @type {Record<string, (base: number, months: number) => Span>} */
const WINDOWS = {
  calendar_after: (base, months) => monthOf(monthsLater(base, months)),
  calendar_inclusive: (base, months) => monthOf(monthsLater(base, months - 1)),
  rolling_third: (base, months) => [monthsLater(base, months - 1) + 1, monthsLater(base, months)],
  anniversary_day: (base, months) => [monthsLater(base, months), monthsLater(base, months)],
};

/** The window of the first rating; unresolved readings leave it open unless all come to the same.
 * @type {(regulation: Regulation, given: Json) => Json} */
export function ratingWindow(regulation, given) {
  const { axes, readings } = regulation;
  const daysOff = new Set((given.days_off ?? []).map(dayOf));
  const [start, end, decided] = ["starts_on", "ends_on", "decided_on"].map((key) => dayOrNull(given[key]));
  if (start !== null && end !== null && end < start) throw new Error(`${given.ends_on} is before the notice starts`);
  /** @type {Record<string, number | null>} */
  const bases = { publicity_end: start === null ? null : end, publicity_start: start, decision_date: decided };
  /** @type {(axis: string) => string[]} */
  const left = (axis) => (readings[axis] === null ? axes[axis] : [/** @type {string} */ (readings[axis])]);
  /** @type {(day: number) => number} */
  const workingDay = (day) => (isWeekend(day) || daysOff.has(day) ? workingDay(day + 1) : day);
  const found = new Set();
  for (const base of left("OP-16.base").map((reading) => bases[reading])) {
    for (const reading of left("OP-16.window")) {
      for (const holiday of left("OP-16.holiday")) {
        if (base === null) found.add("no_base");
        else {
          const span = WINDOWS[reading](base, wholeNumber(regulation.parameters, "first_rating_month"));
          const shifts = reading === "anniversary_day" && holiday === "next_working_day";
          found.add((shifts ? span.map(workingDay) : span).map(dayText).join());
        }
      }
    }
  }
  if (found.size > 1) return { none: "reading_open" };
  const [only] = found;
  const [first, last] = only.split(",");
  return only === "no_base" ? { none: only } : { first, last };
}

/**
 * The longest run of ratings without stars, and the day on which a run first reached the limit.
 *
 * A round given twice counts once, as given last. Under `recheck_replaces` a rating that rechecks a round takes the
 * place of what it corrects and is no round of its own; under `skip_breaks` a round that was held without the firm
 * breaks the run, and rounds then follow one another by number instead of by day.
 *
 * @type {(regulation: Regulation, given: Json) => Json}
 */
export function runOfNoStars({ parameters, readings }, given) {
  const axes = ["OP-19.sequence", "OP-19.rerating", "OP-20.reapply"];
  const [sequence, rerating, reapply] = axes.map((axis) => readings[axis]);
  if (sequence === null || rerating === null || reapply === null) return { none: "reading_open" };
  const since = reapply === "no_bar_reset" ? (dayOrNull(given.joined_on) ?? -Infinity) : -Infinity;
  const limit = wholeNumber(parameters, "no_star_limit");
  const ratings = given.ratings.map((/** @type {Json} */ one) => ({ ...one, on: dayOf(one.on) }));
  ratings.sort((/** @type {Json} */ one, /** @type {Json} */ other) => one.on - other.on || one.round - other.round);
  /** Each counted round as it stands, with the day it was first given. @type {Map<number, Json>} */
  const kept = new Map();
  /** The round that each rechecking round corrects in the end. @type {Map<number, number>} */
  const corrects = new Map();
  for (const { round, on, stars, rechecks } of ratings.filter((/** @type {Json} */ one) => one.on >= since)) {
    const corrected = corrects.get(rechecks) ?? rechecks;
    const replaces = rerating === "recheck_replaces" && kept.has(corrected);
    if (replaces) corrects.set(round, corrected);
    const place = replaces ? corrected : round;
    kept.set(place, { round: place, on, stars, firstOn: kept.get(place)?.firstOn ?? on });
  }
  const held = given.rounds.filter((/** @type {[number, string]} */ [, on]) => dayOf(on) >= since);
  const numbers = new Set([...held.map((/** @type {[number, string]} */ [round]) => round), ...kept.keys()]);
  const byNumber = [...numbers].filter((round) => !corrects.has(round)).sort((one, other) => one - other);
  const byDay = [...kept.values()].sort((one, other) => one.firstOn - other.firstOn || one.round - other.round);
  let [longest, completeOn] = [0, Infinity];
  /** @type {number[]} */
  let run = [];
  for (const rating of sequence === "skip_breaks" ? byNumber.map((round) => kept.get(round)) : byDay) {
    run = rating?.stars === 0 ? [...run, rating.on] : [];
    longest = Math.max(longest, run.length);
    // Only when the last of them was given, or corrected, did the run come about.
    if (run.length >= limit) completeOn = Math.min(completeOn, Math.max(...run.slice(-limit)));
  }
  return { longest, complete_on: completeOn === Infinity ? null : dayText(completeOn) };
}

// ---- Question: register ----

/** Acts of one day take effect in this order, whatever order they were entered in. */
const ORDER_OF_ACTS = ["exit", "admit", "promote", "reserve"];

/** @type {(act: Json) => number} */
const placeOf = (act) => ORDER_OF_ACTS.indexOf(act.kind);

/** @typedef {{firm: string, sector: string, joined: number, by: string}} Member */

/** The members, the reserve in order of entry, and how many exits took a member out.
 * @typedef {{members: Member[], reserve: string[], exits: number}} Pools */

/** The pools after some acts. Nobody is in both: who joins leaves the reserve, and a member is not put there.
 * @type {(acts: Json[]) => Pools} */
function fold(acts) {
  /** @type {Member[]} */
  let members = [];
  /** @type {string[]} */
  let reserve = [];
  let exits = 0;
  /** @type {(one: Json, other: Json) => number} */
  const byDay = (one, other) => one.on - other.on || placeOf(one) - placeOf(other) || byName(one.firm, other.firm);
  for (const { kind, on, firm, sector } of [...acts].sort(byDay)) {
    const places = members.filter((member) => member.firm === firm);
    if (kind === "reserve") {
      if (!places.length && !reserve.includes(firm)) reserve.push(firm);
      continue;
    }
    reserve = reserve.filter((one) => one !== firm);
    if (kind === "exit") {
      members = members.filter((member) => member.firm !== firm);
      if (places.length) exits += 1;
    } else if (!places.some((member) => member.sector === sector)) {
      members.push({ firm, sector, joined: on, by: kind });
    }
  }
  return { members, reserve, exits };
}

/** @type {(members: Iterable<Member>) => number} */
const countFirms = (members) => new Set([...members].map(({ firm }) => firm)).size;

/** The library and the reserve on a day, from what was recorded by the day of knowledge, and the room for refilling.
 * @type {(regulation: Regulation, given: Json) => Json} */
export function register(regulation, given) {
  const [on, known] = [dayOf(given.on), dayOrNull(given.known) ?? Infinity];
  const acts = given.acts.flatMap((/** @type {Json} */ act) => {
    const [done, recorded] = [dayOf(act.on), dayOf(act.recorded_on)];
    if (placeOf(act) < 0) throw new Error(`there is no act ${shown(act.kind)}`);
    if (recorded < done) throw new Error(`the act of ${act.on} on ${act.firm} was recorded before it was done`);
    return recorded <= known && done <= on ? [{ ...act, on: done }] : [];
  });
  const { members, reserve, exits } = asRead(regulation, fold(acts), on);
  const count = countFirms(members);
  // What was refilled on the day itself does not count as adjusted; a further place for a firm that is in without it is none.
  const isRefill = (member) => member.by === "promote" && member.joined === on;
  const otherwiseIn = new Set(members.filter((member) => !isRefill(member)).map(({ firm }) => firm));
  const refilled = countFirms(members.filter((member) => isRefill(member) && !otherwiseIn.has(member.firm)));
  const facts = {
    ...{ as_of: given.on, "library.count": count, "library.exits": exits },
    "library.adjusted_count": count - refilled,
  };
  const { outcomes } = decide(regulation, { subject: "library", act: "replenish", facts });
  const allowed = outcomes.includes("must") || outcomes.includes("may");
  return {
    members: members
      .sort((one, other) => byName(one.firm, other.firm) || byName(one.sector, other.sector))
      .map(({ firm, sector, joined }) => [firm, sector, dayText(joined)]),
    ...{ reserve, exits, replenish: outcomes },
    room: allowed ? Math.max(0, wholeNumber(regulation.parameters, "total") - count) : 0,
  };
}

/** The pools as OP-03.status is read: by default the end of the regulation leaves them as they are.
 *
 * Under OP-21.effect whoever must exit may be out without any act. Acts alone are no ground for that: a ground hangs on
 * a rating, a demand, a report or an event, of which there is none here, or on a listing, which is unknown.
 * @type {(regulation: Regulation, pools: Pools, on: number) => Pools} */
function asRead({ parameters, readings }, pools, on) {
  const closing = dayOf(parameters.expires_on);
  const lastDay = readings["OP-02.last_day"] === "exclusive" ? closing - 1 : closing;
  const dissolved = on > lastDay && readings["OP-03.status"] === "library_dissolves";
  return dissolved ? { ...pools, members: [], reserve: [] } : pools;
}

/** Each question by its name.
 * @type {Record<string, (regulation: Regulation, given: Json) => Json>} */
export const QUESTIONS = {
  decide,
  final_score: finalScore,
  in_scale: inScale,
  next_best: nextBest,
  ranking,
  register,
  reserve_pick: reservePick,
  row,
  run_of_no_stars: runOfNoStars,
  stars,
  window: ratingWindow,
};
