import type { ShareFilter } from "../../lib/shares/share-words.ts";

/** A live link as those who may share see it; neither its token nor its password. */
export type OwnShare = {
  id: string;
  tokenPrefix: string;
  hasPassword: boolean;
  filters: readonly ShareFilter[];
  datesMayChange: boolean;
  expiresAt: number | null;
  embedOrigins: readonly string[];
  previewAllowed: boolean;
  previewPicture: boolean;
  createdAt: number;
  lastOpenedAt: number | null;
};

/** A property by which a viewer could filter, and its values. */
export type OfferedProperty = { property: string; of: "event" | "user"; values: readonly string[] };

/** What a link of a board shows, and the link it has. */
export type ShareFacts = {
  share: OwnShare | null;
  /** Where links of this server lead, without the token. */
  address: string;
  /** The tiles by name; one with a reason stays private. */
  tiles: readonly { id: string; title: string; because: string | null }[];
  texts: number;
  /** The board's dates in words; null when each tile has its own. */
  dates: string | null;
  /** The board's filters in words, empty without any. */
  filters: string;
  properties: readonly OfferedProperty[];
};

/** What became of a link: its address where it is new, else null; or why nothing was done. */
export type ShareReply = { ok: true; share: OwnShare; link: string | null } | { ok: false; words: string };

/** The server actions of the window that shares a board. */
export type ShareActions = {
  loadShare: (boardId: string) => Promise<ShareFacts | null>;
  makeLink: (boardId: string, json: string) => Promise<ShareReply>;
  changeLink: (boardId: string, json: string) => Promise<ShareReply>;
  rotateLink: (boardId: string) => Promise<ShareReply>;
  revokeLink: (boardId: string) => Promise<boolean>;
};
