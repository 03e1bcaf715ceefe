import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Definitions too long for an address, under an id that the browser drew at random; never changed. */
export const drafts = sqliteTable(
  "drafts",
  {
    id: text("id").primaryKey(),
    definition: text("definition").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [index("drafts_by_time").on(table.createdAt)],
);

/** Settings of the data set, one row per word, the value as JSON. */
export const settings = sqliteTable("settings", {
  word: text("word").primaryKey(),
  value: text("value").notNull(),
  changedAt: integer("changed_at").notNull(),
});

/** What people wrote about events and properties of the catalogue, by kind and name. */
export const descriptions = sqliteTable(
  "descriptions",
  {
    kind: text("kind").notNull(),
    name: text("name").notNull(),
    text: text("text").notNull(),
    changedAt: integer("changed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.name] })],
);

/** Notes on days of the calendar, drawn on the time axis of every report that has one. */
export const annotations = sqliteTable("annotations", {
  id: text("id").primaryKey(),
  day: text("day").notNull(),
  text: text("text").notNull(),
  changedAt: integer("changed_at").notNull(),
});

/** Reports under a name. `definition` and `view` are JSON texts; `version` is the format that the definition is written in. */
export const savedReports = sqliteTable("saved_reports", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  description: text("description").notNull(),
  tags: text("tags").notNull(),
  kind: text("kind").notNull(),
  definition: text("definition").notNull(),
  view: text("view").notNull(),
  version: integer("version").notNull(),
  ownerId: text("owner_id"),
  revision: integer("revision").notNull(),
  createdAt: integer("created_at").notNull(),
  changedAt: integer("changed_at").notNull(),
  deletedAt: integer("deleted_at"),
});

/** What a saved report was after each of its changes; never changed itself. */
export const reportVersions = sqliteTable(
  "report_versions",
  {
    reportId: text("report_id").notNull(),
    revision: integer("revision").notNull(),
    name: text("name").notNull(),
    description: text("description").notNull(),
    tags: text("tags").notNull(),
    definition: text("definition").notNull(),
    view: text("view").notNull(),
    version: integer("version").notNull(),
    changedBy: text("changed_by"),
    changedAt: integer("changed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.reportId, table.revision] })],
);

/** What an account keeps at hand: objects of a kind (report, dashboard, …) by their id. */
export const favourites = sqliteTable(
  "favourites",
  {
    accountId: text("account_id").notNull(),
    kind: text("kind").notNull(),
    objectId: text("object_id").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.kind, table.objectId] })],
);

/** When an account last opened an object. */
export const recents = sqliteTable(
  "recents",
  {
    accountId: text("account_id").notNull(),
    kind: text("kind").notNull(),
    objectId: text("object_id").notNull(),
    openedAt: integer("opened_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.kind, table.objectId] })],
);

/** On what terms each experiment was read, and every change of them; rows are never changed. */
export const experimentLog = sqliteTable(
  "experiment_log",
  {
    /** SHA-256 of what makes it the same experiment. */
    experiment: text("experiment").notNull(),
    /** 1 is the first reading. */
    place: integer("place").notNull(),
    at: integer("at").notNull(),
    accountId: text("account_id"),
    who: text("who"),
    terms: text("terms").notNull(),
    changes: text("changes").notNull(),
    definitionHash: text("definition_hash").notNull(),
  },
  (table) => [primaryKey({ columns: [table.experiment, table.place] }), index("experiment_log_by_time").on(table.at)],
);

/** Who may sign in; a password as `lib/access/password.ts` writes it. */
export const accounts = sqliteTable("accounts", {
  id: text("id").primaryKey(),
  /** In small letters, as one signs in. */
  email: text("email").notNull().unique(),
  name: text("name").notNull(),
  role: text("role").notNull(),
  seesPeople: integer("sees_people", { mode: "boolean" }).notNull(),
  password: text("password").notNull(),
  createdAt: integer("created_at").notNull(),
  changedAt: integer("changed_at").notNull(),
});

/** Browsers that are signed in; the cookie holds the token, this only its SHA-256. */
export const sessions = sqliteTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    tokenHash: text("token_hash").notNull().unique(),
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    /** "Firefox on Linux", for the list of one's sessions. */
    device: text("device").notNull(),
    createdAt: integer("created_at").notNull(),
    seenAt: integer("seen_at").notNull(),
  },
  (table) => [index("sessions_of_account").on(table.accountId)],
);

/** Open invitations; one that was taken or withdrawn is gone. */
export const invitations = sqliteTable("invitations", {
  id: text("id").primaryKey(),
  tokenHash: text("token_hash").notNull().unique(),
  /** Whom it is for, in the owner's words. */
  note: text("note").notNull(),
  role: text("role").notNull(),
  seesPeople: integer("sees_people", { mode: "boolean" }).notNull(),
  createdAt: integer("created_at").notNull(),
  expiresAt: integer("expires_at").notNull(),
});

/** Links by which a password is set anew; used once. */
export const passwordResets = sqliteTable("password_resets", {
  id: text("id").primaryKey(),
  tokenHash: text("token_hash").notNull().unique(),
  accountId: text("account_id")
    .notNull()
    .references(() => accounts.id, { onDelete: "cascade" }),
  createdAt: integer("created_at").notNull(),
  expiresAt: integer("expires_at").notNull(),
});

/** The address by which the first owner is made: one row at most, and none once there is an owner. */
export const setupTokens = sqliteTable("setup_tokens", {
  id: text("id").primaryKey(),
  tokenHash: text("token_hash").notNull(),
  createdAt: integer("created_at").notNull(),
});

/** Who did what when: sign-ins, invitations, changes of roles, removals. */
export const logEntries = sqliteTable(
  "log_entries",
  {
    id: text("id").primaryKey(),
    at: integer("at").notNull(),
    accountId: text("account_id"),
    who: text("who").notNull(),
    did: text("did").notNull(),
    about: text("about").notNull(),
  },
  (table) => [index("log_entries_by_time").on(table.at)],
);

/** Boards of tiles (JSON), with the dates and filters that hold for all of them; tiles name saved reports by their id. */
export const dashboards = sqliteTable("dashboards", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  description: text("description").notNull(),
  tiles: text("tiles").notNull(),
  range: text("range"),
  filters: text("filters").notNull(),
  /** The saved cohorts that the filters name. */
  cohorts: text("cohorts").notNull().default("{}"),
  ownerId: text("owner_id"),
  revision: integer("revision").notNull(),
  createdAt: integer("created_at").notNull(),
  changedAt: integer("changed_at").notNull(),
  deletedAt: integer("deleted_at"),
});

