import type { TextTile } from "../../lib/dashboards/board.ts";
import type { AnswerBase } from "../../lib/reports/kind.ts";

type Placed = { id: string; x: number; y: number; w: number; h: number };

/** A report on a public page: its name and how it is looked at; never what it asks. */
export type SharedReport = Placed & {
  is: "report";
  title: string;
  /** Null when the report is gone, or may not be shown to the public. */
  kind: string | null;
  /** Further words of its view, such as its tab. */
  words: Readonly<Record<string, string>>;
};

/** A public page before its first numbers. */
export type SharedBoard = {
  name: string;
  tiles: readonly (SharedReport | TextTile)[];
  /** The filters that a viewer may set, by their place in the list. */
  filters: readonly { label: string; values: readonly string[] }[];
  /** The dates that a viewer may choose from; empty when the dates are fixed. */
  dates: readonly { value: string; label: string }[];
};

/** The answer on a public tile: what is drawn and nothing else. */
export type SharedAnswer = {
  definition: object;
  result: AnswerBase;
  receipt: { timezone: string; dataEnd: string | null };
};

/** What a viewer chose. */
export type SharedChoice = { filters: Readonly<Record<string, readonly string[]>>; dates: string | null };

/** One line of the stream of a public page. */
export type SharedLine = { tile: string } & (
  | { state: "queued" | "running"; percent?: number }
  | { state: "done"; result: SharedAnswer }
  | { state: "failed"; code: string }
  | { state: "notes"; notes: readonly string[] }
);
