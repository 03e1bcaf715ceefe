"use client";

import { useEffect, useRef } from "react";

type BoardKeys = { edit: () => void; full: () => void; leave: () => void };

const busy = "input, textarea, select, [contenteditable=true], [role=menu], [role=listbox], [role=dialog], [role=slider]";

/** E edits the layout, F is full screen, Esc leaves either; except where a control needs the key itself. */
export function useBoardKeys(keys: BoardKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(busy)) return;
      const { edit, full, leave } = latest.current;
      const action = { e: edit, E: edit, f: full, F: full, Escape: leave }[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}
