/** Encodes text as GB18030, which Node can only decode: the table is the decoder's, turned round. */

let table: Map<number, Buffer> | null = null;

export function encodeGb18030(text: string): Buffer {
  table ??= buildTable();
  const pieces: Buffer[] = [];
  let plain = '';
  for (const char of text) {
    if (char < '\u0080') {
      plain += char;
      continue;
    }
    if (plain !== '') pieces.push(Buffer.from(plain, 'latin1'));
    plain = '';
    const point = char.codePointAt(0) ?? 0;
    pieces.push(point > 0xffff ? fourBytes(point - 0x10000 + 189_000) : (table.get(point) ?? Buffer.from('?')));
  }
  if (plain !== '') pieces.push(Buffer.from(plain, 'latin1'));
  return Buffer.concat(pieces);
}

function buildTable(): Map<number, Buffer> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<number, Buffer>();
  const add = (bytes: Buffer): void => {
    const point = decoder.decode(bytes).codePointAt(0) ?? 0xfffd;
    if (point !== 0xfffd && !found.has(point)) found.set(point, bytes);
  };
  for (let lead = 0x81; lead <= 0xfe; lead += 1) for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) add(Buffer.from([lead, trail]));
  for (let index = 0; index < 39_420; index += 1) add(fourBytes(index));
  return found;
}

/** GB 18030-2005: the linear index of a four-byte code, least significant part last. */
function fourBytes(index: number): Buffer {
  return Buffer.from([0x81 + Math.floor(index / 12_600), 0x30 + (Math.floor(index / 1260) % 10), 0x81 + (Math.floor(index / 10) % 126), 0x30 + (index % 10)]);
}
