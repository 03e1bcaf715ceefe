"use client";

import { createContext, useContext } from "react";

const Context = createContext<number | null>(null);

/** Gives the drawings below another height than their own, in pixels: that of a tile. */
export const ChartHeightProvider = Context.Provider;

/** The height of a drawing: its own, or what its place has for it. */
export function useChartHeight(own: number): number {
  return useContext(Context) ?? own;
}
