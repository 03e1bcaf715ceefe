"use client";

import { useEffect, useRef } from "react";

export type ReportKeys = {
  run: () => void;
  shift: (direction: 1 | -1) => void;
  /** Absent where the kind has no compared period. */
  compare?: () => void;
  palette: () => void;
  help: () => void;
};

/** Every key of a report with its words, for the help window. */
export const keyHelp: readonly (readonly [string[], string])[] = [
  [["⌘", "Enter"], "Run the question now"],
  [["⌘", "K"], "Find an event, a view or a setting"],
  [["/"], "The same"],
  [["←"], "One period earlier"],
  [["→"], "One period later"],
  [["X"], "Compare with the previous period, or stop"],
  [["?"], "This list"],
  [["Esc"], "Close what is open"],
];

const busy =
  "input, textarea, select, [contenteditable=true], [role=menu], [role=listbox], [role=dialog], [role=radiogroup], [role=group], [role=slider], [role=tablist], [role=grid], [role=application]";

function actionOf(event: KeyboardEvent, keys: ReportKeys): (() => void) | null {
  const command = event.metaKey || event.ctrlKey;
  if (command && event.key === "Enter") return keys.run;
  if (command && event.key.toLowerCase() === "k") return keys.palette;
  const inside = event.target instanceof Element && event.target.closest(busy) !== null;
  if (inside || command || event.altKey || event.defaultPrevented) return null;
  const plain: Record<string, (() => void) | undefined> = {
    "/": keys.palette,
    "?": keys.help,
    x: keys.compare,
    X: keys.compare,
    ArrowLeft: () => keys.shift(-1),
    ArrowRight: () => keys.shift(1),
  };
  return plain[event.key] ?? null;
}

/** Listens for the keys of a report, except where a control needs them itself. */
export function useReportKeys(keys: ReportKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const action = actionOf(event, latest.current);
      if (!action) return;
      event.preventDefault();
      action();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}
