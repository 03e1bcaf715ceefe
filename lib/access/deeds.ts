import type { Principal, Role } from "./principal.ts";

/**
 * The permission table. It decides everything: each server action, route and page names one deed, and who has a tick may do it.
 * Saved objects belong to the team: whoever may save may change those of others (versions undo it).
 * Runs and exports belong to who started them, sessions to their account (`whoOf`).
 */
export const deeds = {
  /** Sign in, join by an invitation, take a new password by a link, make the first account by the address that the start prints. */
  enter: ["nobody", "open", "owner", "editor", "viewer"],
  /** What a public link shows; its token says what that is. */
  "see-shared": ["nobody", "open", "owner", "editor", "viewer"],
  /** Own name, password and sessions. */
  "own-account": ["owner", "editor", "viewer"],
  /** Run reports, change filters and ranges for oneself, read what others saved, the catalogue. */
  ask: ["open", "owner", "editor", "viewer"],
  /** Lists of people, persons, raw events, rejects, exports of them. A viewer only when the owner allows it. */
  "see-people": ["open", "owner", "editor", "viewer who sees people"],
  /** Keep reports, dashboards, cohorts, annotations and descriptions. */
  save: ["open", "owner", "editor"],
  /** Make and revoke public links. */
  share: ["open", "owner", "editor"],
  /** Look at sources, import, verify. */
  "bring-data": ["open", "owner", "editor"],
  /** Change what every report starts from. */
  settings: ["open", "owner"],
  /** Invite, change roles, remove accounts, end their sessions, make reset links. */
  accounts: ["owner"],
} as const satisfies Record<string, readonly Who[]>;

type Who = "nobody" | "open" | Role | "viewer who sees people";
export type Deed = keyof typeof deeds;

/** Whether a principal may do a deed: the only place that decides. */
export function may(principal: Principal, deed: Deed): boolean {
  const allowed: readonly Who[] = deeds[deed];
  return wordsOf(principal).some((word) => allowed.includes(word));
}

function wordsOf(principal: Principal): Who[] {
  if (principal.is !== "account") return [principal.is];
  const { role, seesPeople } = principal;
  return role === "viewer" && seesPeople ? [role, "viewer who sees people"] : [role];
}

/** The deeds of a principal, for the screens to offer no more than that. */
export function deedsOf(principal: Principal): Deed[] {
  return (Object.keys(deeds) as Deed[]).filter((deed) => may(principal, deed));
}
