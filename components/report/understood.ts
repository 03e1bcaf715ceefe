import type { Draft as RawDraft } from "../../lib/reports/address.ts";
import type { Question, SharedDefinition, SharedWords } from "./question.ts";
import type { Issue } from "./report-actions.ts";

export type Understood<Definition, Draft> = {
  draft: Draft;
  /** With defaults; whole even while some words contradict each other. */
  filled: Definition;
  issues: Issue[];
  /** Words of the address that made no sense and were left out. */
  dropped: string[];
};

type Settings = Pick<SharedWords, "timezone" | "weekStart" | "identity">;

/** What holds for a question when its address is silent: the product's defaults under the data set's settings. */
export function defaultsOf<Definition extends SharedDefinition, Draft extends object>(
  { kind, schema, standIn }: Question<Definition, Draft>,
  settings: Settings,
): RawDraft {
  const parsed = Object.entries(schema.parse({ kind, ...standIn }));
  return { ...Object.fromEntries(parsed.filter(([word]) => !Object.hasOwn(standIn, word))), ...settings };
}

const isContradiction = (issue: { code: string; path: PropertyKey[] }) => issue.code === "custom" && issue.path[0] !== "timezone";

/** Reads whatever an address holds: words with a broken shape are dropped, contradictions become issues of the form. */
export function understood<Definition extends SharedDefinition, Draft extends object>(
  question: Question<Definition, Draft>,
  raw: RawDraft,
  defaults: RawDraft,
): Understood<Definition, Draft> {
  const { kind, schema, standIn } = question;
  const missing = Object.entries(standIn).filter(([word, value]) => !isSaid(raw[word], value) && !isReplaced(question, raw, word));
  const asked = { ...defaults, ...raw, kind, ...Object.fromEntries(missing) };
  const found = schema.safeParse(asked);
  if (found.success) return whole(question, raw, { filled: found.data, issues: [] });
  const broken = new Set(
    found.error.issues
      .filter((issue) => !isContradiction(issue))
      .flatMap((issue) => (issue.code === "unrecognized_keys" && issue.path.length === 0 ? issue.keys : [String(issue.path[0] ?? "kind")])),
  );
  if (broken.size > 0) {
    const rest = Object.fromEntries(Object.entries(raw).filter(([word]) => !broken.has(word)));
    const again = understood(question, rest, defaults);
    return { ...again, dropped: [...broken, ...again.dropped] };
  }
  const issues = found.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  return whole(question, raw, { filled: filledWordByWord(question, asked), issues });
}

const isSaid = (value: unknown, standIn: unknown) =>
  Array.isArray(standIn) ? Array.isArray(value) && value.length > 0 : value !== undefined;

/** Whether another word takes the place of this one. */
function isReplaced<Definition extends SharedDefinition, Draft extends object>(
  { instead = {} }: Question<Definition, Draft>,
  raw: RawDraft,
  word: string,
): boolean {
  const other = instead[word as keyof Definition];
  return other !== undefined && raw[other] !== undefined;
}

/** Words that contradict each other still have their own defaults inside. */
function filledWordByWord<Definition extends SharedDefinition, Draft extends object>(
  { schema }: Question<Definition, Draft>,
  asked: RawDraft,
): Definition {
  const words = Object.entries(asked).map(([word, value]) => {
    const parsed = schema.shape[word]?.safeParse(value);
    return [word, parsed?.success ? parsed.data : value];
  });
  return Object.fromEntries(words) as Definition;
}

type Read<Definition> = { filled: Definition; issues: Issue[] };

function whole<Definition extends SharedDefinition, Draft extends object>(
  question: Question<Definition, Draft>,
  raw: RawDraft,
  { filled: parsed, issues }: Read<Definition>,
): Understood<Definition, Draft> {
  const { standIn } = question;
  const lists = Object.keys(standIn).filter((word) => Array.isArray(standIn[word as keyof Definition]) && !isReplaced(question, raw, word));
  const empty = lists.filter((word) => !isSaid(raw[word], []));
  const filled = { ...parsed, ...Object.fromEntries(empty.map((word) => [word, []])) };
  const said = [...Object.keys(raw).filter((word) => word !== "kind"), ...lists];
  const draft = Object.fromEntries(said.map((word) => [word, filled[word as keyof Definition]]));
  return { draft: draft as Draft, filled, issues, dropped: [] };
}
