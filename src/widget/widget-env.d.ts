// What the build puts in the place of files that are no scripts.

declare module "*.css?text" {
  /** The styles as text, without what only people read. */
  const text: string;
  export default text;
}
