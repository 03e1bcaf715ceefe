import { open, readFile, rename, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

type Holder = { pid: number; started: string | null; since: string };

/** Another import holds the data root. */
export class ImportRunning extends Error {
  constructor(since: string) {
    super(`Another import into this data root has been running since ${since}`);
    this.name = "ImportRunning";
  }
}

/**
 * Takes the data root for one import and returns how to give it back. Waits `waitMs` for another import to end, then
 * throws ImportRunning; the lock of a process that no longer lives is taken over.
 */
export async function lockRoot(dataRoot: string, waitMs: number): Promise<() => Promise<void>> {
  const path = join(dataRoot, "import.lock");
  const mine: Holder = { pid: process.pid, started: await startOf(process.pid), since: new Date().toISOString() };
  const until = Date.now() + waitMs;
  for (;;) {
    if (await create(path, mine)) return () => unlink(path);
    const holder = await read(path);
    if (holder !== null && !(await lives(holder))) await takeAway(path, holder);
    else if (Date.now() >= until) throw new ImportRunning(holder?.since ?? "a moment ago");
    else await sleep(50);
  }
}

async function create(path: string, holder: Holder): Promise<boolean> {
  try {
    const handle = await open(path, "wx");
    await handle.writeFile(JSON.stringify(holder));
    await handle.close();
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** The holder; null while a lock is being written. One that stays unreadable was cut off, and counts as nobody's. */
async function read(path: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as Holder;
  } catch {
    const age = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    return age > 5000 ? { pid: 0, started: "never", since: "" } : null;
  }
}

/** Of several processes that find a dead lock, only one moves it away; the others find it gone or find a new one. */
async function takeAway(path: string, dead: Holder): Promise<void> {
  const aside = `${path}.tmp-${process.pid}-${Date.now()}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  const moved = await read(aside);
  if (moved !== null && moved.pid !== 0 && (moved.pid !== dead.pid || moved.since !== dead.since)) await rename(aside, path);
  else await unlink(aside);
}

async function lives({ pid, started }: Holder): Promise<boolean> {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  const now = await startOf(pid);
  return started === null || now === null || now === started;
}

/** When a process began, in the kernel's own clock, so that a reused process id is not taken for its predecessor. */
async function startOf(pid: number): Promise<string | null> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}
