import { type Phrase, words } from "../../../vocabulary/phrase.ts";
import { instantText } from "../../instant-text.ts";
import { inOrder, type UnitRow } from "../../unit-rows.ts";
import type { WitnessRow } from "../../witness.ts";
import type { LifecycleWitness } from "./plan.ts";
import { periodOf } from "./plan.ts";
import { before, boundsOf, eventsIn, intervalName, type Unit } from "./units.ts";
import { stateName } from "./words.ts";

/** More events than this are told by the first of each interval. */
const mostRows = 100;

type Said = Pick<WitnessRow, "role" | "means"> & { note?: Phrase[] };

function witnessRow({ micros, tie, event }: UnitRow, { role, means, note = [] }: Said): WitnessRow {
  return { time: instantText(micros) ?? "", micros, tie, event, role, means, note };
}

const firstOf = (count: number): Phrase[] => (count > 1 ? [words(`the first of ${count} events`)] : []);

/** All of them where they are few, else the first with how many there are. */
function told(rows: readonly UnitRow[], { few, ...said }: Said & { few: boolean }): WitnessRow[] {
  if (few) return rows.map((row) => witnessRow(row, said));
  return rows.slice(0, 1).map((row) => witnessRow(row, { ...said, note: [...(said.note ?? []), ...firstOf(rows.length)] }));
}

/** The events of every interval with what the unit is in it. */
export function wholeRows(unit: Unit, asked: LifecycleWitness): WitnessRow[] {
  const active = periodOf(asked).buckets.flatMap((_, bucket) => {
    const state = unit.states.get(bucket);
    return state && state !== "dormant" ? [{ bucket, state, rows: eventsIn(unit, bucket).passing }] : [];
  });
  const few = active.reduce((sum, { rows }) => sum + rows.length, 0) <= mostRows;
  return active.flatMap(({ bucket, state, rows }) => {
    const next = unit.states.get(bucket + 1) === "dormant" ? [words(`dormant in ${intervalName(bucket + 1, asked)}`)] : [];
    const shown = told(rows, { role: stateName(state), means: "counts", few });
    const last = shown.at(-1);
    return last && next.length > 0
      ? [...shown.slice(0, -1), { ...last, note: [...last.note, ...(last.note.length > 0 ? [words("; ")] : []), ...next] }]
      : shown;
  });
}

/** The events that make the unit what it is in one interval, and what is near where they are missing. */
export function stateRows(unit: Unit, bucket: number, asked: LifecycleWitness): WitnessRow[] {
  if (bucket < -1) return [];
  const state = unit.states.get(bucket);
  const [own, last] = [eventsIn(unit, bucket), eventsIn(unit, bucket - 1)];
  const { from, to } = boundsOf(bucket, asked);
  const few = own.passing.length + last.passing.length <= mostRows;
  const counted = [
    ...told(last.passing, { role: intervalName(bucket - 1, asked), means: "counts", few }),
    ...told(own.passing, { role: state === "new" ? "First ever" : intervalName(bucket, asked), means: "counts", few }),
  ];
  const isMissing = state === undefined || state === "dormant";
  const earlier = state === "resurrecting" || state === undefined ? before(unit, from).slice(-1) : [];
  const next = isMissing
    ? [...unit.rows.filter(({ passes }) => passes), ...unit.later].filter(({ micros }) => micros >= to).slice(0, 1)
    : [];
  return [
    ...earlier.map((row) => witnessRow(row, { role: "Last time before", means: state ? "counts" : "beyond" })),
    ...counted,
    ...(isMissing ? own.filtered.slice(0, mostRows).map((row) => witnessRow(row, { role: "Filtered out", means: "against" })) : []),
    ...next.map((row) => witnessRow(row, { role: "Next time", means: "beyond" })),
  ].sort(inOrder);
}
