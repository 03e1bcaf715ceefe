import { DateTime } from "luxon";
import { absencePhrase, storyOf } from "../../vocabulary/actor-story.ts";
import { eventPhrase, joined, words } from "../../vocabulary/phrase.ts";
import { type ActorRow, actorRowsOf, actorRowsPlan } from "../actor-rows.ts";
import { asRecords } from "../answer-rows.ts";
import { instantText } from "../instant-text.ts";
import type { Witness, WitnessAsked, WitnessPart, WitnessQuestion, WitnessRow } from "../witness.ts";
import type { StickinessDefinition } from "./definition.ts";
import { type Calendar, type Frame, listedPeriod } from "./plan/frame.ts";

type Asked = WitnessAsked<StickinessDefinition, Frame>;

const calendarOf = ({ definition, frame }: Asked): Calendar => frame.calendars[listedPeriod(definition, frame)] as Calendar;
const periodOf = ({ definition, frame }: Asked) => frame.periods[listedPeriod(definition, frame)] ?? frame.periods.current;

const holds = {
  is: (count: number, value: number) => count === value,
  gt: (count: number, value: number) => count > value,
  gte: (count: number, value: number) => count >= value,
  lt: (count: number, value: number) => count < value,
  lte: (count: number, value: number) => count <= value,
} as const;

type ActiveInterval = { name: string; rows: ActorRow[] };

/** The intervals in which the unit was active by one series, with the events in each. */
function activeIntervals(rows: readonly ActorRow[], series: number, asked: Asked): ActiveInterval[] {
  const { perPeriod, part } = asked.definition;
  const { spine, names } = calendarOf(asked);
  const first = part?.window ? Math.max(0, spine.length - part.window) : 0;
  const matching = rows.filter(({ mask }) => Math.floor(mask / 2 ** series) % 2 === 1);
  return spine.slice(first).flatMap(({ startMicros, endMicros }, index): ActiveInterval[] => {
    const inside = matching.filter(({ micros }) => micros >= startMicros && micros < endMicros);
    const counts = inside.length > 0 && (!perPeriod || holds[perPeriod.op](inside.length, perPeriod.value));
    return counts ? [{ name: names[first + index] ?? "", rows: inside }] : [];
  });
}

function partOf(rows: readonly ActorRow[], series: number, asked: Asked): WitnessPart {
  const { definition } = asked;
  const active = activeIntervals(rows, series, asked);
  const ref = definition.series[series] ?? {};
  const shown = active.map(({ name, rows: inside }): WitnessRow => {
    const [first] = inside as [ActorRow];
    const note = inside.length > 1 ? [words(`the first of ${inside.length} events`)] : [];
    return { ...first, time: instantText(first.micros) ?? "", role: name.replace("T", " "), means: "counts", note };
  });
  return {
    name: "",
    state: active.length > 0 ? "in" : "out",
    verdict: [words(`Active in ${active.length} of ${calendarOf(asked).spine.length} intervals by `), ...eventPhrase(ref), words(".")],
    rows: shown,
    deadline: null,
  };
}

/** In which intervals a unit was active, and by which event. */
export const stickinessWitness: WitnessQuestion<StickinessDefinition, Frame> = {
  plan: (asked) => {
    const { spine } = calendarOf(asked);
    const { toMicros, fromMicros } = periodOf(asked);
    const bounds = { from: spine[0]?.startMicros ?? fromMicros, until: Math.max(toMicros, (spine.at(-1)?.endMicros ?? 0) - 1) };
    const { definition, actor } = asked;
    return actorRowsPlan({ words: definition, actor, refs: definition.series, bounds, period: periodOf(asked) });
  },
  answer: (answer, asked): Witness => {
    const { definition, actor } = asked;
    const records = asRecords(answer);
    const rows = actorRowsOf(records);
    const series = definition.part ? [definition.part.series] : definition.series.map((_, index) => index);
    const parts = series.map((each) => partOf(rows, each, asked)).filter(({ rows: shown }) => shown.length > 0);
    const story = storyOf(records, { actor, identity: definition.identity });
    const entry = joined(definition.series.map(eventPhrase), ", ", " or ");
    const dayOf = (micros: number) => DateTime.fromMillis(micros / 1000, { zone: definition.timezone }).toFormat("d MMM yyyy");
    const absent = absencePhrase(story, { words: definition, actor, entry, dayOf });
    const [only] = parts;
    return {
      kind: "stickiness",
      actor,
      found: parts.length > 0,
      verdict: only
        ? parts.length === 1
          ? only.verdict
          : [words(`Active by ${parts.length} of ${series.length} series.`)]
        : (absent ?? [words("No interval has as many of its events as the report wants.")]),
      parts,
      resolvesTo: story.resolvesTo,
      broken: [],
    };
  },
};
