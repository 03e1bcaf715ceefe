import type { CaseEvent, CaseLog } from "./case.ts";

let log: CaseLog | undefined;

/** One user with 20,500 × view on 1 May 2024, a buy on 13 May and one more view on 14 May: more than witnesses tell one by one. */
export function manyEvents(): CaseLog {
  const views = Array.from({ length: 20_500 }, (_, index): CaseEvent => {
    const time = new Date(Date.UTC(2024, 4, 1, 10) + index * 1000).toISOString();
    return { event: "view", user: "u", time, properties: { n: 2 } };
  });
  const later = (event: string, day: number): CaseEvent => ({ event, user: "u", time: `2024-05-${day}T10:00:00Z`, properties: { n: 2 } });
  log ??= { events: [...views, later("buy", 13), later("view", 14)] };
  return log;
}
