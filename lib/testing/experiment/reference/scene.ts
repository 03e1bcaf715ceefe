import { type ExperimentDefinition, maxVariants } from "../../../reports/experiment/definition.ts";
import { byCodePoint } from "../../reference/code-point.ts";
import { allHold, subjectOf } from "../../reference/condition.ts";
import { matcher } from "../../reference/event-match.ts";
import { type Span, spanOf } from "../../reference/period.ts";
import { sessionsOf } from "../../reference/session.ts";
import { actorOf } from "../../reference/unit.ts";
import { textOf } from "../../reference/value.ts";
import type { Row, World } from "../../reference/world.ts";

/** Whoever met the experiment: the first exposure, and every variant seen up to the range's end, by name. */
export type Unit = { actor: string; row: Row; variant: string | null; variants: string[] };

export type Place = "counted" | "beforeRange" | "severalVariants" | "notPlanned" | "withoutVariant";

/** What every view is made from. */
export type Scene = {
  definition: ExperimentDefinition;
  world: World;
  span: Span;
  dataEnd: number;
  /** All events of each actor that pass the filters, in order. */
  rows: Map<string, Row[]>;
  withoutActor: number;
  /** Names, the control first. */
  arms: string[];
  places: Record<Place, Unit[]>;
};

/** Reads who met the experiment, and where each belongs. */
export function sceneOf(definition: ExperimentDefinition, world: World): Scene {
  const span = spanOf(definition.range, world, definition.weekStart);
  const { rows, strays } = rowsByActor(definition, world);
  const isExposure = matcher(definition.exposure, world);
  const inRange = ({ time }: Row) => time >= span.from && time <= span.to;
  const exposed: Unit[] = [];
  const withoutVariant: Unit[] = [];
  for (const [actor, own] of rows) {
    const events = own.filter((row) => isExposure(row) && row.time <= span.to);
    const exposures = events.flatMap((row) => variantOf(row, definition).map((variant) => ({ row, variant })));
    const stray = events.find(inRange);
    const first = exposures[0];
    if (first) exposed.push({ actor, ...first, variants: [...new Set(exposures.map(({ variant }) => variant))].sort(byCodePoint) });
    else if (stray) withoutVariant.push({ actor, row: stray, variant: null, variants: [] });
  }
  const beforeRange = exposed.filter(({ row }) => row.time < span.from);
  const inTime = exposed.filter(({ row }) => row.time >= span.from);
  const severalVariants = inTime.filter(({ variants }) => variants.length > 1);
  const single = inTime.filter(({ variants }) => variants.length === 1);
  const arms = armsOf(definition, single);
  const isCounted = ({ variant }: Unit) => arms.includes(variant ?? "");
  return {
    definition,
    world,
    span,
    dataEnd: world.dataEnd ?? 0,
    rows,
    withoutActor: strays.filter((row) => isExposure(row) && inRange(row)).length,
    arms,
    places: {
      counted: single.filter(isCounted),
      notPlanned: single.filter((unit) => !isCounted(unit)),
      beforeRange,
      severalVariants,
      withoutVariant,
    },
  };
}

function rowsByActor(definition: ExperimentDefinition, world: World): { rows: Map<string, Row[]>; strays: Row[] } {
  const sessions = sessionsOf(world, { from: 0, to: 0, wholeDays: true }, 30);
  const rows = new Map<string, Row[]>();
  const strays: Row[] = [];
  for (const row of world.rows.filter((each) => allHold(definition.filters, subjectOf(each), world))) {
    const actor = actorOf(row, { countBy: definition.countBy, world, sessions })?.key;
    if (actor === undefined) strays.push(row);
    else rows.set(actor, [...(rows.get(actor) ?? []), row]);
  }
  return { rows, strays };
}

function variantOf(row: Row, { variantProperty }: ExperimentDefinition): string[] {
  const variant = textOf(row.properties, variantProperty);
  return variant === null ? [] : [variant];
}

const usualControls = ["control", "baseline", "original", "off", "false", "a"];

/** The names of the arms, the control first. */
function armsOf({ variants, control }: ExperimentDefinition, units: readonly Unit[]): string[] {
  const names = variants ? variants.map(({ name }) => name) : foundNames(units, control);
  const first = control ?? (variants ? names[0] : guessedControl(names));
  return first === undefined ? [] : [first, ...names.filter((name) => name !== first)];
}

/** Of the control and the variants with the most units, ten; by name. */
function foundNames(units: readonly Unit[], control: string | undefined): string[] {
  const count = (name: string) => units.filter(({ variant }) => variant === name).length;
  const found = [...new Set(units.map(({ variant }) => variant ?? ""))].filter((name) => name !== control);
  const most = found.sort((a, b) => count(b) - count(a) || byCodePoint(a, b)).slice(0, maxVariants - (control === undefined ? 0 : 1));
  return [...most, ...(control === undefined ? [] : [control])].sort(byCodePoint);
}

function guessedControl(names: readonly string[]): string | undefined {
  for (const usual of usualControls) {
    const match = names.find((name) => name.toLowerCase() === usual);
    if (match !== undefined) return match;
  }
  return names[0];
}

/** The planned weight of an arm. */
export function weightOf({ definition: { variants } }: Scene, arm: string): number {
  return variants?.find(({ name }) => name === arm)?.weight ?? 1;
}
