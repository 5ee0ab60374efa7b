/**
 * Asks one question at the terminal without echo and prints the answer: a program of its own, so that whoever needs a passphrase
 * can wait for it anywhere. The question comes as the first argument and goes to standard error.
 */
const [, , question = ''] = process.argv;
const CANCELLED = 130;

process.stderr.write(question);
process.stdin.setRawMode(true);
process.stdin.setEncoding('utf8');
let answer: string[] = [];

function end(code: number): void {
  process.stdin.setRawMode(false);
  process.stderr.write('\n');
  process.exitCode = code;
  process.stdin.destroy();
}

process.stdin.on('data', (text: string) => {
  // arrows and the marks around pasted text are no part of a passphrase
  for (const sign of text.replace(/\u001B\[[\d;]*[A-Za-z~]/gu, '')) {
    if (sign === '\r' || sign === '\n') {
      process.stdout.write(answer.join(''));
      end(0);
      return;
    }
    if (sign === '\u0003' || sign === '\u0004') {
      end(CANCELLED);
      return;
    }
    if (sign === '\u007F' || sign === '\b') answer.pop();
    else if (sign === '\u0015') answer = [];
    else if (sign >= ' ') answer.push(sign);
  }
});
process.stdin.once('end', () => { end(CANCELLED); });
