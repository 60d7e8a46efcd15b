/** When a session that runs goes on to each part, in milliseconds after its start. */
export interface CoursePlan {
  readonly goingLiveMs: number;
  readonly liveMs: number;
  readonly debriefMs: number;
  readonly endMs: number;
}

/**
 * The plan of a session by its scheduled duration: a minute of practice, ten seconds of going live, then the broadcast
 * until a minute before the end. Sessions of less than ten minutes spend a tenth on each of the two minutes.
 */
export function planCourse(scheduledDuration: number): CoursePlan {
  const practice = Math.min(60, Math.floor(scheduledDuration / 10));
  const goingLive = Math.max(1, Math.min(10, Math.floor(practice / 6)));
  return {
    goingLiveMs: practice * 1000,
    liveMs: (practice + goingLive) * 1000,
    debriefMs: (scheduledDuration - practice) * 1000,
    endMs: scheduledDuration * 1000,
  };
}
