import type { Import } from "./imports.ts";

/** A wall of the house: an import that matches `from` and `to` breaks it, unless `unless` excuses it. */
export type Wall = {
  name: string;
  because: string;
  from: RegExp;
  fromNot?: RegExp;
  to: RegExp;
  toNot?: RegExp;
  /** Types are no breach: all of them, or those from the files it names. */
  typesMayPass?: true | RegExp;
  /** Compares what the first group of `from` and of `to` captured: the same name on both sides is no breach. */
  withinOneName?: boolean;
};

export type Breach = { wall: string; because: string; where: string };

/** Tests, their helpers and the command line stand above the house and look everywhere. */
const scaffold = /\.test\.tsx?$|\/testing\/|^lib\/(testing|commands|bench)\/|^e2e\//;

/** The rules of the house, each named as the sentence it says. */
export const walls: Wall[] = [
  {
    name: "report-kinds-are-strangers",
    because: "what two kinds share is a word of the vocabulary",
    from: /^lib\/reports\/([^/]+)\//,
    to: /^lib\/reports\/(?:([^/]+)\/|index\.ts$)/,
    withinOneName: true,
  },
  {
    name: "reports-know-no-dialect",
    because: "a report speaks in plans; sql spells them",
    from: /^lib\/reports\//,
    fromNot: scaffold,
    to: /^lib\/(sql|engine|dataset|store|access)\//,
  },
  {
    name: "people-speak-in-plans",
    because: "a question about people or events is a plan as a report's is, and sql spells it",
    from: /^lib\/people\//,
    fromNot: scaffold,
    to: /^lib\/(sql|engine|dataset|store|access)\/|^lib\/reports\/[^/]+\//,
  },
  {
    name: "lib-knows-no-react",
    because: "lib is what is true without a screen",
    from: /^lib\//,
    to: /^(react|react-dom|next|radix-ui|sonner|cmdk|lucide-react|@dnd-kit\/.*|@tanstack\/react-.*)(\/|$)|^(components|app)\//,
  },
  {
    name: "only-engine-touches-duckdb",
    because: "questions pass the gate, imports have a process of their own",
    from: /./,
    fromNot:
      /^lib\/(engine|dataset|testing|commands|bench)\/|^lib\/sql\/duckdb\/(((paths|pairs)\/)?functions|word-lists)\.ts$|^data\/demo\/|\.(test|spec)\.ts$|\/testing\//,
    to: /^@duckdb\//,
    typesMayPass: true,
  },
  {
    name: "chart-reads-only-result",
    because: "a chart draws an answer in the words of its definition and asks nothing",
    from: /^lib\/reports\/[^/]+\/chart(\.ts$|\/)/,
    fromNot: scaffold,
    to: /./,
    toNot: /^lib\/reports\/[^/]+\/((chart|result)(\.ts$|\/)|definition\/)|^lib\/(charts\/|statistics\/|format\.ts)|^echarts(\/|$)/,
    typesMayPass: /^lib\/vocabulary\/|^lib\/reports\/[^/]+\/definition(\.ts$|\/)/,
  },
  {
    name: "echarts-by-type-only",
    because: "the chart runtime is loaded in one place",
    from: /./,
    fromNot: /^components\/chart\/|^lib\/(testing|commands)\/|\.test\.ts$/,
    to: /^echarts(\/|$)/,
    typesMayPass: true,
  },
  {
    name: "components-know-no-app",
    because: "server actions arrive as props",
    from: /^components\//,
    to: /^app\//,
  },
  {
    name: "forms-are-strangers",
    because: "what two screens share is a card",
    from: /^components\/report-forms\/([^/]+)\//,
    fromNot: scaffold,
    to: /^(?:components\/report-forms|lib\/reports)\/(?:([^/]+)\/|index\.tsx?$)/,
    toNot: /^components\/report-forms\/cards\//,
    withinOneName: true,
  },
  {
    name: "shared-screens-know-no-form",
    because: "a kind of report brings its parts, nobody fetches them",
    from: /^components\/(ui|chart|inputs|runs|report)\//,
    fromNot: scaffold,
    to: /^components\/(report-forms|shell|data|settings)\//,
  },
  {
    name: "store-only-through-drizzle",
    because: "the store is the only one that knows where things are saved",
    from: /./,
    fromNot: /^lib\/store\//,
    to: /^(@libsql\/|drizzle-orm|drizzle-kit)/,
  },
  {
    name: "key-figures-are-reports",
    because: "a tile asks a report and reads its answer, so that both say the same digits",
    from: /^lib\/kpis\//,
    fromNot: scaffold,
    to: /^lib\/(plan|statistics|sql|engine|dataset|store|access)\/|^lib\/run-report(\.ts$|\/)/,
  },
  {
    name: "vocabulary-and-sql-are-strangers",
    because: "they meet in the plan",
    from: /^lib\/(vocabulary|sql)\//,
    fromNot: scaffold,
    to: /^lib\/(vocabulary|sql)\//,
    withinOneName: true,
  },
  {
    name: "imports-name-their-file",
    because: "a path that ends in .ts is the same for every tool",
    from: /./,
    to: /^(app|components|lib|e2e|data)\//,
    toNot: /\.(ts|tsx|mjs|json|css)$/,
  },
];

