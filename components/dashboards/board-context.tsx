"use client";

import { createContext, useContext } from "react";
import type { BoardWords } from "../../lib/dashboards/boarded.ts";
import type { AskPlaced } from "../kpis/ask-together.ts";
import type { ReportSettings } from "../report/question.ts";
import type { RunReport } from "../report/report-actions.ts";

/** What the board around a tile gives it. What is absent a reader may not do: a public page has answers only. */
export type BoardContext = {
  ask: AskPlaced;
  /** The dates and filters that hold for all tiles. */
  words: BoardWords;
  settings: ReportSettings;
  /** Grows with every refresh by hand or by the clock. */
  round: number;
  /** Whether tiles ask although nobody has scrolled to them. */
  unseen?: boolean;
  /** For SQL, and the people behind a part. */
  runReport?: RunReport<unknown>;
};

const Context = createContext<BoardContext | null>(null);

export const BoardProvider = Context.Provider;

/** The board around a tile. */
export function useBoardContext(): BoardContext {
  const board = useContext(Context);
  if (!board) throw new Error("a tile needs a BoardProvider around it");
  return board;
}
