/** How the server takes an export: started under a handle, or refused with a reason. */
export type ExportReply = { ok: true; handle: string } | { ok: false; message: string };

/** Starts an export; arrives as a prop, so that components know no server. */
export type ExportEvents = (json: string, owner: string) => Promise<ExportReply>;

/** What the run of an export answers: the file's name on the server, and what is in it. */
export type Exported = { file: string; rows: number; bytes: number };
