import type { FunnelDefinition } from "../../reports/funnel/definition.ts";
import type { ActorRow, FunnelAnswer, FunnelResult } from "../../reports/funnel/result/answer.ts";
import type { CaseLog } from "../case.ts";
import { bucketsOf, previousSpan, type Span, spanOf } from "../reference/period.ts";
import { sessionsOf } from "../reference/session.ts";
import { local, type World, worldOf } from "../reference/world.ts";
import { actorRows, partOutcomes } from "./reference/actors.ts";
import { type Outcome, outcomesOf, type Setting } from "./reference/breakdown.ts";
import { correlationsOf, seenItems } from "./reference/correlation.ts";
import { grouped } from "./reference/group.ts";
import { rulesOf } from "./reference/rules.ts";
import { elapsedOf } from "./reference/sample.ts";
import { stepsOf } from "./reference/steps.ts";
import { sweepOf } from "./reference/sweep.ts";
import { type BinGrid, binGrid, binsOf, timesOf } from "./reference/time-to-convert.ts";
import { type BucketOutcomes, trendOf } from "./reference/trend.ts";
import { type Unit, unitsOf } from "./reference/unit.ts";
import type { CasePart } from "./subject.ts";

const defaultSweepSeconds = [0, 1, 10, 60, 600, 3600, 21_600, 86_400, 259_200, 604_800, 1_209_600, 2_592_000];

/** What only tests ask for: the windows of a sweep, in seconds. */
export type ReferenceOptions = { sweepSeconds?: readonly number[] };

/**
 * The second opinion on a funnel, written from the rule book alone: log → world → units → every possible attempt
 * → the attempts that count → groups → counts, times, trend, bins, sweep, correlations, actors. Slow on purpose.
 */
export function evaluateFunnel(log: CaseLog, definition: FunnelDefinition, options: ReferenceOptions = {}): FunnelResult {
  const { world, current, previous } = scenesOf(log, definition);
  const grid = sharedGrid([current, ...(previous ? [previous] : [])], definition);
  return {
    kind: "funnel",
    unit: definition.attempt === "every" ? "attempt" : unitName(definition),
    dataEnd: world.dataEnd === null ? null : new Date(Math.floor(world.dataEnd / 1000)).toISOString(),
    withoutActor: current.withoutActor,
    broken: [],
    ...answerOf(definition.view === "actors" && definition.part?.of === "previous" && previous ? previous : current, grid, options),
    ...(previous ? { previous: answerOf(previous, grid, options) } : {}),
  };
}

/** The units behind one part of a funnel, one entry per counted unit. */
export function listActors(log: CaseLog, definition: FunnelDefinition, part: CasePart): ActorRow[] {
  const { current, previous } = scenesOf(log, definition);
  const scene = part.of === "previous" ? previous : current;
  return scene ? actorsIn(scene, part) : [];
}

/** One period of the report: everything that its answer is made from. */
type Scene = { setting: Setting; units: Unit[]; outcomes: Outcome[]; withoutActor: number };

function scenesOf(log: CaseLog, definition: FunnelDefinition): { world: World; current: Scene; previous: Scene | null } {
  const world = worldOf(log, definition);
  const span = spanOf(definition.range, world, definition.weekStart);
  const { compare, timezone } = definition;
  const previous = compare ? sceneOf(previousSpan(span, compare, timezone), definition, world) : null;
  return { world, current: sceneOf(span, definition, world), previous };
}

function sceneOf(span: Span, definition: FunnelDefinition, world: World): Scene {
  const sessions = sessionsOf(world, span, definition.sessionTimeoutMinutes);
  const setting = { rules: rulesOf(definition, span, world), world, sessions };
  const { units, withoutActor } = unitsOf(setting);
  return { setting, units, withoutActor, outcomes: units.flatMap((unit) => outcomesOf(unit, span, setting)) };
}

function sharedGrid(scenes: Scene[], definition: FunnelDefinition): BinGrid {
  return binGrid(
    scenes.flatMap(({ outcomes, setting }) => timesOf(outcomes, setting.rules)),
    definition.bins,
  );
}

function answerOf(scene: Scene, grid: BinGrid, options: ReferenceOptions): FunnelAnswer {
  const period = periodOf(scene);
  const { definition } = scene.setting.rules;
  if (definition.view === "trend") return { period, ...trendAnswer(scene) };
  if (definition.view === "timeToConvert") return { period, ...timeAnswer(scene, grid) };
  if (definition.view === "sweep") return { period, ...sweepAnswer(scene, options.sweepSeconds ?? defaultSweepSeconds) };
  if (definition.view === "correlation")
    return { period, correlations: correlationsOf(scene.outcomes, scene.setting.rules, scene.setting.world) };
  if (definition.view === "actors" && definition.part) {
    const { step, state, group, period: bucket, of, item, search, limit, offset } = definition.part;
    if (item) return { period, ...itemAnswer(scene, { state, event: item.event }) };
    const part = { step, state, of, ...(group === undefined ? {} : { group }), ...(bucket === undefined ? {} : { period: bucket }) };
    const rows = actorsIn(scene, part).filter(({ actor }) => !search || actor.toLowerCase().includes(search.toLowerCase()));
    return { period, actors: rows.slice(offset, offset + limit), actorCount: rows.length };
  }
  return { period, ...stepsAnswer(scene) };
}

/** The units on which an item of the correlation was seen. */
function itemAnswer({ outcomes, setting }: Scene, { state, event }: { state: string; event: string | undefined }): Partial<FunnelAnswer> {
  const seen = seenItems(outcomes, setting.rules, setting.world).find(({ item }) => item.event === event);
  const rows = actorRows((state === "converted" ? seen?.success : state === "dropped" ? seen?.failure : []) ?? []);
  return { actors: rows, actorCount: rows.length };
}

