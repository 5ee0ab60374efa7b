/**
 * Policy files as a clerk writes them, in yuan, and how a pack is put together from them: every amount becomes whole fen, every
 * value learns how near it is to the county.
 */
import type { Label } from './language.js';
import type { BenefitValue, ContributionValue, CoverageValue, FundingValue, GroupsValue, OverlapValue, PolicyHead, PolicyPack, PolicyPackHead, SubsidyValue, WindowValue } from './policy.js';
import { ToolError } from './tool-error.js';

/** One file of a pack; `values` are as in `domain/policy.ts`, with `yuan` for `fen` and without `layer`. */
export type PolicyFile =
  | ({ readonly parameter: 'pack'; readonly title: Label } & PolicyPackHead)
  | { readonly parameter: Exclude<keyof typeof MEMBERS, 'pack'>; readonly title: Label; readonly values: readonly object[] };

const MEMBERS = {
  groups: 'groups', contribution: 'contributions', subsidy: 'subsidies', overlap: 'overlaps', window: 'windows', coverage: 'coverages', funding: 'fundings', benefits: 'benefits',
} as const;

interface Values {
  readonly groups: readonly GroupsValue[];
  readonly contributions: readonly ContributionValue[];
  readonly subsidies: readonly SubsidyValue[];
  readonly overlaps: readonly OverlapValue[];
  readonly windows: readonly WindowValue[];
  readonly coverages: readonly CoverageValue[];
  readonly fundings: readonly FundingValue[];
  readonly benefits: readonly BenefitValue[];
}

/** A pack of its own files, in the order given. Null without a file of `parameter: pack`. */
export function assemblePack(name: string, files: readonly PolicyFile[]): PolicyPack | null {
  const head = files.find((file) => file.parameter === 'pack');
  if (head?.parameter !== 'pack') return null;
  const values = Object.fromEntries(Object.values(MEMBERS).map((member) => [member, [] as object[]]));
  for (const file of files) {
    if (file.parameter === 'pack') continue;
    for (const value of file.values) values[MEMBERS[file.parameter]]!.push({ ...(inFen(value) as object), layer: 0 });
  }
  const { title, place, divisions, documents, leavesOpen } = head;
  return { name, title, place, divisions, documents, leavesOpen, ...(head.extends === undefined ? {} : { extends: head.extends }), ...(values as unknown as Values) };
}

/** The pack on top of the one it extends: both speak, the nearer first; documents and open questions of both are kept. */
export function layered(base: PolicyPack, own: PolicyPack): PolicyPack {
  const below = <T extends PolicyHead>(values: readonly T[]): T[] => values.map((value) => ({ ...value, layer: value.layer - 1 }));
  return {
    ...own,
    documents: [...base.documents, ...own.documents], leavesOpen: [...base.leavesOpen, ...own.leavesOpen],
    groups: [...below(base.groups), ...own.groups], contributions: [...below(base.contributions), ...own.contributions], subsidies: [...below(base.subsidies), ...own.subsidies],
    overlaps: [...below(base.overlaps), ...own.overlaps], windows: [...below(base.windows), ...own.windows], coverages: [...below(base.coverages), ...own.coverages],
    fundings: [...below(base.fundings), ...own.fundings], benefits: [...below(base.benefits), ...own.benefits],
  };
}

/** Amounts of two parts: `yuan: 250` → `fen: 25000`, `total: { yuan: 770 }` → `totalFen: 77000`. */
function inFen(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inFen);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]: [string, unknown]) => {
    if (key === 'yuan') return ['fen', part === null ? null : wholeFen(part as number)];
    if (AMOUNTS.has(key) && typeof part === 'object' && part !== null && 'yuan' in part) return [`${key}Fen`, wholeFen(part.yuan as number)];
    return [key, inFen(part)];
  }));
}

const AMOUNTS = new Set(['fiscal', 'total']);

/** @throws ToolError `policy/amount` for a fraction of a fen: nobody can pay it. */
function wholeFen(yuan: number): number {
  const fen = Math.round(yuan * 100);
  if (Math.abs(yuan * 100 - fen) < 1e-6) return fen;
  throw new ToolError('policy/amount', { zh: `政策包里的金额 ${yuan} 元不到分`, en: `The amount ${yuan} yuan in the policy pack is no whole number of fen` }, { zh: '金额最多写两位小数', en: 'Write at most two decimals' });
}
