import { spawnSync } from "node:child_process";

/** How the operating system holds a worker: a command that the worker's own command follows, and what it achieves. */
export type Confinement = {
  prefix: readonly string[];
  /** The user the worker runs as, where it is not ours. */
  uid: number | null;
  /** The worker has no permission to write the data. */
  readOnly: boolean;
  offline: boolean;
  /** What is missing, in a sentence for the log. */
  note: string | null;
};

const nobody = 65_534;
const asNobody = ["setpriv", `--reuid=${nobody}`, `--regid=${nobody}`, "--clear-groups", "--no-new-privs", "--pdeathsig=KILL"];
const plain = [...asNobody, "--inh-caps=-all", "--bounding-set=-all", "--"];
/**
 * For data that only root may read (a home folder): nobody, who may read everything and write nothing. Without the first
 * setpriv the kernel forgets the capability in access(2), with which DuckDB looks whether a file is there.
 */
const readingAll = [
  "setpriv",
  "--securebits=+no_setuid_fixup",
  "--",
  ...asNobody,
  "--inh-caps=-all,+dac_read_search",
  "--ambient-caps=+dac_read_search",
  "--bounding-set=-all,+dac_read_search",
  "--",
];
const noNetwork = ["unshare", "--net", "--"];
const noNetworkUnprivileged = ["unshare", "--map-root-user", "--net", "--"];
const diesWithParent = ["setpriv", "--no-new-privs", "--pdeathsig=KILL", "--"];

const known = new Map<string, Confinement>();

/** The strongest hold on this machine under which a worker can still read `files`; found by trying, once per list. */
export function confinementFor(files: readonly string[]): Confinement {
  const key = files.join("\n");
  const confinement = known.get(key) ?? strongest(files);
  known.set(key, confinement);
  return confinement;
}

function strongest(files: readonly string[]): Confinement {
  const candidates = process.platform === "linux" ? [...(process.getuid?.() === 0 ? forRoot() : []), ...forAnyone()] : [];
  const found = candidates.find(({ prefix }) => works(prefix, files)) ?? hold([], {});
  return works([...found.prefix, "prlimit", "--core=0", "--"], files)
    ? { ...found, prefix: [...found.prefix, "prlimit", "--core=0", "--"] }
    : found;
}

function forRoot(): Confinement[] {
  const holds = { uid: nobody, readOnly: true };
  return [
    hold([...noNetwork, ...plain], { ...holds, offline: true }),
    hold([...plain, ...noNetworkUnprivileged], { ...holds, offline: true }),
    hold([...noNetwork, ...readingAll], { ...holds, offline: true }),
    hold(plain, holds),
    hold(readingAll, holds),
  ];
}

function forAnyone(): Confinement[] {
  return [
    hold([...noNetwork, ...diesWithParent], { offline: true }),
    hold([...noNetworkUnprivileged, ...diesWithParent], { offline: true }),
    hold(noNetworkUnprivileged, { offline: true }),
    hold(diesWithParent, {}),
  ];
}

type Holds = { uid?: number; readOnly?: boolean; offline?: boolean };

function hold(prefix: readonly string[], { uid, readOnly = false, offline = false }: Holds): Confinement {
  const gaps = [readOnly ? "" : "write whatever the server can", offline ? "" : "reach the network"].filter(Boolean);
  const note = gaps.length
    ? `The operating system lets the query worker ${gaps.join(" and ")}; only the gate and DuckDB's own locks stand there.`
    : null;
  return { prefix, uid: uid ?? null, readOnly, offline, note };
}

/** Looks for each file as DuckDB does (access) and reads it. */
const probe = "for (const file of process.argv.slice(1)) { fs.accessSync(file); fs.closeSync(fs.openSync(file)); }";

function works(prefix: readonly string[], files: readonly string[]): boolean {
  const [program = process.execPath, ...rest] = [...prefix, process.execPath, "-e", probe, ...files];
  return spawnSync(/*turbopackIgnore: true*/ program, rest, { stdio: "ignore", timeout: 5000 }).status === 0;
}
