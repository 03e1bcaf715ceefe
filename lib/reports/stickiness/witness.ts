import { DateTime } from "luxon";
import { fullNumber } from "../../format.ts";
import { PlanBuilder } from "../../plan/builder.ts";
import { aggregate, call, column, integer } from "../../plan/expression.ts";
import { absencePhrase, storyLayout, storyOf, storyParts } from "../../vocabulary/actor-story.ts";
import type { EventRef } from "../../vocabulary/event-ref.ts";
import { periodWithin } from "../../vocabulary/period-index.ts";
import { eventPhrase, joined, words } from "../../vocabulary/phrase.ts";
import { type Layout, own, type Tagged, taggedRows } from "../../vocabulary/tagged-rows.ts";
import { asRecords, type RowRecord } from "../answer-rows.ts";
import { instantText } from "../instant-text.ts";
import { unitRowsPart } from "../unit-rows.ts";
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

type Place = { micros: number; tie: number; event: string };

/** An interval with how many events it holds, and the first of them. */
type ActiveInterval = { name: string; count: number; first: Place };

const layout: Layout = {
  series: "integer",
  bucket: "integer",
  count: "integer",
  event: "text",
  time: "integer",
  tie: "integer",
  ...storyLayout,
};

/** Per interval how many events of a series the unit has, however many these are, and the first. */
function intervalsPart(builder: PlanBuilder, { ref, series }: { ref: EventRef; series: number }, asked: Asked): Tagged {
  const { definition, actor } = asked;
  const { spine } = calendarOf(asked);
  const { fromMicros, toMicros } = periodOf(asked);
  const bounds = { from: spine[0]?.startMicros ?? fromMicros, until: (spine.at(-1)?.endMicros ?? toMicros + 1) - 1 };
  const { from } = unitRowsPart("matching", { builder, words: definition, actor, refs: [ref], bounds, passing: true });
  const placed = builder.select("placed", { from, keep: true, columns: [{ name: "bucket", value: periodWithin(column("time"), spine) }] });
  const first = (name: string) => ({ name, value: aggregate("first_by", [column(name), column("time"), column("tie")]) });
  const intervals = builder.select("intervals", {
    from: placed,
    columns: [
      { name: "bucket", value: column("bucket") },
      { name: "count", value: aggregate("count_rows") },
      { name: "first_time", value: call("micros", aggregate("min", [column("time")])) },
      first("tie"),
      first("event"),
    ],
    groupBy: [column("bucket")],
  });
  return {
    of: "interval",
    from: intervals,
    columns: { ...own("bucket", "count", "event", "tie"), series: integer(series), time: column("first_time") },
  };
}

/** The intervals in which the unit was active by one series, with the events in each. */
function activeIntervals(records: readonly RowRecord[], series: number, asked: Asked): ActiveInterval[] {
  const { perPeriod, part } = asked.definition;
  const { spine, names } = calendarOf(asked);
  const first = part?.window ? Math.max(0, spine.length - part.window) : 0;
  return records
    .filter((each) => each.of === "interval" && Number(each.series) === series && Number(each.bucket) >= first)
    .sort((a, b) => Number(a.bucket) - Number(b.bucket))
    .flatMap(({ bucket, count: counted, time, tie, event }): ActiveInterval[] => {
      const count = Number(counted);
      if (perPeriod && !holds[perPeriod.op](count, perPeriod.value)) return [];
      return [{ name: names[Number(bucket)] ?? "", count, first: { micros: Number(time), tie: Number(tie), event: String(event) } }];
    });
}

function partOf(records: readonly RowRecord[], series: number, asked: Asked): WitnessPart {
  const { definition } = asked;
  const active = activeIntervals(records, series, asked);
  const ref = definition.series[series] ?? {};
  const shown = active.map(({ name, count, first }): WitnessRow => {
    const note = count > 1 ? [words(`the first of ${fullNumber(count)} events`)] : [];
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
    const { definition, actor } = asked;
    const builder = new PlanBuilder();
    taggedRows(builder, layout, [
      ...definition.series.map((ref, series) => intervalsPart(builder, { ref, series }, asked)),
      ...storyParts({ builder, words: definition, actor, entries: definition.series, period: periodOf(asked) }),
    ]);
    return builder.plan();
  },
  answer: (answer, asked): Witness => {
    const { definition, actor } = asked;
    const records = asRecords(answer);
    const series = definition.part ? [definition.part.series] : definition.series.map((_, index) => index);
    const parts = series.map((each) => partOf(records, each, asked)).filter(({ rows: shown }) => shown.length > 0);
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
