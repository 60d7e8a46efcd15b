/**
 * What every consumer starts with: questions to the compiler, each an error when the answer is no. They stand for
 * what an app does with a value, where a plain statement would ask for more than the rule table does: an app that
 * reads an enum must cope with new values, so that the exact old type is not asked for.
 */
export const PRELUDE = `/** A value of a type, from wherever the app has it. */
export declare function give<Type>(): Type;
export declare function ok<Answer extends true>(): Answer;
/** A property that an answer always has. */
export declare function always<Whole, Key extends keyof Whole>(...proof: {} extends Pick<Whole, Key> ? ["may be missing"] : []): Key;

export type Present<Type> = [Type] extends [never] ? false : true;
export type Same<One, Other> = (<Type>() => Type extends One ? 1 : 2) extends <Type>() => Type extends Other ? 1 : 2 ? true : false;
export type Mutual<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;
/** One type, not several: what an app does with it needs no case distinction. */
export type Single<Type> = [Parts<Type, Type>] extends [false] ? true : false;
export type Parts<Type, Whole> = Type extends unknown ? ([Whole] extends [Type] ? false : true) : never;
/** Named values only, whichever they are. */
export type Choice<Type> = string extends Type ? false : number extends Type ? false : Present<Type>;
export type Holds<Whole, Part> = Present<Extract<Whole, Part>>;
/** What a media type of a body or an answer carries; parameters of the media type don't count. */
export type Media<Content, Name extends string> = Content[keyof Content & (Name | \`\${Name};\${string}\`)];
/** A property that is named, not one of any name. */
export type Knows<Whole, Key> = Key extends keyof { [Each in keyof Whole as string extends Each ? never : Each]: 1 } ? true : false;
export type Has<Whole, Key> = Key extends keyof Whole ? true : false;
export type Not<Answer> = Answer extends true ? false : true;
export type At<Whole, Key> = Key extends keyof Whole ? Whole[Key] : never;
export type BodyOf<Answer> = Answer extends { content: infer Content } ? Content : undefined;
`;

/** The first lines of every consumer. */
export const IMPORTS = `import type { components, operations, paths, Read, Sent, Services } from "./types.js";
import { always, At, BodyOf, Choice, give, Has, Holds, Knows, Media, Mutual, Not, ok, Present, Same, Single } from "../../prelude.js";
declare const api: Services;
`;
