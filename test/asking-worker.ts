// A program for tests: what one server does to ask people, on a database and a mail server of the test. It sends invitations
// (`send`), or invites the same people again and again (`invite`), until it is killed.

import { randomUUID } from "node:crypto";
import { askingSurvey, invitePeople } from "../src/actions/asking/invite-people.ts";
import { sendLetters } from "../src/actions/asking/send-letters.ts";
import { readConfig } from "../src/config.ts";
import { createContext, silentLog } from "../src/context.ts";
import { parsePerson } from "../src/domain/invitee.ts";
import { openSmtpMail } from "../src/mail/smtp-mail.ts";
import { openDatabase } from "../src/records/database.ts";
import { openWarehouse } from "../src/warehouse/warehouse.ts";

const [, , task, workspace = "", survey = "", people = "0"] = process.argv;
const config = readConfig();
const mail = config.smtp ? openSmtpMail(config.smtp) : undefined;
const context = createContext(silentLog, mail);
const database = openDatabase({ url: config.databaseUrl ?? "" });
const log = new URL(config.clickhouseUrl ?? "");
const warehouse = openWarehouse({
  url: `${log.protocol}//${log.host}`,
  database: log.pathname.slice(1),
  writer: { user: decodeURIComponent(log.username), password: decodeURIComponent(log.password) },
});
const app = { config, context, database, warehouse };

console.log("at work");
for (;;) {
  if (task === "send") await sendLetters(app);
  else {
    const asking = await askingSurvey(app, Number(workspace), survey);
    const batch = randomUUID();
    const wanted = Array.from({ length: Number(people) }, (_, i) => {
      const invitee = parsePerson({ email: `person${i}@example.com` });
      if (typeof invitee === "string") throw new Error(invitee);
      return { invitee, occasion: `${batch}:${i}` };
    });
    await invitePeople(app, asking, { survey, way: "link", origin: "list", batch }, wanted);
  }
  await new Promise((resolve) => setTimeout(resolve, 20));
}
