import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { freemem, totalmem } from "node:os";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Bytes of a process in memory and in its address space, as the system counts them; null when it cannot be asked. */
export async function memoryOf(pid: number): Promise<{ resident: number; virtual: number } | null> {
  try {
    if (process.platform === "win32") return null;
    const text = process.platform === "linux" ? await readFile(`/proc/${pid}/status`, "utf8") : await processTable(pid);
    const kilobytes = (name: string) => Number(new RegExp(`${name}:\\s*(\\d+)`).exec(text)?.[1] ?? 0) * 1024;
    return { resident: kilobytes("VmRSS"), virtual: kilobytes("VmSize") };
  } catch {
    return null;
  }
}

async function processTable(pid: number): Promise<string> {
  const { stdout } = await run("ps", ["-o", "rss=,vsz=", "-p", String(pid)]);
  const [resident, virtual] = stdout.trim().split(/\s+/);
  return `VmRSS: ${resident}\nVmSize: ${virtual}`;
}

/** Bytes that this process and its children may share: the machine's, or the container's where it is smaller. */
export function boxMemory(): number {
  const constrained = process.constrainedMemory?.() ?? 0;
  return constrained > 0 && constrained < totalmem() ? constrained : totalmem();
}

/** Whether another idle worker, about 150 MB, would go unnoticed. */
export function hasRoomForSpare(): boolean {
  return boxMemory() > 3e9 && freemem() > 5e8;
}

type AddressSpace = { bytes: number; uid: number | null };

/**
 * Caps the address space of a running process, so that a question beyond it fails cleanly; does nothing where prlimit is missing.
 * As the user that the process runs as, where that is not ours: the root of a container may not limit the processes of others.
 */
export async function capAddressSpace(pid: number, { bytes, uid }: AddressSpace): Promise<void> {
  if (process.platform !== "linux") return;
  const asOwner = uid === null ? [] : ["setpriv", `--reuid=${uid}`, `--regid=${uid}`, "--clear-groups", "--"];
  const [program = "", ...rest] = [...asOwner, "prlimit", `--pid=${pid}`, `--as=${Math.ceil(bytes)}`];
  await run(program, rest).catch(() => undefined);
}
