/**
 * What clients do that share a budget without knowing of each other, such as processes with one account. Two things
 * bring them down: each request in a penalty starts it anew, so whoever comes back while others still wait ruins it for
 * all; and whoever sends a whole window at once leaves the others nothing but refusals. So:
 *
 * 1. Others are there after a 429, or when an answer says that more was spent than was sent from here. They are
 *    remembered for `SHARED_WINDOWS` windows after the last such sign.
 * 2. While they are there, everyone comes back a little after the service's time and never before (`slackMs`). One call
 *    goes first; what its answer says is left comes next, a share of it at a time (`shareOf`), with a break between an
 *    answer and the next call (`breakMs`). So all have their first call before anyone has a second, find the budget
 *    used up at about the same time, and come back together: a refusal then costs no more than the window that is used
 *    up anyway.
 * 3. Whoever is refused with the first call after a pause comes at other times than the others (`penaltiesToMeet`). All
 *    to whom that happens wait for the next of the times that the wall clock gives to all (`meetingMs`), and meet there.
 */

/** How many windows others are remembered. */
export const SHARED_WINDOWS = 3;

/**
 * How many penalties in a row, each with no success before it, tell that others come at other times. Among others one of
 * them may be a stranger's that is gone, or its own bad luck; it would lose more by leaving them for a meeting.
 */
export function penaltiesToMeet(isAmongOthers: boolean): number {
  return isAmongOthers ? 2 : 1;
}

/** How long after the service's time to come back: longer than the others' answers are apart, and not all at once. */
export function slackMs(windowMs: number, random: () => number): number {
  return (windowMs / 60) * (3 + random());
}

/**
 * How long to let others go first after an answer. After the first one of a window the break is the longer the more is
 * left (`left`, from 0 to 1): who came early waits for those who came late, so that they don't drift apart.
 */
export function breakMs(windowMs: number, left: number, random: () => number): number {
  return (windowMs / 60) * (3 * left + random() / 2);
}

/** How many calls may be on their way at a time, of those that are left for all. */
export function shareOf(remaining: number): number {
  return Math.min(remaining, Math.max(1, Math.floor(remaining / 8)));
}

/** How long a call that isn't answered holds back the next one: the service has counted it long since. */
export function patienceMs(windowMs: number): number {
  return windowMs / 12;
}

/** The next time that all meet: every one and a half windows of the wall clock, in milliseconds since the epoch. */
export function meetingMs(fromMs: number, windowMs: number): number {
  // Longer than a penalty, so that whoever comes to one meeting too early comes to the next with the others.
  const everyMs = 1.5 * windowMs;
  return Math.ceil(fromMs / everyMs) * everyMs;
}
