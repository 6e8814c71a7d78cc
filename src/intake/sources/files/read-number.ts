// Numbers as people and spreadsheets write them: comma or point decimals, thousands grouped by points, commas, blanks or
// apostrophes, a currency sign, a minus behind, brackets for negatives. Nothing is guessed: without a decimal mark said by the
// recipe, "1.234" and "1,234" are ambiguous and refused.

/** A number, or why it is none. */
export type ReadNumber =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly why: string };

const plain = /^-?\d+(\.\d+)?$/;
const scientific = /^[+-]?\d+([.,]\d+)?e[+-]?\d{1,3}$/i;
const aroundNumber = /^(?:[$€£¥]|US\$|[A-Z]{3})?\s*|\s*(?:[$€£¥%]|[A-Z]{3})?$/g;

function bad(text: string): ReadNumber {
  return { ok: false, why: `"${text.slice(0, 60)}" is no number` };
}

/** Reads a number written with the given decimal mark, or with whichever it unmistakably has. */
export function readNumber(text: string, decimal?: "." | ","): ReadNumber {
  if (decimal !== "," && plain.test(text) && (decimal === "." || !/^-?[1-9]\d{0,2}\.\d{3}$/.test(text))) {
    const value = Number(text);
    return Number.isFinite(value) ? { ok: true, value } : bad(text);
  }
  let body = text.trim();
  let sign = 1;
  const bracketed = /^\((.+)\)$/.exec(body);
  if (bracketed?.[1] !== undefined) {
    sign = -1;
    body = bracketed[1];
  }
  body = body.replace(/[−–]/g, "-");
  if (/^[^\d]*-/.test(body)) {
    sign = -sign;
    body = body.replace("-", "");
  } else if (body.endsWith("-")) {
    sign = -sign;
    body = body.slice(0, -1);
  }
  body = body.trim().replace(aroundNumber, "").replace(/^\+/, "").trim();
  if (scientific.test(body)) {
    const value = sign * Number(body.replace(",", "."));
    return Number.isFinite(value) ? { ok: true, value } : bad(text);
  }
  if (!/^\d[\d.,'’\s\u00a0\u202f]*$|^[.,]\d+$/.test(body)) return bad(text);
  const mark = decimal ?? findDecimal(body);
  if (mark === undefined)
    return { ok: false, why: `"${text.slice(0, 60)}" may mean two numbers: say "decimal" in the recipe` };
  const [whole, fraction, ...more] = body.split(mark);
  if (more.length > 0 || whole === undefined) return bad(text);
  if (fraction !== undefined && !/^\d*$/.test(fraction)) return bad(text);
  const group = mark === "." ? "," : ".";
  if (!isGrouped(whole, group)) return bad(text);
  const digits = whole.replace(/[^\d]/g, "") || "0";
  const value = sign * Number(`${digits}.${fraction === undefined || fraction === "" ? "0" : fraction}`);
  return Number.isFinite(value) ? { ok: true, value } : bad(text);
}

/** The decimal mark of a number that leaves no doubt about it. */
function findDecimal(body: string): "." | "," | undefined {
  const [points, commas] = [body.split(".").length - 1, body.split(",").length - 1];
  if (points === 0 && commas === 0) return ".";
  if (points > 0 && commas > 0) return body.lastIndexOf(".") > body.lastIndexOf(",") ? "." : ",";
  if (points + commas > 1) return points > 0 ? "," : ".";
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(body) ? undefined : points === 1 ? "." : ",";
}

function isGrouped(whole: string, group: string): boolean {
  if (/^\d*$/.test(whole)) return true;
  const separator = whole.includes(group) ? `\\${group}` : "['’\\s\\u00a0\\u202f]";
  return new RegExp(`^\\d{1,3}(${separator}\\d{3})+$`).test(whole);
}
