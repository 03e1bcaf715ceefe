import { hue, tone } from "../../../../lib/charts/palette.ts";
import { adopterWords } from "../../../../lib/reports/adoption/chart/adopters.ts";
import { quadrantColour } from "../../../../lib/reports/adoption/chart/matrix.ts";
import { type Returning, retentionCurves } from "../../../../lib/reports/adoption/chart/retention.ts";
import { stageColour, stageWords } from "../../../../lib/reports/adoption/chart/stages.ts";
import { quadrantWords } from "../../../../lib/reports/adoption/chart/words.ts";
import type { AdoptionDefinition } from "../../../../lib/reports/adoption/definition.ts";
import type { Quadrant } from "../../../../lib/reports/adoption/result/answer.ts";
import type { ViewProps } from "./view-props.ts";

type Setting = Pick<ViewProps, "drawn" | "shownFeatures"> & { returning: Returning; one: ViewProps["one"] | undefined };

/** The names and colours beside the picture of a view. */
export function pictureLegend(
  view: AdoptionDefinition["view"],
  { drawn, shownFeatures, returning, one }: Setting,
): { name: string; colour: string }[] {
  const { theme, colours } = drawn;
  if (view === "adopters")
    return [
      ...adopterWords.map(({ word, slot }) => ({ name: word, colour: hue(slot, theme) })),
      { name: "Ever used it", colour: tone("marker", theme) },
    ];
  if (view === "matrix")
    return (Object.keys(quadrantWords) as Quadrant[]).map((each) => ({
      name: quadrantWords[each].word,
      colour: quadrantColour(each, theme),
    }));
  if (view === "stages") return stageWords.map(({ stage, word }) => ({ name: word, colour: stageColour(stage, theme) }));
  if (view === "retention" && returning === "against" && one)
    return retentionCurves([one], "against", { theme, colourOf: () => "" }).map(({ name, colour }) => ({ name, colour }));
  if (view === "powerUsers" && one) return [{ name: one.name, colour: colours.get(one.key) ?? tone("main", theme) }];
  return shownFeatures.length > 1 ? shownFeatures.map(({ key, name }) => ({ name, colour: colours.get(key) ?? "" })) : [];
}
