import { cellText, type Cell } from '../domain/cell.js';
import type { Field } from '../domain/fields.js';
import { isEnrolmentKind, isTargetKind, type SourceKind } from '../domain/kinds.js';
import type { LearntSheet, Mapping } from '../domain/mapping.js';
import { assignColumns, type Assignment } from './assign-columns.js';
import { classEvidence, hasNeeded, headerEvidence, otherListNamed, valueEvidence, wordEvidence, type Surroundings } from './evidence.js';
import type { Header } from './find-header.js';
import { foldText } from './fold-heading.js';
import { saidBesideFolder } from './folder-alone.js';
import type { Lexicon } from './lexicon.js';
import type { WindowRow } from './sheet-window.js';

/** A mapping tried on a sheet. `score` is what speaks for its kind. */
export interface Trial {
  readonly mapping: Mapping;
  readonly assignment: Assignment;
  readonly score: number;
  /** The part of the score that comes from words around the table. */
  readonly words: number;
  /** The words that its kind needs are there. */
  readonly needed: boolean;
}

export type Choice =
  | { readonly outcome: 'chosen'; readonly trial: Trial; /** What the evidence says where the clerk says something else. */ readonly despite?: Trial }
  | { readonly outcome: 'ambiguous'; readonly first: Trial; readonly second: Trial }
  | { readonly outcome: 'none'; readonly nearest: Trial | null; /** What the sheet says that it is a list of instead. */ readonly other?: string }
  | { readonly outcome: 'folder-alone'; /** What its folder alone says. */ readonly nearest: Trial; /** What the sheet itself says. */ readonly said: string };

/** What settles the kind from outside: the clerk's `--as`, and what was learnt of these headings last time. */
export interface Settled {
  readonly as?: SourceKind | undefined;
  readonly learnt?: LearntSheet | undefined;
  /** The insurance year, for columns that name one. */
  readonly year?: number | undefined;
}

/**
 * Chooses the mapping for a sheet: the clerk's word, then a mapping of her own, then what was learnt, then the evidence.
 * Learnt layouts step back when title, sheet or file name speak of another kind only: many lists share their headings.
 */
export function chooseMapping(lexicons: readonly Lexicon[], header: Header, rows: readonly WindowRow[], around: Surroundings, settled: Settled): Choice {
  const mappings = mappingsOf(lexicons);
  const words = wordEvidence(around, mappings);
  const classes = classEvidence(header.headings, rows, mappings);
  const telling = tellingHeadings(header, rows, mappings, words);
  const trials = lexicons.map((lexicon): Trial => {
    const { mapping } = lexicon;
    const assignment = assignColumns(lexicon, header, rows, {}, settled.year);
    const spoken = words.get(mapping.id) ?? 0;
    return { mapping, assignment, words: spoken, needed: hasNeeded(mapping, around, header.headings, rows), score: spoken + (classes.get(mapping.id) ?? 0) + headerEvidence(mapping, telling(mapping, 'for'), telling(mapping, 'against')) + valueEvidence(mapping, assignment, rows, (column) => telling(mapping, 'for').includes(header.headings[column]!)) };
  }).sort((a, b) => b.score - a.score || Number(b.mapping.own) - Number(a.mapping.own) || b.assignment.known - a.assignment.known || (a.mapping.id < b.mapping.id ? -1 : 1));
  const readable = trials.filter((trial) => hasPerson(trial.assignment));
  if (settled.as !== undefined) {
    const forced = readable.find((trial) => trial.mapping.kind === settled.as);
    if (forced === undefined) return { outcome: 'none', nearest: trials.find((trial) => trial.mapping.kind === settled.as) ?? null };
    const claimed = byEvidence(readable);
    return { outcome: 'chosen', trial: forced, ...(claimed.outcome === 'chosen' && claimed.trial.mapping.kind !== settled.as ? { despite: claimed.trial } : {}) };
  }
  const own = readable.filter(ownClaims);
  if (own.length > 0) return decide(own, 0);
  const other = otherListNamed(around, mappings);
  if (other !== null) return { outcome: 'none', nearest: trials[0] ?? null, other };
  const { learnt } = settled;
  if (learnt !== undefined) {
    const known = readable.find((trial) => trial.mapping.id === learnt.mapping) ?? readable.find((trial) => trial.mapping.kind === learnt.kind);
    const contradicted = known !== undefined && known.words === 0 && readable.some((trial) => trial.mapping.kind !== known.mapping.kind && trial.words > 0);
    if (known !== undefined && !contradicted) {
      const lexicon = lexicons.find((each) => each.mapping === known.mapping)!;
      return { outcome: 'chosen', trial: { ...known, assignment: assignColumns(lexicon, header, rows, learnt.columns, settled.year) } };
    }
  }
  const claimed = byEvidence(readable);
  if (claimed.outcome === 'chosen') {
    const { trial } = claimed;
    const ofFolder = trial.words - (wordEvidence({ ...around, folder: '' }, mappings).get(trial.mapping.id) ?? 0);
    const said = trial.score > ofFolder ? null : saidBesideFolder(trial.mapping, around, header.headings, mappings);
    if (said !== null) return { outcome: 'folder-alone', nearest: trial, said };
  }
  return claimed.outcome === 'none' ? { outcome: 'none', nearest: trials[0] ?? null } : claimed;
}

