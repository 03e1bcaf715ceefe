"use client";

import { useCallback, useState } from "react";

/** The room of a sheet of A4 on its side, in pixels. */
export const paperWidth = 1032;

const settleMs = 700;

/** Prints the board after it was laid out as wide as a sheet, so that its drawings are drawn for paper. */
export function usePaper(): [onPaper: boolean, print: () => void] {
  const [onPaper, setOnPaper] = useState(false);
  const print = useCallback(() => {
    setOnPaper(true);
    setTimeout(() => {
      window.print();
      setOnPaper(false);
    }, settleMs);
  }, []);
  return [onPaper, print];
}
