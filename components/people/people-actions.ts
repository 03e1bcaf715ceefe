/** How the server takes a question about people: enqueued (answered at once when it is known), or refused with a reason. */
export type PeopleReply =
  | { ok: true; run: { handle: string; cached?: unknown }; sql: string; portableSql: string }
  | { ok: false; message: string };

/** Asks one question; the owner is the tab. Arrives as a prop, so that components know no server. */
export type AskPeople = (json: string, owner: string) => Promise<PeopleReply>;
