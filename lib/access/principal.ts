/** What an account may do in general; `deeds.ts` says what that means. */
export const roles = ["owner", "editor", "viewer"] as const;
export type Role = (typeof roles)[number];

/** Who asks: `open` while no owner exists (this machine alone), an account that signed in, or nobody. */
export type Principal = { is: "open" } | { is: "account"; id: string; name: string; role: Role; seesPeople: boolean } | { is: "nobody" };

/** One word for a principal, by which runs and exports know whose they are. */
export function whoOf(principal: Principal): string {
  return principal.is === "account" ? `account:${principal.id}` : principal.is;
}
