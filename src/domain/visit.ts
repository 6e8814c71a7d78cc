// A visit: the app in use without a pause. What has come in since the visit before this one ended is news. It belongs to a
// person in a workspace, whatever the device.

/** So long without use ends a visit. */
export const visitEndMs = 30 * 60_000;
