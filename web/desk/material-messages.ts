import type { Words } from '../../kernel/words.ts';

const w = (zh: string, en: string): Words => ({ zh, en });

/** Texts of the table in which materials are taken in. */
export const messages = {
  materials: w('材料', 'Materials'),
  material: w('材料', 'Material'),
  need: w('要求', 'Need'),
  necessary: w('必要', 'necessary'),
  conditional: w('视情形', 'in some cases'),
  paper: w('已收纸质件', 'On paper'),
  scans: w('扫描件（可多选）', 'Scans'),
  paper_of: (name: string) => w(`已收纸质件：${name}`, `On paper: ${name}`),
  scans_of: (name: string) => w(`扫描件：${name}`, `Scans: ${name}`),
} as const;
