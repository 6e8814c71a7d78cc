/** The part of jstat 1.9.6 that `distributions.ts` calls; the package brings no types. */
declare module "jstat" {
  interface Distribution1 {
    cdf(x: number, dof: number): number;
    inv(p: number, dof: number): number;
  }
  const jstat: {
    readonly jStat: { readonly chisquare: Distribution1 };
  };
  export default jstat;
}
