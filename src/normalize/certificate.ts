/** Disability certificate numbers 残疾人证号: the citizen's number, a digit for the type, one for the level, and a reissue mark. */

/** The parts of a certificate number; nothing is checked here but the shape. */
export interface CertificateParts {
  /** The first 18 characters, the holder's identity number. */
  readonly number: string;
  /** 1 视力 2 听力 3 言语 4 肢体 5 智力 6 精神 7 多重. */
  readonly typeDigit: string;
  /** 1 (heaviest) to 4. */
  readonly levelDigit: string;
  /** `B1` for the first reissue 补证, empty for the first issue. */
  readonly reissue: string;
}

/** A citizen's number with type and level. */
export const SHORTEST_CERTIFICATE = 20;

/** Reads 20 to 22 characters as a certificate number, or null for any other shape. */
export function certificateParts(text: string): CertificateParts | null {
  const match = /^(\d{17}[\dXx])([1-7])([1-4])(B\d?)?$/iu.exec(text);
  if (match === null) return null;
  return {
    number: (match[1] as string).toUpperCase(),
    typeDigit: match[2] as string,
    levelDigit: match[3] as string,
    reissue: (match[4] ?? '').toUpperCase(),
  };
}

/**
 * The citizen's number of a certificate in which it is broken (a letter, a digit too many), without type, level and reissue mark;
 * null where the text may as well be a number with a slip. Nineteen digits stay as they are: 17 and two, or 18 and one.
 */
export function brokenCertificateNumber(text: string): string | null {
  const match = /^([\dA-Z]{18}|\d{19})[1-7][1-4](?:B\d?)?$/iu.exec(text) ?? /^(\d{17})[1-7][1-4]B\d?$/iu.exec(text);
  return match === null || !/\d{12}/u.test(match[1] as string) ? null : (match[1] as string).toUpperCase();
}