const floors: [floor: number, path: RegExp][] = [
  [7, scaffold],
  [7, /^data\/demo\//],
  [0, /^lib\/(plan|statistics|charts)\/|^lib\/(format|env)\.ts$/],
  [1, /^lib\/(vocabulary|sql)\//],
  [2, /^lib\/(reports|people|saved)\//],
  [3, /^lib\/(engine|dataset|store|access|kpis|dashboards|shares)\//],
  [4, /^lib\/run-(report|people|list|witness)(\.ts$|\/)|^lib\/cohorts\//],
  [5, /^components\//],
  [6, /^app\/|^(proxy|instrumentation)\.ts$/],
];

function floorOf(path: string): number | null {
  return floors.find(([, pattern]) => pattern.test(path))?.[0] ?? null;
}

/** Every breach of a wall, every import that climbs a floor, every circle of imports. */
export function breaches(imports: Import[]): Breach[] {
  return [...imports.flatMap(wallBreaches), ...imports.flatMap(climbs), ...circles(imports)];
}

function wallBreaches(each: Import): Breach[] {
  const where = `${each.from} → ${each.to}`;
  return walls.filter((wall) => breaks(wall, each)).map(({ name, because }) => ({ wall: name, because, where }));
}

function breaks(wall: Wall, { from, to, typeOnly }: Import): boolean {
  if (typeOnly && (wall.typesMayPass === true || wall.typesMayPass?.test(to))) return false;
  const left = wall.from.exec(from);
  const right = wall.to.exec(to);
  if (!left || !right || wall.fromNot?.test(from) || wall.toNot?.test(to)) return false;
  return !wall.withinOneName || left[1] !== right[1];
}

function climbs({ from, to }: Import): Breach[] {
  const lower = floorOf(from);
  const upper = floorOf(to);
  if (lower === null || upper === null || upper <= lower) return [];
  const because = `floor ${lower} does not know floor ${upper}`;
  return [{ wall: "floors", because, where: `${from} → ${to}` }];
}

function circles(imports: Import[]): Breach[] {
  const next = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports) if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const found: Breach[] = [];
  const walk = (file: string, trail: string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) {
      const where = [...trail.slice(start), file].join(" → ");
      found.push({ wall: "no-cycles", because: "a circle has no first file to read", where });
    }
    if (done.has(file)) return;
    done.add(file);
    for (const target of next.get(file) ?? []) walk(target, [...trail, file]);
  };
  for (const file of next.keys()) walk(file, []);
  return found;
}
