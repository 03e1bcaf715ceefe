import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

/** The days of the bench store: 180 from here, UTC. */
export const benchStart = "2024-01-01";
export const benchDays = 180;

/** Rarer events in the order in which a visit meets them; each is less than 1 % of all rows. */
export const rareSteps = ["trial_offered", "trial_started", "workspace_created", "member_invited", "plan_purchased"] as const;

/** The five names that are sent most. */
export const frequentEvents = ["page_viewed", "product_viewed", "search_performed", "item_clicked", "list_scrolled"] as const;

const objects = [
  "account",
  "article",
  "banner",
  "basket",
  "card",
  "chart",
  "comment",
  "dialog",
  "document",
  "file",
  "filter",
  "form",
  "image",
  "invoice",
  "link",
  "list",
  "menu",
  "message",
  "order",
  "panel",
  "report",
  "setting",
  "table",
] as const;
const actions = ["opened", "closed", "edited", "shared", "deleted"] as const;

/** All event names but the rare steps, the most frequent first: 120. */
export const eventNames: readonly string[] = [
  ...frequentEvents,
  ...objects.flatMap((object) => actions.map((action) => `${object}_${action}`)),
];

const sessionLength = 17.5;
const eventsPerUser = 40;
const parts = 6;

/**
 * Writes about `events` events as a customer's export, six Parquet files, from hashes of running numbers only:
 * visits of 5 to 30 events with repetition, a few heavy users and many light ones, names by a power law.
 */
export async function makeExport(folder: string, events: number, print: (line: string) => void): Promise<void> {
  const scratch = `${folder}.part`;
  rmSync(scratch, { recursive: true, force: true });
  const instance = await DuckDBInstance.create(":memory:", { temp_directory: join(scratch, "spill") });
  const connection = await instance.connect();
  const sessions = Math.round(events / sessionLength);
  for (let part = 0; part < parts; part += 1) {
    print(`making part ${part + 1} of ${parts} …`);
    mkdirSync(scratch, { recursive: true });
    const [from, until] = [Math.round((sessions * part) / parts), Math.round((sessions * (part + 1)) / parts)];
    const target = join(scratch, `events-${part + 1}.parquet`);
    await connection.run(`COPY (${rows(from, until, sessions)}) TO '${target.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`);
  }
  connection.closeSync();
  rmSync(join(scratch, "spill"), { recursive: true, force: true });
  instance.closeSync();
  rmSync(folder, { recursive: true, force: true });
  renameSync(scratch, folder);
}

/** A number from 0 to 1 out of running numbers. */
const share = (...from: (string | number)[]): string => `((hash(${from.join(", ")}) % 1000003) / 1000003.0)`;

function rows(from: number, until: number, sessions: number): string {
  const users = Math.max(1, Math.round((sessions * sessionLength) / eventsPerUser));
  const names = eventNames.map((name) => `'${name}'`).join(", ");
  const rare = rareSteps.map((name) => `'${name}'`).join(", ");
  const length = "5 + (hash(s, 2) % 26)::INTEGER";
  // A visit in 15 walks the rare steps, from its third event on; each step loses a third of the walkers.
  return `
    WITH visit AS (
      SELECT range AS s, floor(${users} * ${share("range", 1)} ^ 2)::BIGINT AS u,
        epoch_us(TIMESTAMP '${benchStart}') + (range * ${benchDays * 86_400e6 - 3600e6}::DOUBLE / ${sessions})::BIGINT AS start,
        CASE WHEN hash(range, 3) % 15 = 0 THEN 1 + floor(ln(${share("range", 4)} + 1e-9) / ln(0.67))::INTEGER ELSE 0 END AS walks
      FROM range(${from}, ${until})
    ), step AS (
      SELECT s, u, walks, start, unnest(range(${length})) AS k FROM (SELECT * FROM visit)
    ), named AS (
      SELECT *, k - (hash(s, k, 5) % 4 = 0)::INTEGER AS draw FROM step
    )
    SELECT CASE WHEN k BETWEEN 3 AND least(7, 2 + walks) THEN [${rare}][(k - 2)::INTEGER]
        ELSE [${names}][1 + floor(${eventNames.length} * ${share("s", "draw", 6)} ^ 3)::INTEGER] END AS "event",
      make_timestamp(start + k * 45000000 + (hash(s, k, 7) % 40000000)::BIGINT) AS "timestamp",
      CASE WHEN hash(s, 8) % 10 > 0 THEN 'user-' || u END AS user_id,
      'device-' || u || '-' || (hash(s, 9) % 8 = 0)::INTEGER AS anonymous_id,
      printf('%016x', hash(s, k, 10)) AS insert_id,
      ['US','DE','GB','FR','IN','BR','JP','NL','ES','IT','PL','SE'][1 + floor(12 * ${share("u", 11)} ^ 2)::INTEGER] AS country,
      ['free','free','free','plus','business'][1 + (hash(u, 12) % 5)::INTEGER] AS plan,
      ['web','web','web','ios','android'][1 + (hash(s, 13) % 5)::INTEGER] AS platform,
      ['Chrome','Chrome','Safari','Firefox','Edge'][1 + (hash(s, 14) % 5)::INTEGER] AS browser,
      '/page/' || floor(400 * ${share("s", "k", 15)} ^ 2)::INTEGER AS page,
      CASE WHEN hash(s, k, 16) % 5 = 0 THEN (hash(s, k, 17) % 20000) / 100.0 END AS price
    FROM named`;
}
