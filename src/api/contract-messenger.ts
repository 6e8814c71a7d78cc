// The bodies of the messaging tool of a workspace.

import { z } from "zod";
import { channels } from "../domain/channel.ts";
import { messengerUrlMax } from "../domain/messenger.ts";

/** PUT /api/v1/messenger */
export const messengerBodySchema = z.strictObject({
  url: z.string().trim().min(1).max(messengerUrlMax),
  /** On which channel what it sends reaches people. */
  channel: z.enum(channels).default("sms"),
  /** Makes another secret, from which on all is signed with it. */
  newSecret: z.boolean().default(false),
});

/** What PUT answers. */
export const messengerSetSchema = z.object({
  /** `whsec_…`, shown this once; null where the one before goes on. */
  secret: z.string().nullable(),
});

/** GET /api/v1/messenger */
export const messengerAnswerSchema = z.object({
  /** Whether http:// and machines of the own network are allowed by whoever runs this server. */
  allowsPlain: z.boolean(),
  messenger: z
    .object({
      url: z.string(),
      channel: z.enum(channels),
      /** Invitations that wait for it. */
      waiting: z.number(),
      sentAt: z.string().nullable(),
      /** What went wrong since it last took one, such as `status 503`. */
      trouble: z.object({ at: z.string(), said: z.string() }).nullable(),
    })
    .nullable(),
});

/** POST /api/v1/messenger/test */
export const messengerTriedSchema = z.object({ taken: z.boolean(), said: z.string() });

/** GET /api/v1/invitation-ways */
export const invitationWaysSchema = z.object({ email: z.boolean(), webhook: z.boolean() });

export type MessengerAnswer = z.infer<typeof messengerAnswerSchema>;
export type MessengerSet = z.infer<typeof messengerSetSchema>;
export type MessengerTried = z.infer<typeof messengerTriedSchema>;
export type InvitationWays = z.infer<typeof invitationWaysSchema>;
