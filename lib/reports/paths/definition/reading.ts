import { restrictionPhrase, whenPhrase } from "../../../vocabulary/base-phrase.ts";
import { durationPhrase, eventPhrase, joined, named, type Phrase, spoken, words } from "../../../vocabulary/phrase.ts";
import { type FunnelPart, type PathFunnel, type PathsDefinition, pathWindow } from "../definition.ts";

type Dates = { from: string; to: string };

/** The question in plain words, names between asterisks; `period` is what the range comes to on the data. */
export function reading(definition: PathsDefinition, period: Dates | null, previous?: Dates): string {
  return spoken(readingPhrases(definition, period, previous));
}

/** The same sentence in pieces, so that a screen can set names apart. */
export function readingPhrases(definition: PathsDefinition, period: Dates | null, previous?: Dates): Phrase[] {
  return [
    ...subject(definition),
    ...ends(definition),
    ...length(definition),
    ...naming(definition),
    ...hiding(definition),
    ...restrictionPhrase(definition),
    whenPhrase(definition, period, previous),
  ];
}

function subject({ per, countBy, count }: PathsDefinition): Phrase[] {
  const all = count === "transitions" ? "All paths" : "Paths";
  if (per === "session") return [words(`${all} of sessions`)];
  return typeof countBy === "object" ? [words(`${all} of values of `), named(countBy.property)] : [words(`${all} of users`)];
}

function ends({ from, fromNode, to, toNode, funnel }: PathsDefinition): Phrase[] {
  if (funnel) return funnelPhrases(funnel);
  const start = from ? eventPhrase(from) : fromNode === undefined ? [] : [named(fromNode)];
  const end = to ? eventPhrase(to) : toNode === undefined ? [] : [named(toNode)];
  return [
    ...(start.length > 0 ? [words(" from "), ...start] : []),
    ...(end.length > 0 ? [words(start.length > 0 ? " to " : " that end at "), ...end] : []),
  ];
}

const partWords: Record<FunnelPart, string> = {
  after: " after step ",
  before: " before step ",
  between: " between step ",
  afterDropOff: " that dropped off before step ",
};

function funnelPhrases({ steps, step, part, window, includeMaturing }: PathFunnel): Phrase[] {
  const list = steps.map((each) => eventPhrase(each));
  const place = part === "between" ? `${step - 1} and step ${step}` : String(step);
  return [
    words(`${partWords[part]}${place} of the funnel `),
    ...joined(list, " then "),
    ...(steps.length > 1 ? [words(window ? ` within ${durationPhrase(window)}` : " with no time limit")] : []),
    ...(part === "afterDropOff" && !includeMaturing ? [words(", their window over")] : []),
  ];
}

function length(definition: PathsDefinition): Phrase[] {
  const window = pathWindow(definition);
  if (definition.funnel && definition.per === "user") {
    const verb = definition.funnel.part === "before" ? ", looked back" : ", followed";
    const long = window ? ` for ${durationPhrase(window)}` : " without limit";
    return [words(`${definition.funnel.part === "between" ? "" : `${verb}${long}`}, up to ${definition.maxSteps} steps`)];
  }
  const within = definition.per === "session" ? "" : window ? ` within ${durationPhrase(window)}` : " with no time limit";
  return [words(`${within}, up to ${definition.maxSteps} steps`)];
}

function naming({ nodeBy, nodeProperty, nodeLabel, clean, groupNodes, trimTrailingSlash }: PathsDefinition): Phrase[] {
  const properties = [...new Set([...Object.values(nodeBy), ...(nodeProperty === undefined ? [] : [nodeProperty])])];
  const rules = [
    ...(trimTrailingSlash ? ["trailing slashes cut"] : []),
    ...(clean.length > 0 ? [`${clean.length} cleaning ${clean.length === 1 ? "rule" : "rules"}`] : []),
    ...(groupNodes.length > 0 ? [`${groupNodes.length} ${groupNodes.length === 1 ? "group" : "groups"}`] : []),
  ];
  return [
    ...(properties.length > 0 ? [words(nodeLabel === "value" ? ", named by " : ", named by event and "), ...list(properties)] : []),
    ...(rules.length > 0 ? [words(`, ${rules.join(", ")}`)] : []),
  ];
}

function hiding({ include, exclude, excludeNodes, hideUnset, collapseRepeats }: PathsDefinition): Phrase[] {
  const hidden = [...exclude, ...excludeNodes];
  return [
    ...(include ? [words(", only "), ...list(include)] : []),
    ...(hidden.length > 0 ? [words(", without "), ...list(hidden)] : []),
    ...(hideUnset ? [words(", without what is not set")] : []),
    ...(collapseRepeats ? [] : [words(", repeats kept")]),
  ];
}

/** At most three names, the rest as a number. */
function list(names: readonly string[]): Phrase[] {
  const shown = names.length > 4 ? names.slice(0, 3) : names;
  const more = names.length > shown.length ? [[words(`${names.length - shown.length} more`)]] : [];
  return joined([...shown.map((each) => [named(each)]), ...more], ", ", " and ");
}
