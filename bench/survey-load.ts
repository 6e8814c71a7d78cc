// The load of complete responses to a public survey: a process of its own that sends a fixed number and stops. Each response
// names another sender, as a proxy of this machine would, so that no limit of one sender is met.
// Arguments: port, token of the survey, responses in all, connections.

import { driveLoad, idSlot, prepareRequest, userSlot } from "./drive-load.ts";

const [port = 0, , responses = 0, connections = 64] = process.argv.slice(2).map(Number);
const token = process.argv[3] ?? "";

/** What people answer, in turn. */
const answered = [
  { recommend: 10, reason: "Llegó a tiempo y el trato fue excelente." },
  { recommend: 9 },
  { recommend: 7, reason: "Could be quicker." },
  { recommend: 2, reason: "Esperé media hora en la caja." },
];

await driveLoad({
  ...{ port, connections, requests: responses, each: 1 },
  make: () =>
    answered.map((answers) =>
      prepareRequest(
        `/api/v1/public-surveys/${token}/responses`,
        [`X-Forwarded-For: ${userSlot}`],
        JSON.stringify({
          ...{ id: idSlot, version: 1, language: "es-ES", hidden: { unit: "madrid" }, answers },
          startedAt: new Date(Date.now() - 30_000).toISOString(),
        }),
      ),
    ),
});
