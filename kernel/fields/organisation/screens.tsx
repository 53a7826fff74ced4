import { screens as ofReferences } from '../reference/screens.tsx';

export const screens = ofReferences;
