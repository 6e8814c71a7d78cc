// The messaging tool of a workspace, as its administrators set it. The secret is shown when it is made and never again; of the
// address only its host goes into the trail, because the rest is often a secret, too.

import { type Doer, makerName } from "../../domain/audit.ts";
import type { Channel } from "../../domain/channel.ts";
import { messengerUrlProblem } from "../../domain/messenger.ts";
import { AppError } from "../../errors.ts";
import { changeAndRecord } from "../../records/audit-store.ts";
import {
  findMessenger,
  messengerHealth,
  putMessenger,
  removeMessenger,
} from "../../records/messenger-store.ts";
import { webhookSecretOf } from "../../webhook/sign-webhook.ts";
import { canMail } from "../accounts/sign-in.ts";
import type { App } from "../app.ts";
import { isTaken, tellMessenger, wordsOfOutcome } from "./post-letter.ts";

type Parts = Pick<App, "config" | "context" | "database">;

const secretBytes = 32;

const problems = {
  no_url: "is not an address such as https://tool.example.com/hook",
  not_https:
    "must begin with https://; whoever runs this server can allow http:// and the own network (VIVENCIA_PRIVATE_WEBHOOKS=on)",
  credentials: "must not hold a user or a password; check the signature instead",
} as const;

/** The tool, and how it is doing. */
export interface MessengerShown {
  readonly url: string;
  readonly channel: Channel;
  /** Invitations that wait for it. */
  readonly waiting: number;
  readonly sentAt: Date | null;
  /** What went wrong since it last took one. */
  readonly trouble: { readonly at: Date; readonly said: string } | null;
}

/** The tool of a workspace; null when there is none. */
export async function showMessenger(app: Parts, workspace: number): Promise<MessengerShown | null> {
  const messenger = await findMessenger(app.database, workspace);
  if (!messenger) return null;
  const { waiting, sentAt, troubleAt, trouble } = await messengerHealth(app.database, workspace);
  return {
    ...{ url: messenger.url, channel: messenger.channel, waiting, sentAt },
    trouble: troubleAt === null ? null : { at: troubleAt, said: trouble ?? "" },
  };
}

/**
 * Sets the address and the channel. Returns the secret when one was made: for the first address, for another host, or where
 * it was asked for.
 * Throws `bad-input`.
 */
export async function setMessenger(
  app: Parts,
  doer: Doer,
  {
    url,
    channel,
    newSecret,
  }: { readonly url: string; readonly channel: Channel; readonly newSecret: boolean },
): Promise<{ readonly secret: string | null }> {
  const problem = messengerUrlProblem(url, app.config.privateWebhooks);
  if (problem) throw new AppError("bad-input", `url: ${problems[problem]}.`);
  const { host } = new URL(url);
  return changeAndRecord(
    app.database,
    doer,
    async (tx) => {
      const before = await findMessenger(tx, doer.workspace);
      // Another receiver must not know what the one before was told with.
      const isKept = before !== undefined && !newSecret && new URL(before.url).host === host;
      const secret = isKept ? before.secret : webhookSecretOf(app.context.random(secretBytes));
      await putMessenger(tx, doer.workspace, { url, secret, channel }, makerName(doer));
      return { secret: isKept ? null : secret };
    },
    () => ({ action: "messenger.changed", subject: { kind: "messenger", id: host, name: host } }),
  );
}

/** Takes the tool away: what waits for it goes on waiting for the next, for some hours. Throws `not-found`. */
export async function forgetMessenger(app: Parts, doer: Doer): Promise<void> {
  const before = await findMessenger(app.database, doer.workspace);
  if (!before) throw new AppError("not-found", "This workspace has no messaging tool.");
  const { host } = new URL(before.url);
  await changeAndRecord(
    app.database,
    doer,
    (tx) => removeMessenger(tx, doer.workspace),
    () => ({ action: "messenger.removed", subject: { kind: "messenger", id: host, name: host } }),
  );
}

/** Tells the tool something that is no invitation, to see whether it takes it. Throws `not-found`. */
export async function tryMessenger(
  app: Parts,
  workspace: number,
): Promise<{ readonly taken: boolean; readonly said: string }> {
  const messenger = await findMessenger(app.database, workspace);
  if (!messenger) throw new AppError("not-found", "This workspace has no messaging tool.");
  const id = `test_${app.context.random(16).toString("hex")}`;
  const outcome = await tellMessenger(app, messenger, id, { type: "test", data: {} });
  return { taken: isTaken(outcome), said: wordsOfOutcome(outcome) };
}

/** By which ways invitations can go out of a workspace now. */
export async function invitationWaysOf(
  app: Parts,
  workspace: number,
): Promise<{ readonly email: boolean; readonly webhook: boolean }> {
  return {
    email: canMail(app),
    webhook: (await findMessenger(app.database, workspace)) !== undefined,
  };
}
