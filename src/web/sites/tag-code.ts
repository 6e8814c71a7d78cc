// The lines that a site puts into its pages. Code is not prose: it is the same in every language.

/** The tag of a site: tracking and surveys. */
export function tagCode(origin: string, writeKey: string): string {
  return `<script async src="${origin}/v.js" data-key="${writeKey}"></script>`;
}

/** The place of an embedded survey. */
export function slotCode(survey: string): string {
  return `<div data-vivencia-survey="${survey}"></div>`;
}

/** What a content security policy must allow. */
export function policyCode(origin: string): string {
  return `script-src ${origin}; connect-src ${origin}; img-src ${origin}`;
}
