import type { RosterKind } from './kinds.js';
import type { Label } from './language.js';
import type { ComparedField } from './link.js';

/**
 * One level of a comparison 比对等级, e.g. name `same-sound`. `m` is how often two rows of one person give it, `u` how often
 * two rows of different people do; the weight is log2(m/u). A level without m and u (missing) weighs nothing.
 */
export interface LevelRule extends Label {
  readonly m?: number;
  readonly u?: number;
  /** `u` is to be divided by the number of roster rows: what it counts is rows that one person meets by chance. */
  readonly perRow?: boolean;
  /** Where the two numbers come from. */
  readonly source?: string;
}

/** How far a guard 防误 may let a pair come: still proposed, only asked one by one, or not at all. */
export type GuardCap = 'probable' | 'possible' | 'drop';

/** A reason code in words 缘由; with `cap`, pairs that carry it never stand higher; with `proposes`, never lower than a proposal, unless capped. */
export interface ReasonRule extends Label {
  readonly cap?: GuardCap;
  readonly proposes?: boolean;
}

/** The rules of linking as data: `schemas/rules/link.yaml`. Every number there carries its source. */
export interface LinkRules {
  /** Posterior probability from which a pair is proposed, and from which it is asked; and the least one that a certain link is given. */
  readonly thresholds: { readonly certain: number; readonly probable: number; readonly possible: number };
  /** What an equal identity number means, by level of the names. Levels in neither list: somebody else's number. */
  readonly equalNumber: {
    /** Compatible 姓名相容: the same person. */
    readonly certain: readonly string[];
    /** A slip of the pen in the name: proposed. */
    readonly probable: readonly string[];
    /** So strict must names be where the number is malformed, another document, or shared by several names. */
    readonly literal: readonly string[];
  };
  /** Identity levels that already say what these other fields would say again (birth date and sex are part of the number). */
  readonly implied: Readonly<Record<string, readonly ComparedField[]>>;
  readonly levels: Readonly<Record<ComparedField, Readonly<Record<string, LevelRule>>>>;
  /** Name levels whose `u` is the share of the name itself (`name`) or of its sound (`sound`) in the lists at hand. */
  readonly frequency: { readonly name: readonly string[]; readonly sound: readonly string[] };
  /** Of the people who are in a list, the share that equal numbers do not find; with the certain links it gives the prior. */
  readonly prior: { readonly missed: number };
  /** EM: below `minimumPairs` the shipped weights stand; no weight moves by more than `maximumBits`; shipped values count as `shippedPairs` pairs. */
  readonly refinement: { readonly minimumPairs: number; readonly maximumBits: number; readonly rounds: number; readonly shippedPairs: number };
  readonly limits: {
    /** More people than this under one blocking key: the key is not used, and said so. */
    readonly blockSize: number;
    /** Candidates kept for one person in one kind of roster. */
    readonly candidates: number;
    /** Rows kept for one person in one kind of roster by an equal number. */
    readonly rows: number;
    /** A number under this many plainly different names identifies nobody. */
    readonly sharedBy: number;
    /** Equal numbers in a row with other people's names that betray a shifted list. */
    readonly shiftedRun: number;
  };
  /** Evidence that is asked about although the person is certainly insured. */
  readonly askAnyway: readonly RosterKind[];
  /** Kinds whose rows are a person's once another row of their number and name was judged to be his. */
  readonly followsJudgement: readonly RosterKind[];
  readonly reasons: Readonly<Record<string, ReasonRule>>;
  /** Blocking keys in words. */
  readonly keys: Readonly<Record<string, Label>>;
}