/**
 * The headings that speak for a kind, or against it. 死亡日期 of the few who died makes no death list of what is called 低保名单, nor 低保证号 of a few a
 * list of 低保 of what is called a roster: where the list's name says whose it is, headings of other kinds speak only if their columns are filled.
 */
function tellingHeadings({ headings }: Header, rows: readonly WindowRow[], mappings: readonly Mapping[], words: ReadonlyMap<string, number>): (mapping: Mapping, side: 'for' | 'against') => Header['headings'] {
  const filled = filledHeadings(headings, rows, mappings[0]?.vocabulary.no ?? []);
  if (filled.length === headings.length) return () => headings;
  const named = mappings.filter(({ id }) => (words.get(id) ?? 0) > 0);
  const isOfPeople = ({ kind }: Mapping): boolean => isEnrolmentKind(kind) || isTargetKind(kind);
  const namesNoTarget = named.length > 0 && !named.some(({ kind }) => isTargetKind(kind));
  // Without a name the headings that all have say whose list it is; registers of the population share those of others.
  const showsPeople = named.length === 0 && mappings.some((mapping) => isOfPeople(mapping) && headerEvidence(mapping, filled) >= mapping.weights.claim);
  return (mapping, side) => {
    if (side === 'against') return namesNoTarget ? filled : headings;
    if (named.length > 0) return named.some(({ kind }) => kind === mapping.kind) ? headings : filled;
    return showsPeople && !isOfPeople(mapping) && mapping.kind !== 'population' ? filled : headings;
  };
}

/** The headings under which something stands on at least half of the rows, 无 and / apart; all of them where there are too few rows to tell. */
function filledHeadings(headings: Header['headings'], rows: readonly WindowRow[], no: readonly string[]): Header['headings'] {
  if (rows.length < ROWS_TO_TELL) return headings;
  const nothing = new Set(no.map(foldText));
  const holds = (cell: Cell | undefined): boolean => {
    const text = foldText(cellText(cell));
    return /[\p{L}\p{N}]/u.test(text) && !nothing.has(text);
  };
  return headings.filter((_, column) => rows.filter((row) => row.filled.includes(column) && holds(row.cells[column])).length * 2 >= rows.length);
}

const ROWS_TO_TELL = 3;

const mappingsKnown = new WeakMap<readonly Lexicon[], readonly Mapping[]>();

/** The same array for the same lexicons: the words of the kinds are collected once for it. */
function mappingsOf(lexicons: readonly Lexicon[]): readonly Mapping[] {
  const known = mappingsKnown.get(lexicons) ?? lexicons.map(({ mapping }) => mapping);
  mappingsKnown.set(lexicons, known);
  return known;
}

function byEvidence(readable: readonly Trial[]): Choice {
  const claiming = readable.filter((trial) => !trial.mapping.own && trial.needed && trial.score >= trial.mapping.weights.claim);
  return claiming.length === 0 ? { outcome: 'none', nearest: null } : decide(claiming, claiming[0]!.mapping.weights.margin);
}

function decide(trials: readonly Trial[], margin: number): Choice {
  const first = trials[0]!;
  const second = trials.find((trial) => trial.mapping.kind !== first.mapping.kind);
  if (second !== undefined && first.score - second.score < margin + (margin === 0 ? 1e-9 : 0)) return { outcome: 'ambiguous', first, second };
  return { outcome: 'chosen', trial: first };
}

function hasPerson(assignment: Assignment): boolean {
  return assignment.people.some(({ columns }) => columns.name !== undefined || columns.idNumber !== undefined || columns.certificate !== undefined);
}

/** A clerk's mapping claims a sheet that shows the evidence it asks for, or, if it asks for none, all columns that it names. */
function ownClaims(trial: Trial): boolean {
  const { mapping, assignment, score } = trial;
  if (!mapping.own) return false;
  const { words, headers, values } = mapping.identify;
  if ((words ?? []).length + (headers ?? []).length + (values ?? []).length > 0) return score >= mapping.weights.claim;
  const fields = Object.keys(mapping.named) as Field[];
  return fields.length > 0 && fields.every((field) => assignment.own.has(field));
}
