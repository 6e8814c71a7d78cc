// The token by which a weekly mail is stopped without signing in: the id of the mail and a MAC over it, made with a secret
// that all processes on one database share. Nothing of it is kept; a token ends with its mail, because ids never come again.

import { createHmac, timingSafeEqual } from "node:crypto";
import { ensureSecret } from "../../records/secret-store.ts";
import type { App } from "../app.ts";

async function macOf(app: Pick<App, "database" | "context">, id: Buffer): Promise<Buffer> {
  const secret = await ensureSecret(app.database, "mail-stop", app.context.random(32).toString("base64url"));
  return createHmac("sha256", secret).update("vivencia mail stop\n").update(id).digest();
}

/** The token of a mail. */
export async function stopTokenOf(app: Pick<App, "database" | "context">, mail: string): Promise<string> {
  const id = Buffer.from(mail.replaceAll("-", ""), "hex");
  return Buffer.concat([id, await macOf(app, id)]).toString("base64url");
}

/** The mail of a token; undefined for what is none. */
export async function mailOfToken(
  app: Pick<App, "database" | "context">,
  token: string,
): Promise<string | undefined> {
  const bytes = Buffer.from(token, "base64url");
  const id = bytes.subarray(0, 16);
  const mac = bytes.subarray(16);
  const wanted = await macOf(app, id);
  if (id.length !== 16 || mac.length !== wanted.length || !timingSafeEqual(mac, wanted)) return undefined;
  const hex = id.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
