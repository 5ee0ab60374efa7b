/** Reads a JSON report of vitest: prints `<passed> <failed>`, then each failure by name with the beginning of what was said. */
import { readFileSync } from 'node:fs';

try {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
  console.log(numPassedTests, numFailedTests);
  for (const { name, status, message, assertionResults } of testResults) {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    for (const { fullName, failureMessages } of failed) say(`${name}: ${fullName}`, failureMessages[0]);
    if (status === 'failed' && failed.length === 0) say(name, message);
  }
} catch {
  console.log(0, 1);
  console.log('✗ no report of the tests');
}

function say(what, why = '') {
  console.log([`✗ ${what}`, ...why.split('\n').slice(0, 12)].join('\n    '));
}
