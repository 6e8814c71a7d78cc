// The page of a kiosk, `/k/TOKEN?unit=KEY`: fetches the survey (its worker answers without a line), opens the store, and sends
// what waits: at once, when the line comes back, and every quarter of a minute.

import { questionnaireHidden } from "../survey/questionnaire-hidden.ts";
import { fetchSurvey, postResponse } from "../survey/send-response.ts";
import { Kiosk } from "./kiosk.ts";
import { kioskWords } from "./kiosk-words.ts";
import { agoMsOf, openStore, sendWaiting, type WaitingResponse } from "./response-store.ts";

const pauses = { thanksMs: 8_000, idleMs: 45_000, askMs: 15_000 };
const sendMs = 15_000;
const renewMs = 10 * 60_000;

function send({ id, token, version, language, startedAt, answeredAt, hidden, answers }: WaitingResponse) {
  const body = { id, version, language, hidden, answers, place: "kiosk" };
  return postResponse("", token, {
    ...body,
    agoMs: agoMsOf(answeredAt, Date.now()),
    startedAt: new Date(startedAt).toISOString(),
  });
}

async function start(element: HTMLElement): Promise<void> {
  const token = location.pathname.split("/")[2] ?? "";
  const given = new URLSearchParams(location.search);
  const languages = [...given.getAll("lang"), ...navigator.languages];
  const words = kioskWords(languages[0] ?? "en");
  void navigator.serviceWorker?.register("/k/worker.js").catch(() => {});
  const [opened, store] = await Promise.all([fetchSurvey("", token).catch(() => undefined), openStore()]);
  if (!opened?.questionnaire) {
    element.textContent = opened ? words.setUp.closed : words.setUp.missing;
    // It may be opened again.
    if (opened) window.setTimeout(() => location.reload(), renewMs);
    return;
  }
  const { questionnaire } = opened;
  document.title = opened.company;
  let isSending = false;
  const sendOne = async (response: WaitingResponse) => {
    const outcome = await send(response);
    if (outcome === "closed" && response.token === token) renewSoon();
    return outcome;
  };
  const sendNow = async () => {
    if (isSending) return;
    isSending = true;
    try {
      kiosk.told(await sendWaiting(store, sendOne));
    } finally {
      isSending = false;
    }
  };
  const sendSoon = () => void sendNow().catch(() => {});
  const kiosk = new Kiosk(element, {
    token,
    opened: { ...opened, questionnaire },
    hidden: questionnaireHidden(questionnaire, Object.fromEntries(given)),
    languages,
    store,
    sendSoon,
    pauses,
  });
  // A survey that was deleted asks nobody any more, as one that was closed.
  const renew = async () => kiosk.renew((await fetchSurvey("", token)) ?? { ...opened, questionnaire: null });
  // Also once when the worker has taken over: what was fetched before it came, it could not keep.
  const renewSoon = () => void renew().catch(() => {});
  navigator.serviceWorker?.addEventListener("controllerchange", renewSoon);
  window.setInterval(renewSoon, renewMs);
  sendSoon();
  window.addEventListener("online", sendSoon);
  window.setInterval(sendSoon, sendMs);
  // A screen that goes dark asks nobody.
  const stayAwake = () => void navigator.wakeLock?.request("screen").catch(() => {});
  document.addEventListener("visibilitychange", stayAwake);
  stayAwake();
  document.addEventListener("contextmenu", (event) => event.preventDefault());
}

const element = document.querySelector<HTMLElement>("#kiosk");
if (element) void start(element);
