import type { Role } from "../../lib/access/principal.ts";
import type { FormAction, FormReply, LinkReply } from "./account-actions.ts";

/** An account as the team page lists it. */
export type Member = {
  id: string;
  email: string;
  name: string;
  role: Role;
  seesPeople: boolean;
  createdAt: number;
  sessions: number;
  seenAt: number | null;
};
/** An invitation that waits. */
export type Waiting = { id: string; note: string; role: Role; seesPeople: boolean; createdAt: number; expiresAt: number };
/** Who did what when. */
export type Entry = { id: string; at: number; who: string; did: string; about: string };

export type TeamActions = {
  invite: (json: string) => Promise<LinkReply>;
  withdraw: (id: string) => Promise<boolean>;
  changeRights: FormAction;
  makeResetLink: (id: string) => Promise<LinkReply>;
  signOutAccount: (id: string) => Promise<void>;
  remove: (id: string) => Promise<FormReply>;
};