function stepsAnswer({ outcomes, units, setting }: Scene): Partial<FunnelAnswer> {
  const { rules } = setting;
  const { breakdown } = rules.definition;
  const unbroken = breakdown ? unbrokenOutcomes(units, setting) : outcomes;
  const steps = stepsOf(
    unbroken.map(({ attempt }) => attempt),
    rules,
  );
  if (!breakdown) return { steps };
  const groups = grouped(outcomes, rules.definition).map(({ kind, name, outcomes: each }) => ({
    group: name,
    kind,
    steps: stepsOf(
      each.map(({ attempt }) => attempt),
      rules,
    ),
  }));
  if (typeof breakdown.attribution !== "object") return { steps, groups, groupCount: groups.length };
  const { step } = breakdown.attribution;
  const counted = new Set(outcomes.map(({ unit }) => unit));
  const notReached = unbroken.filter(({ unit, attempt }) =>
    rules.definition.attempt === "every" ? !attempt.rows[step - 1] : !counted.has(unit),
  ).length;
  return { steps, groups, groupCount: groups.length, notReached };
}

function unbrokenOutcomes(units: Unit[], { rules, ...rest }: Setting): Outcome[] {
  const { breakdown: _, ...definition } = rules.definition;
  return units.flatMap((unit) => outcomesOf(unit, rules.span, { ...rest, rules: { ...rules, definition } }));
}

function trendAnswer({ units, setting }: Scene): Partial<FunnelAnswer> {
  const { rules } = setting;
  const buckets = bucketOutcomes(units, setting);
  if (!rules.definition.breakdown) return { series: trendOf(buckets, () => true, rules) };
  const { breakdown: _, ...definition } = rules.definition;
  const plain = { ...rules, definition };
  const series = trendOf(bucketOutcomes(units, { ...setting, rules: plain }), () => true, plain);
  const groups = grouped(
    buckets.flatMap(({ outcomes }) => outcomes),
    rules.definition,
  );
  const seriesByGroup = groups.map(({ name, outcomes }) => {
    const members = new Set(outcomes);
    return { group: name, series: trendOf(buckets, (outcome) => members.has(outcome), rules) };
  });
  return { series, seriesByGroup, groupCount: groups.length };
}

function bucketOutcomes(units: Unit[], setting: Setting): BucketOutcomes {
  const { span, definition } = setting.rules;
  return bucketsOf(span, definition.interval, definition).map((bucket) => ({
    bucket,
    outcomes: units.flatMap((unit) => outcomesOf(unit, { from: bucket.start, to: bucket.end - 1 }, setting)),
  }));
}

function timeAnswer({ units, outcomes, setting }: Scene, grid: BinGrid): Partial<FunnelAnswer> {
  const { rules } = setting;
  const unbroken = rules.definition.breakdown ? unbrokenOutcomes(units, setting) : outcomes;
  const times = timesOf(unbroken, rules);
  const converted = { ...elapsedOf(times), count: times.length };
  if (!rules.definition.breakdown) return { bins: binsOf(times, grid), converted };
  const binsByGroup = grouped(outcomes, rules.definition).map(({ name, outcomes: each }) => {
    const { averageSeconds, medianSeconds } = elapsedOf(timesOf(each, rules));
    return { group: name, bins: binsOf(timesOf(each, rules), grid), averageSeconds, medianSeconds };
  });
  return { bins: binsOf(times, grid), converted, binsByGroup, groupCount: binsByGroup.length };
}

function sweepAnswer({ units, outcomes, setting }: Scene, windowsSeconds: readonly number[]): Partial<FunnelAnswer> {
  const { rules } = setting;
  if (!rules.definition.breakdown) return { sweep: sweepOf(outcomes, windowsSeconds, rules) };
  const sweepByGroup = grouped(outcomes, rules.definition).map(({ name, outcomes: each }) => ({
    group: name,
    sweep: sweepOf(each, windowsSeconds, rules),
  }));
  return { sweep: sweepOf(unbrokenOutcomes(units, setting), windowsSeconds, rules), sweepByGroup, groupCount: sweepByGroup.length };
}

function actorsIn({ units, outcomes, setting }: Scene, part: CasePart): ActorRow[] {
  const { rules } = setting;
  const { breakdown } = rules.definition;
  const broken = part.group !== undefined && breakdown !== undefined;
  const buckets = part.period === undefined ? null : bucketOutcomes(units, broken ? setting : unbrokenSetting(setting));
  const bucket = buckets?.find(({ bucket: { period } }) => period === part.period)?.outcomes ?? [];
  const all = buckets ? bucket : breakdown && !broken ? unbrokenOutcomes(units, setting) : outcomes;
  const ranked = buckets ? buckets.flatMap((each) => each.outcomes) : all;
  const inGroup = grouped(ranked, rules.definition).filter(({ name }) => name === part.group);
  const members = broken ? new Set(inGroup.flatMap((each) => each.outcomes)) : null;
  return actorRows(partOutcomes(members ? all.filter((each) => members.has(each)) : all, part, rules));
}

function unbrokenSetting(setting: Setting): Setting {
  const { breakdown: _, ...definition } = setting.rules.definition;
  return { ...setting, rules: { ...setting.rules, definition } };
}

function periodOf({ setting: { rules } }: Scene): FunnelAnswer["period"] {
  const { span, definition } = rules;
  const format = span.wholeDays ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss";
  const { timezone } = definition;
  return { from: local(span.from, timezone).toFormat(format), to: local(span.to, timezone).toFormat(format), timezone };
}

function unitName({ countBy }: FunnelDefinition): string {
  return typeof countBy === "string" ? countBy : countBy.property;
}
