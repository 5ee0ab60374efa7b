/** Numbers as the pages print them, each with its bare value beside it for sorting and for programs. */
import { html, type Markup } from './markup.js';

/** 6931 → `6,931`. */
export function digits(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/gu, ',');
}

/** Fen as yuan: `1,234.50`. */
export function yuanDigits(fen: number): string {
  const sign = fen < 0 ? '−' : '';
  const whole = Math.abs(fen);
  return `${sign}${digits(Math.trunc(whole / 100))}.${String(whole % 100).padStart(2, '0')}`;
}

/** A number that can be read by machine: `data-name` says which one it is. */
export function figure(name: string, count: number): Markup {
  return html`<data data-name="${name}" value="${count}">${digits(count)}</data>`;
}

/** +12, −3, 0. */
export function signed(change: number): string {
  return change > 0 ? `+${digits(change)}` : change < 0 ? `−${digits(-change)}` : '0';
}
