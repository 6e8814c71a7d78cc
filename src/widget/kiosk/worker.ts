// The worker behind a kiosk: what its page needs is kept, and given when the line is away. The server is asked first, so that a
// kiosk with a line always shows what is published now; pictures never change and are asked for once.

/** Tells builds apart; written by the build. */
declare const KIOSK_VERSION: string;

/** What a worker of the page has, beyond what windows have. */
interface KioskWorker {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}

interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface AskedEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const files = `kiosk-${KIOSK_VERSION}`;
const surveys = "kiosk-surveys";
const page = "/k/kiosk.html";

function isWorkerEvent(event: Event): event is WorkerEvent {
  return "waitUntil" in event;
}

function isAsked(event: Event): event is AskedEvent {
  return "respondWith" in event && "request" in event;
}

function isWorker(scope: unknown): scope is KioskWorker {
  return typeof scope === "object" && scope !== null && "skipWaiting" in scope && "clients" in scope;
}

async function keep(cache: string, key: string, answer: Response): Promise<Response> {
  // What there is no room for is given all the same.
  if (answer.ok) await (await caches.open(cache)).put(key, answer.clone()).catch(() => {});
  return answer;
}

/** The server's answer; where it gives none, or is in trouble, the one that was kept. */
async function serverFirst(cache: string, request: Request, key: string): Promise<Response> {
  const answer = await fetch(request).catch(() => undefined);
  if (answer && answer.status < 500) return keep(cache, key, answer);
  return (await (await caches.open(cache)).match(key)) ?? answer ?? Response.error();
}

async function keptFirst(cache: string, request: Request, key: string): Promise<Response> {
  return (await (await caches.open(cache)).match(key)) ?? keep(cache, key, await fetch(request));
}

/** The survey of a link is one thing, in whichever language its words are asked for. */
function answerTo(request: Request): Promise<Response> | undefined {
  if (request.method !== "GET") return undefined;
  const { pathname } = new URL(request.url);
  if (request.mode === "navigate") return serverFirst(files, request, page);
  if (pathname === "/k/kiosk.js") return serverFirst(files, request, pathname);
  if (pathname.startsWith("/api/v1/public-surveys/")) return serverFirst(surveys, request, pathname);
  if (pathname.startsWith("/api/v1/pictures/")) return keptFirst(surveys, request, pathname);
  return undefined;
}

async function install(): Promise<void> {
  await (await caches.open(files)).addAll([page, "/k/kiosk.js"]);
}

/** The page that brought the worker asked for its survey before there was one: it is asked for again, to be kept. */
async function arrive(worker: KioskWorker): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith("kiosk-") && name !== files && name !== surveys) await caches.delete(name);
  await worker.clients.claim();
}

const scope: unknown = globalThis;
if (isWorker(scope)) {
  addEventListener("install", (event) => {
    if (isWorkerEvent(event)) event.waitUntil(install().then(() => scope.skipWaiting()));
  });
  addEventListener("activate", (event) => {
    if (isWorkerEvent(event)) event.waitUntil(arrive(scope));
  });
  addEventListener("fetch", (event) => {
    const answer = isAsked(event) ? answerTo(event.request) : undefined;
    if (answer && isAsked(event)) event.respondWith(answer);
  });
}
