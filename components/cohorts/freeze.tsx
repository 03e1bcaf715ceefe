"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { FreezeList } from "./cohort-actions.ts";

const Context = createContext<FreezeList | null>(null);

/** Lets the lists below be kept as cohorts; null where one may not. */
export function FreezeProvider({ freezeList, children }: { freezeList: FreezeList | null; children: ReactNode }) {
  return <Context value={freezeList}>{children}</Context>;
}

/** Keeps a list as a cohort; null where one may not. */
export function useFreeze(): FreezeList | null {
  return useContext(Context);
}
