import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { hashOf } from "./tokens.ts";

const quarterHour = 15 * 60;

/** How many failed sign-ins are taken before one has to wait; one machine guessing at one account soonest. */
const limits = {
  pair: { points: 8, duration: quarterHour, blockDuration: quarterHour },
  client: { points: 60, duration: quarterHour, blockDuration: quarterHour },
  account: { points: 100, duration: 4 * quarterHour, blockDuration: quarterHour },
} as const;

/** Counts failed sign-ins per account and per client, whether the account exists or not. */
export class Attempts {
  #limiters = {
    pair: new RateLimiterMemory({ keyPrefix: "pair", ...limits.pair }),
    client: new RateLimiterMemory({ keyPrefix: "client", ...limits.client }),
    account: new RateLimiterMemory({ keyPrefix: "account", ...limits.account }),
  };

  /**
   * Counts an attempt before it is looked at; seconds to wait when there were too many, else null. A client that has to wait
   * leaves nothing behind: else it could fill the memory with accounts that it names.
   */
  async begin(email: string, client: string): Promise<number | null> {
    const waiting = await this.#limiters.client.get(client);
    if (waiting && waiting.consumedPoints > limits.client.points) return Math.ceil(waiting.msBeforeNext / 1000);
    for (const [limiter, key] of this.#keys(email, client)) {
      const refused = await limiter.consume(key).then(
        () => null,
        (result: RateLimiterRes | Error) => result,
      );
      if (refused instanceof Error) throw refused;
      if (refused) return Math.ceil(refused.msBeforeNext / 1000);
    }
    return null;
  }

  /** Takes an attempt back that was no guess. */
  async succeeded(email: string, client: string): Promise<void> {
    const [pair, ...others] = this.#keys(email, client);
    if (pair) await pair[0].delete(pair[1]);
    for (const [limiter, key] of others) await limiter.reward(key);
  }

  #keys(email: string, client: string): [RateLimiterMemory, string][] {
    const account = hashOf(email);
    const { pair, client: ofClient, account: ofAccount } = this.#limiters;
    return [
      [pair, `${account} ${client}`],
      [ofClient, client],
      [ofAccount, account],
    ];
  }
}

const place = Symbol.for("parquetry.attempts");

/** The attempts of this server: counted once, although a server loads this module several times. */
export function serverAttempts(): Attempts {
  const holder = globalThis as { [place]?: Attempts };
  holder[place] ??= new Attempts();
  return holder[place];
}
