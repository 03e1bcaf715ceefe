import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

type Cost = { N: number; r: number; p: number };

/** Cost of new hashes: 128 MB and about a third of a second each; kept ones carry their own. Tests lower it. */
export const newCost: Cost = { N: 2 ** 17, r: 8, p: 1 };
const keyBytes = 32;
/** Hashes made at the same time; each takes 128 MB. */
const mostAtOnce = 2;
const mostWaiting = 30;

/** Too many passwords are being checked at this moment. */
export class TooBusy extends Error {}

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= mostAtOnce) {
    if (waiting.length >= mostWaiting) throw new TooBusy("Too many people sign in at this moment. Try again in a minute.");
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function derive(password: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> {
  const options = { N, r, p, maxmem: 256 * N * r };
  return inTurn(
    () =>
      new Promise((resolve, reject) =>
        scrypt(password.normalize("NFKC"), salt, keyBytes, options, (error, key) => (error ? reject(error) : resolve(key))),
      ),
  );
}

/** A password as the store keeps it: `scrypt$N$r$p$salt$key`, salt and key in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, newCost);
  return kept(salt, key);
}

/** Whether a password is the kept one. Without a kept one it takes as long and says no, so that nobody learns who has an account. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const [, N, r, p, salt, key] = (hash ?? kept(randomBytes(16), randomBytes(keyBytes))).split("$");
  const expected = Buffer.from(key ?? "", "base64url");
  const given = await derive(password, Buffer.from(salt ?? "", "base64url"), { N: Number(N), r: Number(r), p: Number(p) });
  return given.length === expected.length && timingSafeEqual(given, expected) && hash !== null;
}

function kept(salt: Buffer, key: Buffer): string {
  const { N, r, p } = newCost;
  return ["scrypt", N, r, p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

const fewest = 10;
const most = 200;
const frequent = /^(?:(.)\1*|0?123456789\d*|9876543210?|qwert\w*|password\w*|passw0rd\w*|letmein\w*|iloveyou\w*|admin\w*|welcome\w*)$/i;

/** What is wrong with a password that somebody chose; null when nothing is. */
export function passwordIssue(password: string, email: string): string | null {
  if ([...password].length < fewest) return `Choose a password of at least ${fewest} characters.`;
  if (password.length > most) return `A password may have ${most} characters.`;
  if (frequent.test(password)) return "This password is among the first that are tried. Choose another.";
  if (password.toLowerCase() === email.toLowerCase()) return "Choose a password that is not your e-mail address.";
  return null;
}
