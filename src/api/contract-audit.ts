// What the API says of the audit trail. Shared by the server, the web app and the CLI.

import { z } from "zod";
import { actorKinds } from "../domain/audit.ts";
import { momentSchema } from "../domain/question.ts";

const nameSchema = z.string().min(1).max(60);

/** Which entries: a time, part of a name or a kind of actor, actions separated by commas. */
export const auditFilterSchema = z.object({
  from: momentSchema.optional(),
  to: momentSchema.optional(),
  actor: z.string().max(200).optional(),
  action: z
    .string()
    .max(1000)
    .transform((text) => text.split(",").filter((name) => name !== ""))
    .pipe(z.array(nameSchema).max(50))
    .optional(),
});

/** GET /api/v1/audit */
export const auditQuerySchema = auditFilterSchema.extend({
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

/** GET /api/v1/audit/export */
export const auditExportSchema = auditFilterSchema.extend({ language: z.enum(["es", "en"]).default("en") });

/** One entry of the trail. */
export const auditEntrySchema = z.object({
  sequence: z.number(),
  at: z.string(),
  actor: z.object({
    kind: z.enum(actorKinds),
    id: z.string().nullable(),
    name: z.string().nullable(),
    role: z.string().nullable(),
  }),
  /** A name of domain/audit.ts; a newer Vivencia may have written one that is not there. */
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string(), name: z.string().nullable() }).nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** The network that it came from, never the whole address. */
  address: z.string().nullable(),
  /** SHA-256 over this entry and the hash before it, in hex. */
  hash: z.string(),
});

/** One entry. */
export type AuditEntryBody = z.infer<typeof auditEntrySchema>;

/** A page of entries, newest first. */
export const auditAnswerSchema = z.object({
  entries: z.array(auditEntrySchema),
  next: z.string().nullable(),
});

/** What can be wrong with a chain. */
export const breakKinds = [
  "missing",
  "changed",
  "inserted",
  "moved",
  "removed",
  "truncated",
  "appended",
  "rewritten",
] as const;

/** GET /api/v1/audit/verify */
export const auditVerdictSchema = z.object({
  ok: z.boolean(),
  entries: z.number(),
  firstAt: z.string().nullable(),
  lastAt: z.string().nullable(),
  /** How many breaks there are; the first hundred are described. */
  broken: z.number(),
  breaks: z.array(
    z.object({ kind: z.enum(breakKinds), from: z.number(), to: z.number(), at: z.string().nullable() }),
  ),
  /** How many heads this machine has noted outside of the records, and when the last. */
  noted: z.number(),
  notedAt: z.string().nullable(),
});

/** Whether the trail is as it was written. */
export type AuditVerdict = z.infer<typeof auditVerdictSchema>;
