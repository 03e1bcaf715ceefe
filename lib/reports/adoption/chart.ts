import type { EChartsOption } from "echarts";
import { type BucketState, bucketStates } from "../../charts/buckets.ts";
import type { Theme } from "../../charts/palette.ts";
import { adoptersOption } from "./chart/adopters.ts";
import { type DrawnFeature, drawnFeatures, featureColours, firstDrawn } from "./chart/features.ts";
import { matrixModel, type Size } from "./chart/matrix.ts";
import { matrixOption } from "./chart/matrix-option.ts";
import { type PowerModel, powerOption, type Scale } from "./chart/power-users.ts";
import { rateOption, releasesIn } from "./chart/rate.ts";
import { type Returning, retentionCurves, retentionOption } from "./chart/retention.ts";
import { barFeatures, stagesOption } from "./chart/stages.ts";
import { timeToAdoptOption } from "./chart/time-to-adopt.ts";
import type { AdoptionDefinition } from "./definition.ts";
import type { AdoptionResult } from "./result/answer.ts";

type Asked = Pick<AdoptionDefinition, "view" | "interval" | "frequency" | "timeUnit" | "features">;

type Drawing = {
  theme: Theme;
  /** Which features are drawn where several can be; the first ten when absent. */
  features?: readonly DrawnFeature[];
  /** The feature of the views that show one. */
  one?: DrawnFeature | undefined;
  colourOf?: (key: string) => string;
  size?: Size;
  /** Axes of the matrix stretched at their low ends; told from the data when absent. */
  stretched?: boolean | undefined;
  returning?: Returning;
  scale?: Scale;
};

/** The words of the matrix' second axis. */
export const frequencyWords = {
  uses: "Frequency: median uses per user",
  days: "Frequency: median days of use per user",
} as const;

const pictureSize: Size = { width: 1200, height: 460 };

/** The chart of a view of adoption, from the result alone; lists have none. */
export function adoptionChart(definition: Asked, result: AdoptionResult, drawing: Drawing): EChartsOption | null {
  const { theme, size = pictureSize, returning = "usage", scale = "share" } = drawing;
  const all = drawnFeatures(result);
  const features = drawing.features ?? firstDrawn(all);
  const one = drawing.one ?? all[0];
  const colourOf = drawing.colourOf ?? featureColours(features, theme);
  const { view, interval, timeUnit } = definition;
  const spine = { buckets: result.buckets, states: bucketStates(result) };
  if (!one || view === "actors") return null;
  switch (view) {
    case "rate": {
      const model = { features, ...spine };
      return rateOption(model, { interval, theme, colourOf, releases: releasesIn(model, definition.features) });
    }
    case "adopters":
      return adoptersOption(adoptersModel(one, spine), { interval, theme });
    case "matrix":
      return matrixOption(matrixModel(all, result, drawing.stretched), {
        theme,
        size,
        frequencyWords: frequencyWords[definition.frequency],
      });
    case "stages":
      return stagesOption(barFeatures(all), { theme, width: size.width });
    case "timeToAdopt":
      return timeToAdoptOption(features, { theme, timeUnit, colourOf });
    case "retention":
      return retentionOption(retentionCurves(returning === "usage" ? features : [one], returning, { theme, colourOf }), {
        theme,
        interval,
      });
    case "powerUsers":
      return powerOption(powerModel(one, result, colourOf(one.key)), { theme, scale });
  }
}

type Spine = { buckets: AdoptionResult["buckets"]; states: readonly BucketState[] };

/** What the chart of new, continuing and returning users is drawn from. */
export function adoptersModel({ feature, before }: DrawnFeature, spine: Spine) {
  return { points: feature.adopters ?? [], before: before?.adopters, ...spine };
}

/** What the bars of days of use are drawn from. */
export function powerModel(
  { name, feature, before }: DrawnFeature,
  { active = [] }: Pick<AdoptionResult, "active">,
  colour: string,
): PowerModel {
  return { name, colour, points: feature.powerUsers ?? [], before: before?.powerUsers, active };
}
