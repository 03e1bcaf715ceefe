"use client";

import { useState } from "react";

let lastKey = 0;
const freshKey = () => `row-${++lastKey}`;

/** Keys that stay with their row while it moves; drawn anew when the rows change from elsewhere (back, forward). */
export function useRowKeys(length: number) {
  const [kept, setKeys] = useState(() => Array.from({ length }, (_, index) => `first-${index}`));
  const keys = kept.length === length ? kept : Array.from({ length }, (_, index) => kept[index] ?? `late-${index}`);
  return {
    keys,
    inserted: (index: number) => setKeys(keys.toSpliced(index, 0, freshKey())),
    removed: (index: number) => setKeys(keys.toSpliced(index, 1)),
    moved: (from: number, to: number) => setKeys(keys.toSpliced(from, 1).toSpliced(to, 0, keys[from] ?? freshKey())),
  };
}
