import { randomUUID } from "node:crypto";
import { AnswerCache } from "./answer-cache.ts";
import { asQueryError, type QueryErrorCode, type QueryProgress } from "./query.ts";

export type RunRequest = {
  /** The same key means the same answer: definition hash and generation. */
  key: string;
  /** Who asks: a session or a visitor. */
  owner: string;
  /** The principal behind the owner, in one word: nobody else can follow the run by its handle. */
  who?: string | undefined;
  /** Where on the owner's page the answer goes: a new run there gives up the one before. */
  place?: string | undefined;
  execute: (signal: AbortSignal, onProgress: (progress: QueryProgress) => void) => Promise<unknown>;
};

/** The answer itself where it is known already; else the handle by which the stream of the page tells about it. */
export type StartedRun = { handle: string; key: string; cached?: unknown };

export type RunState =
  | QueryProgress
  | { state: "done"; result: unknown }
  | { state: "failed"; code: QueryErrorCode; message: string }
  | { state: "lost" };

/** One line of the stream: a handle and what is true of it now. The text is the same as JSON. */
export type RunListener = (handle: string, state: RunState["state"], text: string) => void;

export type RunsOptions = { cacheBytes?: number; attachMs?: number; graceMs?: number; keepMs?: number };

type Run = { key: string; controller: AbortController; tickets: Set<Ticket>; state: RunState["state"]; text: string; over: boolean };
type Ticket = {
  handle: string;
  who: string;
  run: Run;
  listeners: Set<RunListener>;
  timer: NodeJS.Timeout | undefined;
  place: string | undefined;
};

/** Runs under way and their listeners: one run per key, given up as soon as nobody listens any more. */
export class Runs {
  #cache: AnswerCache;
  #runs = new Map<string, Run>();
  #tickets = new Map<string, Ticket>();
  #places = new Map<string, Ticket>();
  #attachMs: number;
  #graceMs: number;
  #keepMs: number;

  constructor({ cacheBytes = 64e6, attachMs = 5_000, graceMs = 300, keepMs = 60_000 }: RunsOptions = {}) {
    this.#cache = new AnswerCache(cacheBytes);
    this.#attachMs = attachMs;
    this.#graceMs = graceMs;
    this.#keepMs = keepMs;
  }

  /** Starts a run, or joins the one under way for the same key, and returns at once. */
  start(request: RunRequest): StartedRun {
    const known = this.#cache.get(request.key);
    const run = known === undefined ? (this.#runs.get(request.key) ?? this.#begin(request)) : finished(request.key, known);
    const { owner, place, who = "" } = request;
    const { handle } = this.#ticket(run, who, place === undefined ? undefined : JSON.stringify([who, owner, place]));
    return { handle, key: request.key, ...(known === undefined ? {} : { cached: JSON.parse(known) as unknown }) };
  }

  /** Tells what is true of each handle, at once and on every change, until the returned function is called. Handles of others are lost ones. */
  listen(handles: readonly string[], listener: RunListener, who = ""): () => void {
    const tickets = handles.map((handle) => {
      const known = this.#tickets.get(handle);
      const ticket = known?.who === who ? known : undefined;
      if (ticket) {
        clearTimeout(ticket.timer);
        ticket.listeners.add(listener);
        listener(handle, ticket.run.state, ticket.run.text);
      } else listener(handle, "lost", JSON.stringify({ state: "lost" }));
      return ticket;
    });
    return () => {
      for (const ticket of tickets) if (ticket) this.#unlisten(ticket, listener);
    };
  }

  /** Gives a handle up; the run goes on for the others who listen to it. */
  cancel(handle: string): void {
    const ticket = this.#tickets.get(handle);
    if (ticket) this.#drop(ticket);
  }

  #begin({ key, execute }: RunRequest): Run {
    const controller = new AbortController();
    const run: Run = { key, controller, tickets: new Set(), over: false, ...told({ state: "queued", position: 0 }) };
    this.#runs.set(key, run);
    const answer = (async () => execute(controller.signal, (progress) => this.#tell(run, progress)))();
    void answer.then(
      (result) => this.#finish(run, { state: "done", result }),
      (error: unknown) => {
        const { code, message } = asQueryError(error);
        this.#finish(run, { state: "failed", code, message });
      },
    );
    return run;
  }

  #finish(run: Run, state: RunState): void {
    try {
      if (state.state === "done") this.#cache.set(run.key, JSON.stringify(state.result));
      this.#tell(run, state);
    } catch (error) {
      this.#tell(run, { state: "failed", code: "E_SQL", message: asQueryError(error).message });
    }
    run.over = true;
    if (this.#runs.get(run.key) === run) this.#runs.delete(run.key);
    for (const ticket of run.tickets) this.#expire(ticket, this.#keepMs);
  }

  #tell(run: Run, state: RunState): void {
    if (run.over) return;
    Object.assign(run, told(state));
    for (const { handle, listeners } of run.tickets) for (const listener of listeners) listener(handle, run.state, run.text);
  }

  #ticket(run: Run, who: string, place: string | undefined): Ticket {
    const ticket: Ticket = { handle: randomUUID(), who, run, listeners: new Set(), timer: undefined, place };
    const before = place === undefined ? undefined : this.#places.get(place);
    run.tickets.add(ticket);
    this.#tickets.set(ticket.handle, ticket);
    if (place !== undefined) this.#places.set(place, ticket);
    this.#expire(ticket, run.over ? this.#keepMs : this.#attachMs);
    if (before && !before.run.over) this.#drop(before);
    return ticket;
  }

  #unlisten(ticket: Ticket, listener: RunListener): void {
    if (!ticket.listeners.delete(listener) || ticket.listeners.size > 0) return;
    this.#expire(ticket, ticket.run.over ? this.#keepMs : this.#graceMs);
  }

  #expire(ticket: Ticket, afterMs: number): void {
    clearTimeout(ticket.timer);
    ticket.timer = setTimeout(() => ticket.listeners.size === 0 && this.#drop(ticket), afterMs).unref();
  }

  #drop(ticket: Ticket): void {
    const { run, handle, place, listeners } = ticket;
    clearTimeout(ticket.timer);
    this.#tickets.delete(handle);
    if (place !== undefined && this.#places.get(place) === ticket) this.#places.delete(place);
    run.tickets.delete(ticket);
    if (run.over) return;
    const text = JSON.stringify({ state: "failed", code: "E_CANCELLED", message: "The question was cancelled." });
    for (const listener of listeners) listener(handle, "failed", text);
    if (run.tickets.size > 0) return;
    run.over = true;
    if (this.#runs.get(run.key) === run) this.#runs.delete(run.key);
    run.controller.abort();
  }
}

function told(state: RunState): Pick<Run, "state" | "text"> {
  return { state: state.state, text: JSON.stringify(state) };
}

function finished(key: string, text: string): Run {
  return {
    key,
    controller: new AbortController(),
    tickets: new Set(),
    state: "done",
    text: `{"state":"done","result":${text}}`,
    over: true,
  };
}

const place = Symbol.for("parquetry.runs");

/** The runs of this server: one for the whole process, although a server loads this module several times. */
export function serverRuns(): Runs {
  const holder = globalThis as { [place]?: Runs };
  holder[place] ??= new Runs();
  return holder[place];
}

/** Starts or joins a run of this server and returns at once; see Runs. */
export function startRun(request: RunRequest): StartedRun {
  return serverRuns().start(request);
}
