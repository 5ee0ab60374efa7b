import { describe, expect, it } from 'vitest';
import { listPolicyPacks, loadPolicyPack } from '../../src/io/schemas/policy.js';
import { checkPack } from '../../src/subsidy/check-pack.js';

const SHIPPED = listPolicyPacks().map(({ name }) => name);

describe('the policy packs that ship', () => {
  it('are the five documents and one to copy', () => {
    expect(SHIPPED).toEqual(['alxa-left', 'baise', 'chifeng', 'example', 'linyi', 'xianning']);
  });

  it.each(SHIPPED)('%s is sound', (name) => {
    expect(checkPack(loadPolicyPack(name)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each(SHIPPED)('%s says what its documents leave open, and what is done meanwhile', (name) => {
    const { leavesOpen } = loadPolicyPack(name);
    expect(leavesOpen.length).toBeGreaterThan(0);
    for (const { zh, meanwhile } of leavesOpen) expect(`${zh}${meanwhile.zh}`).toMatch(/\p{Script=Han}/u);
  });
});
