// The computation that a survey may ask the device for. It begins with the page and runs in a worker while the person reads and
// answers. A challenge that is too old, or was not asked for when the page was opened, is fetched and solved as the response is
// sent.

import { useEffect, useRef } from "react";
import { RequestFailed } from "../session/request.ts";
import { fetchSurvey, type ResponseBody } from "./queries.ts";

type Proof = NonNullable<ResponseBody["proof"]>;

function compute(challenge: string, response: string): Promise<Proof> {
  const worker = new Worker(new URL("./puzzle-worker.ts", import.meta.url), { type: "module" });
  return new Promise<Proof>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      if (typeof data === "string") resolve({ challenge, solution: data });
    });
    worker.addEventListener("error", () => reject(new Error("the computation failed")));
    worker.postMessage({ challenge, response });
  }).finally(() => worker.terminate());
}

/** What is sent with a response. */
export interface Proving {
  /** What was computed, once it is; null where nothing was asked for or it could not be done. */
  readonly proof: () => Promise<Proof | null>;
  /** Sends with what was computed; refused for the want of it, computes anew and sends once more. */
  readonly send: <Answer>(post: (proof: Proof | null) => Promise<Answer>) => Promise<Answer>;
}

/** Begins to compute. `challenge` is null where nothing is asked for. */
export function useProof(token: string, challenge: string | null, response: string): Proving {
  const work = useRef<Promise<Proof | null>>(Promise.resolve(null));
  useEffect(() => {
    if (challenge === null) return;
    work.current = compute(challenge, response);
    // Who sends learns of it.
    work.current.catch(() => {});
  }, [challenge, response]);
  const proof = () => work.current.catch(() => null);
  return {
    proof,
    send: async (post) => {
      try {
        return await post(await proof());
      } catch (error) {
        if (!(error instanceof RequestFailed) || error.code !== "bad-input") throw error;
        const { challenge: fresh } = await fetchSurvey(token);
        if (fresh === null) throw error;
        work.current = compute(fresh, response);
        return post(await work.current);
      }
    },
  };
}
