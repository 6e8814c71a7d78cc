// The trail of who did what: one entry for each deed, in one chain for each workspace. Here: what can be recorded (a closed
// list), who can have done it, and how little of an address is kept. An entry names staff, never customers: those are ids.
// A new kind of deed is a line in `auditActions` and a sentence in web/i18n/{es,en}/activity.json under its name.

/** Everything that is recorded, as `noun.verb`. Names stay for ever: old entries carry them. */
export const auditActions = [
  "session.opened",
  "session.refused",
  "session.closed",
  "session.ended",
  "sign_in_link.made",
  "email.changed",
  "password.changed",
  "password.reset",
  "two_factor.enabled",
  "two_factor.disabled",
  "person.invited",
  "invitation.revoked",
  "person.joined",
  "person.role_changed",
  "person.units_changed",
  "person.removed",
  "workspace.made",
  "workspace.changed",
  "key.made",
  "key.revoked",
  "touchpoint.saved",
  "touchpoint.deleted",
  "unit.saved",
  "unit.deleted",
  "history.placed",
  "history.stopped",
  "merge.undone",
  "customer.exported",
  "customer.erased",
  "import.started",
  "import.cancelled",
  "demo.written",
  "quarantine.replayed",
  "quarantine.repaired",
  "data.exported",
  "question.made",
  "question.changed",
  "question.removed",
  "question.restored",
  "segment.made",
  "segment.changed",
  "segment.removed",
  "segment.restored",
  "dashboard.made",
  "dashboard.changed",
  "dashboard.removed",
  "dashboard.restored",
  "view.shared",
  "view.revoked",
  "mail.started",
  "mail.stopped",
  "survey.made",
  "survey.changed",
  "survey.published",
  "survey.closed",
  "survey.reopened",
  "survey.removed",
  "survey.restored",
  "survey.suspects_decided",
  "survey.web_changed",
  "survey.computation_changed",
  "survey.invited",
  "asking.changed",
  "contact_rules.changed",
  "messenger.changed",
  "messenger.removed",
  "contact.stopped",
  "contact.allowed",
] as const;

/** One kind of deed. */
export type AuditAction = (typeof auditActions)[number];

/** True for a name of the list. */
export function isAuditAction(text: string): text is AuditAction {
  return auditActions.some((action) => action === text);
}

/** Kinds of those who do something: a person, a program with a key, the command line, Vivencia itself, an unknown. */
export const actorKinds = ["person", "key", "local", "system", "nobody"] as const;

/** Who did something. `id` is the account's or the key's; `name` and `role` (of domain/role.ts) are those of that moment. */
export interface Actor {
  readonly kind: (typeof actorKinds)[number];
  readonly id: string | null;
  readonly name: string | null;
  readonly role: string | null;
}

/** Who does something, where, and from which (shortened) address. Every action that is recorded takes one. */
export interface Doer {
  readonly workspace: number;
  readonly actor: Actor;
  readonly address: string | null;
}

/** What was done to, with the name that people know it by at that moment. */
export interface Subject {
  readonly kind: string;
  readonly id: string;
  readonly name?: string | undefined;
}

/** Small facts of a deed: `{from: "analyst", to: "administrator"}`. No personal values of customers. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null>>;

/** What is told of a deed. */
export interface Deed {
  readonly action: AuditAction;
  readonly subject?: Subject | undefined;
  readonly details?: AuditDetails | undefined;
}

/** The name that stays with what someone makes: the person's, the key's, or the product's for all else. */
export function makerName({ actor }: Doer): string {
  return actor.name ?? "vivencia";
}

/** Vivencia doing something of itself. */
export function systemOf(workspace: number): Doer {
  return { workspace, actor: { kind: "system", id: null, name: null, role: null }, address: null };
}

/** Someone who has not said who they are. */
export function strangerOf(workspace: number, address: string | undefined): Doer {
  const actor = { kind: "nobody", id: null, name: null, role: null } as const;
  return { workspace, actor, address: shortenAddress(address) };
}

function expandIpv6(address: string): string[] | undefined {
  const [head = "", tail, ...more] = address.split("::");
  if (more.length > 0) return undefined;
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  if (tail === undefined && left.length !== 8) return undefined;
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0");
  const groups = [...left, ...zeros, ...right];
  return groups.length === 8 && groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? groups : undefined;
}

/** The network of an address: three parts of four, or 48 bits of 128. `null` for what is no address. */
export function shortenAddress(address: string | undefined): string | null {
  if (address === undefined) return null;
  const [bare = ""] = address.replace(/^::ffff:(?=\d+\.)/i, "").split("%");
  const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/.exec(bare);
  if (four) return `${four[1]}.${four[2]}.${four[3]}.0`;
  const groups = expandIpv6(bare);
  if (!groups) return null;
  const network = groups.slice(0, 3).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(":")}::`;
}
