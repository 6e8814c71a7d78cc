// Having a dashboard sent to oneself every week: asking for it, changing when it comes, trying it, stopping it. Everyone asks
// for themselves only, and gets what they may see. Stopping needs no session: whoever holds a mail may stop it.

import type { Doer } from "../../domain/audit.ts";
import type { Language } from "../../domain/language.ts";
import { nextDue, type WeeklyTime } from "../../domain/weekly.ts";
import { AppError } from "../../errors.ts";
import { changeAndRecord } from "../../records/audit-store.ts";
import {
  countDashboardMails,
  type DashboardMail,
  type DashboardMailState,
  deleteDashboardMail,
  findDashboardMail,
  listDashboardMails,
  putDashboardMail,
} from "../../records/dashboard-mail-store.ts";
import { findDashboard, type StoredDashboard } from "../../records/dashboard-store.ts";
import { findPerson } from "../../records/person-store.ts";
import { findWorkspace } from "../../records/workspace-store.ts";
import { canMail } from "../accounts/sign-in.ts";
import type { App } from "../app.ts";
import { sightOfMember } from "../sight-of-member.ts";
import { composeMail } from "./compose-mail.ts";
import { stopAddress, stopHeaders } from "./send-due-mails.ts";
import { mailOfToken } from "./stop-token.ts";

type Parts = Pick<App, "config" | "context" | "database" | "warehouse">;

/** Most weekly mails of one person in a workspace: more than anyone reads. */
const mailsMax = 50;

/** A weekly mail as its reader sees it. */
export interface WeeklyMail extends WeeklyTime {
  readonly dashboard: string;
  readonly name: string;
  readonly language: Language;
  readonly nextDueAt: string;
  readonly lastSentAt: string | null;
  /** What went wrong with the latest one; null when nothing did. `retryAt` null: it was given up. */
  readonly trouble: {
    readonly reason: NonNullable<DashboardMailState["trouble"]>;
    readonly detail: string | null;
    readonly retryAt: string | null;
  } | null;
}

/** One's weekly mails, and whether any can come. */
export interface WeeklyMails {
  readonly canMail: boolean;
  /** Where they go; null while the account has no e-mail. */
  readonly email: string | null;
  readonly timeZone: string;
  readonly mails: readonly WeeklyMail[];
}

function troubleOf({ state, trouble, detail, nextTryAt }: DashboardMailState): WeeklyMail["trouble"] {
  if (trouble === null || state === "sent" || state === "dropped") return null;
  return {
    reason: trouble,
    detail,
    retryAt: state === "waiting" ? (nextTryAt?.toISOString() ?? null) : null,
  };
}

/** What someone has sent to themselves from a workspace. */
export async function weeklyMails(app: Parts, workspace: number, person: string): Promise<WeeklyMails> {
  const [found, mails, settings] = await Promise.all([
    findPerson(app.database, person),
    listDashboardMails(app.database, workspace, person),
    findWorkspace(app.database, workspace),
  ]);
  return {
    canMail: canMail(app),
    email: found?.email ?? null,
    timeZone: settings?.timeZone ?? "UTC",
    mails: mails.map((mail) => ({
      dashboard: mail.dashboard,
      name: mail.name ?? "",
      weekday: mail.weekday,
      hour: mail.hour,
      language: mail.language,
      nextDueAt: mail.nextDueAt.toISOString(),
      lastSentAt: mail.lastSentAt?.toISOString() ?? null,
      trouble: troubleOf(mail),
    })),
  };
}

async function dashboardOf(app: Parts, workspace: number, id: string): Promise<StoredDashboard> {
  const dashboard = await findDashboard(app.database, workspace, id);
  if (!dashboard) throw new AppError("not-found", `There is no dashboard ${id} in this workspace.`);
  return dashboard;
}

/** Who gets mails; throws `conflict` when none can reach them. */
async function readerOf(app: Parts, person: string): Promise<{ email: string; name: string }> {
  const found = await findPerson(app.database, person);
  if (!found || found.email === null)
    throw new AppError("conflict", "Your account has no e-mail to send to; set one under My account first.");
  if (!canMail(app))
    throw new AppError(
      "conflict",
      "No mail server is configured here. Whoever runs this server sets VIVENCIA_SMTP_URL, VIVENCIA_MAIL_FROM and VIVENCIA_URL.",
    );
  return { email: found.email, name: found.name };
}

