/** 核实方式: how somebody made sure of a person's situation (domain brief §2.5). */
export const VERIFICATION_METHODS = {
  phone: { zh: '电话', en: 'by telephone' },
  visit: { zh: '入户', en: 'by visit' },
  records: { zh: '数据比对', en: 'by comparing records' },
} as const;
export type VerificationMethod = keyof typeof VERIFICATION_METHODS;
