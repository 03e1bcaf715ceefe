"use client";

import { useRowKeys } from "./use-row-keys.ts";

/** Edits of a list of rows that are put in, taken out and moved, each row with a key that stays with it. */
export function useRowList<Row>(rows: readonly Row[], set: (next: Row[]) => void) {
  const { keys, inserted, removed, moved } = useRowKeys(rows.length);
  return {
    keys,
    insert: (index: number, row: Row) => {
      inserted(index);
      set(rows.toSpliced(index, 0, row));
    },
    remove: (index: number) => {
      removed(index);
      set(rows.toSpliced(index, 1));
    },
    move: (from: number, to: number) => {
      const row = rows[from];
      if (row === undefined || from === to) return;
      moved(from, to);
      set(rows.toSpliced(from, 1).toSpliced(to, 0, row));
    },
  };
}
