import type { Generation } from "../dataset/generation.ts";
import type { Engine } from "../engine/query.ts";
import { nextStretch } from "../people/days.ts";
import { microsOf } from "../people/timeline.ts";
import { answerPeople, compilePeople, type PeopleAnswer, type PeopleAsk, type PeopleDefinition } from "../run-people.ts";
import { median } from "./measure.ts";

/** Milliseconds until the newest events of the most active person are there, and how many of them. */
export type TimelineTime = { ms: number; events: number };

/** Opens the timeline of the most active person as the screen does: the newest month, a page of 100 events. */
export async function measureTimeline(generation: Generation, engine: Engine, rounds: number): Promise<TimelineTime> {
  const ask = async <Ask extends PeopleAsk>(definition: { ask: Ask } & Record<string, unknown>): Promise<PeopleAnswer<Ask>> => {
    const compiled = compilePeople(definition as unknown as PeopleDefinition, generation);
    return (await answerPeople(compiled, { engine }, { owner: "bench", deadlineMs: 600_000 })) as PeopleAnswer<Ask>;
  };
  const { people } = await ask({ ask: "find", search: "1", limit: 1, offset: 0 });
  const [busiest] = people;
  if (!busiest) throw new Error("the store has nobody");
  const newest = microsOf(busiest.lastSeen) + 1;
  const stretch = nextStretch({ firstSeen: busiest.firstSeen, before: newest, habits: null }, 1);
  if (!stretch) throw new Error("the person has no events");
  const before = { micros: newest, tie: 0, stretch: 0, newerMicros: null };
  const words = { identity: "merged", events: null, text: "", limit: 100, sessionTimeoutMinutes: 30 } as const;
  const times: number[] = [];
  let events = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const started = performance.now();
    const page = await ask({ ask: "timeline", id: busiest.id, before, ...stretch, ...words });
    if (round > 0) times.push(performance.now() - started);
    events = page.rows.length;
  }
  return { ms: median(times), events };
}
