// Names of languages in the reader's own.

import { useLanguage } from "../session/workspace.tsx";

/** Names a language by its tag; a tag that names none is shown as it is. */
export function useLanguageName(): (tag: string) => string {
  const own = useLanguage();
  return (tag) => {
    try {
      return new Intl.DisplayNames([own], { type: "language" }).of(tag) ?? tag;
    } catch {
      return tag;
    }
  };
}
