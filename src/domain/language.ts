/** The two languages of every label and message 语言. */
export type Language = 'zh' | 'en';

/** One text in both languages; Chinese is what the clerk reads, English what the engineer greps. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}
