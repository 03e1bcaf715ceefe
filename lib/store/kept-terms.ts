import { createHash } from "node:crypto";
import type { ExperimentTerms, TermChange } from "../reports/experiment/definition/terms.ts";

const longestDetail = 2_000;
const longestText = 500;
const prefix = "sha256:";

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");
const hashed = (text: string): string => (text.startsWith(prefix) ? text : `${prefix}${hashOf(text)}`);

/** A long text cut, with the beginning of its hash: two that begin alike stay apart. */
function cut(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText - 20)}… ${hashOf(text).slice(0, 12)}`;
}

/** Terms as a line of the log keeps them: long texts are cut, and what the metrics count is its hash where it is long. Again the same of its own. */
export function keptTerms(terms: ExperimentTerms): ExperimentTerms {
  const { primary, primaryDetail, control } = terms;
  const detail = primaryDetail.length <= longestDetail ? primaryDetail : hashed(primaryDetail);
  return { ...terms, primary: cut(primary), primaryDetail: detail, control: control === null ? null : cut(control) };
}

/** Terms as the log tells them: of what the metrics count the hash alone, for its conditions may be about people. */
export function toldTerms(terms: ExperimentTerms): ExperimentTerms {
  return { ...keptTerms(terms), primaryDetail: hashed(terms.primaryDetail) };
}

/** A change of terms: what the metrics counted before and after are hashes, other texts short. */
export function toldChange({ term, from, to }: TermChange): TermChange {
  const short = (value: TermChange["from"]) => (typeof value !== "string" ? value : term === "primaryDetail" ? hashed(value) : cut(value));
  return { term, from: short(from), to: short(to) };
}
