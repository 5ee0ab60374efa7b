/** Heads of households 户主 as a list names them: by the relation to the head, or by the head's name, which is their own. */
import type { TargetRecord } from '../domain/record.js';
import type { PopulationRules } from '../domain/standing-rules.js';

export function isOwnHead(row: TargetRecord, { severeDisability: { headRelations } }: PopulationRules): boolean {
  return headRelations.includes(row.relation.trim()) || (row.headName !== null && row.headName.folded !== '' && row.headName.folded === row.name.folded);
}
