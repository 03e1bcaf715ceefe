/** Everything that has a name: what the search of every page looks through. */
export type FindIndex = {
  reports: { id: string; name: string; kind: string; tags: string[] }[];
  dashboards: { id: string; name: string }[];
  cohorts: { id: string; name: string }[];
  /** Most frequent first. */
  events: { name: string; count: number }[];
  properties: { name: string; of: "event" | "user" }[];
};

/** Asks the server for everything that has a name; a server action, as a prop. */
export type LoadFindIndex = () => Promise<FindIndex>;
