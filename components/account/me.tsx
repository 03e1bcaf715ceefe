"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Deed } from "../../lib/access/deeds.ts";
import type { Role } from "../../lib/access/principal.ts";

/** Who looks at the screen, and what it may offer; the server decides again about every deed. */
export type Me = {
  is: "open" | "account" | "nobody";
  id: string | null;
  name: string;
  role: Role | null;
  deeds: readonly Deed[];
  /** Others on the network can read what goes over this connection. */
  readable: boolean;
};

const nobody: Me = { is: "nobody", id: null, name: "", role: null, deeds: [], readable: false };
const Context = createContext<Me>(nobody);

/** Tells the screens below who looks at them. */
export function MeProvider({ me, children }: { me: Me; children: ReactNode }) {
  return <Context value={me}>{children}</Context>;
}

/** Who looks at the screen. */
export const useMe = (): Me => useContext(Context);

/** Whether who looks at the screen may do a deed: a button for what is not allowed is not shown. */
export const useMay = (deed: Deed): boolean => useContext(Context).deeds.includes(deed);
