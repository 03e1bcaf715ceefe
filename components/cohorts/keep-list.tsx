"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { KeepList } from "./cohort-actions.ts";

const Context = createContext<KeepList | null>(null);

/** Lets the lists below be kept as cohorts; null where one may not. */
export function KeepListProvider({ keepList, children }: { keepList: KeepList | null; children: ReactNode }) {
  return <Context value={keepList}>{children}</Context>;
}

/** Keeps a list as a cohort; null where one may not. */
export function useKeepList(): KeepList | null {
  return useContext(Context);
}
