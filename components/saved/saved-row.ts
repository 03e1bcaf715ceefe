import type { SavedActions } from "./saved-actions.ts";

/** A saved report as the list and Home show it. */
export type SavedRow = {
  id: string;
  name: string;
  description: string;
  tags: string[];
  kind: string;
  revision: number;
  ownerName: string | null;
  changedAt: number;
  /** When this account opened it last. */
  openedAt: number | null;
  favourite: boolean;
  usedOn: number;
  mayDelete: boolean;
};

/** What became of a file that was brought in: a report of that name, or what is wrong with it, by its place. */
export type ImportReply =
  | { ok: true; id: string; name: string; upgradedBy: string[] }
  | { ok: false; faults: { path: string; message: string }[] };

export type ListActions = SavedActions & {
  duplicateReport: (id: string) => Promise<{ id: string; name: string } | null>;
  importReport: (fileName: string, text: string) => Promise<ImportReply>;
};

/** The address of a saved report. */
export const savedAddress = ({ kind, id }: { kind: string; id: string }): string => `/reports/${kind}?saved=${id}`;
