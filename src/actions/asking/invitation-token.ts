// The token of a personal link: the id of the invitation and a MAC over it, made with a secret that all processes on one
// database share. Nothing of it is kept. It is as short as can be told from guessing (128 bits), because it goes into SMS.

import { createHmac, timingSafeEqual } from "node:crypto";
import type { Queryable } from "../../records/database.ts";
import { ensureSecret } from "../../records/secret-store.ts";
import { publicAddress } from "../accounts/open-accounts.ts";
import type { App } from "../app.ts";

type Parts = Pick<App, "database" | "context">;

const macBytes = 16;

/** Length of a token; those of public links are shorter. */
const tokenLength = Math.ceil(((16 + macBytes) * 4) / 3);

/** Asked for with every link, and never changed. */
const secrets = new WeakMap<Queryable, Promise<string>>();

/** The secret behind links and challenges of surveys; each use has words of its own in front of what it signs. */
export function surveySecret({ database, context }: Parts): Promise<string> {
  const known = secrets.get(database);
  if (known) return known;
  const asked = ensureSecret(database, "survey-invitation", context.random(32).toString("base64url"));
  secrets.set(database, asked);
  asked.catch(() => secrets.delete(database));
  return asked;
}

const macOf = (secret: string, id: Buffer) =>
  createHmac("sha256", secret)
    .update("vivencia survey invitation\n")
    .update(id)
    .digest()
    .subarray(0, macBytes);

/** The token of an invitation. */
export async function invitationTokenOf(app: Parts, invitation: string): Promise<string> {
  const id = Buffer.from(invitation.replaceAll("-", ""), "hex");
  return Buffer.concat([id, macOf(await surveySecret(app), id)]).toString("base64url");
}

/** The personal link of an invitation. */
export async function personalLink(app: Parts & Pick<App, "config">, invitation: string): Promise<string> {
  return `${publicAddress(app.config)}/a/${await invitationTokenOf(app, invitation)}`;
}

/** The invitation of a token; undefined for what is none. */
export async function invitationOfToken(app: Parts, token: string): Promise<string | undefined> {
  if (token.length !== tokenLength || !/^[\w-]+$/.test(token)) return undefined;
  const bytes = Buffer.from(token, "base64url");
  const id = bytes.subarray(0, 16);
  const mac = bytes.subarray(16);
  const wanted = macOf(await surveySecret(app), id);
  if (mac.length !== wanted.length || !timingSafeEqual(mac, wanted)) return undefined;
  // A token has one form: other bits behind its end are another text.
  if (bytes.toString("base64url") !== token) return undefined;
  const hex = id.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