/** Has a dashboard sent every week, or changes when. Throws `not-found` or `conflict`. */
export async function putWeeklyMail(
  app: Parts,
  doer: Doer,
  person: string,
  wish: WeeklyTime & { readonly dashboard: string; readonly language: Language },
): Promise<void> {
  const { workspace } = doer;
  const { dashboard: id, weekday, hour, language } = wish;
  const { name } = await dashboardOf(app, workspace, id);
  await readerOf(app, person);
  const mails = await listDashboardMails(app.database, workspace, person);
  const isNew = !mails.some(({ dashboard }) => dashboard === id);
  if (isNew && (await countDashboardMails(app.database, workspace, person)) >= mailsMax)
    throw new AppError(
      "conflict",
      `You get ${mailsMax} weekly e-mails, the most there can be; stop some first.`,
    );
  const timeZone = (await findWorkspace(app.database, workspace))?.timeZone ?? "UTC";
  const nextDueAt = new Date(nextDue(app.context.now(), { weekday, hour }, timeZone));
  const put = { workspace, dashboard: id, person, weekday, hour, language, timeZone, nextDueAt };
  await changeAndRecord(
    app.database,
    doer,
    (tx) => putDashboardMail(tx, put),
    (made) => (made.isNew ? { action: "mail.started", subject: { kind: "dashboard", id, name } } : undefined),
  );
}

async function stop(app: Parts, doer: Doer, mail: { id: string; dashboard: string; name: string | null }) {
  const { id, dashboard, name } = mail;
  await changeAndRecord(
    app.database,
    doer,
    (tx) => deleteDashboardMail(tx, id),
    (deleted) =>
      deleted
        ? { action: "mail.stopped", subject: { kind: "dashboard", id: dashboard, name: name ?? undefined } }
        : undefined,
  );
}

/** Stops one's mail of a dashboard; nothing happens when there is none. Throws `not-found` for an unknown dashboard. */
export async function stopWeeklyMail(
  app: Parts,
  doer: Doer,
  person: string,
  dashboard: string,
): Promise<void> {
  const { workspace } = doer;
  await dashboardOf(app, workspace, dashboard);
  const mails = await listDashboardMails(app.database, workspace, person);
  const mail = mails.find((one) => one.dashboard === dashboard);
  if (mail) await stop(app, doer, mail);
}

/** Sends a dashboard to oneself now, to see what it is like. Throws `not-found`, `conflict` or `mail-failed`. */
export async function tryMail(
  app: Parts,
  workspace: number,
  person: string,
  wish: { readonly dashboard: string; readonly language: Language },
): Promise<void> {
  const dashboard = await dashboardOf(app, workspace, wish.dashboard);
  const { email, name } = await readerOf(app, person);
  const sight = await sightOfMember(app, workspace, person);
  if (!sight) throw new AppError("not-found", `There is no dashboard ${wish.dashboard} in this workspace.`);
  const mails = await listDashboardMails(app.database, workspace, person);
  const mail = mails.find((one) => one.dashboard === dashboard.id);
  const stopUrl = mail && (await stopAddress(app, mail.id));
  const written = await composeMail(app, sight, dashboard, { language: wish.language, weekly: null });
  await app.context.mail.send({
    to: { address: email, name },
    ...written,
    ...(stopUrl === undefined ? {} : { headers: stopHeaders(stopUrl) }),
  });
}

/** The mail of a token; undefined when it was stopped before. Throws `not-found` for what is no token. */
async function mailFor(app: Parts, token: string): Promise<DashboardMail | undefined> {
  const id = await mailOfToken(app, token);
  if (id === undefined)
    throw new AppError(
      "not-found",
      "This link stops nothing: it is not complete. Copy it anew from the e-mail, or sign in and stop it there.",
    );
  return findDashboardMail(app.database, id);
}

/** What a token stops: the name of the dashboard, or null when it was stopped before. Throws `not-found`. */
export async function readMailStop(
  app: Parts,
  token: string,
): Promise<{ readonly name: string | null; readonly language: Language | null }> {
  const mail = await mailFor(app, token);
  return { name: mail?.name ?? null, language: mail?.language ?? null };
}

/** Stops the mail of a token; nothing happens when it was stopped before. Throws `not-found`. */
export async function stopMailByToken(
  app: Parts,
  token: string,
  doerIn: (workspace: number) => Doer,
): Promise<void> {
  const mail = await mailFor(app, token);
  if (mail) await stop(app, doerIn(mail.workspace), mail);
}
