/** The last step of the build: reads and checks every data file that the product ships, and keeps what was read beside the program. */
import { readEverything } from './load.js';
import { listPolicyPacks, loadPolicyPack, loadSubsidyRules } from './policy.js';
import { writePrepared } from './prepared.js';
import { loadRules } from './rules.js';
import { loadWorksheetRules } from './worksheet-rules.js';

writePrepared([]); // nothing of an earlier build
JSON.stringify(loadRules()); // each group is read when it is first asked for
loadSubsidyRules();
loadWorksheetRules();
for (const { name } of listPolicyPacks()) loadPolicyPack(name);
writePrepared(readEverything());
