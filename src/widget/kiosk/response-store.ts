// The responses of a kiosk that wait to be sent, in the browser's database: they outlast a closed page and a night without
// power. Each carries its id from its first moment, so that what is sent twice counts once. A response leaves only when the
// server has taken it; one that it refuses stays, to be counted for whoever looks after the kiosk.

import type { SentAnswers } from "../../domain/survey/answer-value.ts";
import type { Outcome } from "../survey/run.ts";

/** A response that waits. */
export interface WaitingResponse {
  readonly id: string;
  readonly token: string;
  readonly version: number;
  readonly language: string;
  readonly startedAt: number;
  readonly answeredAt: number;
  readonly hidden: Readonly<Record<string, string>>;
  readonly answers: SentAnswers;
  /** The server will not take it as it is. */
  readonly refused?: boolean;
}

/** Where responses wait. */
export interface ResponseStore {
  readonly put: (response: WaitingResponse) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  /** In the order in which they were answered. */
  readonly all: () => Promise<readonly WaitingResponse[]>;
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** The store of this browser. */
export async function openStore(): Promise<ResponseStore> {
  const opening = indexedDB.open("vivencia-kiosk", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("responses", { keyPath: "id" });
  const database = await done(opening);
  const change = async (run: (store: IDBObjectStore) => void) => {
    // Acknowledged when it is on the disk, where the browser can say so.
    const transaction = database.transaction("responses", "readwrite", { durability: "strict" });
    run(transaction.objectStore("responses"));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  };
  return {
    put: (response) => change((store) => store.put(response)),
    remove: (id) => change((store) => store.delete(id)),
    all: async () => {
      const found: WaitingResponse[] = await done(
        database.transaction("responses").objectStore("responses").getAll(),
      );
      return found.sort((a, b) => a.answeredAt - b.answeredAt);
    },
  };
}

/** How long ago something was answered. The clock of a kiosk may be wrong, and the server believes sixty days at most. */
export function agoMsOf(answeredAt: number, now: number): number {
  return Math.min(60 * 86_400_000, Math.max(0, now - answeredAt));
}

/** What became of a round of sending. */
export interface Round {
  /** Responses that still wait to be sent. */
  readonly waiting: number;
  readonly refused: number;
}

/**
 * Sends what waits, one after the other, oldest first, until one cannot be sent now. `send` says what became of one; a survey
 * that is closed may be opened again, so its responses go on waiting, and only one of them is tried in a round.
 */
export async function sendWaiting(
  store: ResponseStore,
  send: (response: WaitingResponse) => Promise<Outcome>,
): Promise<Round> {
  const closed = new Set<string>();
  for (const response of await store.all()) {
    if (response.refused || closed.has(response.token)) continue;
    const outcome = await send(response);
    if (outcome === "taken") await store.remove(response.id);
    else if (outcome === "refused") await store.put({ ...response, refused: true });
    else if (outcome === "closed") closed.add(response.token);
    else break;
  }
  const left = await store.all();
  const refused = left.filter((one) => one.refused).length;
  return { waiting: left.length - refused, refused };
}
