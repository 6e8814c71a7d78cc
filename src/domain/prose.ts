// The small markup of the words on a dashboard: "# " and "## " headings, "- " and "1. " lists, **bold**, [words](https://…).
// Parsed into plain data that screens and mails draw as they draw all text: nothing of it is ever markup of a page.
// Whatever is typed parses; what is no markup is words.

/** A piece of a line. */
export interface Span {
  readonly text: string;
  readonly bold: boolean;
  /** An address of http, https or mailto; null for words alone. */
  readonly href: string | null;
}

/** A heading, a paragraph of lines, or a list. */
export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2; readonly spans: readonly Span[] }
  | { readonly kind: "paragraph"; readonly lines: readonly (readonly Span[])[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Span[])[] };

const linkPattern = /\[([^[\]]{1,300})\]\((https?:\/\/[^\s()<>"]{1,1000}|mailto:[^\s()<>"]{1,300})\)/;

function linksOf(text: string, bold: boolean): Span[] {
  const found = linkPattern.exec(text);
  if (!found) return text === "" ? [] : [{ text, bold, href: null }];
  const [whole, label = "", href = ""] = found;
  return [
    ...(found.index > 0 ? [{ text: text.slice(0, found.index), bold, href: null }] : []),
    { text: label, bold, href },
    ...linksOf(text.slice(found.index + whole.length), bold),
  ];
}

/** The pieces of one line. */
export function parseSpans(line: string): Span[] {
  const parts = line.split("**");
  // An odd mark at the end opens nothing.
  const closed = parts.length % 2 === 1 ? parts : [...parts.slice(0, -2), parts.slice(-2).join("**")];
  return closed.flatMap((part, i) => linksOf(part, i % 2 === 1));
}

/** Reads what was typed. */
export function parseProse(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: Span[][] = [];
  let list: { ordered: boolean; items: Span[][] } | undefined;
  const end = () => {
    if (lines.length > 0) blocks.push({ kind: "paragraph", lines });
    if (list) blocks.push({ kind: "list", ...list });
    lines = [];
    list = undefined;
  };
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = raw.trim();
    const heading = /^(#{1,2}) +(.+)$/.exec(line);
    const item = /^(?:([-*])|\d{1,3}[.)]) +(.+)$/.exec(line);
    if (line === "") end();
    else if (heading) {
      end();
      blocks.push({
        kind: "heading",
        level: heading[1] === "#" ? 1 : 2,
        spans: parseSpans(heading[2] ?? ""),
      });
    } else if (item) {
      const ordered = item[1] === undefined;
      if (list === undefined || list.ordered !== ordered) {
        end();
        list = { ordered, items: [] };
      }
      list.items.push(parseSpans(item[2] ?? ""));
    } else {
      if (list) end();
      lines.push(parseSpans(line));
    }
  }
  end();
  return blocks;
}
