/** Code of a parameter, dotted: `licence.decision.working_days`. */
export type ParameterCode = string;
