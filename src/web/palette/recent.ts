// What was chosen lately, remembered by id in this browser. Only what every person of the workspace has is remembered:
// never whom someone looked up.

const KEY = "vivencia.palette.recent";
const MOST = 5;

/** The ids, the latest first. */
export function recentIds(storage: Pick<Storage, "getItem"> = localStorage): string[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Remembers that an entry was chosen. */
export function remember(id: string, storage: Pick<Storage, "getItem" | "setItem"> = localStorage): void {
  try {
    const ids = [id, ...recentIds(storage).filter((one) => one !== id)].slice(0, MOST);
    storage.setItem(KEY, JSON.stringify(ids));
  } catch {
    // Storage can be forbidden; then nothing is remembered.
  }
}
