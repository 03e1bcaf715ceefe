import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";

/** How often one client or account may ask for what costs the server something, however well it is answered. */
const paces = {
  /** Answers of public pages: a wall of boards stays far below, a program that tries out choices does not. */
  "share-runs": { points: 600, duration: 60 },
  /** Pictures in previews of public pages: a messenger asks for one once, a foreign page with many of them uses up no answers. */
  "share-previews": { points: 60, duration: 60 },
  /** Addresses of very long questions, which are kept. */
  drafts: { points: 300, duration: 3600 },
  /** Lines in the logs of experiments, one for each change of terms: the log of one would be full after most of a day. */
  readings: { points: 120, duration: 3600 },
} as const;

const place = Symbol.for("parquetry.paces");
type Pace = keyof typeof paces;

/** Counts a request; seconds to wait when there were too many, else null. */
export async function waitSecondsFor(pace: Pace, who: string): Promise<number | null> {
  const refused = await limiterOf(pace)
    .consume(who)
    .then(
      () => null,
      (result: RateLimiterRes | Error) => result,
    );
  if (refused instanceof Error) throw refused;
  return refused && Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
}

/** Counted once for this server, although a server loads this module several times. */
function limiterOf(pace: Pace): RateLimiterMemory {
  const holder = globalThis as { [place]?: Map<Pace, RateLimiterMemory> };
  holder[place] ??= new Map();
  const limiter = holder[place].get(pace) ?? new RateLimiterMemory({ keyPrefix: pace, ...paces[pace] });
  holder[place].set(pace, limiter);
  return limiter;
}
