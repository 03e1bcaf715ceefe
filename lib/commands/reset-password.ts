import { siteOrigin } from "../access/setup-address.ts";
import { hashOf, newToken } from "../access/tokens.ts";
import { dataRoot } from "../env.ts";
import { accountBy } from "../store/accounts.ts";
import { keepReset } from "../store/password-resets.ts";

/*
 * npm run --silent reset-password -- E-MAIL
 * Prints the link by which an account sets its password anew: for the last owner, whom nobody else can make one.
 */

const [email] = process.argv.slice(2);
const account = email === undefined ? null : await accountBy(dataRoot(), { email: email.trim().toLowerCase() });
if (account) {
  const token = newToken();
  await keepReset(dataRoot(), { accountId: account.id, tokenHash: hashOf(token) });
  process.stdout.write(`${siteOrigin()}/reset?token=${token}\n`);
} else {
  process.stderr.write(email === undefined ? "✗ Name the e-mail address of an account.\n" : `✗ ${email} has no account here.\n`);
  process.exitCode = 1;
}
