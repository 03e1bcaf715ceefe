import { basename } from "node:path";
import type { SourceState } from "../../components/data/data-actions.ts";
import { may } from "../../lib/access/deeds.ts";
import type { Principal } from "../../lib/access/principal.ts";
import type { Generation } from "../../lib/dataset/generation.ts";

type Source = { generation: Generation; source: SourceState | null };

/** Where the data came from, as far as a principal may know it: folders of this machine are for those who bring data in. */
export function seenSource(principal: Principal, { generation, source }: Source): Source {
  if (may(principal, "bring-data")) return { generation, source };
  const sources = generation.sources.map((each) => ({ ...each, path: basename(each.path) }));
  return { generation: { ...generation, sources }, source: source && { ...source, path: null } };
}
