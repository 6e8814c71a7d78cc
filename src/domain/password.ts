// What a password must be. Length is what counts (NIST SP 800-63B); what a library keeps and checks is not here.

/** Fewest characters. */
export const passwordMin = 10;
