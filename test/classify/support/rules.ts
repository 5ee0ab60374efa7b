/** The shipped rules of classification, read and checked as the program does. */
import path from 'node:path';
import type { StandingRules } from '../../../src/domain/standing-rules.js';
import { loadData, schemasFolder } from '../../../src/io/schemas/load.js';

const rule = <T>(name: string): T => loadData<T>(path.join(schemasFolder(), 'rules', `${name}.yaml`), name);

export const RULES: StandingRules = {
  standings: rule('standings'), reasons: rule('reasons'), remarks: rule('remarks'), populations: rule('populations'), evidence: rule('evidence'),
};
