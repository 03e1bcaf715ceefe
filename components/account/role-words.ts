import type { Role } from "../../lib/access/principal.ts";

/** What a role is called, and what it may do. */
export const roleWords: Record<Role, { label: string; may: string }> = {
  owner: { label: "Owner", may: "everything, and accounts" },
  editor: { label: "Editor", may: "look at people, save, share, bring in data" },
  viewer: { label: "Viewer", may: "look at reports and change filters for themselves" },
};
