import { correctionNames } from "../../../charts/correction-names.ts";
import { fullNumber } from "../../../format.ts";
import type { Correction } from "../../../vocabulary/correction.ts";
import type { TermChange } from "../definition/terms.ts";

const methodNames: Record<string, string> = { fixed: "fixed horizon", sequential: "sequential", bayesian: "Bayesian" };

type Said = { name: string; value: (value: string | number) => string };

const shown = (value: string | number) => (typeof value === "number" ? fullNumber(value) : value);
const inPercent = (value: number) => `${Number((value * 100).toPrecision(10))}%`;

const said: Record<Exclude<TermChange["term"], "primaryDetail">, Said> = {
  method: { name: "Method", value: methodName },
  alpha: { name: "Confidence", value: (value) => inPercent(1 - Number(value)) },
  correction: { name: "Correction", value: (value) => correctionNames[value as Correction] ?? String(value) },
  primary: { name: "Primary metric", value: shown },
  control: { name: "Control", value: shown },
  days: { name: "Planned days", value: shown },
  until: { name: "Planned last day", value: shown },
  unitsPerArm: { name: "Planned users per variant", value: shown },
  minimumEffect: { name: "Smallest change that matters", value: (value) => inPercent(Number(value)) },
  prior: { name: "Prior", value: (value) => `Beta(${value})` },
};

/** What a method of reading is called within a sentence. */
export function methodName(method: string | number): string {
  return methodNames[method] ?? String(method);
}

/** One change in plain words: Method changed from fixed horizon to sequential. */
export function changeWords({ term, from, to }: TermChange): string {
  if (term === "primaryDetail") return "What the primary metric counts was changed";
  const { name, value } = said[term];
  if (from === null) return `${name} set to ${to === null ? "none" : value(to)}`;
  return to === null ? `${name} taken back (was ${value(from)})` : `${name} changed from ${value(from)} to ${value(to)}`;
}

/** A time on the clock of a zone, to the minute: 21 Nov 2026, 14:02. */
export function clockWords(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone, day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  }).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("day")} ${part("month").slice(0, 3)} ${part("year")}, ${part("hour")}:${part("minute")}`;
}
