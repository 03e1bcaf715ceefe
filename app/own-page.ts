import { headers } from "next/headers";
import { isSameOrigin } from "./api/runs/same-origin.ts";

/** Refuses a server action that no page of this server called; every action begins with it. */
export async function requireOwnPage(): Promise<void> {
  if (!isSameOrigin(await headers())) throw new Error("This action was not called from a page of this server.");
}
