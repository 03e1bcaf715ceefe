"use client";

import { useCallback, useState } from "react";

/** The room of a sheet of A4 on its side, in pixels. */
export const paperWidth = 1032;

const settleMs = 700;
const lookEveryMs = 200;
const patienceMs = 20_000;

const isBusy = () => document.querySelector(".board [role=progressbar], .board [aria-busy=true]") !== null;

/** Prints the board after it was laid out as wide as a sheet and every tile has its answer, also those that nobody scrolled to. */
export function usePaper(): [onPaper: boolean, print: () => void] {
  const [onPaper, setOnPaper] = useState(false);
  const print = useCallback(() => {
    setOnPaper(true);
    const until = Date.now() + patienceMs;
    const begin = () => {
      window.print();
      setOnPaper(false);
    };
    const look = () => void (isBusy() && Date.now() < until ? setTimeout(look, lookEveryMs) : setTimeout(begin, settleMs));
    setTimeout(look, settleMs);
  }, []);
  return [onPaper, print];
}
