/** Which stored links wait for a word at all, as a condition of SQL. */
import { UNASKED } from '../../domain/link.js';

/** True for links whose answer matters to somebody's standing. A reason stands in the link's JSON as a word in quotes. */
export const ASKED = UNASKED.map((reason) => `instr(link, '"${reason}"') = 0`).join(' and ');
