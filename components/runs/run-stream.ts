/** What the page knows of a run; `lost` means the server does not know the handle any more and the question has to be asked again. */
export type RunUpdate =
  | { state: "queued"; position: number }
  | { state: "running"; percent: number; elapsedMs: number; rowsScanned?: number }
  | { state: "done"; result: unknown }
  | { state: "failed"; code: string; message: string }
  | { state: "lost" };

type Listener = (update: RunUpdate) => void;
/** Handles that are over leave the connection, which then goes on for the others. */
type Connection = { handles: Set<string>; abort: AbortController };

const retryMs = [200, 1_000, 3_000];

/**
 * One stream for all the runs of a page. When the wanted handles change, a new stream is opened before the old one
 * is closed, so that the server always has a listener for what is still wanted, and none for what is not.
 */
export class RunStream {
  #wanted = new Map<string, Set<Listener>>();
  #connection: Connection | null = null;
  #connecting: Connection | null = null;
  #scheduled: ReturnType<typeof setTimeout> | null = null;
  #failures = 0;
  readonly #address: string;

  constructor(address = "/api/runs") {
    this.#address = address;
  }

  /** Follows a run until it is over or the returned function is called, which gives it up. */
  follow(handle: string, listener: Listener): () => void {
    const listeners = this.#wanted.get(handle) ?? new Set();
    this.#wanted.set(handle, listeners.add(listener));
    this.#schedule(0);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#wanted.get(handle) === listeners) this.#wanted.delete(handle);
      this.#schedule(0);
    };
  }

  #schedule(delayMs: number): void {
    if (this.#scheduled !== null) clearTimeout(this.#scheduled);
    this.#scheduled = setTimeout(() => {
      this.#scheduled = null;
      this.#reconcile();
    }, delayMs);
  }

  #reconcile(): void {
    const wanted = new Set(this.#wanted.keys());
    const latest = this.#connecting ?? this.#connection;
    if (latest && same(latest.handles, wanted)) return;
    this.#connecting?.abort.abort();
    this.#connecting = null;
    if (this.#connection && !overlap(this.#connection.handles, wanted)) this.#hangUp();
    if (wanted.size > 0) void this.#connect({ handles: wanted, abort: new AbortController() });
  }

  #hangUp(): void {
    this.#connection?.abort.abort();
    this.#connection = null;
  }

  async #connect(connection: Connection): Promise<void> {
    this.#connecting = connection;
    try {
      const response = await fetch(this.#address, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ handles: [...connection.handles] }),
        signal: connection.abort.signal,
      });
      if (!response.ok || !response.body) throw new Error(`${this.#address} answered ${response.status}`);
      if (this.#connecting !== connection) return;
      this.#connecting = null;
      this.#hangUp();
      this.#connection = connection;
      await this.#read(response.body);
    } catch {
      if (!connection.abort.signal.aborted) this.#failures += 1;
    }
    this.#ended(connection);
  }

  /** A stream that ends before its runs do is opened again, with patience. */
  #ended(connection: Connection): void {
    if (this.#connection === connection) this.#connection = null;
    if (this.#connecting === connection) this.#connecting = null;
    if (connection.abort.signal.aborted || this.#wanted.size === 0) return;
    const delay = retryMs[Math.max(0, this.#failures - 1)];
    if (delay !== undefined) this.#schedule(delay);
    else this.#giveUp();
  }

  #giveUp(): void {
    this.#failures = 0;
    for (const handle of [...this.#wanted.keys()]) this.#tell(handle, { state: "lost" });
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const reader = body.pipeThrough(new TextDecoderStream() as unknown as TransformStream<Uint8Array, string>).getReader();
    let rest = "";
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      this.#failures = 0;
      const lines = (rest + part.value).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (line !== "") this.#line(line);
    }
  }

  #line(line: string): void {
    const { handle, ...update } = JSON.parse(line) as RunUpdate & { handle: string };
    this.#tell(handle, update as RunUpdate);
  }

  #tell(handle: string, update: RunUpdate): void {
    const listeners = this.#wanted.get(handle);
    if (isOver(update)) {
      this.#wanted.delete(handle);
      this.#connection?.handles.delete(handle);
      this.#connecting?.handles.delete(handle);
    }
    for (const listener of listeners ?? []) listener(update);
  }
}

/** Nothing more will be said about this run. */
export function isOver({ state }: RunUpdate): boolean {
  return state === "done" || state === "failed" || state === "lost";
}

function same(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && overlapCount(one, other) === one.size;
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return overlapCount(one, other) > 0;
}

function overlapCount(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter((handle) => other.has(handle)).length;
}
