import type { RetentionDefinition, RetentionPart } from "../../reports/retention/definition.ts";
import type { RetentionActor, RetentionAnswer, RetentionResult, RetentionSignificance } from "../../reports/retention/result/answer.ts";
import type { CaseLog } from "../case.ts";
import { groupedBy } from "../reference/group.ts";
import { unitName } from "../reference/unit.ts";
import { datesOf, stretchesOf } from "../reference/whole-period.ts";
import { worldOf } from "../reference/world.ts";
import { isRetained } from "./reference/column.ts";
import { gapsOf } from "./reference/gaps.ts";
import { countWithoutActor, type Member, membersOf, type Setting, settingOf } from "./reference/members.ts";
import { significanceOf, testsOf } from "./reference/significance.ts";
import { isCounted, tableOf } from "./reference/table.ts";

/** The second opinion on retention, written from the rule book alone: log → units → births → returns by interval → cells. Slow on purpose. */
export function evaluateRetention(log: CaseLog, definition: RetentionDefinition): RetentionResult {
  const world = worldOf(log, definition);
  const stretches = stretchesOf(definition, world);
  const current = settingOf(definition, world, stretches.current);
  const previous = stretches.previous ? settingOf(definition, world, stretches.previous) : null;
  const isList = definition.view === "actors";
  const listed = definition.part?.of === "previous" && previous ? previous : current;
  return {
    kind: "retention",
    unit: unitName(definition.countBy),
    dataEnd: world.dataEnd === null ? null : new Date(Math.floor(world.dataEnd / 1000)).toISOString(),
    withoutActor: countWithoutActor(current),
    broken: [],
    ...answerOf(isList ? listed : current),
    ...(previous && !isList ? { previous: answerOf(previous) } : {}),
  };
}

function answerOf(setting: Setting): RetentionAnswer {
  const { definition, stretch } = setting;
  const period = datesOf(stretch, definition.timezone, definition.interval === "hour");
  if (definition.view === "gaps") return { period, gaps: gapsOf(setting) };
  const members = membersOf(setting);
  if (definition.view === "actors" && definition.part) return { period, ...listOf(members, definition.part, setting) };
  const { columns, cohorts, average } = tableOf(members, setting);
  const whole = { period, columns, cohorts, average };
  if (!definition.breakdown) return { ...whole, ...asked(significanceOf(setting, null)) };
  const { groups, count } = groupsOf(members, setting);
  const tables = groups.map(({ name, items }) => ({ name, members: items, table: tableOf(items, setting) }));
  const significance = significanceOf(setting, tables);
  const tests = significance?.reason === null ? testsOf(tables, setting) : [];
  return {
    ...whole,
    ...asked(significance),
    groups: groups.map(({ name, kind }, index) => {
      const [table, test] = [tables[index]?.table, tests[index]];
      return { group: name, kind, cohorts: table?.cohorts ?? [], average: table?.average ?? [], ...(test ? { significance: test } : {}) };
    }),
    groupCount: count,
  };
}

const asked = (significance: RetentionSignificance | undefined) => (significance ? { significance } : {});

function groupsOf(members: Member[], { definition: { breakdown } }: Setting) {
  if (!breakdown) return { groups: [], count: 0 };
  return groupedBy(members, { breakdown, weight: (items) => items.length });
}

function listOf(members: Member[], part: RetentionPart, setting: Setting): Pick<RetentionAnswer, "actors" | "actorCount"> {
  const { definition, stretch } = setting;
  const { group, groupKind, search, limit, offset } = part;
  const inGroup = groupsOf(members, setting)
    .groups.filter(({ name, kind }) => name === group && (groupKind === undefined || groupKind === kind))
    .flatMap(({ items }) => items);
  const among = group === undefined ? members : inGroup;
  const { columns, cohorts } = tableOf(among, setting);
  const column = columns[part.column];
  const cells = (cohort: number) => cohorts[cohort]?.cells ?? [];
  const isAsked = (member: Member): boolean => {
    const cell = cells(member.cohort)[part.column];
    if (!column || !cell || cell.state === "not_started") return false;
    if (part.cohort === "all" ? !isCounted(cell.state, definition) : stretch.buckets[member.cohort]?.period !== part.cohort) return false;
    return isRetained(member, column, definition) === (part.state === "retained");
  };
  const rows = among.filter(isAsked).map((member): RetentionActor => {
    const seen = columns.filter((one) => {
      const cell = cells(member.cohort)[one.column];
      return cell && cell.state !== "not_started" && isRetained(member, one, definition);
    });
    return {
      actor: member.actor,
      group: group ?? null,
      cohort: stretch.buckets[member.cohort]?.period ?? "",
      birth: new Date(Math.floor(member.birth.time / 1000)).toISOString(),
      columns: seen.map((one) => one.column),
    };
  });
  const found = rows.filter(({ actor }) => !search || actor.toLowerCase().includes(search.toLowerCase()));
  found.sort(
    (a, b) => b.columns.length - a.columns.length || (a.actor < b.actor ? -1 : a.actor > b.actor ? 1 : a.cohort < b.cohort ? -1 : 1),
  );
  return { actors: found.slice(offset, offset + limit), actorCount: found.length };
}
