import type { DrawnLine } from "../../../../lib/reports/trends/chart/lines.ts";
import type { TrendsDefinition } from "../../../../lib/reports/trends/definition.ts";
import type { TrendsResult } from "../../../../lib/reports/trends/result/answer.ts";
import type { Drawn } from "../../../chart/use-drawn.ts";
import type { Chosen } from "./chosen.ts";

/** What every view of a trend draws from. */
export type ViewProps = {
  /** The question that the answer answers, under the view that is on screen. */
  definition: TrendsDefinition;
  result: TrendsResult;
  /** Every line of the answer. */
  lines: readonly DrawnLine[];
  /** Those that are drawn. */
  shownLines: readonly DrawnLine[];
  drawn: Drawn;
  colourOf: (key: string) => string;
  onChoose: (chosen: Chosen) => void;
  file: { name: string; period: { from: string; to: string } };
};
