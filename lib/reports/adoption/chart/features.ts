import { type ChartGroup, chartGroups, groupColours, mostDrawn } from "../../../charts/groups.ts";
import { type Theme, tone } from "../../../charts/palette.ts";
import type { AdoptionAnswer, FeatureAnswer } from "../result/answer.ts";

/** One feature of an answer as charts, legends and tables know it. */
export type DrawnFeature = ChartGroup & {
  feature: FeatureAnswer;
  /** The same feature in the compared period. */
  before: FeatureAnswer | undefined;
};

type Compared = Pick<AdoptionAnswer, "features"> & { previous?: Pick<AdoptionAnswer, "features"> };

/** Every feature of an answer; a value has the colour that it has in other reports, a feature alone has the main one. */
export function drawnFeatures({ features, previous }: Compared): DrawnFeature[] {
  const groups = chartGroups(features.map(({ label }) => ({ group: label, kind: "value" as const })));
  return groups.flatMap((group) => {
    const feature = features[group.index];
    if (!feature) return [];
    const before = previous?.features.find(({ key }) => key === feature.key);
    return [{ ...group, kind: features.length === 1 ? ("all" as const) : group.kind, feature, before }];
  });
}

/** The first ten, which are drawn until the reader chooses. */
export function firstDrawn(features: readonly DrawnFeature[]): readonly DrawnFeature[] {
  return features.slice(0, mostDrawn);
}

/** A colour for each of the drawn features. */
export function featureColours(features: readonly DrawnFeature[], theme: Theme): (key: string) => string {
  const colours = groupColours(features, theme);
  return (key) => colours.get(key) ?? tone("main", theme);
}
