import { z } from "zod";
import { identity } from "../vocabulary/actor.ts";
import { compare } from "../vocabulary/compare.ts";
import { weekStart } from "../vocabulary/interval.ts";
import { range } from "../vocabulary/range.ts";
import { timezone } from "../vocabulary/timezone.ts";

const eventName = z.string().min(1).max(1024);

/** The event that earns money, and the numeric property of it that says how much. */
export type Revenue = { event: string; property: string };

const shape = {
  range: range.default({ last: { value: 30, unit: "day" } }),
  timezone: timezone.default("UTC"),
  weekStart: weekStart.default("monday"),
  identity: identity.default("merged"),
  /** Null: no comparison. */
  compare: compare.nullable().default("previous_period"),
  /** What users are meant to do; absent: offered from the catalogue, as are the next two. */
  goal: eventName.optional(),
  /** Where the way to the goal begins; null: with any event. */
  start: eventName.nullable().optional(),
  revenue: z.strictObject({ event: eventName, property: z.string().min(1).max(256) }).optional(),
  /** The event that makes a user one, for the lifetime value; null: the first event of all. */
  signup: eventName.nullable().default(null),
};

const choices = z.object(shape);

/** What the page of key figures lets one choose. */
export type Choices = z.infer<typeof choices>;

type Settings = Pick<Choices, "timezone" | "weekStart" | "identity">;

/** What holds where the address is silent. */
export function defaultChoices(settings: Settings): Choices {
  return { ...choices.parse({}), ...settings };
}

/** The choices that an address holds; words that make no sense are named in `dropped` and left out. */
export function readChoices(raw: Record<string, unknown>, settings: Settings): { choices: Choices; dropped: string[] } {
  const isSound = ([word, value]: [string, unknown]) => Object.hasOwn(shape, word) && shape[word as keyof Choices].safeParse(value).success;
  const said = Object.entries(raw);
  const sound = Object.fromEntries(said.filter(isSound));
  return {
    choices: choices.parse({ ...settings, ...sound }),
    dropped: said.filter((each) => !isSound(each)).map(([word]) => word),
  };
}
