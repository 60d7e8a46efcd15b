import { isText, isTime } from "./first-difference.js";
import { NEW_WEBINAR, WEBINAR_CHANGE } from "./forms.js";
import { formRefusals, learnId, openWebinar } from "./lookups.js";
import type { ModelRequest } from "./operations.js";
import { type Outcome, REFUSALS, type RefusalCode, refused, unless } from "./outcome.js";
import { ACCOUNTS, type ModelAccount, type ModelUser } from "./people.js";
import { type Given, type ModelWebinar, type ModelWorld, nextNumber, sessionsOf } from "./world.js";

/** What the rules look at in the body of a webinar. */
interface WebinarBody {
  readonly title?: string;
  readonly description?: string;
  readonly settings?: Given & { readonly password?: string };
  readonly host?: { readonly linkedUser?: { readonly accountId: string } };
}

const accountOf = (user: ModelUser) => ACCOUNTS[user.accountId] as ModelAccount;

export function showWebinar({ host: { userId, accountId }, ...webinar }: ModelWebinar) {
  const { password } = webinar;
  return {
    id: webinar.id,
    title: webinar.title,
    description: webinar.description,
    host: { userId, accountId, linkedUser: { userId, accountId, domain: "pbx" } },
    settings: { ...webinar.settings, password: password === "made by the service" ? isText : password },
    creationTime: isTime(webinar.creationTimeMs),
    lastModifiedTime: isTime(webinar.lastModifiedTimeMs),
  };
}

export function createWebinar(world: ModelWorld, user: ModelUser, request: ModelRequest): Outcome {
  const form = formRefusals(request, NEW_WEBINAR);
  if (form.length > 0) return refused(...form);
  const { title = "", description, settings = {}, host } = request.body as WebinarBody;
  const isForeign = host !== undefined && host.linkedUser?.accountId !== user.accountId;
  const namesOther = host !== undefined && !user.isAdministrator;
  const refusals = [namesOther && REFUSALS.forbidden, isForeign && REFUSALS.forbidden];
  return unless([...refusals, ...settingRefusals(accountOf(user), {}, settings)], (answer) => {
    const webinar: ModelWebinar = {
      id: learnId(answer, world.knownWebinarIds),
      // The steps name no other host than the caller, if they name one of this account.
      host: user,
      number: nextNumber(world),
      creationTimeMs: world.nowMs,
      lastModifiedTimeMs: world.nowMs,
      title,
      description,
      settings: writableOf(settings),
      password: passwordAfter(accountOf(user), undefined, settings.password),
    };
    world.webinars.set(webinar.id, webinar);
    world.knownWebinarIds.push(webinar.id);
    return { status: 201, body: showWebinar(webinar) };
  });
}

export function getWebinar(world: ModelWorld, user: ModelUser, request: ModelRequest): Outcome {
  const { item: webinar, refusal } = openWebinar(world, user, request);
  const form = formRefusals(request);
  if (webinar === undefined || form.length > 0) return refused(...form, refusal);
  return unless([], () => ({ status: 200, body: showWebinar(webinar) }));
}

export function updateWebinar(world: ModelWorld, user: ModelUser, request: ModelRequest): Outcome {
  const { item: webinar, refusal } = openWebinar(world, user, request);
  const form = formRefusals(request, WEBINAR_CHANGE);
  if (webinar === undefined || form.length > 0) return refused(...form, refusal);
  const body = request.body as WebinarBody;
  const { title = webinar.title, description = webinar.description, settings = {} } = body;
  const isFixed = "host" in body || "registrationStatus" in body;
  const account = accountOf(webinar.host);
  return unless([isFixed && REFUSALS.forbidden, ...settingRefusals(account, webinar.settings, settings)], () => {
    const password = passwordAfter(account, webinar.password, settings.password);
    const lastModifiedTimeMs = world.nowMs;
    Object.assign(webinar, { title, description, password, lastModifiedTimeMs });
    webinar.settings = { ...webinar.settings, ...writableOf(settings) };
    return { status: 200, body: showWebinar(webinar) };
  });
}

/** Takes sessions and invitees with it. */
export function deleteWebinar(world: ModelWorld, user: ModelUser, request: ModelRequest): Outcome {
  const { item: webinar, refusal } = openWebinar(world, user, request);
  const form = formRefusals(request);
  if (webinar === undefined || form.length > 0) return refused(...form, refusal);
  const sessions = sessionsOf(world, webinar);
  const hasRun = sessions.some(({ status }) => status !== "Scheduled");
  return unless([hasRun && REFUSALS.forbidden], () => {
    world.webinars.delete(webinar.id);
    for (const { id } of sessions) world.sessions.delete(id);
    return { status: 204 };
  });
}

/** What is locked can't become anything else; what needs something that is off can't be turned on. */
function settingRefusals(account: ModelAccount, present: Given, changes: Given): (RefusalCode | false)[] {
  const { attendeeAuthentication = account.lockedAuthentication } = changes;
  const isLocked =
    account.lockedAuthentication !== undefined && attendeeAuthentication !== account.lockedAuthentication;
  const { qnaEnabled = true } = { ...present, ...changes };
  const turnsOnQna = changes.moderatedQnaEnabled === true || changes.qnaAnonymousEnabled === true;
  const isBroken = (changes.autoRecord === true && !account.recordingEnabled) || (turnsOnQna && qnaEnabled === false);
  return [isLocked && REFUSALS.forbidden, isBroken && REFUSALS.badParameter];
}

/** A blank password takes the password away; the service makes one where the account demands one. */
function passwordAfter(
  { passwordRequired }: ModelAccount,
  present: ModelWebinar["password"],
  given: string | undefined,
): ModelWebinar["password"] {
  const password = given ?? present ?? "";
  if (password !== "") return password;
  return passwordRequired ? "made by the service" : undefined;
}

/** The settings that can be changed, but for the password; the account decides the others. */
const WRITABLE = ["autoRecord", "qnaEnabled", "moderatedQnaEnabled", "qnaAnonymousEnabled", "attendeeAuthentication"];

function writableOf(settings: Given): Given {
  return Object.fromEntries(WRITABLE.filter((name) => name in settings).map((name) => [name, settings[name]]));
}
