import { periodLabel } from "../../../../lib/format.ts";
import { adopterWords } from "../../../../lib/reports/adoption/chart/adopters.ts";
import type { DrawnFeature } from "../../../../lib/reports/adoption/chart/features.ts";
import type { AdoptionDefinition } from "../../../../lib/reports/adoption/definition.ts";
import { capital, type Listed } from "./chosen.ts";

type Context = { definition: AdoptionDefinition; unit: string; shownFeatures: readonly DrawnFeature[] };

/** Who is behind a bucket of the rate: users, and of one feature alone the others and the compared users too. */
export function bucketLists(drawn: DrawnFeature, index: number, { definition, unit, shownFeatures }: Context): Listed[] {
  const { name, feature, before } = drawn;
  const [point, earlier] = [feature.points?.[index], before?.points?.[index]];
  if (!point) return [];
  const part = { feature: feature.key, of: "current" as const, period: point.period };
  const users = { name, part: { ...part, state: "users" as const }, count: point.users };
  if (shownFeatures.length > 1) return [{ ...users, label: name }];
  return [
    { ...users, label: `${capital(unit)} of it` },
    { name, label: `Active ${unit} without it`, part: { ...part, state: "non_users" }, count: point.base - point.users },
    ...(earlier
      ? [
          {
            name,
            label: `${capital(unit)} of ${periodLabel(earlier.period, definition.interval)}`,
            part: { ...part, of: "previous" as const, period: earlier.period, state: "users" as const },
            count: earlier.users,
          },
        ]
      : []),
  ];
}

/** Who is behind a bucket of new, continuing and returning users. */
export function adopterLists({ name, feature, before }: DrawnFeature, index: number, { interval }: Pick<AdoptionDefinition, "interval">) {
  const [point, earlier] = [feature.adopters?.[index], before?.adopters?.[index]];
  const own = adopterWords.flatMap(({ state, word }): Listed[] =>
    point ? [{ name, label: word, part: { feature: feature.key, of: "current", period: point.period, state }, count: point[state] }] : [],
  );
  const compared = adopterWords.flatMap(({ state, word }): Listed[] =>
    earlier
      ? [
          {
            name,
            label: `${word}, ${periodLabel(earlier.period, interval)}`,
            part: { feature: feature.key, of: "previous", period: earlier.period, state },
            count: earlier[state],
          },
        ]
      : [],
  );
  return [...own, ...compared];
}

/** Who is behind a feature over the whole range: its users and the others. */
export function rangeLists({ name, feature, before }: DrawnFeature, unit: string): Listed[] {
  const { matrix } = feature;
  if (!matrix) return [];
  const part = { feature: feature.key, of: "current" as const };
  return [
    { name, label: `${capital(unit)} of it`, part: { ...part, state: "users" }, count: matrix.users },
    { name, label: `Active ${unit} without it`, part: { ...part, state: "non_users" }, count: matrix.base - matrix.users },
    ...(before?.matrix
      ? [
          {
            name,
            label: `${capital(unit)} of it before`,
            part: { ...part, of: "previous" as const, state: "users" as const },
            count: before.matrix.users,
          },
        ]
      : []),
  ];
}

/** Who reached each stage; with an exposure of its own the list of all users is longer than the bar, so none is offered. */
export function stageLists({ name, feature, before }: DrawnFeature, { exposure }: Pick<AdoptionDefinition, "exposure">): Listed[] {
  const lists = (of: "current" | "previous", stages = of === "current" ? feature.stages : before?.stages): Listed[] => {
    if (!stages) return [];
    const part = { feature: feature.key, of };
    const after = of === "current" ? "" : " before";
    return [
      ...(exposure
        ? []
        : [
            { name, label: `Tried it${after}`, part: { ...part, state: "users" as const }, count: stages.tried },
            { name, label: `Did not try it${after}`, part: { ...part, state: "non_users" as const }, count: stages.exposed - stages.tried },
          ]),
      { name, label: `Repeated it${after}`, part: { ...part, state: "repeated" }, count: stages.repeated },
      { name, label: `Regular${after}`, part: { ...part, state: "regular" }, count: stages.regular ?? 0 },
    ];
  };
  return [...lists("current"), ...lists("previous")];
}
