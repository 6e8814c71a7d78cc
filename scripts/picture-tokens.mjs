// The picture of the design tokens for the guide, drawn from the real tokens.css: a swatch and a name for each colour in both
// schemes, the steps of type, the distances. A token that is added there appears here by itself.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./prepare.mjs";

const css = readFileSync(join(root, "src/web/design/tokens.css"), "utf8");
const light = css.slice(css.indexOf(":root"), css.indexOf('[data-mantine-color-scheme="dark"]'));

/** Names of the tokens of the light scheme whose value fits. */
function tokens(fits) {
  return [...light.matchAll(/^\s*(--v-[\w-]+):\s*([^;]+);/gm)].filter((match) => fits(match[1], match[2]));
}

const groups = [
  [/^--v-(ground|surface|sunken|hover|line|line-strong|control-line|text|text-soft|text-mute)$/, "neutral"],
  [/^--v-(accent|accent-\w+|on-accent|focus)$/, "accent"],
  [/^--v-(bad|good|middle)/, "bad → good"],
];

function swatches() {
  return groups
    .map(([pattern, heading]) => {
      const all = tokens((name, value) => pattern.test(name) && value.startsWith("#"));
      const items = all.map(([, name]) => `<li><i style="background:var(${name})"></i>${name}</li>`).join("");
      return `<h2>${heading}</h2><ul class="swatches">${items}</ul>`;
    })
    .join("");
}

function scales() {
  const type = tokens((name, value) => name.startsWith("--v-text-") && value.endsWith("rem"));
  const gaps = tokens((name) => /^--v-\d$/.test(name));
  return `<h2>type</h2><ul class="type">${type
    .map(
      ([, name, value]) => `<li><b style="font-size:var(${name})">41,7</b><span>${name} ${value}</span></li>`,
    )
    .join("")}</ul><h2>distance</h2><ul class="gaps">${gaps
    .map(([, name, value]) => `<li><i style="width:var(${name})"></i>${name} ${value}</li>`)
    .join("")}</ul>`;
}

/** The page of the picture: the light scheme beside the dark one. */
export function tokensPage() {
  return `<!doctype html><html><head><style>${css}
body { margin: 0; display: grid; grid-template-columns: 1fr 1fr; font: 12px/1.4 system-ui, sans-serif; }
section { padding: 24px 28px; background: var(--v-ground); color: var(--v-text); font-variant-numeric: tabular-nums; }
h2 { margin: 18px 0 8px; font-size: 13px; font-weight: 600; }
h2:first-child { margin-top: 0; }
ul { margin: 0; padding: 0; list-style: none; color: var(--v-text-soft); }
.swatches { display: grid; grid-template-columns: repeat(3, 1fr); gap: 8px 12px; }
.swatches li, .gaps li { display: flex; align-items: center; gap: 8px; }
.swatches i { flex: none; width: 36px; height: 26px; border-radius: 6px; box-shadow: inset 0 0 0 1px var(--v-line-strong); }
.type { display: flex; flex-wrap: wrap; align-items: end; gap: 8px 18px; }
.type b { display: block; font-weight: 600; letter-spacing: -0.02em; line-height: 1.15; color: var(--v-text); }
.gaps { display: grid; grid-template-columns: repeat(3, 1fr); gap: 6px 12px; }
.gaps i { flex: none; height: 10px; border-radius: 2px; background: var(--v-accent); }
</style></head><body>
<section>${swatches()}${scales()}</section>
<section data-mantine-color-scheme="dark">${swatches()}${scales()}</section>
</body></html>`;
}
