/**
 * What every consumer starts with: questions to the compiler, each an error when the answer is no. They stand for
 * what an app does with a value, where a plain statement would ask for more than the rule table does: an app that
 * reads an enum must cope with new values, so that the exact old type is not asked for.
 */
export const PRELUDE = `import type { components, operations, paths, Read, Sent, Services } from "./types.js";

declare const api: Services;
/** A value of a type, from wherever the app has it. */
declare function give<Type>(): Type;
declare function ok<Answer extends true>(): Answer;
/** A property that an answer always has. */
declare function always<Whole, Key extends keyof Whole>(...proof: {} extends Pick<Whole, Key> ? ["may be missing"] : []): Key;

type Present<Type> = [Type] extends [never] ? false : true;
type Same<One, Other> = (<Type>() => Type extends One ? 1 : 2) extends <Type>() => Type extends Other ? 1 : 2 ? true : false;
type Mutual<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;
/** One type, not several: what an app does with it needs no case distinction. */
type Single<Type> = [Parts<Type, Type>] extends [false] ? true : false;
type Parts<Type, Whole> = Type extends unknown ? ([Whole] extends [Type] ? false : true) : never;
/** Named values only, whichever they are. */
type Choice<Type> = string extends Type ? false : number extends Type ? false : Present<Type>;
type Holds<Whole, Part> = Present<Extract<Whole, Part>>;
/** What a media type of a body or an answer carries; parameters of the media type don't count. */
type Media<Content, Name extends string> = Content[keyof Content & (Name | \`\${Name};\${string}\`)];
type BodyOf<Answer> = Answer extends { content: infer Content } ? Content : undefined;

`;