/** Which tiles of which dashboards show a report; kept beside the tiles to be found by report. */
export const dashboardReports = sqliteTable(
  "dashboard_reports",
  { dashboardId: text("dashboard_id").notNull(), reportId: text("report_id").notNull() },
  (table) => [primaryKey({ columns: [table.dashboardId, table.reportId] })],
);

/** Cohorts under a name. `definition` is JSON: what its users did and are, or for a frozen one the list of their ids. */
export const cohorts = sqliteTable("cohorts", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  description: text("description").notNull(),
  definition: text("definition").notNull(),
  isFrozen: integer("is_frozen", { mode: "boolean" }).notNull(),
  /** Ids on a frozen list. */
  userCount: integer("user_count"),
  /** The data that a frozen list was taken from. */
  generation: text("generation"),
  ownerId: text("owner_id"),
  revision: integer("revision").notNull(),
  createdAt: integer("created_at").notNull(),
  changedAt: integer("changed_at").notNull(),
  deletedAt: integer("deleted_at"),
});

/** Public links of dashboards. The address holds the token, this only its SHA-256; what a viewer may change is written out. */
export const shares = sqliteTable(
  "shares",
  {
    id: text("id").primaryKey(),
    dashboardId: text("dashboard_id").notNull(),
    tokenHash: text("token_hash").notNull().unique(),
    /** The first letters of the token, to tell links apart. */
    tokenPrefix: text("token_prefix").notNull(),
    /** As `lib/access/password.ts` writes it; null asks for none. */
    password: text("password"),
    /** JSON: the filters that a viewer may set, each with all the values there are to choose from. */
    filters: text("filters").notNull(),
    /** Whether a viewer may choose among the offered dates. */
    datesMayChange: integer("dates_may_change", { mode: "boolean" }).notNull(),
    /** JSON: origins whose pages may embed it. */
    embedOrigins: text("embed_origins").notNull(),
    previewAllowed: integer("preview_allowed", { mode: "boolean" }).notNull(),
    /** Whether previews of the link show a picture of the board as well; never while the link has a password. */
    previewPicture: integer("preview_picture", { mode: "boolean" }).notNull().default(false),
    /** The account that made it; without the account it is over. Null while nobody has to sign in. */
    createdBy: text("created_by").references(() => accounts.id, { onDelete: "cascade" }),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at"),
    lastOpenedAt: integer("last_opened_at"),
    revokedAt: integer("revoked_at"),
  },
  (table) => [index("shares_of_dashboard").on(table.dashboardId)],
);
