// Mantine dressed in the tokens: its variables point at those of tokens.css, so that a colour is defined once.

import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineTheme,
} from "@mantine/core";

/** The accent in ten steps; Mantine derives hover and selected grounds from it. */
const mora: MantineColorsTuple = [
  "#fbf2f8",
  "#f7e9f3",
  "#ecc9e1",
  "#dd9fca",
  "#ca7bb2",
  "#b75f9d",
  "#a04787",
  "#873671",
  "#6e2b5c",
  "#521e44",
];

/** The neutral scale of tokens.css in Mantine's order, from light to dark; its dark scheme counts the other way round. */
const gray: MantineColorsTuple = [
  "#f8f6f8",
  "#f2eff2",
  "#e8e3e8",
  "#d3ccd4",
  "#c4bdc7",
  "#938a96",
  "#6d6371",
  "#574d5a",
  "#3a323d",
  "#211a23",
];
const dark: MantineColorsTuple = [
  "#f1edf2",
  "#bdb4c1",
  "#9c93a2",
  "#7d7484",
  "#3f3944",
  "#2d2931",
  "#242027",
  "#1b181d",
  "#131115",
  "#0c0a0d",
];

/** The theme of every Mantine component. */
export const theme = createTheme({
  colors: { mora, gray, dark },
  primaryColor: "mora",
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  fontFamily: "var(--v-font)",
  fontFamilyMonospace: "var(--v-mono)",
  fontSizes: {
    xs: "var(--v-text-xs)",
    sm: "var(--v-text-sm)",
    md: "var(--v-text-md)",
    lg: "var(--v-text-lg)",
    xl: "var(--v-text-xl)",
  },
  defaultRadius: 6,
  cursorType: "pointer",
  focusRing: "never",
  respectReducedMotion: true,
  // By name and not by `extend`: the components themselves stay with the pages that use them.
  components: {
    Button: {
      defaultProps: { size: "sm" },
      styles: { label: { fontWeight: 550 } },
      // The dark scheme's accent is light and carries dark text.
      vars: (_theme: MantineTheme, props: { variant?: string }) => ({
        root: (props.variant ?? "filled") === "filled" ? { "--button-color": "var(--v-on-accent)" } : {},
      }),
    },
    Checkbox: { defaultProps: { iconColor: "var(--v-on-accent)" } },
    ActionIcon: { defaultProps: { variant: "subtle", color: "gray", size: 32 } },
    Popover: { defaultProps: { shadow: "md", radius: 10 } },
    Modal: { defaultProps: { radius: 12, padding: "lg", centered: true } },
    Tooltip: { defaultProps: { openDelay: 300, fz: "xs" } },
  },
});

const scheme = {
  "--mantine-color-body": "var(--v-surface)",
  "--mantine-color-text": "var(--v-text)",
  "--mantine-color-dimmed": "var(--v-text-mute)",
  "--mantine-color-placeholder": "var(--v-text-mute)",
  "--mantine-color-default": "var(--v-surface)",
  "--mantine-color-default-hover": "var(--v-hover)",
  "--mantine-color-default-border": "var(--v-line-strong)",
  "--mantine-color-default-color": "var(--v-text)",
  "--mantine-color-anchor": "var(--v-accent)",
  "--mantine-color-error": "var(--v-bad-ink)",
  "--mantine-color-gray-light-hover": "var(--v-hover)",
  "--mantine-color-gray-light-color": "var(--v-text-soft)",
  "--mantine-color-mora-filled": "var(--v-accent)",
  "--mantine-color-mora-filled-hover": "var(--v-accent-strong)",
  "--mantine-color-mora-light": "var(--v-accent-soft)",
  "--mantine-color-mora-light-color": "var(--v-accent-strong)",
  "--mantine-shadow-md": "var(--v-shadow-float)",
  "--mantine-shadow-xl": "var(--v-shadow-float)",
};

/** Points Mantine's own variables at the tokens, which change with the scheme by themselves. */
export const resolveVariables: CSSVariablesResolver = () => ({ variables: {}, light: scheme, dark: scheme });
